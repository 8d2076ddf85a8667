package dev.gleaner.logging.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchTest {
    @Test
    void aStepDoesNotSelectAndExclude() {
        String both = "select: {}\nexclude:\n  hosts: [a]\n";
        String message = "2:1: exclude: select and exclude cannot be set simultaneously [match-select-and-exclude]";
        assertThat(violations(both, Match.class)).containsExactly(message);
        assertThat(violations(both, ClusterMatch.class)).containsExactly(message);
    }

    @Test
    void aStepThatDoesNeitherIsIgnored() {
        String message =
                "1:1: warning: neither select nor exclude; the operator ignores the element" + " [match-neither]";
        assertThat(violations("select: null\n", Match.class)).containsExactly(message);
        assertThat(violations("exclude:\n", ClusterMatch.class)).containsExactly(message);
    }

    @Test
    void aSelectorWithoutConditionsSurvives() {
        assertThat(Manifests.read("select: {}\n", Match.class).orThrow().toYaml())
                .isEqualTo("select: {}\n");
        assertThat(ClusterMatch.exclude(s -> {}).toYaml()).isEqualTo("exclude: {}\n");
    }

    @Test
    void stepsReadAsTheyAreWritten() {
        assertThat(Match.select(s -> s.putLabel("app", "x").addHost("node-1")).toYaml())
                .isEqualTo("""
                        select:
                          labels:
                            app: x
                          hosts:
                          - node-1
                        """);
        assertThat(ClusterMatch.exclude(s -> s.addContainerName("proxy")
                                .addNamespaces("kube-system", "default")
                                .addNamespacesRegex("^test-"))
                        .toYaml())
                .isEqualTo("""
                        exclude:
                          namespaces:
                          - kube-system
                          - default
                          container_names:
                          - proxy
                          namespaces_regex:
                          - ^test-
                        """);
    }

    @Test
    void onlyClusterFlowsSelectByNamespace() {
        assertThat(violations("select:\n  namespaces: [a]\n", ClusterMatch.class))
                .isEmpty();
        assertThat(violations("select:\n  namespaces: [a]\n", Match.class))
                .containsExactly("2:3: select.namespaces: unknown field \"namespaces\" [field-unknown]");
    }

    @Test
    void labelsOfTheNamespaceAreAConditionOfAnExcludeOnly() {
        assertThat(violations("exclude:\n  namespace_labels: {team: a}\n", Match.class))
                .isEmpty();
        assertThat(violations("select:\n  namespace_labels: {team: a}\n", Match.class))
                .containsExactly("2:3: select.namespace_labels: unknown field \"namespace_labels\" [field-unknown]");
        assertThatThrownBy(() -> Match.select(s -> s.putNamespaceLabel("team", "a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("namespace_labels is a condition of an exclude, not of a select");
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void theElementsOfAConditionAreOneText() {
        assertThat(violations("select: {hosts: ['a,b'], labels: {c: 'd,e'}}\n", Match.class))
                .containsExactly(
                        "1:18: select.hosts[0]: warning: a comma divides elements, so fluentd compares with the parts of"
                                + " \"a,b\" [match-comma]",
                        "1:35: select.labels.c: warning: a comma divides elements, so fluentd compares with the parts of"
                                + " \"d,e\" [match-comma]");
        assertThat(violations("select: {hosts: ['a #b', c]}\n", Match.class))
                .containsExactly("1:10: select.hosts: warning: a blank and # start a comment; fluentd reads only \"a\""
                        + " [value-comment]");
        assertThat(violations("select: {namespaces_regex: ['[a-z]+', 'b(']}\n", ClusterMatch.class))
                .containsExactly(
                        "1:10: select.namespaces_regex: got incomplete JSON array configuration: \"[a-z]+,b(\""
                                + " [value-unreadable]",
                        "1:39: select.namespaces_regex[1]: warning: every batch of records goes to the error output: end"
                                + " pattern with unmatched parenthesis: \"b(\" [match-regexp]");
    }
}
