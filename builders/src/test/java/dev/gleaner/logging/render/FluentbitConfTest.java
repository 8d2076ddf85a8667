package dev.gleaner.logging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.projection.ChartProjection;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FluentbitConfTest {
    private static final Tree AUDIT_VALUES = Tree.mapping(v -> v.put("fluentbit", Tree.mapping(f -> {}))
            .put("additionalLoggingSources", s -> s.put("rke2", r -> r.put("enabled", Tree.flag(true)))
                    .put("kubeAudit", k -> k.put("enabled", Tree.flag(true))
                            .put("auditFilename", "audit.log")
                            .put("fluentbit", f -> f.put("logTag", "kube-audit"))
                            .put("loggingRef", "harvester-kube-audit-log-ref")
                            .put("pathPrefix", "/var/lib/rancher/rke2/server/logs"))));

    @Test
    void aLoggingIsRendered() {
        Logging logging = Logging.of(l -> l.metadata(m -> m.name("main"))
                .spec(s -> s.controlNamespace("logging").fluentbit(f -> {}).fluentd(f -> {})));
        FluentbitFiles files =
                FluentbitConf.of(logging, OperatorVersion.V3_17_7).files();
        assertThat(files.violations()).isEmpty();
        assertThat(files.texts()).containsExactly(Map.entry("fluent-bit.conf", golden("main.conf")));
        assertThat(files.configuration()).contains(golden("main.conf"));
    }

    @Test
    void theProposalIsRenderedFromItsChart() {
        ManifestSet proposal =
                HarvesterLogging.release(HarvesterRelease.PROPOSAL).build();
        List<FluentbitConf> confs = FluentbitConf.all(proposal, "rancher-logging-kube-audit");
        assertThat(confs).hasSize(1);
        assertThat(confs.get(0).name()).isEqualTo("rancher-logging-kube-audit");
        assertThat(confs.get(0).secretName()).isEqualTo("rancher-logging-kube-audit-fluentbit");
        assertThat(confs.get(0).files().configuration()).contains(golden("audit.conf"));
    }

    @Test
    void allFluentbitsOfALoggingAreRendered() {
        String set = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec:
                  controlNamespace: logging
                  fluentd: {}
                  fluentbit: {inputTail: {Parser_N: [a]}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentbitAgent
                metadata: {name: b}
                spec: {inputTail: {Path: /b}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentbitAgent
                metadata: {name: a}
                spec: {inputTail: {DB_Sync: Full}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentbitAgent
                metadata: {name: other}
                spec: {loggingRef: other}
                """;
        ClusterResources cluster = ClusterResources.of(
                ParsedFile.readLenient(Source.of("set.yaml", set)).objects());
        assertThat(FluentbitConf.all(cluster.forOperator(OperatorVersion.V4_10_0), "main").stream()
                        .map(FluentbitConf::secretName))
                .containsExactly("main-fluentbit", "a-fluentbit", "b-fluentbit");
        assertThat(FluentbitConf.all(cluster.forOperator(OperatorVersion.V3_17_7), "main").stream()
                        .map(FluentbitConf::name))
                .containsExactly("main");
        assertThatThrownBy(() -> FluentbitConf.all(cluster, "root"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no Logging \"root\"");
    }

    static Stream<Arguments> charts() {
        return Stream.of(
                argumentSet("the proposal", "100.1.0+up3.17.3", OperatorVersion.V3_17_3, "kube-audit", "audit.conf"),
                argumentSet(
                        "v1.1.3", chart(HarvesterRelease.V1_1_3), OperatorVersion.V3_17_7, "kube-audit", "audit.conf"),
                argumentSet("v1.1.3", chart(HarvesterRelease.V1_1_3), OperatorVersion.V3_17_7, "root", "root.conf"),
                argumentSet("v1.2", "102.0.0+up3.17.10", OperatorVersion.V3_17_10, "root", "root-3.17.10.conf"),
                argumentSet("v1.4", "103.1.0+up4.4.0", OperatorVersion.V4_4_0, "root", "root-4.4.0.conf"),
                argumentSet("v1.5", "105.2.0+up4.10.0", OperatorVersion.V4_10_0, "root", "root-4.10.0.conf"),
                argumentSet("v1.5", "105.2.0+up4.10.0", OperatorVersion.V4_10_0, "kube-audit", "audit-4.10.0.conf"));
    }

    /** The chart of each release renders a Logging, and from v1.5 on an agent, whose configuration the operator writes. */
    @ParameterizedTest
    @MethodSource("charts")
    void theChartsOfTheReleasesAreRendered(String chart, OperatorVersion version, String source, String golden) {
        assertThat(ofChart(chart, version, source).configuration()).contains(golden(golden));
    }

    private static String chart(HarvesterRelease release) {
        return release.chartVersion();
    }

    private static FluentbitFiles ofChart(String chart, OperatorVersion version, String source) {
        String name = "rancher-logging-" + source;
        var objects = ChartProjection.of(chart).render(AUDIT_VALUES).orThrow();
        Logging logging = objects.stream()
                .filter(Logging.class::isInstance)
                .map(Logging.class::cast)
                .filter(l -> l.metadata().name().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
        return objects.stream()
                .filter(FluentbitAgent.class::isInstance)
                .map(FluentbitAgent.class::cast)
                .filter(a -> a.metadata().name().equals(Optional.of(name)))
                .map(agent -> FluentbitConf.of(logging, agent, version))
                .findFirst()
                .orElseGet(() -> FluentbitConf.of(logging, version))
                .files();
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                argumentSet(
                        "the options of a file in the order of bytes, without empty ones",
                        "{inputTail: {storage.type: filesystem, Exclude_Path: '', DB: '', Mem_Buf_Limit: 10M}}",
                        OperatorVersion.V3_17_7,
                        "[INPUT]",
                        """
                            Name         tail
                            Mem_Buf_Limit  10M
                            Parser  cri
                            Path  /var/log/containers/*.log
                            Refresh_Interval  5
                            Skip_Long_Lines  On
                            Tag  kubernetes.*
                            storage.type  filesystem
                        """),
                argumentSet(
                        "a multiline parser in place of the other parsers",
                        "{inputTail: {multiline.parser: [docker, cri], Parser: x, Parser_N: [y], Docker_Mode: 'On'}}",
                        OperatorVersion.V3_17_7,
                        "[INPUT]",
                        """
                            Name         tail
                            DB  /tail-db/tail-containers-state.db
                            Mem_Buf_Limit  5MB
                            Path  /var/log/containers/*.log
                            Refresh_Interval  5
                            Skip_Long_Lines  On
                            Tag  kubernetes.*
                            multiline.parser docker, cri
                        """),
                argumentSet(
                        "fields of later versions, which the cluster drops",
                        "{inputTail: {DB.locking: false, Path: /a}, healthCheck: {hcPeriod: 5}}",
                        OperatorVersion.V3_17_7,
                        "[INPUT]",
                        """
                            Name         tail
                            DB  /tail-db/tail-containers-state.db
                            Mem_Buf_Limit  5MB
                            Parser  cri
                            Path  /a
                            Refresh_Interval  5
                            Skip_Long_Lines  On
                            Tag  kubernetes.*
                        """),
                argumentSet(
                        "metrics, storage and health",
                        "{flush: 2, logLevel: debug, livenessDefaultCheck: true, customParsers: x, "
                                + "bufferStorage: {storage.sync: full}, healthCheck: {hcPeriod: 5, hcErrorsCount: 0}}",
                        OperatorVersion.V4_4_0,
                        "[SERVICE]",
                        """
                            Flush        2
                            Grace        5
                            Daemon       Off
                            Log_Level    debug
                            Parsers_File parsers.conf
                            Parsers_File /fluent-bit/etc/custom-parsers.conf
                            Coro_Stack_Size    24576
                            HTTP_Server  On
                            HTTP_Listen  0.0.0.0
                            HTTP_Port    2020
                            storage.path  /buffers
                            storage.sync  full
                            Health_Check On
                            HC_Period 5
                        """),
                argumentSet(
                        "the first operation of each rule and condition",
                        "{filterModify: [{conditions: [{Key_exists: {key: a}}], "
                                + "rules: [{Copy: {key: c, value: d}, Rename: {key: a, value: b}}, {}, {Remove: {key: x}}]}]}",
                        OperatorVersion.V3_17_7,
                        "[FILTER]\n    Name modify",
                        """
                            Match *
                            Condition Key_exists a\s
                            Rename a b
                          \s\s\s\s
                            Remove x\s
                        """),
                argumentSet(
                        "encryption, connections and options of the output",
                        "{targetHost: h, targetPort: 1, tls: {enabled: true, sharedKey: k}, "
                                + "network: {keepalive: false, connectTimeout: 0, sourceAddress: s}, "
                                + "forwardOptions: {Require_ack_response: true, Send_options: false}}",
                        OperatorVersion.V3_17_7,
                        "[OUTPUT]",
                        """
                            Name          forward
                            Match         *
                            Host          h
                            Port          1
                           \s
                            tls           On
                            tls.verify    Off
                            tls.ca_file   /fluent-bit/tls/ca.crt
                            tls.crt_file  /fluent-bit/tls/tls.crt
                            tls.key_file  /fluent-bit/tls/tls.key
                            Shared_Key    k
                            net.connect_timeout 0
                            net.keepalive off
                            net.source_address s
                            Require_ack_response  true
                            Retry_Limit  False
                        """));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aSectionHas(String fluentbit, OperatorVersion version, String section, String lines) {
        String text = FluentbitConf.of(logging(fluentbit, ""), version)
                .files()
                .configuration()
                .orElseThrow();
        assertThat(section(text, section)).isEqualTo(lines);
    }

    @Test
    void upstreamNamesEachRunningFluentd() {
        FluentbitConf conf = FluentbitConf.of(logging("{enableUpstream: true}", ""), OperatorVersion.V3_17_7);
        assertThat(conf.files().texts()).containsEntry("upstream.conf", "\n[UPSTREAM]\n    Name fluentd-upstream\n");
        FluentbitFiles scaled = conf.withFluentds(2).files();
        assertThat(scaled.texts()).containsEntry("upstream.conf", """

                        [UPSTREAM]
                            Name fluentd-upstream
                        [NODE]
                            Name main-fluentd-0
                            Host main-fluentd-0.main-fluentd-headless.logging.svc.cluster.local
                            Port 24240
                        [NODE]
                            Name main-fluentd-1
                            Host main-fluentd-1.main-fluentd-headless.logging.svc.cluster.local
                            Port 24240
                        """);
        assertThat(section(scaled.configuration().orElseThrow(), "[OUTPUT]")).isEqualTo("""
                            Name          forward
                            Match         *
                            Upstream upstream.conf
                           \s
                            net.keepalive on
                            net.keepalive_idle_timeout 30
                            net.keepalive_max_recycle 100
                            Retry_Limit  False
                        """);
    }

    @Test
    void dockerHasItsOwnParser() {
        FluentbitConf conf = FluentbitConf.of(logging("{}", ""), OperatorVersion.V3_17_7);
        assertThat(conf.onDocker().files().configuration().orElseThrow()).contains("    Parser  docker\n");
    }

    @Test
    void aConfigurationOfItsOwnReplacesTheGeneratedOne() {
        assertThat(FluentbitConf.of(logging("{customConfigSecret: s}", ""), OperatorVersion.V3_17_7)
                        .files())
                .isEqualTo(new FluentbitFiles(Map.of(), List.of()));
        assertThat(FluentbitConf.of(logging("null", ""), OperatorVersion.V3_17_7)
                        .files())
                .isEqualTo(new FluentbitFiles(Map.of(), List.of()));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                argumentSet(
                        "a deprecated parser",
                        "{parser: x, position_db: {emptyDir: {}}}",
                        "",
                        List.of(
                                "logging.yaml:7:39: spec.fluentbit.position_db: `position_db` field is deprecated, use `positiondb` [fluentbit-position-db]",
                                "logging.yaml:7:23: spec.fluentbit.parser: `parser` field is deprecated, use `inputTail.Parser` [fluentbit-parser]")),
                argumentSet(
                        "two parsers of container lines",
                        "{inputTail: {Parser: cri}}",
                        "enableDockerParserCompatibilityForCRI: true",
                        List.of(
                                "logging.yaml:7:35: spec.fluentbit.inputTail.Parser: enableDockerParserCompatibilityForCRI is set, but fluentbit config overrides it [fluentbit-parser-chosen]")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theOperatorRefuses(String fluentbit, String more, List<String> messages) {
        FluentbitFiles files = FluentbitConf.of(logging(fluentbit, more), OperatorVersion.V4_10_0)
                .files();
        assertThat(files.texts()).isEmpty();
        assertThat(files.violations().stream().map(Violation::toString)).containsExactlyElementsOf(messages);
    }

    @Test
    void whatIsNotKnownIsSaid() {
        FluentbitFiles files = FluentbitConf.of(logging("{filterGrep: {Match: '*'}}", ""), OperatorVersion.V6_7_0)
                .files();
        assertThat(files.configuration()).isPresent();
        assertThat(files.violations().stream().map(Violation::message))
                .containsExactly("the text that operator 6.7.0 writes for this is not known");
    }

    @Test
    void anAgentOfALoggingWithoutFluentdHasNoOutput() {
        Part logging = part("metadata: {name: main}\nspec: {controlNamespace: logging}");
        Part agent = part("metadata: {name: agent}");
        FluentbitConf conf = FluentbitConf.of(logging, agent, OperatorVersion.V4_10_0);
        assertThat(conf.secretName()).isEqualTo("agent-fluentbit");
        assertThat(conf.files().configuration().orElseThrow()).doesNotContain("[OUTPUT]");
        assertThat(conf.withFluentdConfig().files().configuration().orElseThrow())
                .contains("    Host          main-fluentd.logging.svc.cluster.local.\n");
    }

    @Test
    void theNumberOfFluentdsIsNotNegative() {
        FluentbitConf conf = FluentbitConf.of(logging("{}", ""), OperatorVersion.V3_17_7);
        assertThatThrownBy(() -> conf.withFluentds(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a negative number of fluentds: -1");
    }

    /** The lines of a section after those that are given, until an empty line or the next section. */
    private static String section(String text, String start) {
        String rest = text.substring(text.indexOf(start + "\n") + start.length() + 1);
        StringBuilder lines = new StringBuilder();
        for (String line : rest.split("\n", -1)) {
            if (line.isEmpty() || line.startsWith("[")) {
                break;
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** A Logging with a fluent-bit and a further line of its spec. */
    private static Part logging(String fluentbit, String more) {
        return part("""
                kind: Logging
                metadata: {name: main}
                spec:
                  controlNamespace: logging
                  fluentd: {}
                  %s
                  fluentbit: %s
                """.formatted(more, fluentbit));
    }

    private static Part part(String yaml) {
        return ManifestReader.lenient()
                .readAll(Source.of("logging.yaml", yaml))
                .parts()
                .get(0);
    }

    private static String golden(String name) {
        try (InputStream file = FluentbitConfTest.class.getResourceAsStream("fluentbit/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
