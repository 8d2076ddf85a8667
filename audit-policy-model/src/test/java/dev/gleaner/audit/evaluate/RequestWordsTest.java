package dev.gleaner.audit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create pods in default by alice",
                "get pods/log web-0 in prod by alice",
                "list nodes by system:apiserver",
                "create virtualmachines.kubevirt.io in prod by bob",
                "get virtualmachineinstances.subresources.kubevirt.io/vnc vm1 in prod by bob",
                "get /healthz by nobody",
                "post /a%20b by \"nobody\"",
                "get \"by\" by alice",
                "list pods by alice ()",
                "list pods by alice (ops, system:masters)",
                "list pods by system:node:n1 (system:nodes)",
                "delete pods \"web 0\" in \"a\\\"b\" by \"al ice\""
            })
    void wordsAreReadAsTheyAreWritten(String words) {
        AuditRequest request = AuditRequest.inWords(words);
        assertThat(AuditRequest.inWords(request.toString())).isEqualTo(request);
    }

    @Test
    void eachWordIsAnAttribute() {
        assertThat(AuditRequest.inWords("get scales.apps/status web in prod by alice (ops, system:masters)"))
                .isEqualTo(AuditRequest.of(r -> r.verb("get")
                        .resource("apps", "scales/status")
                        .name("web")
                        .namespace("prod")
                        .user("alice")
                        .addGroups("ops", "system:masters")));
        assertThat(AuditRequest.inWords("GET /api/v1/namespaces/prod/pods?watch=true by alice (dev)"))
                .isEqualTo(AuditRequest.of("GET", "/api/v1/namespaces/prod/pods?watch=true")
                        .by("alice", "dev"));
        for (String user : List.of("alice", "system:anonymous", "system:node:n1", "system:serviceaccount:prod:app")) {
            assertThat(AuditRequest.inWords("GET /version by " + user))
                    .isEqualTo(AuditRequest.of("GET", "/version").as(user));
        }
        assertThat(AuditRequest.inWords("head /version by nobody"))
                .isEqualTo(AuditRequest.of(r -> r.verb("head").path("/version")));
    }

    static Stream<Arguments> users() {
        return Stream.of(
                user("alice", "system:authenticated"),
                user("system:anonymous", "system:unauthenticated"),
                user("system:apiserver", "system:masters"),
                user("system:node:node1", "system:nodes", "system:authenticated"),
                user(
                        "system:serviceaccount:prod:app",
                        "system:serviceaccounts",
                        "system:serviceaccounts:prod",
                        "system:authenticated"),
                user("alice ()"),
                user("alice (,)"),
                user("\"nobody\"", "system:authenticated"));
    }

    private static Arguments user(String words, String... groups) {
        return argumentSet(words, words, List.of(groups));
    }

    @ParameterizedTest
    @MethodSource("users")
    void theServerGivesGroupsUnlessTheyAreWritten(String user, List<String> groups) {
        assertThat(AuditRequest.inWords("list pods by " + user).groups()).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|expected a verb, such as create, or a method, such as GET",
                "create|expected a resource, such as pods, or a path, such as /healthz",
                "create pods|expected by and a user at the end, or by nobody if authentication fails",
                "create pods in|expected a namespace after in",
                "create pods by|expected a user after by",
                "create pods by alice smith|found \"smith\" after the user; groups follow in parentheses, such as (dev, ops)",
                "create pods a b by alice|expected by and a user; found \"b\"",
                "create pods by alice (\"a\")|a group in quotes is not supported",
                "create pods by nobody (x)|nobody is in no group",
                "GET pods by alice|after the method GET, expected a path that starts with a slash; found \"pods\"",
                "get /api/v1/pods by alice|the path \"/api/v1/pods\" is that of a resource; write the method, such as GET"
                        + " /api/v1/pods, or the verb and the resource",
                "get \"pods by alice|a quoted word has no end, or no space follows it",
                "get \"a\\x\" by alice|the quoted word \"a\\x\" is not a text of JSON",
            })
    void otherWordsAreRefused(String words, String problem) {
        assertThatThrownBy(() -> AuditRequest.inWords(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("cannot be read: " + problem
                        + "; requests are such as create pods/exec web-0 in prod by alice, or GET /healthz by nobody");
    }

    static Stream<Arguments> quotedWords() {
        return Stream.of(
                argumentSet("the name in", "get pods %s in default by alice", "in"),
                argumentSet("the name by", "get pods %s in default by alice", "by"),
                argumentSet("a verb like a method", "%s pods in default by alice", "GET"),
                argumentSet("a user with a parenthesis", "get pods in default by %s", "alice(dev)"),
                argumentSet("the user nobody", "get pods in default by %s", "nobody"),
                argumentSet("a space in a name", "get pods %s by alice", "web 0"),
                argumentSet("a space in a resource", "get %s by alice", "po ds.apps/log"));
    }

    @ParameterizedTest
    @MethodSource("quotedWords")
    void aWordThatMeansSomethingElseIsQuoted(String words, String word) {
        String quoted = words.formatted('"' + word + '"');
        assertThat(AuditRequest.inWords(quoted)).hasToString(quoted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "\\\\", "\\\"", "\\n", "a\\\"", "é"})
    void aQuotedWordHasAnyLengthUpToTheLimit(String part) {
        String words = "get pods \"" + part.repeat(9_900 / part.length()) + "\" by alice";
        assertThat(AuditRequest.inWords(words).name())
                .hasSize(9_900 / part.length() * (part.startsWith("a\\") ? 2 : 1));
    }

    @Test
    void endlessWordsAreRefused() {
        assertThatThrownBy(() -> AuditRequest.inWords("x ".repeat(6000)))
                .hasMessage("a request has more than 10000 characters");
    }
}
