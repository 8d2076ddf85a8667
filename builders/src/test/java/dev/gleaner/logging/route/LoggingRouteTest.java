package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.render.FluentbitConf;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A LoggingRoute sends the records that the fluent-bit of one Logging reads to the fluentds of others. */
class LoggingRouteTest {
    private static ClusterResources cluster(String targets) {
        String text = logging("ops", "fluentbit: {}, fluentd: {}")
                + logging("team", "watchNamespaces: [team], fluentd: {}")
                + logging("rest", "fluentd: {}")
                + logging("lonely", "fluentd: {}")
                + """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: LoggingRoute
                metadata: {name: tenants}
                spec:
                  source: ops
                  targets: {matchExpressions: [{key: name, operator: In, values: [%s]}]}
                """.formatted(targets);
        return ClusterResources.of(ParsedFile.read(Source.of("set.yaml", text)).objects());
    }

    private static String logging(String name, String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: %1$s, labels: {name: %1$s}}
                spec: {controlNamespace: %1$s, loggingRef: %1$s, %2$s}
                ---
                """.formatted(name, spec);
    }

    private static Tree.Mapping line(String namespace) {
        return RecordMetadata.of(namespace, "node1", "app", Map.of()).toRecord();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team       | team  | team",
                "team       | other | ''",
                "team, rest | team  | team, rest",
                "team, rest | other | rest",
                "team, ops  | other | ops",
                "nobody     | team  | ''"
            })
    void eachTargetGetsTheRecordsOfTheNamespacesThatItWatches(String targets, String namespace, String takers) {
        assertThat(Router.of(cluster(targets)).route(line(namespace)).logging().split(", "))
                .containsExactlyInAnyOrder(takers.split(", "));
    }

    @Test
    void anOperatorWithoutTheKindSendsEverythingToTheSource() {
        ClusterResources cluster = cluster("team").forOperator(OperatorVersion.V3_17_10);
        assertThat(Router.of(cluster).route(line("team")).logging()).isEqualTo("ops");
    }

    @Test
    void theConfigurationOfFluentbitSaysThatItIsIncomplete() {
        assertThat(FluentbitConf.all(cluster("team, rest"), "ops")
                        .get(0)
                        .files()
                        .violations())
                .extracting(Violation::message)
                .containsExactly(
                        "the LoggingRoute \"tenants\" sends these records to the Logging \"team\" and the Logging"
                                + " \"rest\"; the text is that of a Logging without it");
        assertThat(FluentbitConf.all(cluster("team").forOperator(OperatorVersion.V3_17_10), "ops")
                        .get(0)
                        .files()
                        .violations())
                .isEmpty();
    }
}
