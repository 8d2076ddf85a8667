package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggingRouteTest {
    @Test
    void aLoggingRouteReadsAsItIsWritten() {
        LoggingRoute route = LoggingRoute.of(r ->
                r.metadata(m -> m.name("tenants")).spec(s -> s.source("infra").targets("tenant", "a")));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: LoggingRoute
                metadata:
                  name: tenants
                spec:
                  source: infra
                  targets:
                    matchLabels:
                      tenant: a
                """;
        assertThat(route.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, LoggingRoute.class).orThrow()).isEqualTo(route);
        assertThat(Manifests.validate(route)).isEmpty();
    }

    @Test
    void sourceAndTargetsAreRequired() {
        assertThat(violations("{}\n", LoggingRouteSpec.class))
                .containsExactly(
                        "1:1: source: missing; expected text [field-required]",
                        "1:1: targets: missing; expected a LabelSelector (a mapping) [field-required]");
        assertThat(violations("source: infra\ntargets: {}\n", LoggingRouteSpec.class))
                .isEmpty();
    }

    @Test
    void aStatusIsKept() {
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: LoggingRoute
                metadata:
                  name: tenants
                spec:
                  source: infra
                  targets: {}
                status:
                  tenants:
                  - name: a
                """;
        assertThat(Manifests.read(yaml, LoggingRoute.class).orThrow().toYaml()).isEqualTo(yaml);
    }

    @Test
    void expressionsHaveAKnownOperatorAndItsValues() {
        assertThat(violations("""
                source: infra
                targets:
                  matchExpressions:
                  - {key: a, operator: In, values: [b, c]}
                  - {key: a, operator: DoesNotExist}
                  - {key: a, operator: NotIn}
                  - {key: a, operator: In, values: []}
                  - {key: a, operator: Exists, values: [b]}
                  - {key: a, operator: exists}
                  - {key: a}
                """, LoggingRouteSpec.class))
                .containsExactly(
                        "6:5: targets.matchExpressions[2].values: for 'in', 'notin' operators, values set can't be"
                                + " empty [label-values-none]",
                        "7:28: targets.matchExpressions[3].values: for 'in', 'notin' operators, values set can't be"
                                + " empty [label-values-none]",
                        "8:32: targets.matchExpressions[4].values: values set must be empty for exists and does not"
                                + " exist [label-values]",
                        "9:14: targets.matchExpressions[5].operator: " + unknownOperator("exists"),
                        "10:5: targets.matchExpressions[6].operator: missing; expected text [field-required]");
    }

    private static String unknownOperator(String operator) {
        return "\"" + operator + "\" is not a valid label selector operator; expected In, NotIn, Exists or DoesNotExist"
                + " [label-operator-unknown]";
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
