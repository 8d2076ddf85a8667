package dev.gleaner.event.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.audit.UserInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActorTest {
    private static final String RANCHER = "system:serviceaccount:cattle-system:rancher";

    /** The extra attributes that Rancher sends for a user who is logged in to Harvester as admin. */
    private static final UserInfo RANCHERS_ADMIN = UserInfo.of(u -> u.username("user-vxq5m")
            .addGroups("system:authenticated", "system:cattle:authenticated")
            .putExtra("principalid", List.of("local://user-vxq5m"))
            .putExtra("username", List.of("admin")));

    static Stream<Arguments> actors() {
        return Stream.of(
                argumentSet("a user", actor("alice"), "alice", "alice", List.of("alice")),
                argumentSet("nobody", new Actor(UserInfo.NOBODY, Optional.empty()), "", "<none>", List.of("")),
                argumentSet(
                        "Rancher for somebody",
                        new Actor(user(RANCHER), Optional.of(RANCHERS_ADMIN)),
                        "user-vxq5m",
                        "user-vxq5m (admin) through " + RANCHER,
                        List.of("admin", "user-vxq5m", RANCHER)),
                argumentSet(
                        "somebody whom the authenticator knows by two names",
                        new Actor(RANCHERS_ADMIN, Optional.empty()),
                        "user-vxq5m",
                        "user-vxq5m (admin)",
                        List.of("admin", "user-vxq5m")),
                argumentSet(
                        "kubectl --as",
                        actor("alice", "system:serviceaccount:x:y"),
                        "alice",
                        "alice as system:serviceaccount:x:y",
                        List.of("alice", "system:serviceaccount:x:y")),
                argumentSet(
                        "a user as another",
                        actor("admin", "alice"),
                        "admin",
                        "admin as alice",
                        List.of("admin", "alice")),
                argumentSet(
                        "the administrator of the cluster as another",
                        actor("system:admin", "bob"),
                        "system:admin",
                        "system:admin as bob",
                        List.of("bob", "system:admin")),
                argumentSet(
                        "a name that is no service account's",
                        actor("systematic", "bob"),
                        "systematic",
                        "systematic as bob",
                        List.of("systematic", "bob")));
    }

    @ParameterizedTest
    @MethodSource("actors")
    void anActorHasAPersonWordsAndNames(Actor actor, String person, String inWords, List<String> names) {
        assertThat(actor.person().username()).isEqualTo(person);
        assertThat(actor.inWords()).isEqualTo(inWords);
        assertThat(names).allMatch(actor::is);
        assertThat(actor.is("somebody else")).isFalse();
        assertThat(actor.is("ADMIN")).isFalse();
    }

    private static Actor actor(String user) {
        return new Actor(user(user), Optional.empty());
    }

    private static Actor actor(String user, String impersonated) {
        return new Actor(user(user), Optional.of(user(impersonated)));
    }

    private static UserInfo user(String name) {
        return UserInfo.of(u -> u.username(name));
    }

    @Test
    void thePersonMayHaveALoginName() {
        assertThat(new Actor(user(RANCHER), Optional.of(RANCHERS_ADMIN)).login())
                .contains("admin");
        assertThat(new Actor(user("alice"), Optional.of(RANCHERS_ADMIN)).login())
                .isEmpty();
    }
}
