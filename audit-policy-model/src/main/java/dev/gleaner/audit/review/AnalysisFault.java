package dev.gleaner.audit.review;

import dev.gleaner.document.Fault;

/** What kube-apiserver accepts in a policy, though it does nothing, or not what is likely meant. */
public final class AnalysisFault {
    /**
     * Whether rules ever decide, and what a policy records, is hard to say where many rules with long lists overlap. The
     * analysis was given up after a number of steps. It did not get to what the message names, so that nothing is known about
     * that, good or bad; what else is reported holds. Shorten the lists, or merge rules. The server loads the policy all the
     * same.
     */
    public static final Fault ANALYSIS_GIVEN_UP =
            Fault.warning("audit-analysis-given-up", "the analysis was given up after %s steps; not checked: %s");

    /**
     * An entry stands twice in one list. It changes nothing, but one of the two was perhaps meant to be another. Leave
     * one out.
     */
    public static final Fault ENTRY_REPEATED =
            Fault.warning("audit-entry-repeated", "%s stands in the same list before, at %s");

    /**
     * The name of an API group is one that no group has, but that the core group or another one goes by in speech. The
     * entry matches no request. The core group is {@code ""}; the name of any other is the part of {@code apiVersion}
     * before the slash.
     */
    public static final Fault GROUP_UNKNOWN =
            Fault.warning("audit-group-unknown", "no API group is named %s; expected %s");

    /**
     * Names of objects stand in a rule for verbs that come without one. A request to create something has its name in
     * the body, which is not looked at when the rules are tried, and one to delete a collection has none; the entry
     * matches nothing. Leave the names out, or make a rule for other verbs. The empty name {@code ""} matches requests
     * without a name.
     */
    public static final Fault NAMES_NEVER = Fault.warning(
            "audit-names-never",
            "no request to %s has a name when rules are tried, so that this matches nothing; leave resourceNames out");

    /**
     * A text stands among the namespaces that is none: names of namespaces have lower case letters, digits and dashes.
     * No request has it. Requests outside of any namespace are matched by {@code ""}.
     */
    public static final Fault NAMESPACE_INVALID = Fault.warning(
            "audit-namespace-invalid",
            "no namespace can be named %s; expected lower case letters, digits and dashes, 63 at most");

    /**
     * Nothing is recorded of any request: every rule has the level {@code None}, or every stage is left out, or no request
     * gets to the rules that record something. Auditing is on and the log stays empty. Add a rule, or turn auditing off.
     */
    public static final Fault NOTHING_RECORDED =
            Fault.warning("audit-nothing-recorded", "nothing is recorded of any request, so that the log stays empty");

    /**
     * No event is written at the stage {@code ResponseComplete}. What is left is written before the request is authorised or
     * answered: a refused request looks like a granted one, and there is neither a response code nor the reason of a
     * decision, the impersonated user or the name of what was created. Take {@code ResponseComplete} out of
     * {@code omitStages}, and leave {@code RequestReceived} out if one event for each request is wanted.
     */
    public static final Fault OUTCOME_NEVER = Fault.warning(
            "audit-no-outcome",
            "no outcome is ever recorded: without ResponseComplete there is no response code, and a refused request looks"
                    + " like a granted one");

    /**
     * A resource is named as no resource is: by its kind, in upper case, or with its group behind a dot. Names are
     * compared as they stand, so that it matches no request. Write the plural of the URL, such as {@code pods} for
     * {@code Pod}, and its group in {@code group}.
     */
    public static final Fault RESOURCE_NAME =
            Fault.warning("audit-resource-name", "no resource is named %s; expected %s");

    /**
     * A pattern of resources has a star or a slash where it has no meaning. Such a pattern is compared as it stands and
     * matches no request. There are {@code *} for everything, {@code pods}, {@code pods/log}, {@code pods/*} for pods
     * and all their subresources, and <code>*&#47;log</code> for a subresource of anything.
     */
    public static final Fault RESOURCE_PATTERN =
            Fault.warning("audit-resource-pattern", "%s is compared as it stands and matches nothing; expected %s");

    /**
     * A resource stands in the core group, which does not have it. The resources of that group are always the same; all
     * others are of other groups, and an entry without {@code group} does not match them. Correct the name, or write the
     * group of the resource.
     */
    public static final Fault RESOURCE_UNKNOWN =
            Fault.warning("audit-resource-unknown", "the core group has no resource %s%s");

    /**
     * A rule matches requests, but only such as no client can send, like one for a resource with a star in its name, or one
     * for a URL that does not begin with a slash. In practice it never decides. Correct the name, which is mostly told by
     * itself, too.
     */
    public static final Fault RULE_UNREAL =
            Fault.warning("audit-rule-unreal", "the rule decides only requests that no client can send, such as %s");

    /**
     * A rule never decides, as earlier rules match everything that it matches, and the first rule that matches decides. Move
     * it before them if it is an exception from them; otherwise it can go.
     */
    public static final Fault RULE_UNREACHABLE =
            Fault.warning("audit-rule-unreachable", "the rule never decides: %s everything that it does");

    /**
     * The body of a Secret, or a token, gets into the log: at {@code Request} what a write sends, at {@code RequestResponse}
     * what is answered as well. Whoever reads the log, or the place that it is shipped to, has it. Put a rule with the
     * level {@code Metadata} for {@code secrets}, {@code serviceaccounts/token} and {@code tokenreviews} before this one.
     */
    public static final Fault SECRET_RECORDED =
            Fault.warning("audit-secret-recorded", "secrets are recorded: the level is %s for %s");

    /**
     * The name of a service account, or of a group of them, has too few or too many parts, so that nobody has it. A
     * service account is the user {@code system:serviceaccount:NAMESPACE:NAME}; those of a namespace are the group
     * {@code system:serviceaccounts:NAMESPACE}, all of them {@code system:serviceaccounts}.
     */
    public static final Fault SERVICE_ACCOUNT =
            Fault.warning("audit-service-account", "no %s is named %s; expected %s");

    /**
     * Sessions are recorded when a {@code create} opens them, and not when a {@code get} does. kubectl from 1.30 on runs {@code
     * exec} and {@code attach}, and from 1.31 on {@code port-forward}, by a {@code get} over a websocket, as many programs
     * always did; the consoles of virtual machines know nothing else. Whoever does so leaves no trace. Put a rule with the level
     * {@code Metadata} for these resources, with both verbs or none, before the rule that drops reads.
     */
    public static final Fault SESSION_READS = Fault.warning(
            "audit-session-reads",
            "a session that is opened by \"get\", as kubectl does from 1.30 on, is not recorded: %s");

    /**
     * A rule leaves out a stage that the policy leaves out for every rule. It changes nothing; both lists are taken
     * together. Leave it out of one. A rule cannot bring back what the policy leaves out.
     */
    public static final Fault STAGE_REPEATED =
            Fault.warning("audit-stage-repeated", "the policy omits %s for every rule already");

    /**
     * A URL is the path of a resource. What kube-apiserver serves as a resource is never matched by
     * {@code nonResourceURLs}, whatever its path, so that the pattern matches nothing. Write {@code resources}. Paths such
     * as {@code /api}, {@code /apis/apps/v1} and {@code /healthz} are no resources.
     */
    public static final Fault URL_OF_RESOURCE = Fault.warning(
            "audit-url-of-resource",
            "requests for %s are for resources, which nonResourceURLs never match; use resources");

    /**
     * A URL has a query or a fragment. The server compares the path alone, which has neither, so that the pattern matches
     * nothing. Leave that part out; a rule cannot tell requests apart by it.
     */
    public static final Fault URL_QUERY =
            Fault.warning("audit-url-query", "a path has no query and no fragment; expected %s instead of %s");

    /**
     * A group stands among the users. Nobody has that name, so that it matches no request. Move it to
     * {@code userGroups}; mind that a rule with both users and groups matches only who is in both.
     */
    public static final Fault USER_IS_GROUP =
            Fault.warning("audit-user-is-group", "%s is a group of users; expected it in userGroups");

    /**
     * A user stands among the groups. No group has that name, so that it matches no request. Move it to {@code users};
     * mind that a rule with both users and groups matches only who is in both.
     */
    public static final Fault USER_GROUP_IS_USER =
            Fault.warning("audit-user-group-is-user", "%s is a user and no group; expected it in users");

    /**
     * A verb is one that no request of the rule has. Verbs are lower case. Requests for resources have the verbs of
     * Kubernetes, such as {@code create} for a POST; all others have the HTTP method, such as {@code post}. Permissions
     * such as {@code use} or {@code impersonate} are no verbs of requests.
     */
    public static final Fault VERB_UNKNOWN = Fault.warning("audit-verb-unknown", "%s has the verb %s; expected %s");

    /**
     * A star stands where names are compared as they are: users, groups, verbs, namespaces and names of objects have no
     * wildcards, though RBAC has some. The entry matches nothing. To match all, leave the list out.
     */
    public static final Fault WILDCARD =
            Fault.warning("audit-wildcard", "%s have no wildcards, so that %s matches nothing; %s");

    /**
     * Some verbs that change resources are recorded, others of no request at all. Without {@code update} most changes by
     * programs are missing, without {@code deletecollection} the deletion of many objects at once. List all of
     * {@code create}, {@code update}, {@code patch}, {@code delete} and {@code deletecollection}.
     */
    public static final Fault WRITES_MISSING =
            Fault.warning("audit-writes-missing", "no request is recorded that changes something by %s");

    private AnalysisFault() {}
}
