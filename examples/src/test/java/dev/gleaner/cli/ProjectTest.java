package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.projection.ChartProjection;
import dev.gleaner.logging.values.LoggingValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
    private static final String VALUES = """
            additionalLoggingSources:
              rke2:
                enabled: true
              kubeAudit:
                enabled: true
                loggingRef: audit
            """;

    private static final String OBJECTS = Manifests.toYaml(ChartProjection.of(HarvesterRelease.V1_1_3)
            .render(LoggingValues.of(v -> v.additionalLoggingSources(s ->
                    s.rke2(r -> r.enabled(true)).kubeAudit(k -> k.enabled(true).loggingRef("audit")))))
            .orThrow());

    @Test
    void theObjectsArePrinted() {
        CommandRun run = CommandRun.withInput(VALUES, "project", "-", "--release", "v1.1.3");
        assertThat(run).isEqualTo(new CommandRun(0, OBJECTS, ""));
        assertThat(run.out()).contains("kind: Logging\n", "  name: rancher-logging-kube-audit\n");
    }

    @Test
    void theValuesMayBeInAManagedChartOrAnAddon() {
        String chart = """
                resources:
                - kind: ManagedChart
                  spec: {chart: rancher-logging-crd, values: {ignored: true}}
                - kind: ManagedChart
                  spec:
                    chart: rancher-logging
                    values:
                """ + VALUES.indent(6);
        String addon = "kind: Addon\nspec:\n  chart: rancher-logging\n  valuesContent: |\n" + VALUES.indent(4);
        for (String file : new String[] {chart, addon}) {
            assertThat(CommandRun.withInput(file, "project", "-", "--release", "v1.1.3"))
                    .isEqualTo(new CommandRun(0, OBJECTS, ""));
        }
    }

    @Test
    void whatIsPrintedPassesTheCheck(@TempDir Path folder) throws IOException {
        HarvesterLogging.release(HarvesterRelease.V1_1_3).build().replaceIn(folder);
        Path charts = folder.resolve("rancherd-15-logging.yaml");
        CommandRun run = CommandRun.of("project", charts.toString(), "--release", "v1.1.3");
        assertThat(run.code()).isZero();
        Path objects = Files.writeString(folder.resolve("objects.yaml"), run.out());
        assertThat(CommandRun.of("check", objects.toString(), "--release", "v1.1.3")
                        .code())
                .isZero();
    }

    @Test
    void valuesThatHelmCannotRenderAreReported() {
        assertThat(CommandRun.withInput("fluentd: 5\nglobal: []\n", "project", "-", "--release", "v1.1.3"))
                .satisfies(run -> {
                    assertThat(run.code()).isEqualTo(1);
                    assertThat(run.out()).isEmpty();
                    assertThat(run.err()).contains("-:1:10: fluentd: ");
                });
        assertThat(CommandRun.withInput("a: [\n", "project", "-", "--release", "v1.1.3")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void anErrorInsideAnAddonHasItsLineInTheFile() {
        String addon = "kind: Addon\nspec:\n  chart: rancher-logging\n  valuesContent: |\n";
        assertThat(errors(addon + "    a: [\n")).startsWith("-:5:9: spec.valuesContent: not YAML: ");
        assertThat(errors(addon + "    fluentd: 5\n")).startsWith("-:5:14: spec.valuesContent.fluentd: ");
        assertThat(errors(addon + "    - a\n"))
                .startsWith("-:5:5: spec.valuesContent: found a list, expected a mapping [type-wrong]\n");
        assertThat(errors(addon + "    a: 1\n    ---\n    b: 1\n")).contains("-:7:5: ", "[document-second]");
    }

    @Test
    void aFileWithoutTheChartIsNotTakenForValues() {
        assertThat(errors("apiVersion: v1\nkind: Namespace\n"))
                .isEqualTo(
                        "-:2:7: kind: found the text \"Namespace\", expected chart values, or the ManagedChart or Addon"
                                + " rancher-logging [kind-wrong]\n");
        assertThat(errors("disablePvc: true\n---\na: 1\n")).contains("-:3:1: ", "[document-second]");
    }

    private static String errors(String file) {
        CommandRun run = CommandRun.withInput(file, "project", "-", "--release", "v1.4.1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @Test
    void wrongCallsAreRefused() {
        assertThat(CommandRun.of("project", "values.yaml").err()).startsWith("missing option '--release RELEASE'");
        assertThat(CommandRun.of("project", "--release", "v1.1.3").err()).startsWith("missing argument 'VALUES'");
        assertThat(CommandRun.of("project", "nowhere.yaml", "--release", "v1.1.3")
                        .code())
                .isEqualTo(2);
    }
}
