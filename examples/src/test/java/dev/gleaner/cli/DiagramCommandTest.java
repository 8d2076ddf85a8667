package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.diagram.Diagram;
import dev.gleaner.logging.output.LokiOutput;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramCommandTest {
    private static final String MANIFESTS = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: main}
            spec: {controlNamespace: logging, fluentbit: {}, fluentd: {}}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Flow
            metadata: {name: f, namespace: team-a}
            spec: {localOutputRefs: [o]}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Output
            metadata: {name: o, namespace: team-a}
            spec: {nullout: {}}
            """;

    @TempDir
    Path folder;

    private Path manifests;

    @BeforeEach
    void write() throws IOException {
        manifests = Files.writeString(folder.resolve("flows.yaml"), MANIFESTS);
    }

    @Test
    void manifestsAreDrawnAsMermaid() {
        String picture = """
                flowchart LR
                    source1(["logs of pods"])
                    fluentbit1["fluent-bit of main<br/>reads /var/log/containers/#42;.log"]
                    fluentd1[["fluentd of main<br/>namespace logging"]]
                    flow1{{"Flow f<br/>namespace team-a<br/>selects all"}}
                    output1[("Output o<br/>namespace team-a<br/>sends to nullout")]
                    source1 --> fluentbit1
                    fluentbit1 --> fluentd1
                    fluentd1 --> flow1
                    flow1 --> output1
                """;
        assertThat(CommandRun.of("diagram", manifests.toString())).isEqualTo(new CommandRun(0, picture, ""));
        assertThat(CommandRun.of("diagram", "--format", "mermaid", manifests.toString()))
                .isEqualTo(new CommandRun(0, picture, ""));
        assertThat(CommandRun.withInput(MANIFESTS, "diagram", "-")).isEqualTo(new CommandRun(0, picture, ""));
    }

    /** A part that does not work may be missing in the picture. */
    @Test
    void errorsOfManifestsArePrintedBesideThePicture() throws IOException {
        Files.writeString(manifests, MANIFESTS.replace("localOutputRefs", "logginRef: x, localOutputRefs"));
        for (String format : List.of("mermaid", "svg")) {
            CommandRun run = CommandRun.of("diagram", "--format", format, manifests.toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("Flow f");
            assertThat(run.err()).isEqualTo("""
                            the manifests have 1 error, which may change what is recorded and where it goes:
                            %s:9:8: spec.logginRef: unknown field "logginRef"; did you mean "loggingRef"? [field-unknown]
                            """.formatted(manifests));
        }
    }

    @Test
    void aFlowOfNoLoggingIsReported() throws IOException {
        Files.writeString(
                manifests,
                MANIFESTS
                        .replace("spec: {local", "spec: {loggingRef: a, local")
                        .replace("spec: {nullout", "spec: {loggingRef: a, nullout"));
        CommandRun run = CommandRun.of("diagram", manifests.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo(manifests + ":9:20: spec.loggingRef: no Logging has the loggingRef \"a\", so the operator"
                        + " ignores flow:team-a:f\n");
    }

    @Test
    void manifestsAreDrawnAsSvg() {
        String image = Diagram.of(ClusterResources.of(
                        ParsedFile.read(Source.of("flows.yaml", MANIFESTS)).objects()))
                .toSvg();
        assertThat(CommandRun.of("diagram", "--format", "svg", manifests.toString()))
                .isEqualTo(new CommandRun(0, image, ""));
    }

    @Test
    void arrowsHaveTheNumberOfRecords() {
        String records = """
                {"message":"1","kubernetes":{"namespace_name":"team-a","pod_name":"p"}}
                {"message":"2","kubernetes":{"namespace_name":"team-b","pod_name":"p"}}
                """;
        CommandRun run = CommandRun.withInput(records, "diagram", "--record", "-", manifests.toString());
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .endsWith(
                        "    source1 -->|\"2\"| fluentbit1",
                        "    fluentbit1 -->|\"2\"| fluentd1",
                        "    fluentd1 -->|\"1\"| flow1",
                        "    flow1 -->|\"1\"| output1");
    }

    @Test
    void theLoggingsOfAReleaseAreAdded() throws IOException {
        Path flow = Files.writeString(
                folder.resolve("flow.yaml"),
                MANIFESTS.substring(MANIFESTS.indexOf("---\n") + 4).replace("team-a", "team-b"));
        CommandRun run = CommandRun.of("diagram", "--release", "v1.1.3", flow.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("fluentd of rancher-logging-root", "fluentd of rancher-logging-kube-audit", "Flow f");
        assertThat(run.err())
                .isEqualTo("no Logging in " + flow
                        + "; added rancher-logging-root and rancher-logging-kube-audit of Harvester v1.1.3\n");
    }

    @Test
    void theFilesOfASetAreDrawnAsTheSet() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput("audit", LokiOutput.of(l -> l.url("http://loki:3100")))
                .build();
        Path written = folder.resolve("written");
        set.writeTo(written);
        assertThat(CommandRun.of("diagram", written.toString()))
                .isEqualTo(new CommandRun(0, Diagram.of(set).toMermaid(), ""));
    }

    @Test
    void wrongCallsAndFilesAreRefused() throws IOException {
        assertThat(CommandRun.of("diagram").err()).startsWith("missing argument 'FILE'");
        assertThat(CommandRun.of("diagram", "--format", "png", manifests.toString())
                        .err())
                .contains("expected mermaid or svg but was 'png'");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "a: [\n");
        assertThat(CommandRun.of("diagram", wrong.toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(1))
                .satisfies(run -> assertThat(run.out()).isEmpty());
        assertThat(CommandRun.of("diagram", folder.resolve("nowhere.yaml").toString())
                        .code())
                .isEqualTo(2);
    }
}
