package dev.gleaner.logging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
    static Stream<Arguments> outputs() {
        return Stream.of(
                argumentSet("http", "http", "{endpoint: 'http://h/', retryable_response_codes: [429, 503]}", List.of()),
                argumentSet(
                        "answers that are not named",
                        "http",
                        "{endpoint: 'http://h/'}",
                        List.of(
                                "set.yaml:5:9: spec.http.retryable_response_codes: warning: fluentd gives up a chunk after 429, 500, 502 or 504; expected the codes to retry, such as [429, 500, 502, 503, 504] [loss-answers]")),
                argumentSet(
                        "answers without 503",
                        "http",
                        "{retryable_response_codes: [429]}",
                        List.of(
                                "set.yaml:5:10: spec.http.retryable_response_codes: warning: these codes replace 503, so that fluentd gives up a chunk after it; expected 503, too [loss-answer-503]")),
                argumentSet(
                        "failures as success",
                        "http",
                        "{error_response_as_unrecoverable: false}",
                        List.of(
                                "set.yaml:5:10: spec.http.error_response_as_unrecoverable: warning: fluentd deletes a chunk that the receiver refuses; it does not retry; expected true [loss-answers-ignored]")),
                argumentSet(
                        "datagrams by default",
                        "gelf",
                        "{host: h, port: 12201}",
                        List.of(
                                "set.yaml:5:9: spec.gelf.protocol: warning: datagrams that get lost are not sent again; expected tcp [loss-datagrams]")),
                argumentSet(
                        "datagrams by choice",
                        "gelf",
                        "{host: h, port: 12201, protocol: udp}",
                        List.of(
                                "set.yaml:5:32: spec.gelf.protocol: warning: datagrams that get lost are not sent again; expected tcp [loss-datagrams]")),
                argumentSet("a stream", "gelf", "{host: h, port: 12201, protocol: tcp}", List.of()),
                argumentSet(
                        "syslog",
                        "syslog",
                        "{host: h, format: {hostname_field: h}}",
                        List.of(
                                "set.yaml:5:29: spec.syslog.format.rfc6587_message_size: warning: after the first message that is not ASCII, the receiver loses the rest; expected false [loss-syslog-length]",
                                "set.yaml:5:29: spec.syslog.format.log_field: warning: messages of records without the field \"log\" are empty; expected message, or type: json [loss-syslog-message]")),
                argumentSet(
                        "syslog in datagrams",
                        "syslog",
                        "{host: h, transport: udp, format: {log_field: message}}",
                        List.of(
                                "set.yaml:5:21: spec.syslog.transport: warning: datagrams that get lost are not sent again; expected tcp [loss-datagrams]")),
                argumentSet("syslog in JSON", "syslog", "{host: h, format: {type: json}}", List.of()),
                argumentSet(
                        "a buffer",
                        "loki",
                        "{url: 'http://h', buffer: {type: memory, disable_chunk_backup: true, retry_forever: false, retry_max_times: 4, overflow_action: drop_oldest_chunk}}",
                        List.of(
                                "set.yaml:5:50: spec.loki.buffer.disable_chunk_backup: warning: fluentd deletes a chunk that the receiver refuses; expected false, which keeps a file [loss-no-backup]",
                                "set.yaml:5:78: spec.loki.buffer.retry_forever: warning: fluentd drops all waiting chunks after 5 failures; expected true, the default of the operator [loss-gives-up]",
                                "set.yaml:5:120: spec.loki.buffer.overflow_action: warning: a full buffer drops its oldest records; expected block, with which fluent-bit waits [loss-drops-oldest]",
                                "set.yaml:5:36: spec.loki.buffer.type: warning: what waits in memory is lost if fluentd is killed; expected file [loss-in-memory]")),
                argumentSet(
                        "a time limit",
                        "loki",
                        "{buffer: {retry_forever: false}}",
                        List.of(
                                "set.yaml:5:19: spec.loki.buffer.retry_forever: warning: fluentd drops all waiting chunks after 72h; expected true, the default of the operator [loss-gives-up]")),
                argumentSet("a buffer that is omitted", "loki", "{buffer: {disabled: true, type: memory}}", List.of()),
                argumentSet("no records", "nullout", "{}", List.of()));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void anOutputLoses(String key, String options, List<String> losses) {
        assertThat(Losses.of(Outputs.plugin(key, options)).stream().map(Violation::toString))
                .containsExactlyElementsOf(losses);
    }

    static Stream<Arguments> collectors() {
        return Stream.of(
                argumentSet(
                        "the defaults",
                        "{}",
                        List.of(
                                "set.yaml:6:14: spec.fluentbit.inputTail[\"storage.type\"]: warning: while fluentd is down, fluent-bit stops reading at 5MB, and rotated files are lost; expected filesystem [loss-paused-input]",
                                "set.yaml:6:14: spec.fluentbit.positiondb.hostPath: warning: what is written while a pod of fluent-bit is replaced is lost; expected a hostPath [loss-positions-of-pod]")),
                argumentSet(
                        "the audit log",
                        "{inputTail: {Path: /kube-audit-logs/audit.log, storage.type: filesystem}, positiondb: {hostPath: {}}}",
                        List.of(
                                "set.yaml:6:26: spec.fluentbit.inputTail.Buffer_Max_Size: warning: fluent-bit skips each line of 32 kB or more; expected more than the longest line, such as 2M [loss-long-lines]")),
                argumentSet(
                        "a buffer that is not larger",
                        "{inputTail: {Path: '/var/log/containers/*.log, /a', Buffer_Max_Size: 32k, storage.type: filesystem}, positiondb: {hostPath: {}}}",
                        List.of(
                                "set.yaml:6:66: spec.fluentbit.inputTail.Buffer_Max_Size: warning: fluent-bit skips each line of 32 kB or more; expected more than the longest line, such as 2M [loss-long-lines]")),
                argumentSet(
                        "a larger buffer",
                        "{inputTail: {Path: /a, Buffer_Max_Size: 2MB, storage.type: filesystem}, positiondb: {hostPath: {}}}",
                        List.of()),
                argumentSet(
                        "containers",
                        "{inputTail: {Path: /var/log/containers/a*.log, storage.type: filesystem}, positiondb: {hostPath: {}}}",
                        List.of()),
                argumentSet(
                        "no positions, and limits",
                        "{inputTail: {DB: '', storage.type: filesystem}, positiondb: {pvc: {}}, forwardOptions: {Retry_Limit: '5', storage.total_limit_size: 1G}}",
                        List.of(
                                "set.yaml:6:27: spec.fluentbit.inputTail.DB: warning: what is written while fluent-bit is down is lost; expected the path of a database [loss-positions]",
                                "set.yaml:6:102: spec.fluentbit.forwardOptions.Retry_Limit: warning: fluent-bit drops records after 5 retries; expected no_limits [loss-retry-limit]",
                                "set.yaml:6:120: spec.fluentbit.forwardOptions[\"storage.total_limit_size\"]: warning: beyond 1G, fluent-bit deletes the oldest records that are not sent [loss-storage-limit]")),
                argumentSet("a configuration of its own", "{customConfigSecret: s, inputTail: {DB: ''}}", List.of()));
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void aCollectorLoses(String fluentbit, List<String> losses) {
        assertThat(Losses.of(logging(fluentbit, "{}")).stream().map(Violation::toString))
                .containsExactlyElementsOf(losses);
        assertThat(Losses.of(agent(fluentbit)).stream().map(Violation::code))
                .containsExactlyElementsOf(losses.stream()
                        .map(loss -> loss.replaceAll(".*\\[(.*)\\]$", "$1"))
                        .toList());
    }

    @Test
    void theBuffersOfFluentdCanBeLost() {
        assertThat(Losses.ofSettings(logging("{}", "{disablePvc: true, bufferStorageVolume: {emptyDir: {}}}")).stream()
                        .map(Violation::toString))
                .containsExactly(
                        "set.yaml:7:13: spec.fluentd.disablePvc: warning: a new pod of fluentd loses what is in its buffers; expected disablePvc: false, or flush_at_shutdown: true in each buffer [loss-buffers-of-pod]");
        assertThat(Losses.ofSettings(logging("{}", "{disablePvc: true, bufferStorageVolume: {hostPath: {}}}")))
                .isEmpty();
        assertThat(Losses.ofSettings(logging("{}", "{}"))).isEmpty();
    }

    static Stream<Arguments> values() {
        List<String> both = Stream.of("root", "kube-audit")
                .map(name -> "set.yaml:1:1: warning: Logging rancher-logging-" + name
                        + ": spec.fluentd.disablePvc: a new pod of fluentd loses what is in its buffers; expected"
                        + " disablePvc: false at the top level of the chart values, or flush_at_shutdown: true in each"
                        + " buffer [loss-buffers-of-pod]")
                .toList();
        return Stream.of(
                argumentSet("true, as every release ships", "disablePvc: true", both),
                argumentSet("absent, which means true", "debug: false", both),
                argumentSet("false", "disablePvc: false", List.of()),
                argumentSet("below fluentd, where no template reads it", "fluentd: {disablePvc: false}", both),
                argumentSet(
                        "true, and a folder of the node",
                        "disablePvc: true, fluentd: {bufferStorageVolume: {hostPath: {path: /var/buffers}}}",
                        List.of()),
                argumentSet(
                        "true, and another volume of the pod",
                        "disablePvc: true, fluentd: {bufferStorageVolume: {emptyDir: {}}}",
                        both));
    }

    /** The value is at the top level, and holds for every Logging of the chart. */
    @ParameterizedTest
    @MethodSource("values")
    void theBuffersOfAChartCanBeLost(String values, List<String> losses) {
        String sources =
                "additionalLoggingSources: {rke2: {enabled: true}, kubeAudit: {enabled: true, loggingRef: audit}}";
        ClusterResources cluster =
                ClusterResources.of(ParsedFile.readLenient(Source.of("set.yaml", """
                        apiVersion: management.cattle.io/v3
                        kind: ManagedChart
                        metadata: {name: rancher-logging, namespace: fleet-local}
                        spec:
                          chart: rancher-logging
                          repoName: harvester-charts
                          version: 100.1.3+up3.17.7
                          values: {%s, %s}
                        """.formatted(sources, values)))
                        .objects());
        assertThat(Losses.of(cluster).stream()
                        .filter(loss -> loss.code().equals("loss-buffers-of-pod"))
                        .map(Violation::toString))
                .containsExactlyElementsOf(losses);
    }

    /** The proposal collects the audit log with fluent-bit's own buffer, and sends to Graylog in datagrams. */
    @Test
    void theProposalLosesRecords() {
        assertThat(Losses.of(HarvesterLogging.release(HarvesterRelease.PROPOSAL).build()).stream()
                        .map(Violation::toString))
                .contains(
                        "kubectl-1-charts.yaml: warning: Logging rancher-logging-kube-audit: spec.fluentbit.inputTail.Buffer_Max_Size: fluent-bit skips each line of 32 kB or more; expected more than the longest line, such as 2M [loss-long-lines]",
                        "kubectl-3-harvester-event-graylog.yaml: spec.gelf.protocol: warning: datagrams that get lost are not sent again; expected tcp [loss-datagrams]");
    }

    @Test
    void objectsWithErrorsLoseRecordsToo() {
        ClusterResources cluster = ClusterResources.of(ParsedFile.readLenient(Source.of(
                        "set.yaml", "apiVersion: logging.banzaicloud.io/v1beta1\nkind: Output\nspec: {gelf: {}}"))
                .objects());
        assertThat(Losses.of(cluster).stream().map(Violation::code)).containsExactly("loss-datagrams");
    }

    @Test
    void otherObjectsLoseNothing() {
        assertThat(Losses.of(Outputs.part("apiVersion: v1\nkind: Secret"))).isEmpty();
        assertThat(Losses.of(Outputs.part("apiVersion: logging.banzaicloud.io/v1beta1\nkind: Flow")))
                .isEmpty();
    }

    private static Part logging(String fluentbit, String fluentd) {
        return Outputs.part("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: main}
            spec:
              controlNamespace: logging
              fluentbit: %s
              fluentd: %s
            """.formatted(fluentbit, fluentd));
    }

    private static Part agent(String spec) {
        return Outputs.part("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: FluentbitAgent
            metadata: {name: main}
            spec: %s
            """.formatted(spec));
    }
}
