package dev.gleaner.logging.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.LokiOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramTest {
    /** The picture of the README; {@code -Dgolden.update} rewrites it. */
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/gleaner/logging/diagram/logging-audit-event.mmd");

    private static final String LOGGING = "Logging main spec: {controlNamespace: logging, fluentbit: {}, fluentd: {}}";
    private static final String NULL = " spec: {nullout: {}}";

    /** Objects, each as {@code kind namespace/name spec}. */
    private static ClusterResources cluster(String... objects) {
        StringBuilder text = new StringBuilder();
        for (String object : objects) {
            String[] words = object.split(" ", 3);
            String[] name = words[1].split("/", 2);
            text.append("---\napiVersion: logging")
                    .append(
                            words[0].endsWith("Tailer")
                                    ? "-extensions.banzaicloud.io/v1alpha1"
                                    : ".banzaicloud.io/v1beta1")
                    .append("\nkind: ")
                    .append(words[0])
                    .append("\nmetadata: {name: ")
                    .append(name[name.length - 1])
                    .append(name.length > 1 ? ", namespace: " + name[0] : "")
                    .append("}\n")
                    .append(words[2])
                    .append("\n");
        }
        return ClusterResources.of(
                ParsedFile.read(Source.of("set.yaml", text.toString())).objects());
    }

    private static List<String> arrows(Diagram diagram) {
        return diagram.edges().stream()
                .map(edge -> edge.from() + " > " + edge.to()
                        + edge.label().map(label -> ": " + label).orElse(""))
                .toList();
    }

    private static List<String> problems(Diagram diagram) {
        return diagram.nodes().stream()
                .filter(node -> node.problem().isPresent())
                .map(node -> node.id() + ": " + node.problem().get())
                .toList();
    }

    /** The set of the example WriteHarvesterLogging. */
    private static ManifestSet auditAndEvents() {
        return HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput("audit-splunk", SplunkHecOutput.of(s -> s.hecHost("splunk.example")
                        .hecToken(SecretValue.from("splunk", "token"))))
                .addEventOutput("event-webhook", HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/")))
                .build();
    }

    @Test
    void loggingAuditAndEventAreRelatedAsTheProposalSays() throws IOException {
        String picture = Diagram.of(auditAndEvents()).toMermaid();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, picture);
        }
        assertThat(GOLDEN).content().isEqualTo(picture);
    }

    @Test
    void everyReleaseIsAPictureWithoutProblems() {
        for (HarvesterRelease release : HarvesterRelease.values()) {
            Diagram diagram = Diagram.of(HarvesterLogging.release(release).build());
            assertThat(problems(diagram)).as(release.toString()).isEmpty();
            assertThat(arrows(diagram))
                    .as(release.toString())
                    .anyMatch(arrow -> arrow.startsWith("eventtailer::harvester-default > "))
                    .anyMatch(arrow -> arrow.startsWith("source:audit > "))
                    .anyMatch(arrow -> arrow.endsWith(" > logging::rancher-logging-root"));
        }
    }

    @Test
    void settingsOfOutputsAreNotShown() {
        Diagram diagram = Diagram.of(HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput(
                        "loki", LokiOutput.of(l -> l.url("http://log.example").password(SecretValue.literal("secret"))))
                .addEventOutput("web", HttpOutput.of(h -> h.endpoint("https://user:secret@log.example")))
                .build());
        assertThat(diagram.toMermaid() + diagram.toSvg() + diagram.nodes() + diagram.edges() + diagram)
                .doesNotContain("secret")
                .doesNotContain("example");
    }

    static Stream<Arguments> broken() {
        String flow = "ClusterFlow logging/f spec: {globalOutputRefs: [o]}";
        String local = "Flow team-a/f spec: {localOutputRefs: [o]}";
        String global = "Flow team-a/f spec: {globalOutputRefs: [o]}";
        return Stream.of(
                reference("missing", flow, "", "missing:ClusterOutput:logging:o: not found"),
                reference("missing in the namespace", local, "", "missing:Output:team-a:o: not found"),
                reference(
                        "outside the control namespace",
                        flow,
                        "ClusterOutput other/o" + NULL,
                        "clusteroutput:other:o: not in the control namespace \"logging\""),
                reference(
                        "another loggingRef",
                        flow,
                        "ClusterOutput logging/o spec: {loggingRef: audit, nullout: {}}",
                        "clusteroutput:logging:o: its loggingRef is \"audit\", expected none"),
                reference(
                        "a local output",
                        global,
                        "Output team-a/o" + NULL,
                        "output:team-a:o: an Output; only localOutputRefs of a Flow names it"),
                reference(
                        "a global output",
                        local,
                        "ClusterOutput logging/o" + NULL,
                        "clusteroutput:logging:o: a ClusterOutput; globalOutputRefs names it"),
                reference(
                        "another namespace",
                        local,
                        "Output team-b/o" + NULL,
                        "output:team-b:o: in another namespace than the Flow"),
                reference(
                        "protected",
                        global,
                        "ClusterOutput logging/o spec: {protected: true, nullout: {}}",
                        "clusteroutput:logging:o: protected: only ClusterFlows may use it"),
                reference(
                        "an error",
                        flow,
                        "ClusterOutput logging/o spec: {http: {}}",
                        "unread:ClusterOutput:logging:o: it has an error"),
                reference(
                        "without effect",
                        "Flow team-a/f spec: {localOutputRefs: [l], outputRefs: [o]}",
                        "ClusterOutput logging/o" + NULL,
                        "clusteroutput:logging:o: outputRefs has no effect"));
    }

    private static Arguments reference(String name, String flow, String output, String expected) {
        return argumentSet(name, flow, output, expected);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenReferenceHasAReason(String flow, String output, String expected) {
        Diagram diagram = Diagram.of(output.isEmpty() ? cluster(LOGGING, flow) : cluster(LOGGING, flow, output));
        String from = flow.startsWith("ClusterFlow") ? "clusterflow:logging:f" : "flow:team-a:f";
        assertThat(arrows(diagram)).contains(from + " > " + expected);
        assertThat(diagram.toMermaid()).containsPattern("    linkStyle 3(,4)? stroke:#c00,color:#c00\n");
    }

    @Test
    void theFluentdThatDoesNotStartIsRed() {
        Diagram diagram = Diagram.of(cluster(LOGGING, "ClusterFlow logging/f spec: {globalOutputRefs: [o, p]}"));
        assertThat(problems(diagram))
                .contains("logging::main: does not run this configuration: referenced clusteroutput not found: o");
        assertThat(diagram.toMermaid()).contains("    class fluentd1,output1,output2 broken\n");
    }

    @Test
    void flowsAndOutputsThatNoLoggingUsesAreRed() {
        Diagram diagram = Diagram.of(cluster(
                "Logging main spec: {controlNamespace: logging, fluentd: {}, watchNamespaces: [team-b]}",
                "Flow team-a/f spec: {localOutputRefs: [o]}",
                "Output team-a/o" + NULL,
                "ClusterFlow other/c spec: {globalOutputRefs: [g]}",
                "ClusterFlow logging/d spec: {loggingRef: audit, globalOutputRefs: [g]}",
                "ClusterOutput logging/g" + NULL));
        assertThat(problems(diagram))
                .containsExactly(
                        "flow:team-a:f: the Logging \"main\" does not watch its namespace",
                        "clusterflow:other:c: not in the control namespace \"logging\"",
                        "clusterflow:logging:d: no Logging has the loggingRef \"audit\"",
                        "output:team-a:o: the Logging \"main\" does not watch its namespace");
        assertThat(arrows(diagram))
                .containsExactly(
                        "flow:team-a:f > output:team-a:o",
                        "clusterflow:other:c > clusteroutput:logging:g",
                        "clusterflow:logging:d > clusteroutput:logging:g");
        assertThat(problems(Diagram.of(cluster("Flow a/f spec: {localOutputRefs: [o]}"))))
                .containsExactly("flow:a:f: there is no Logging", "missing:Output:a:o: not found");
    }

    @Test
    void defaultFlowsErrorsAndLabelsHaveArrows() {
        Diagram diagram = Diagram.of(cluster(
                        "Logging main spec: {controlNamespace: logging, fluentbit: {}, fluentd: {},"
                                + " defaultFlow: {globalOutputRefs: [again]}, errorOutputRef: o}",
                        "ClusterFlow logging/f spec: {globalOutputRefs: [o], flowLabel: '@f',"
                                + " includeLabelInRouter: false}",
                        "ClusterOutput logging/again spec: {relabel: {label: '@f'}}",
                        "ClusterOutput logging/lost spec: {relabel: {label: '@g'}}",
                        "ClusterOutput logging/o" + NULL)
                .forOperator(OperatorVersion.V4_10_0));
        assertThat(arrows(diagram))
                .containsExactly(
                        "source:pods > fluentbit::main",
                        "fluentbit::main > logging::main",
                        "clusterflow:logging:f > clusteroutput:logging:o",
                        "logging::main > defaultflow:logging::main",
                        "defaultflow:logging::main > clusteroutput:logging:again",
                        "logging::main > errors:logging::main",
                        "errors:logging::main > clusteroutput:logging:o",
                        "clusteroutput:logging:again > clusterflow:logging:f");
        assertThat(problems(diagram)).containsExactly("clusteroutput:logging:lost: no flow has the flowLabel \"@g\"");
        Layout layout = new Layout(diagram.nodes(), diagram.edges());
        assertThat(layout.arrows())
                .filteredOn(Layout.Arrow::isBack)
                .singleElement()
                .satisfies(arrow -> {
                    assertThat(layout.nodes())
                            .allSatisfy(node ->
                                    assertThat(layout.box(node.id()).bottom()).isLessThan(arrow.channelY()));
                    assertThat(arrow.channelY()).isLessThan(layout.height());
                    assertThat(arrow.bendX())
                            .isBetween(
                                    layout.box("logging::main").right(),
                                    layout.box("clusterflow:logging:f").x());
                });
    }

    private static Tree.Mapping record(String json) {
        return (Tree.Mapping) JsonText.of(json).tree();
    }

    private static Tree.Mapping ofPod(String namespace, String pod, String app) {
        return record(("{'message':'m','kubernetes':{'namespace_name':'%s','pod_name':'%s','container_name':'c',"
                        + "'host':'h','labels':{'app':'%s'}}}")
                .formatted(namespace, pod, app)
                .replace('\'', '"'));
    }

    @Test
    void arrowsHaveTheNumberOfRecords() {
        Diagram diagram = Diagram.of(cluster(
                "Logging main spec: {controlNamespace: logging, fluentbit: {}, fluentd: {},"
                        + " defaultFlow: {globalOutputRefs: [rest]}}",
                "Logging audit spec: {controlNamespace: logging, loggingRef: audit,"
                        + " fluentbit: {inputTail: {Path: /logs/audit.log, Tag: audit}}, fluentd: {}}",
                "EventTailer events spec: {controlNamespace: logging}",
                "HostTailer logging/files spec: {fileTailers: [{name: f, path: /var/log/f}]}",
                "ClusterFlow logging/web spec: {match: [{select: {labels: {app: web}}}], globalOutputRefs: [o, rest]}",
                "Flow team-a/all spec: {globalOutputRefs: [o]}",
                "ClusterFlow logging/audit spec: {loggingRef: audit, globalOutputRefs: [a]}",
                "ClusterOutput logging/a spec: {loggingRef: audit, nullout: {}}",
                "ClusterOutput logging/o" + NULL,
                "ClusterOutput logging/rest" + NULL));
        Stream<Tree.Mapping> records = Stream.of(
                ofPod("team-a", "p", "web"),
                ofPod("team-a", "p", "db"),
                ofPod("team-b", "p", "web"),
                ofPod("team-b", "p", "db"),
                ofPod("logging", "events-event-tailer-0", "tailer"),
                record("{\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"1\"}"));
        assertThat(arrows(diagram.counting(records)))
                .containsExactlyInAnyOrder(
                        "source:pods > fluentbit::main: 4",
                        "eventtailer::events > fluentbit::main: 1",
                        "hosttailer:logging:files > fluentbit::main",
                        "fluentbit::main > logging::main: 5",
                        "source:audit > fluentbit::audit: 1",
                        "fluentbit::audit > logging::audit: 1",
                        "logging::main > flow:team-a:all: 2",
                        "flow:team-a:all > clusteroutput:logging:o: 2",
                        "logging::main > clusterflow:logging:web: 2",
                        "clusterflow:logging:web > clusteroutput:logging:o: 2",
                        "clusterflow:logging:web > clusteroutput:logging:rest: 2",
                        "logging::main > defaultflow:logging::main: 2",
                        "defaultflow:logging::main > clusteroutput:logging:rest: 2",
                        "logging::audit > clusterflow:logging:audit: 1",
                        "clusterflow:logging:audit > clusteroutput:logging:a: 1");
    }

    @Test
    void aFluentdThatDoesNotStartTakesNoRecord() {
        Diagram diagram = Diagram.of(cluster(
                LOGGING, "ClusterFlow logging/f spec: {globalOutputRefs: [o, p]}", "ClusterOutput logging/o" + NULL));
        assertThat(arrows(diagram.counting(Stream.of(ofPod("a", "p", "web")))))
                .containsExactly(
                        "source:pods > fluentbit::main: 1",
                        "fluentbit::main > logging::main: 1",
                        "logging::main > clusterflow:logging:f: 0",
                        "clusterflow:logging:f > clusteroutput:logging:o: 0",
                        "clusterflow:logging:f > missing:ClusterOutput:logging:p: not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            globalOutputRefs: [o]                                              | selects all
            globalOutputRefs: [o], selectors: {app: web}                       | selects app=web
            globalOutputRefs: [o], match: []                                   | selects nothing
            globalOutputRefs: [o], match: [{select: {namespaces: [a, b], labels: {app: web}}}] | selects namespace a or b, app=web
            globalOutputRefs: [o], match: [{exclude: {hosts: [h], container_names: [c]}}] | excludes host h, container c
            globalOutputRefs: [o], match: [{exclude: {hosts: [h]}}, {select: {}}] | excludes host h; selects all
            globalOutputRefs: [o], match: [{select: {}}, {select: {}}, {select: {}}, {select: {}}] | selects all; selects all; and 2 more
            """)
    void aFlowSaysWhatItSelects(String spec, String expected) {
        Diagram diagram = Diagram.of(cluster(LOGGING, "ClusterFlow logging/f spec: {" + spec + "}"));
        assertThat(diagram.nodes())
                .filteredOn(node -> node.id().equals("clusterflow:logging:f"))
                .singleElement()
                .satisfies(node -> assertThat(String.join("; ", node.lines()))
                        .isEqualTo("ClusterFlow f; namespace logging; " + expected));
    }

    @Test
    void anEmptySetIsAnEmptyPicture() {
        Diagram diagram = Diagram.of(ManifestSet.of(List.of()));
        assertThat(diagram.nodes()).isEmpty();
        assertThat(diagram.toMermaid()).isEqualTo("flowchart LR\n");
        assertThat(diagram.toSvg()).contains("<svg ").contains("</svg>");
    }
}
