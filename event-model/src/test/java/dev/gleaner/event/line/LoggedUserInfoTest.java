package dev.gleaner.event.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.UserInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoggedUserInfoTest {
    private static final String LINE = """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata",\
        "auditID":"8a1f3a2e-8a4e-4a0f-9a55-0d7a1c2f3b44","stage":"RequestReceived","requestURI":"/api/v1/pods",\
        "verb":"list","user":USER,"sourceIPs":["10.0.0.1"],"userAgent":"kubectl",\
        "requestReceivedTimestamp":"2022-08-22T09:36:56.344000Z","stageTimestamp":"2022-08-22T09:36:56.344000Z"}\
        """;

    private static final String ALICE = """
        {"username":"alice \\u003calice@example.com\\u003e","uid":"u1","groups":["développeurs","a\\"b"],\
        "extra":{"one":["1","\\n"],"two":[]}}\
        """;

    private final AuditLineScanner scanner = new AuditLineScanner(new DecodedValues());

    private UserInfo user(String json) {
        byte[] line = LINE.replace("USER", json).getBytes(StandardCharsets.UTF_8);
        return Objects.requireNonNull(scanner.scan(line, 0, line.length), json).user();
    }

    @Test
    void aUserFromALogEqualsABuiltOne() {
        UserInfo built = UserInfo.of(u -> u.username("alice <alice@example.com>")
                .uid("u1")
                .addGroups("développeurs", "a\"b")
                .putExtra("one", List.of("1", "\n"))
                .putExtra("two", List.of()));
        UserInfo read = user(ALICE);
        assertThat(read).isEqualTo(built).hasSameHashCodeAs(built).hasToString(built.toString());
        assertThat(built).isEqualTo(read);
    }

    @Test
    void fieldsThatAreAbsentAreEmpty() {
        assertThat(user("{}")).isEqualTo(UserInfo.NOBODY);
        assertThat(user("{\"groups\":[\"a\"]}")).isEqualTo(UserInfo.of(u -> u.addGroup("a")));
        assertThat(user("{\"uid\":\"1\",\"extra\":{\"a\":[\"b\"]}}"))
                .isEqualTo(UserInfo.of(u -> u.uid("1").putExtra("a", List.of("b"))));
    }

    @Test
    void theValuesOfAUserCannotBeChanged() {
        UserInfo user = user(ALICE);
        assertThat(user.groups()).isUnmodifiable();
        assertThat(user.extra()).isUnmodifiable();
        assertThat(user.extra().get("one")).isUnmodifiable();
    }

    @Test
    void eventsShareAUserThatOccursOften() {
        for (int i = 0; i < 3; i++) {
            user(ALICE);
        }
        assertThat(user(ALICE)).isSameAs(user(ALICE));
    }

    @Test
    void usersThatDifferOnlyAtTheirEndAreDifferent() {
        String bob = ALICE.replace("\"two\":[]", "\"two\":[\"2\"]");
        for (int i = 0; i < 3; i++) {
            assertThat(user(ALICE).extra().get("two")).isEmpty();
            assertThat(user(bob).extra().get("two")).containsExactly("2");
        }
    }
}
