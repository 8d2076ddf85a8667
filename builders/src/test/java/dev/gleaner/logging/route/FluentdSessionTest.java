package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FluentdSessionTest {
    private static final String LOGGING = "fluentd: {}, errorOutputRef: err";

    /** A set with a Logging, ClusterFlows a, b, ... and ClusterOutputs {@code all} and {@code err}. */
    private static ClusterResources cluster(String logging, String... flows) {
        StringBuilder text = new StringBuilder(object("Logging", "main", "controlNamespace: logging, " + logging));
        for (int i = 0; i < flows.length; i++) {
            text.append(object("ClusterFlow", String.valueOf((char) ('a' + i)), flows[i]));
        }
        text.append(object("ClusterOutput", "all", "nullout: {}"));
        text.append(object("ClusterOutput", "err", "nullout: {}"));
        text.append(object("ClusterOutput", "next", "relabel: {label: '@next'}"));
        text.append(object(
                "ClusterOutput",
                "splunk",
                "splunkHec: {hec_host: h, hec_token: {value: t}, fields: {top: ''}, host_key: $.kubernetes.host}"));
        return ClusterResources.of(
                ParsedFile.read(Source.of("set.yaml", text.toString())).objects());
    }

    private static String object(String kind, String name, String spec) {
        return "---\napiVersion: logging.banzaicloud.io/v1beta1\nkind: " + kind + "\nmetadata: {name: " + name
                + (kind.equals("Logging") ? "" : ", namespace: logging") + "}\nspec: {" + spec + "}\n";
    }

    private static Fluentd fluentd(String logging, String... flows) {
        return Router.of(cluster(logging, flows)).fluentds().get(0);
    }

    private static Tree.Mapping record(String json) {
        return (Tree.Mapping) ManifestReader.strict()
                .readAll(Source.of("", json))
                .parts()
                .get(0)
                .tree();
    }

    /** Sends batches, each as a tag and its records; the deliveries are {@code flow/output tag record}. */
    private static List<String> send(FluentdSession session, String[]... batches) {
        List<String> found = new ArrayList<>();
        for (String[] batch : batches) {
            session.send(
                            batch[0],
                            Arrays.stream(batch)
                                    .skip(1)
                                    .map(FluentdSessionTest::record)
                                    .toList())
                    .forEach(delivery -> found.add(inWords(delivery)));
        }
        session.stop().forEach(delivery -> found.add(inWords(delivery)));
        return found;
    }

    private static String inWords(Delivery delivery) {
        String place = delivery.output().equals(Delivery.ERROR)
                ? "error"
                : delivery.flowId().replaceFirst(".*:", "") + "/"
                        + delivery.outputId().replaceFirst(".*:", "");
        return place + " " + delivery.tag() + " " + delivery.record().toJsonLine();
    }

    private static String[] batch(String... tagAndRecords) {
        return tagAndRecords;
    }

    private static String pod(String namespace, String label, String more) {
        return "{\"kubernetes\":{\"namespace_name\":\"" + namespace + "\",\"pod_name\":\"p\",\"container_name\":\"c\","
                + "\"host\":\"h\",\"labels\":{\"app\":\"" + label + "\"}}" + more + "}";
    }

    private static final String ALL = "globalOutputRefs: [all]";
    private static final String X = "match: [{select: {labels: {app: x}}}], " + ALL;

    @Test
    void aTagKeepsTheFlowsOfItsFirstMatchingBatch() {
        String none = pod("n", "z", "");
        String match = pod("n", "x", "");
        assertThat(send(
                        fluentd(LOGGING, X).start(),
                        batch("t", none),
                        batch("t", match),
                        batch("t", none),
                        batch("u", none)))
                .containsExactly("a/all t " + match, "a/all t " + none);
    }

    @Test
    void aRecordWithoutAMapOfMetadataTakesItsBatchToTheErrorOutput() {
        String good = pod("n", "x", "");
        String bad = "{\"kubernetes\":\"text\"}";
        assertThat(send(fluentd(LOGGING, ALL).start(), batch("t", bad, good), batch("u", good), batch("u", bad)))
                .containsExactly("error t " + bad, "error t " + good, "a/all u " + good, "a/all u " + bad);
    }

    @Test
    void aDeliveryToTheErrorOutputHasTheError() {
        assertThat(fluentd(LOGGING, ALL).start().send("t", List.of(record("{\"kubernetes\":\"text\"}"))))
                .extracting(delivery -> delivery.error().orElse(""))
                .containsExactly("String does not have #dig method");
    }

    @Test
    void flowsShareNestedFields() {
        String record = pod("n", "x", ",\"top\":1");
        String without = record.replace(",\"host\":\"h\"", "");
        assertThat(send(
                        fluentd(
                                        LOGGING,
                                        "filters: [{record_transformer: {remove_keys: '$.kubernetes.host,top'}}], "
                                                + ALL,
                                        ALL)
                                .start(),
                        batch("t", record)))
                .containsExactly("a/all t " + without.replace(",\"top\":1", ""), "b/all t " + without);
    }

    @Test
    void outputsOfAFlowTakeFieldsFromEachOther() {
        String record = pod("n", "x", ",\"top\":1");
        String taken = record.replace(",\"host\":\"h\"", "").replace(",\"top\":1", "");
        assertThat(send(fluentd(LOGGING, "globalOutputRefs: [splunk, all]").start(), batch("t", record)))
                .containsExactly("a/splunk t " + taken, "a/all t " + taken);
        assertThat(send(fluentd(LOGGING, "globalOutputRefs: [all, splunk]").start(), batch("t", record)))
                .containsExactly("a/all t " + record, "a/splunk t " + taken);
    }

    @Test
    void anErrorInAnOutputKeepsTheBatchFromLaterOnes() {
        String record = "{\"n\":1}";
        assertThat(send(fluentd(LOGGING, "globalOutputRefs: [all, splunk, err]").start(), batch("t", record)))
                .containsExactly("a/all t " + record, "error t " + record);
    }

    @Test
    void aFlowWithATagNormaliserAndNoOutputSwallowsItsRecords() {
        assertThat(send(
                        fluentd(LOGGING + ", defaultFlow: {globalOutputRefs: [all]}", "filters: [{tag_normaliser: {}}]")
                                .start(),
                        batch("kubernetes.t", pod("n", "x", ""))))
                .isEmpty();
    }

    @Test
    void aTagThatMatchesAgainWithoutEndEndsFluentd() {
        FluentdSession session = fluentd(
                        LOGGING, "filters: [{tag_normaliser: {format: 'kubernetes.${namespace_name}'}}], " + ALL)
                .start();
        assertThat(send(
                        session,
                        batch("other", "{\"n\":1}"),
                        batch("kubernetes.t", pod("n", "x", "")),
                        batch("u", "{}")))
                .containsExactly("a/all other {\"n\":1}");
        assertThat(session.end()).contains("SystemStackError: stack level too deep");
    }

    @Test
    void globalFiltersRunBeforeTheRouter() {
        String changed = "globalFilters: [{record_transformer: {records: [{kubernetes:"
                + " '{\"namespace_name\":\"changed\"}'}]}}, {grep: {exclude: [{key: drop, pattern: /./}]}}]";
        assertThat(send(
                        fluentd(LOGGING + ", " + changed, "match: [{select: {namespaces: [changed]}}], " + ALL)
                                .start(),
                        batch("t", "{\"n\":1}", "{\"n\":2,\"drop\":1}")))
                .containsExactly("a/all t {\"n\":1,\"kubernetes\":{\"namespace_name\":\"changed\"}}");
    }

    @Test
    void concatenatedRecordsAreOne() {
        assertThat(send(
                        fluentd(LOGGING, "filters: [{concat: {n_lines: 2, separator: '+'}}], " + ALL)
                                .start(),
                        batch("t", "{\"message\":\"a\"}", "{\"message\":\"b\"}", "{\"message\":\"c\"}")))
                .containsExactly("a/all t {\"message\":\"a+b\"}", "error t {\"message\":\"c\"}");
    }

    @Test
    void theLinesOfAnExceptionAreOneRecord() {
        assertThat(send(
                        fluentd(LOGGING, "filters: [{detectExceptions: {force_line_breaks: true}}], " + ALL)
                                .start(),
                        batch(
                                "kubernetes.t",
                                "{\"message\":\"one\"}",
                                "{\"message\":\"java.lang.Exception: x\"}",
                                "{\"message\":\"  at a.B.c\"}",
                                "{\"message\":\"two\"}",
                                "{\"message\":\"Traceback (most recent call last):\"}",
                                "{\"message\":\"  File x\"}",
                                "{\"message\":\"    code\"}",
                                "{\"message\":\"ValueError: y\"}",
                                "{\"message\":\"panic: z\"}")))
                .containsExactly(
                        "a/all t {\"message\":\"one\"}",
                        "a/all t {\"message\":\"java.lang.Exception: x\\n  at a.B.c\"}",
                        "a/all t {\"message\":\"two\"}",
                        "a/all t {\"message\":\"Traceback (most recent call last):\\n"
                                + "  File x\\n"
                                + "    code\\n"
                                + "ValueError: y\"}",
                        "a/all t {\"message\":\"panic: z\"}");
    }

    @Test
    void aRelabelOutputSendsRecordsToTheFlowWithTheLabel() {
        String labelled = "flowLabel: '@next', includeLabelInRouter: false, " + ALL;
        assertThat(send(fluentd(LOGGING, labelled, "globalOutputRefs: [next]").start(), batch("t", "{\"n\":1}")))
                .containsExactly("a/all t {\"n\":1}");
    }

    static List<Arguments> refusals() {
        return List.of(
                refusal(
                        "no output",
                        "match: [{select: {}}]",
                        "spec.globalOutputRefs: missing, so fluentd refuses the configuration: Missing <match> sections in <label"
                                + " @...> section"),
                refusal(
                        "an output twice",
                        "globalOutputRefs: [all, all]",
                        "Duplicated plugin id `clusterflow:logging:a:clusteroutput:logging:all`. Check whole"
                                + " configuration and fix it."),
                refusal("no such output", "globalOutputRefs: [other]", "referenced clusteroutput not found: other"),
                refusal(
                        "an expression with a bracket",
                        "match: [{select: {namespaces_regex: ['[a-z]+']}}], " + ALL,
                        "spec.match[0].select.namespaces_regex: got incomplete JSON array configuration: \"[a-z]+\""),
                refusal(
                        "two ways to select",
                        "selectors: {a: b}, match: [{select: {}}], " + ALL,
                        "spec.selectors: match and selectors cannot be defined simultaneously"));
    }

    private static Arguments refusal(String name, String flow, String message) {
        return Arguments.argumentSet(name, flow, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedConfigurationTakesNoRecord(String flow, String message) {
        Fluentd fluentd = fluentd(LOGGING, flow, ALL);
        assertThat(fluentd.refusals()).extracting(Refusal::message).containsExactly(message);
        assertThat(send(fluentd.start(), batch("t", "{\"n\":1}"))).isEmpty();
    }

    @Test
    void invalidFlowsMayBeSkippedFromVersion3177On() {
        ClusterResources cluster = cluster(LOGGING + ", skipInvalidResources: true", "globalOutputRefs: [other]", ALL);
        assertThat(Router.of(cluster).refusals()).isEmpty();
        assertThat(Router.of(cluster).fluentds().get(0).flows()).containsExactly("clusterflow:logging:b");
        assertThat(Router.of(cluster.forOperator(OperatorVersion.V3_17_3)).refusals())
                .hasSize(1);
    }

    @Test
    void conditionsThatTheVersionDoesNotHaveAreDropped() {
        ClusterResources cluster = cluster(LOGGING, "match: [{select: {namespace_labels: {a: b}}}], " + ALL);
        Tree.Mapping record = record(pod("n", "x", ""));
        assertThat(Router.of(cluster).route(record).outputs()).isEmpty();
        assertThat(Router.of(cluster.forOperator(OperatorVersion.V3_17_10))
                        .route(record)
                        .outputs())
                .containsExactly("clusteroutput:logging:all");
    }
}
