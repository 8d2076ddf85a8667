package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.UserInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user who makes a request, and the user who is impersonated. If a service account impersonates a user, as Rancher
 * does for the users of Harvester, the impersonated user is the person. If any other user impersonates, as with
 * {@code kubectl --as}, the authenticated user is the person, even if it is {@code system:admin}.
 *
 * @param user the authenticated user; {@link UserInfo#NOBODY} if authentication failed
 * @param impersonated the impersonated user; empty without impersonation, and if it is not recorded
 * @param onBehalfOf the person for whom the authenticated user makes the request, as recorded by another log; empty if
 * no log records it. See {@link RancherPeople}.
 */
public record Actor(UserInfo user, Optional<UserInfo> impersonated, Optional<UserInfo> onBehalfOf) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    /**
     * The extra attributes in which providers of logins store the name of the person: Rancher, EKS and AKS. A prefix
     * with a domain may precede them.
     */
    private static final List<String> LOGINS = List.of("username", "sessionName", "upn");

    /** The extra attributes in which providers of logins identify the person: Rancher and EKS. */
    private static final List<String> PRINCIPALS = List.of("principalid", "arn", "canonicalArn");

    /** Refuses null. */
    public Actor {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(impersonated, "impersonated");
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
    }

    /** An actor of whom no other log records a person. */
    public Actor(UserInfo user, Optional<UserInfo> impersonated) {
        this(user, impersonated, Optional.empty());
    }

    /** The actor of a request that is made for a person. */
    Actor onBehalfOf(UserInfo person) {
        return new Actor(user, impersonated, Optional.of(person));
    }

    /** The actor of one stage of a request. At {@code RequestReceived}, the impersonated user is not known yet. */
    public static Actor of(AuditEvent event) {
        Objects.requireNonNull(event, "event");
        return new Actor(event.user(), event.impersonatedUser());
    }

    /**
     * The actor of a request with these annotations. A login at OpenShift's OAuth server has no user; an annotation has
     * the name with which the client tried to log in.
     */
    Actor withLogin(Map<String, String> annotations) {
        String name = annotations.getOrDefault("authentication.openshift.io/username", "");
        return name.isEmpty()
                        || !user.username().equals("system:anonymous")
                                && !user.username().isEmpty()
                ? this
                : new Actor(user.edit(u -> u.username(name)), impersonated, onBehalfOf);
    }

    /** The person behind the request, as far as it is recorded. */
    public UserInfo person() {
        return onBehalfOf.orElseGet(() -> actsForSomebody() ? impersonated.orElse(user) : user);
    }

    /**
     * The login name of the person, as Rancher, EKS and AKS record it; empty if it is not recorded.
     */
    public Optional<String> login() {
        return values(person(), LOGINS).findFirst();
    }

    /**
     * The identity of the person at the provider of logins, such as {@code github_user://1234} of Rancher or the ARN of
     * EKS; empty if it is not recorded.
     */
    public Optional<String> principal() {
        return values(person(), PRINCIPALS).findFirst();
    }

    /**
     * Whether this is a name of the actor: of the authenticated user, of the impersonated user, or the login name or
     * principal of either, or of the person on whose behalf they act. The comparison is exact.
     */
    public boolean is(String name) {
        if (user.username().equals(name)) {
            return true;
        }
        return users().anyMatch(who -> who.username().equals(name)
                || Stream.concat(values(who, LOGINS), values(who, PRINCIPALS)).anyMatch(name::equals));
    }

    /**
     * The actor in words: {@code alice}, {@code alice as system:serviceaccount:x:y}, or
     * {@code user-vxq5m (admin) through system:serviceaccount:cattle-system:rancher}; {@code <none>} for nobody.
     */
    public String inWords() {
        String authenticated = inWords(user);
        if (onBehalfOf.isPresent()) {
            return inWords(onBehalfOf.get()) + " through " + authenticated;
        }
        return impersonated
                .map(Actor::inWords)
                .map(other -> actsForSomebody() ? other + " through " + authenticated : authenticated + " as " + other)
                .orElse(authenticated);
    }

    private boolean actsForSomebody() {
        return impersonated.isPresent() && user.username().startsWith(SERVICE_ACCOUNT);
    }

    private Stream<UserInfo> users() {
        return Stream.of(Stream.of(user), impersonated.stream(), onBehalfOf.stream())
                .flatMap(all -> all);
    }

    /** The values of attributes with one of these names, in the order of the names. */
    private static Stream<String> values(UserInfo who, List<String> names) {
        if (!hasAny(who, names)) {
            return Stream.empty();
        }
        return names.stream().flatMap(name -> who.extra().entrySet().stream()
                .filter(extra -> extra.getKey().equals(name) || extra.getKey().endsWith("/" + name))
                .flatMap(extra -> extra.getValue().stream()));
    }

    /** Whether there is such an attribute. A fast check: most service accounts have only other attributes. */
    private static boolean hasAny(UserInfo who, List<String> names) {
        for (String key : who.extra().keySet()) {
            for (String name : names) {
                if (key.endsWith(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String inWords(UserInfo who) {
        String name = who.username().isEmpty() ? "<none>" : who.username();
        if (!hasAny(who, LOGINS) && !hasAny(who, PRINCIPALS)) {
            return name;
        }
        return Stream.concat(values(who, LOGINS), values(who, PRINCIPALS))
                .findFirst()
                .filter(login -> !login.equals(name))
                .map(login -> name + " (" + login + ")")
                .orElse(name);
    }
}
