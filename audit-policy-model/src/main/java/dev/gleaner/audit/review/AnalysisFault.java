package dev.gleaner.audit.review;

import dev.gleaner.document.Fault;

/**
 * Warnings about parts of a policy that kube-apiserver accepts, but that have no effect, or probably not the intended
 * one.
 */
public final class AnalysisFault {
    /**
     * The analysis stopped after a number of steps, because the policy has many rules with long lists that overlap. The
     * message names what was not checked; everything else that is reported is correct. Shorten the lists, or merge
     * rules. The server loads the policy regardless.
     */
    public static final Fault ANALYSIS_GIVEN_UP =
            Fault.warning("audit-analysis-given-up", "the analysis stopped after %s steps; not checked: %s");

    /**
     * A rule with namespaces lists a resource that belongs to no namespace. Requests for it have no namespace, so the
     * entry matches nothing that succeeds. Put the resource into a rule without {@code namespaces}.
     */
    public static final Fault CLUSTER_SCOPE = Fault.warning(
            "audit-cluster-scope",
            "%s belong to no namespace, so a rule for namespaces does not match them; expected a rule without namespaces");

    /** A list contains an entry twice. The second has no effect; perhaps another value was intended. Remove one. */
    public static final Fault ENTRY_REPEATED =
            Fault.warning("audit-entry-repeated", "%s is already in this list, at %s");

    /**
     * No API group has this name: it is misspelt, or people use it for another one. The entry matches no request. The core group is
     * {@code ""}; the name of any other group is the part of {@code apiVersion} before the slash.
     */
    public static final Fault GROUP_UNKNOWN =
            Fault.warning("audit-group-unknown", "no API group is named %s; expected %s");

    /**
     * A rule has {@code resourceNames}, and only verbs of requests without a name: a create has the name in its body,
     * which rules do not compare, and a deletecollection has no name. The entry matches nothing. Remove the names, or
     * write a rule for other verbs. The empty name {@code ""} matches requests without a name.
     */
    public static final Fault NAMES_NEVER = Fault.warning(
            "audit-names-never",
            "no %s request has a name when rules are evaluated, so this matches nothing; omit resourceNames");

    /**
     * No namespace can have this name: names of namespaces consist of lower case letters, digits and dashes. The entry
     * matches no request. The entry {@code ""} matches requests without a namespace.
     */
    public static final Fault NAMESPACE_INVALID = Fault.warning(
            "audit-namespace-invalid",
            "no namespace can be named %s; expected at most 63 lower case letters, digits and dashes");

    /**
     * No request is recorded: every rule has the level {@code None}, or every stage is omitted, or no request reaches
     * the rules that record. The audit log is enabled and stays empty. Add a rule, or disable the audit log.
     */
    public static final Fault NOTHING_RECORDED =
            Fault.warning("audit-nothing-recorded", "no request is recorded, so the log stays empty");

    /**
     * No event is recorded at the stage {@code ResponseComplete}. The other events are recorded before the request is
     * authorised or answered: a denied request looks like an allowed one, and the response code, the reason of the
     * decision, the impersonated user and the name of a created object are missing. Remove {@code ResponseComplete}
     * from {@code omitStages}; to get one event for each request, omit {@code RequestReceived}.
     */
    public static final Fault OUTCOME_NEVER = Fault.warning(
            "audit-no-outcome",
            "outcomes are never recorded: without ResponseComplete there is no response code, and a denied request looks"
                    + " like an allowed one");

    /**
     * No resource has such a name: it is a kind, in upper case, or has its group after a dot. Names are compared
     * exactly, so the entry matches no request. Write the plural of the URL, such as {@code pods} for {@code Pod}, and
     * put the group into {@code group}.
     */
    public static final Fault RESOURCE_NAME =
            Fault.warning("audit-resource-name", "no resource is named %s; expected %s");

    /**
     * A resource pattern has a star or a slash where it has no meaning. Such a pattern is compared literally and
     * matches no request. Valid patterns are {@code *} for everything, {@code pods}, {@code pods/log}, {@code pods/*}
     * for pods and all their subresources, and <code>*&#47;log</code> for a subresource of any resource.
     */
    public static final Fault RESOURCE_PATTERN =
            Fault.warning("audit-resource-pattern", "%s is compared literally and matches nothing; expected %s");

    /**
     * The group does not have this resource, so the entry matches no request. The resources of the core group are fixed;
     * all others belong to other groups, and an entry without {@code group} does not match them. In other groups only
     * singulars, misspelt names and resources of the core group are reported. Correct the name, or the group.
     */
    public static final Fault RESOURCE_UNKNOWN = Fault.warning("audit-resource-unknown", "%s has no resource %s%s");

    /**
     * A rule matches only requests that no client can send, such as one for a resource with a star in its name, for a
     * URL without leading slash, or for a node in a namespace. In practice it never decides. Correct the name, which another warning usually
     * reports.
     */
    public static final Fault RULE_UNREAL =
            Fault.warning("audit-rule-unreal", "the rule decides only requests that no client can send, such as %s");

    /**
     * A rule never decides: earlier rules match everything that it matches, and the first rule that matches decides.
     * Move it before them if it is an exception; otherwise remove it.
     */
    public static final Fault RULE_UNREACHABLE =
            Fault.warning("audit-rule-unreachable", "the rule never decides: %s every request that it matches");

    /**
     * The log contains secrets or tokens: at level {@code Request} those in the bodies of writes, at
     * {@code RequestResponse} also those in responses. Everyone who can read the log or its destination can read them.
     * Put a rule with the level {@code Metadata} for {@code secrets}, {@code serviceaccounts/token} and
     * {@code tokenreviews} before this one.
     */
    public static final Fault SECRET_RECORDED =
            Fault.warning("audit-secret-recorded", "secrets are recorded: the level is %s for %s");

    /**
     * The name of a service account, or of a group of them, has too few or too many parts and matches nobody. A service
     * account is the user {@code system:serviceaccount:NAMESPACE:NAME}. The service accounts of a namespace are the
     * group {@code system:serviceaccounts:NAMESPACE}, and all service accounts are the group
     * {@code system:serviceaccounts}.
     */
    public static final Fault SERVICE_ACCOUNT =
            Fault.warning("audit-service-account", "no %s is named %s; expected %s");

    /**
     * Kubernetes reserves names that start with {@code system:}, and this one differs from one of its users or groups in
     * a letter. The entry matches no request. Correct the name.
     */
    public static final Fault SUBJECT_UNKNOWN =
            Fault.warning("audit-subject-unknown", "no %s is named %s; expected %s");

    /**
     * Sessions that are opened with {@code create} are recorded, and sessions that are opened with {@code get} are not.
     * kubectl uses {@code get} over a websocket, for {@code exec} and {@code attach} from 1.30 on, and for
     * {@code port-forward} from 1.31 on. Many other programs have always used it, and the consoles of virtual machines
     * use nothing else. Such sessions are missing in the log. Put a rule with the level {@code Metadata} for these
     * resources, with both verbs or without verbs, before the rule that omits reads.
     */
    public static final Fault SESSION_READS = Fault.warning(
            "audit-session-reads", "sessions opened with \"get\", as by kubectl from 1.30 on, are not recorded: %s");

    /**
     * A rule omits a stage that the policy omits for every rule. This has no effect, because both lists are combined.
     * Remove it from one of them. A rule cannot record a stage that the policy omits.
     */
    public static final Fault STAGE_REPEATED =
            Fault.warning("audit-stage-repeated", "the policy already omits %s for every rule");

    /**
     * A URL is the path of a resource. {@code nonResourceURLs} never match a resource, so the pattern matches nothing.
     * Use {@code resources}. Paths such as {@code /api}, {@code /apis/apps/v1} and {@code /healthz} are not resources.
     */
    public static final Fault URL_OF_RESOURCE = Fault.warning(
            "audit-url-of-resource", "%s is the path of a resource, which nonResourceURLs never match; use resources");

    /**
     * A URL has a query or a fragment. The server compares only the path, so the pattern matches nothing. Remove that
     * part; a rule cannot distinguish requests by it.
     */
    public static final Fault URL_QUERY =
            Fault.warning("audit-url-query", "a path has no query and no fragment; expected %s instead of %s");

    /**
     * A group is listed in {@code users}. No user has that name, so the entry matches no request. Move it to
     * {@code userGroups}. A rule with users and groups matches only requests that meet both conditions.
     */
    public static final Fault USER_IS_GROUP =
            Fault.warning("audit-user-is-group", "%s is a group, not a user; move it to userGroups");

    /**
     * A user is listed in {@code userGroups}. No group has that name, so the entry matches no request. Move it to
     * {@code users}. A rule with users and groups matches only requests that meet both conditions.
     */
    public static final Fault USER_GROUP_IS_USER =
            Fault.warning("audit-user-group-is-user", "%s is a user, not a group; move it to users");

    /**
     * No request of the rule has this verb. Verbs are lower case. Requests for resources have the verbs of Kubernetes,
     * such as {@code create} for a POST; all others have the HTTP method, such as {@code post}. RBAC verbs such as
     * {@code use} or {@code impersonate} are not verbs of requests.
     */
    public static final Fault VERB_UNKNOWN = Fault.warning("audit-verb-unknown", "%s has the verb %s; expected %s");

    /**
     * A star is used in a list of exact names. Users, groups, verbs, namespaces and names of objects have no wildcards,
     * unlike in RBAC. The entry matches nothing. To match all, omit the list.
     */
    public static final Fault WILDCARD =
            Fault.warning("audit-wildcard", "%s have no wildcards, so %s matches nothing; %s");

    /**
     * The policy records some verbs that change resources and not others. Without {@code update} most changes by
     * programs are missing, and without {@code deletecollection} the deletion of many objects at once. List all of
     * {@code create}, {@code update}, {@code patch}, {@code delete} and {@code deletecollection}.
     */
    public static final Fault WRITES_MISSING =
            Fault.warning("audit-writes-missing", "changes by %s are never recorded");

    private AnalysisFault() {}
}
