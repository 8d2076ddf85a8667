package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment in a file switches rules off for a line. */
class CommentTest {
    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            %s
            metadata: {name: f, namespace: default} %s
            spec: {globalOutputRefs: [o]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# gleaner: ignore control-namespace",
                "#gleaner:ignore control-namespace",
                "# gleaner: ignore match-pattern, control-namespace",
                "# gleaner: ignore control-namespace: this Logging has another namespace",
                "# gleaner: ignore control-namespace\n# because this Logging has another one"
            })
    void aCommentAboveTheLineSwitchesARuleOff(String comment) {
        assertThat(codes(FLOW.formatted(comment, ""))).isEmpty();
    }

    @Test
    void aCommentOnTheLineSwitchesARuleOff() {
        assertThat(codes(FLOW.formatted("# a flow", "# gleaner: ignore control-namespace")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ignore control-namespace",
                "# gleaner: ignore",
                "# gleaner: ignore control",
                "# gleaner: ignore match-pattern"
            })
    void anotherCommentDoesNot(String comment) {
        assertThat(codes(FLOW.formatted(comment, ""))).containsExactly("control-namespace");
    }

    @Test
    void aCommentIsForOneLine() {
        String two = FLOW.formatted("# gleaner: ignore control-namespace", "") + "---\n" + FLOW.formatted("#", "");
        assertThat(codes(two)).containsExactly("control-namespace");
    }

    @Test
    void aCommentInTheValuesOfAnAddonIsForThem() {
        assertThat(codes("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  enabled: true
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: 103.1.0+up4.4.0
                  valuesContent: |
                    # gleaner: ignore addon-values-incomplete
                    disablePvc: true
                """)).isEmpty();
    }

    private static List<String> codes(String text) {
        return Lint.of(Source.of("f", text)).run().stream().map(Violation::code).toList();
    }
}
