package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.UserInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who makes a request, and as whom. When a service account impersonates somebody, as Rancher does for the people who
 * use Harvester, then that somebody is the person. When another user impersonates, as with {@code kubectl --as}, then the
 * user remains the person, also when it is {@code system:admin}.
 *
 * @param user the one who was authenticated; {@link UserInfo#NOBODY} when nobody was
 * @param impersonated as whom the user acts; empty without impersonation, and where the record does not tell
 */
public record Actor(UserInfo user, Optional<UserInfo> impersonated) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    /** The extra in which Rancher tells the name that a person logs in with. */
    private static final String LOGIN = "username";

    /** Refuses null. */
    public Actor {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(impersonated, "impersonated");
    }

    /** The actor that one stage of a request tells; the later stages tell more. */
    public static Actor of(AuditEvent event) {
        Objects.requireNonNull(event, "event");
        return new Actor(event.user(), event.impersonatedUser());
    }

    /** The one behind the request, as far as the record tells. */
    public UserInfo person() {
        return actsForSomebody() ? impersonated.orElse(user) : user;
    }

    /** The name with which the person logs in to Rancher; empty where the record does not tell one. */
    public Optional<String> login() {
        return person().firstExtra(LOGIN);
    }

    /**
     * Whether a name is one of the actor's: that of the authenticated user, that of the impersonated one, or the one with
     * which either logs in to Rancher. Names are compared as they are.
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
