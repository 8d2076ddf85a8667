package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.UserInfo;
import java.util.List;
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
 */
public record Actor(UserInfo user, Optional<UserInfo> impersonated) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    /** The extra attribute in which Rancher stores the login name. */
    private static final String LOGIN = "username";

    /** Refuses null. */
    public Actor {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(impersonated, "impersonated");
    }

    /** The actor of one stage of a request. At {@code RequestReceived}, the impersonated user is not known yet. */
    public static Actor of(AuditEvent event) {
        Objects.requireNonNull(event, "event");
        return new Actor(event.user(), event.impersonatedUser());
    }

    /** The person behind the request, as far as it is recorded. */
    public UserInfo person() {
        return actsForSomebody() ? impersonated.orElse(user) : user;
    }

    /** The Rancher login name of the person; empty if it is not recorded. */
    public Optional<String> login() {
        return person().firstExtra(LOGIN);
    }

    /**
     * Whether this is a name of the actor: of the authenticated user, of the impersonated user, or the Rancher login
     * name of either. The comparison is exact.
     */
    public boolean is(String name) {
        return users().anyMatch(
                        who -> who.username().equals(name) || logins(who).contains(name));
    }

    /**
     * The actor in words: {@code alice}, {@code alice as system:serviceaccount:x:y}, or
     * {@code user-vxq5m (admin) through system:serviceaccount:cattle-system:rancher}; {@code <none>} for nobody.
     */
    public String inWords() {
        String authenticated = inWords(user);
        return impersonated
                .map(Actor::inWords)
                .map(other -> actsForSomebody() ? other + " through " + authenticated : authenticated + " as " + other)
                .orElse(authenticated);
    }

    private boolean actsForSomebody() {
        return impersonated.isPresent() && user.username().startsWith(SERVICE_ACCOUNT);
    }

    private Stream<UserInfo> users() {
        return Stream.concat(Stream.of(user), impersonated.stream());
    }

    private static List<String> logins(UserInfo who) {
        return who.extra().getOrDefault(LOGIN, List.of());
    }

    private static String inWords(UserInfo who) {
        String name = who.username().isEmpty() ? "<none>" : who.username();
        return who.firstExtra(LOGIN)
                .filter(login -> !login.equals(name))
                .map(login -> name + " (" + login + ")")
                .orElse(name);
    }
}
