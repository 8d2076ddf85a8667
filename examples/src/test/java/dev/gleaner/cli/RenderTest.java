package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTest {
    private static final String MANIFESTS = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: main}
            spec: {controlNamespace: logging, fluentd: {}}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: all, namespace: logging}
            spec: {globalOutputRefs: [graylog]}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: graylog, namespace: logging}
            spec: {gelf: {host: graylog.example, port: 12201}}
            """;

    private static final String HEAD = """
            <source>
              @type forward
              @id main_forward
              bind 0.0.0.0
              port 24240
            </source>
            <match **>
              @type label_router
              @id main
              metrics false
              <route>
                @label @a10bf4e982aa3afa26babff99b20c91b
                metrics_labels {"id":"clusterflow:logging:all"}
                <match>
                  namespaces\s
                  negate false
                </match>
              </route>
            </match>
            <label @a10bf4e982aa3afa26babff99b20c91b>
              <match **>
                @type gelf
                @id clusterflow:logging:all:clusteroutput:logging:graylog
                host graylog.example
                port 12201
            """;

    private static final String TAIL = """
              </match>
            </label>
            <label @ERROR>
              <match **>
                @type null
                @id main-fluentd-error
              </match>
            </label>
            """;

    @Test
    void theConfigurationIsPrintedForAVersionOrARelease() {
        for (String[] version : new String[][] {{"--operator", "3.17.7"}, {"--release", "v1.1.3"}}) {
            assertThat(CommandRun.withInput(MANIFESTS, "render", "--logging", "main", version[0], version[1], "-"))
                    .isEqualTo(new CommandRun(0, HEAD + TAIL, ""));
        }
    }

    @Test
    void theNewestOperatorIsTheDefault() {
        String buffer = """
                    <buffer tag,time>
                      @type file
                      path /buffers/clusterflow:logging:all:clusteroutput:logging:graylog.*.buffer
                      retry_forever true
                      timekey 10m
                      timekey_wait 1m
                    </buffer>
                """;
        assertThat(CommandRun.withInput(MANIFESTS, "render", "--logging", "main", "-"))
                .isEqualTo(new CommandRun(0, HEAD + buffer + TAIL, ""));
    }

    @Test
    void theLoggingsOfAChartCanBeNamed(@TempDir Path folder) {
        HarvesterLogging.release(HarvesterRelease.V1_1_3).build().replaceIn(folder);
        CommandRun run = CommandRun.of("render", "--logging", "rancher-logging-kube-audit", folder.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("<source>\n  @type forward\n").contains("@type label_router");
    }

    @Test
    void theReasonsOfTheOperatorArePrinted() {
        CommandRun run = CommandRun.withInput(
                MANIFESTS.replace("name: graylog,", "name: other,"), "render", "--logging", "main", "-");
        assertThat(run)
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "-:9:27: spec.globalOutputRefs[0]: failed to build model: referenced clusteroutput not found:"
                                + " graylog [fluentd-config-refused]\n"));
    }

    @Test
    void errorsThatTheOperatorAcceptsAreNotReported() {
        CommandRun run = CommandRun.withInput(
                MANIFESTS.replace("fluentd: {}", "fluentd: {}, defaultFlow: {}"), "render", "--logging", "main", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("  default_route @fad58de7366495db4650cfefac2fcd61\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFieldThatTheApiServerDropsIsReported() {
        CommandRun run = CommandRun.withInput(
                MANIFESTS.replace("[graylog]}", "[graylog], fliters: [{stdout: {}}]}"),
                "render",
                "--logging",
                "main",
                "--operator",
                "3.17.7",
                "-");
        assertThat(run)
                .isEqualTo(
                        new CommandRun(
                                1,
                                HEAD + TAIL,
                                "-:9:37: spec.fliters: unknown field \"fliters\"; did you mean \"filters\"? [field-unknown]\n"));
    }

    @Test
    void aLoggingWhoseObjectsAreUnknownIsNotRendered() {
        CommandRun run = CommandRun.withInput(
                MANIFESTS.replace("controlNamespace: logging", "controlNamespace: 5"),
                "render",
                "--logging",
                "main",
                "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("-:4:26: spec.controlNamespace: ");
    }

    @Test
    void wrongCallsAreRefused(@TempDir Path folder) throws IOException {
        assertThat(CommandRun.of("render", "flows.yaml").err()).startsWith("missing option '--logging NAME'");
        assertThat(CommandRun.withInput(MANIFESTS, "render", "--logging", "root", "-"))
                .satisfies(run -> {
                    assertThat(run.code()).isEqualTo(2);
                    assertThat(run.err()).contains("no Logging \"root\"; the Loggings are main");
                });
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [\n");
        assertThat(CommandRun.of("render", "--logging", "main", broken.toString())
                        .code())
                .isEqualTo(1);
        assertThat(CommandRun.withInput(
                                MANIFESTS,
                                "render",
                                "--logging",
                                "main",
                                "--operator",
                                "3.17.3",
                                "--release",
                                "v1.1.3",
                                "-")
                        .err())
                .startsWith("--operator 3.17.3 and --release v1.1.3 name different versions");
    }
}
