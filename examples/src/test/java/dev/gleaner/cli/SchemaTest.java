package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.manifest.ManifestSchemas;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void theSchemaOfAKindIsPrinted() {
        CommandRun run = CommandRun.of("schema", "Policy");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(ManifestSchemas.of("Policy").orElseThrow().toJson());
    }

    @Test
    void theSchemaOfAVersionIsPrinted() {
        assertThat(CommandRun.of("schema", "ClusterOutput", "--operator", "3.17.7")
                        .out())
                .isEqualTo(ManifestSchemas.ofOperator("ClusterOutput", OperatorVersion.V3_17_7)
                        .orElseThrow()
                        .toJson());
    }

    @Test
    void withoutAKindTheKindsAreListed() {
        CommandRun run = CommandRun.of("schema");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).containsExactlyElementsOf(ManifestSchemas.names());
    }

    @Test
    void wrongCallsAreRefused() {
        assertThat(problemOf("schema", "clusteroutput"))
                .isEqualTo("unknown kind 'clusteroutput'; did you mean 'ClusterOutput'?");
        assertThat(problemOf("schema", "Pod"))
                .isEqualTo("unknown kind 'Pod'; the kinds are " + String.join(", ", ManifestSchemas.names()));
        assertThat(problemOf("schema", "--operator", "3.17.7")).isEqualTo("--operator needs KIND");
        assertThat(problemOf("schema", "Policy", "--operator", "3.17.7"))
                .isEqualTo("wrong value for option '--operator': Policy is not a kind of the logging operator");
        assertThat(problemOf("schema", "Flow", "--operator", "4"))
                .isEqualTo(
                        "wrong value for option '--operator': unknown version of the logging operator: \"4\"; known are"
                                + " 3.17.3, 3.17.7, 3.17.10, 4.4.0, 4.10.0, 6.7.0");
        assertThat(problemOf("schema", "Flow", "Output")).isEqualTo("unexpected argument 'Output'");
    }

    private static String problemOf(String... call) {
        CommandRun run = CommandRun.of(call);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err().lines().findFirst().orElseThrow();
    }
}
