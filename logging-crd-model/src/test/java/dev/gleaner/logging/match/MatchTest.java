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
}
