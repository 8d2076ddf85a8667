package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.Output;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fluentd says about single fields of outputs, buffers and formats. */
class OutputRulesTest {
    private static final String HTTP = "http: {endpoint: 'http://hook/', ";

    private static final String SPLUNK = "splunkHec: {hec_host: splunk, hec_token: {value: x}, ";

    static Stream<Arguments> buffers() {
        return Stream.of(
                argumentSet(
                        "disabled",
                        "disabled: true, flush_mode: bogus",
                        "disabled: warning: records are still buffered: the plug-in uses its own buffer"
                                + " [buffer-disabled]"),
                argumentSet(
                        "type",
                        "type: redis",
                        "type: Unknown buffer plugin \"redis\"; expected one of file, memory, file_single"
                                + " [buffer-type-unknown]"),
                argumentSet(
                        "type file_single",
                        "type: file_single",
                        "type: warning: file_single doesn't allow user specified 'prefix.*.suffix' style path"
                                + " [buffer-file-single]"),
                argumentSet(
                        "compress",
                        "compress: zip",
                        "compress: valid options are text,gzip but got zip [option-unknown]"),
                argumentSet(
                        "flush_mode",
                        "flush_mode: now, flush_interval: 5s",
                        "flush_mode: valid options are default,lazy,interval,immediate but got now"
                                + " [option-unknown]"),
                argumentSet(
                        "overflow_action",
                        "overflow_action: drop",
                        "overflow_action: valid options are throw_exception,block,drop_oldest_chunk but got drop"
                                + " [option-unknown]"),
                argumentSet(
                        "retry_type",
                        "retry_type: linear",
                        "retry_type: valid options are exponential_backoff,periodic but got linear"
                                + " [option-unknown]"),
                argumentSet(
                        "threads",
                        "flush_thread_count: -1",
                        "flush_thread_count: warning: no record is sent: -1 is negative; expected a positive number"
                                + " [number-negative]"),
                argumentSet(
                        "tags with a blank",
                        "tags: tag time",
                        "tags: chunk_keys specification includes invalid char: \"tag time\" [chunk-key-invalid]"),
                argumentSet(
                        "tags with two commas",
                        "tags: 'tag,,time'",
                        "tags: chunk_keys specification includes invalid char: \"\" [chunk-key-invalid]"),
                argumentSet(
                        "tags in brackets",
                        "tags: 'tag,$[''a'']'",
                        "tags: in chunk_keys: bracket notation is not allowed [chunk-key-path]"),
                argumentSet(
                        "tags without a key",
                        "tags: $., timekey: 1m",
                        "tags: in chunk_keys: empty keys [chunk-key-path]"),
                argumentSet(
                        "tags that are no list",
                        "tags: '[tag]'",
                        "tags: what begins with [ must be a list of texts in JSON [chunk-keys-unreadable]"),
                argumentSet(
                        "timekey",
                        "timekey: '-1'",
                        "timekey: timekey should be greater than 0. current timekey: -1.0 [timekey-invalid]"),
                argumentSet(
                        "timekey that is no time",
                        "timekey: soon",
                        "timekey: timekey should be greater than 0. current timekey: 0.0 [timekey-invalid]"),
                argumentSet(
                        "timekey of two units",
                        "timekey: 1h30m",
                        "timekey: warning: fluentd reads \"1h30m\" as 1800 seconds [value-misread]"),
                argumentSet(
                        "timekey_zone",
                        "timekey_zone: UTC",
                        "timekey_zone: Unsupported timezone 'UTC' [time-zone-unknown]"),
                argumentSet(
                        "flush_interval",
                        "flush_mode: interval, flush_interval: 500ms",
                        "flush_interval: warning: fluentd reads \"500ms\" as 30000 seconds [value-misread]"),
                argumentSet(
                        "chunk_limit_size 0",
                        "chunk_limit_size: '0'",
                        "chunk_limit_size: warning: every record is larger than buffer chunk limit size (0)"
                                + " [chunk-limit-size-zero]"),
                argumentSet(
                        "chunk_limit_size smaller than a record",
                        "chunk_limit_size: '10'",
                        "chunk_limit_size: warning: every record is larger than buffer chunk limit size (10)"
                                + " [chunk-limit-size-zero]"),
                argumentSet(
                        "total_limit_size 0",
                        "total_limit_size: '0'",
                        "total_limit_size: warning: buffer space has too many data, because its limit is 0 bytes"
                                + " [total-limit-size-zero]"),
                argumentSet(
                        "flush_mode lazy without time",
                        "flush_mode: lazy, tags: tag",
                        "flush_mode: warning: records are sent only when a chunk is full, because tags has no time"
                                + " [flush-lazy-without-time]"),
                argumentSet(
                        "chunk_limit_size with a blank",
                        "chunk_limit_size: 3 MB",
                        "chunk_limit_size: warning: fluentd reads \"3 MB\" as 3 bytes [value-misread]"),
                argumentSet(
                        "chunk_full_threshold",
                        "chunk_full_threshold: 95%",
                        "chunk_full_threshold: warning: fluentd reads \"95%\" as 95 [value-misread]"),
                argumentSet(
                        "retry_randomize",
                        "retry_randomize: false",
                        "retry_randomize: warning: false is ignored: the operator omits it, and the default of the"
                                + " plug-in is true [false-ignored]"),
                argumentSet(
                        "flush_at_shutdown",
                        "type: memory, flush_at_shutdown: false",
                        "flush_at_shutdown: warning: false is ignored: the operator omits it, and the default of the"
                                + " plug-in is true [false-ignored]"),
                argumentSet(
                        "retry_max_times",
                        "retry_max_times: 0",
                        "retry_max_times: warning: 0 is ignored: the operator omits it, and the plug-in uses its"
                                + " default [zero-ignored]"));
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void aBufferIsChecked(String buffer, String message) {
        assertThat(read(HTTP + "buffer: {" + buffer + "}}")).containsExactly("spec.http.buffer." + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags: '[]'",
                "tags: '[\"tag\", \"time\"]', timekey_zone: Asia/Tokyo",
                "tags: 'time,$.kubernetes.namespace_name,app'",
                "tags: tag, timekey: '0', timekey_zone: nowhere",
                "timekey: 2min, timekey_zone: +09:00",
                "type: file_single, path: /buffers/hook",
                "flush_at_shutdown: false",
                "chunk_limit_size: 3MiB, total_limit_size: 64k, retry_wait: '1.5'",
                "compress: '', flush_mode: '', type: ''"
            })
    void aBufferThatFluentdAcceptsIsFine(String buffer) {
        assertThat(read(HTTP + "buffer: {" + buffer + "}}")).isEmpty();
    }

    static Stream<Arguments> outputs() {
        return Stream.of(
                argumentSet(
                        "csv",
                        HTTP + "format: {type: csv}, json_array: true}",
                        "http.format.type: 'fields' parameter is required [format-csv]"),
                argumentSet(
                        "csv of syslog",
                        "syslog: {host: log, port: 514, format: {type: csv}}",
                        "syslog.format.type: 'fields' parameter is required [format-csv]"),
                argumentSet(
                        "http json_array",
                        HTTP + "json_array: true, format: {type: ltsv}}",
                        "http.json_array: json_array option could be used with json formatter only [http-json-array]"),
                argumentSet(
                        "http method",
                        HTTP + "http_method: get}",
                        "http.http_method: valid options are put,post but got get [option-unknown]"),
                argumentSet(
                        "http tls_version",
                        HTTP + "tls_version: TLSv1.2}",
                        "http.tls_version: valid options are TLSv1_1,TLSv1_2,TLSv1_3,TLS1_1,TLS1_2,TLS1_3 but got"
                                + " TLSv1.2 [option-unknown]"),
                argumentSet(
                        "http tls_verify_mode",
                        HTTP + "tls_verify_mode: PEER}",
                        "http.tls_verify_mode: valid options are none,peer but got PEER [option-unknown]"),
                argumentSet(
                        "http proxy",
                        HTTP + "proxy: 'http://north:secret@a b/'}",
                        "http.proxy: bad URI(is not URI?): \"http://a b/\" [uri-bad]"),
                argumentSet(
                        "http endpoint",
                        "http: {endpoint: 'hook:8080/'}",
                        "http.endpoint: warning: no record is sent: \"hook:8080/\" is not a URL of http or https"
                                + " [http-endpoint]"),
                argumentSet(
                        "http endpoint with fragment",
                        "http: {endpoint: 'http://hook/#x'}",
                        "http.endpoint: warning: what follows # is not sent: \"http://hook/#x\""
                                + " [http-endpoint-fragment]"),
                argumentSet(
                        "http endpoint with placeholder",
                        "http: {endpoint: 'http://hook/${app}'}",
                        "http.endpoint: warning: chunk key placeholder 'app' not replaced [placeholder-unknown]"),
                argumentSet(
                        "http timeout",
                        HTTP + "open_timeout: 0}",
                        "http.open_timeout: warning: 0 is ignored: the operator omits it, and the plug-in uses its"
                                + " default [zero-ignored]"),
                argumentSet(
                        "gelf protocol",
                        "gelf: {host: log, port: 1, protocol: TCP}",
                        "gelf.protocol: 'protocol' parameter should be either 'udp' (default) or 'tcp'"
                                + " [gelf-protocol-unknown]"),
                argumentSet(
                        "gelf port",
                        "gelf: {host: log, port: 0}",
                        "gelf.port: warning: no record is sent: a port is a number from 1 to 65535, and not 0"
                                + " [port-range]"),
                argumentSet(
                        "http port",
                        "http: {endpoint: 'http://hook:99999/'}",
                        "http.endpoint: warning: no record is sent: \"http://hook:99999/\" has no host, or its port is not"
                                + " a number from 1 to 65535 [url-server]"),
                argumentSet(
                        "http timeout",
                        HTTP + "open_timeout: -1}",
                        "http.open_timeout: warning: no record is sent: -1 is negative; expected a positive number"
                                + " [number-negative]"),
                argumentSet(
                        "loki without host",
                        "loki: {url: 'http://'}",
                        "loki.url: warning: no record is sent: \"http:///loki/api/v1/push\" has no host, or its port is"
                                + " not a number from 1 to 65535 [url-server]"),
                argumentSet(
                        "gelf host",
                        "gelf: {host: 'http://log', port: 1}",
                        "gelf.host: warning: no record is sent: \"http://log\" is not the name of a host"
                                + " [host-name]"),
                argumentSet(
                        "syslog port",
                        "syslog: {host: log, port: 70000}",
                        "syslog.port: warning: no record is sent: a port is a number from 1 to 65535, and not 70000"
                                + " [port-range]"),
                argumentSet(
                        "syslog version",
                        "syslog: {host: log, port: 1, version: TLSv1.2}",
                        "syslog.version: warning: no record is sent: unrecognized version \"TLSv1.2\"; expected"
                                + " TLSv1_1, TLSv1_2 or TLSv1_3 [syslog-version-unknown]"),
                argumentSet(
                        "splunk host with a blank",
                        "splunkHec: {hec_host: a b, hec_token: {value: x}}",
                        "splunkHec.hec_host: hec_host (a b) and/or hec_port (8088) are invalid. [splunk-address]"),
                argumentSet(
                        "splunk port",
                        "splunkHec: {hec_host: a, hec_token: {value: x}, hec_port: -1}",
                        "splunkHec.hec_port: hec_host (a) and/or hec_port (-1) are invalid. [splunk-address]"),
                argumentSet(
                        "splunk host with a path",
                        "splunkHec: {hec_host: a/b, hec_token: {value: x}}",
                        "splunkHec.hec_host: warning: no record is sent: \"a/b\" is not the name of a host"
                                + " [host-name]"),
                argumentSet(
                        "no loki url",
                        "loki: {}",
                        "loki.url: warning: missing, so records are sent to Grafana Cloud; expected the URL of Loki"
                                + " [loki-url-none]"),
                argumentSet(
                        "loki url",
                        "loki: {url: '127.0.0.1:3100'}",
                        "loki.url: bad URI(is not URI?): \"127.0.0.1:3100/loki/api/v1/push\" [uri-bad]"),
                argumentSet(
                        "loki url of another protocol",
                        "loki: {url: 'loki:3100'}",
                        "loki.url: URL parameter must have HTTP/HTTPS scheme [loki-url]"),
                argumentSet(
                        "loki url with path",
                        "loki: {url: 'http://loki/loki/api/v1/push'}",
                        "loki.url: warning: the plug-in adds /loki/api/v1/push to the URL, which has it already"
                                + " [loki-url-path]"),
                argumentSet(
                        "loki line_format",
                        "loki: {url: 'http://l', line_format: text}",
                        "loki.line_format: valid options are json,key_value but got text [option-unknown]"),
                argumentSet(
                        "loki label",
                        "loki: {url: 'http://l', labels: {app: \"$['kubernetes'\"}}",
                        "loki.labels.app: unreadable path of a field: Incomplete bracket. Invalid syntax:"
                                + " $['kubernetes' [loki-field-path]"),
                argumentSet(
                        "loki removed key",
                        "loki: {url: 'http://l', remove_keys: [a, '$.']}",
                        "loki.remove_keys[1]: unreadable path of a field: empty keys [loki-field-path]"),
                argumentSet(
                        "splunk data_type",
                        SPLUNK + "data_type: Event}",
                        "splunkHec.data_type: valid options are event,metric but got Event [option-unknown]"),
                argumentSet(
                        "splunk metric without value",
                        SPLUNK + "data_type: metric, metric_name_key: name}",
                        "splunkHec.metric_name_key: `metric_value_key` is required when `metric_name_key` is set."
                                + " [splunk-metric-value]"),
                argumentSet(
                        "splunk metric without name",
                        SPLUNK + "data_type: metric, metrics_from_event: false}",
                        "splunkHec.metrics_from_event: `metric_name_key` is required when `metrics_from_event` is"
                                + " `false`. [splunk-metric-name]"),
                argumentSet(
                        "syslog port",
                        "syslog: {host: log}",
                        "syslog.port: 'port' parameter is required [parameter-none]"),
                argumentSet(
                        "syslog port 0",
                        "syslog: {host: log, port: 0}",
                        "syslog.port: 'port' parameter is required [parameter-none]"),
                argumentSet(
                        "syslog transport",
                        "syslog: {host: log, port: 514, transport: TCP}",
                        "syslog.transport: warning: no record is sent: unknown transport \"TCP\"; expected tls, tcp or"
                                + " udp [syslog-transport-unknown]"),
                argumentSet(
                        "forward transport",
                        "forward: {servers: [{host: hub}], transport: udp}",
                        "forward.transport: valid options are tcp,tls but got udp [option-unknown]"),
                argumentSet(
                        "forward weight",
                        "forward: {servers: [{host: hub, weight: 0}]}",
                        "forward.servers[0].weight: warning: 0 is ignored: the operator omits it, and the plug-in uses"
                                + " its default [zero-ignored]"),
                argumentSet(
                        "forward host",
                        "forward: {servers: [{host: hub}, {host: hub.invalid}]}",
                        "forward.servers[1].host: getaddrinfo: Name or service not known: \"hub.invalid\""
                                + " [forward-host-invalid]"),
                argumentSet(
                        "forward tls_cert_path",
                        "forward: {servers: [{host: hub}], transport: tls, tls_cert_path: {value: /nonexistent/c}}",
                        "forward.tls_cert_path: no pod has this file: specified cert path does not"
                                + " exist:/nonexistent/c [tls-file-none]"),
                argumentSet(
                        "http tls_ca_cert_path",
                        "http: {endpoint: 'https://hook/', tls_ca_cert_path: {value: /nonexistent/c}}",
                        "http.tls_ca_cert_path: no pod has this file: tls_ca_cert_path is wrong: /nonexistent/c"
                                + " [tls-file-none]"),
                argumentSet(
                        "http endpoint empty",
                        "http: {endpoint: ''}",
                        "http.endpoint: warning: no record is sent: \"\" is not a URL of http or https [http-endpoint]"),
                argumentSet(
                        "syslog trusted_ca_path",
                        "syslog: {host: log, port: 514, trusted_ca_path: {value: /nonexistent/c}}",
                        "syslog.trusted_ca_path.value: warning: No such file or directory: \"/nonexistent/c\" [file-none]"),
                argumentSet(
                        "file compress",
                        "file: {path: '/${tag}', compress: zip}",
                        "file.compress: valid options are text,gz,gzip but got zip [option-unknown]"));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void anOutputIsChecked(String output, String message) {
        assertThat(read(output)).containsExactly("spec." + message);
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                argumentSet(
                        "no tag",
                        "path: logs/x, compress: gzip",
                        "Parameter 'path: logs/x.%Y%m%d%H%M_**.log.gz' doesn't have tag placeholder"
                                + " [file-path-tag-none]"),
                argumentSet(
                        "no key tag",
                        "path: '/out/${tag[1]}', append: true, buffer: {tags: time, timekey: 1d}",
                        "Parameter 'path: /out/${tag[1]}.%Y%m%d.log' has tag placeholders, but chunk key 'tag' is not"
                                + " configured [file-path-tag]"),
                argumentSet(
                        "no field",
                        "path: '/out/*.txt', buffer: {tags: 'time,app', timekey: 30s}",
                        "Parameter 'path: /out/%Y%m%d%H%M%S_**.txt' doesn't have enough placeholders for keys app"
                                + " [file-path-fields-none]"),
                argumentSet(
                        "no key app",
                        "path: '/out/${app}', path_suffix: .txt, buffer: {tags: time, timekey: 2h}",
                        "Parameter 'path: /out/${app}.%Y%m%d%H_**.txt' has placeholders, but chunk keys doesn't have"
                                + " keys app [file-path-fields]"),
                argumentSet(
                        "no key time",
                        "path: '/out/%H', add_path_suffix: false, buffer: {tags: '[]'}",
                        "Parameter 'path: /out/%H_**' has timestamp placeholders, but chunk key 'time' is not"
                                + " configured [file-path-time]"),
                argumentSet(
                        "parts of the time",
                        "path: '/out/${tag}/%Y%m%d'",
                        "insufficient timestamp placeholders in path [file-path-time-parts]"),
                argumentSet(
                        "star",
                        "path: '/out/*', buffer: {tags: '[]'}",
                        "path including '*' must be used with buffer chunk key 'time' [file-path-star]"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void thePathOfAFileHasTheKeysOfItsBuffer(String fields, String message) {
        assertThat(read("file: {" + fields + "}")).containsExactly("spec.file.path: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HTTP + "proxy: 'proxy:3128', json_array: true, format: {}}",
                "http: {endpoint: 'https://hook/${tag}/${tag[1]}/%Y?a=b c'}",
                "loki: {url: 'http://loki/gateway', labels: {app: '', pod: \"$['a'][0]\", host: '$.b[1].c'}}",
                SPLUNK + "metric_name_key: name}",
                SPLUNK + "data_type: metric}",
                "file: {path: '/out/${app}', buffer: {tags: app}}"
            })
    void anOutputThatFluentdAcceptsIsFine(String output) {
        assertThat(read(output)).isEmpty();
    }

    static Stream<Arguments> flags() {
        String secret = "{value: x}";
        return Stream.of(
                argumentSet(
                        "azurestorage",
                        "azurestorage: {azure_storage_account: " + secret + ", azure_container: x, ",
                        List.of("auto_create_container")),
                argumentSet("gcs", "gcs: {project: x, bucket: x, ", List.of("auto_create_bucket")),
                argumentSet(
                        "oss",
                        "oss: {endpoint: x, bucket: x, access_key_id: " + secret + ", access_key_secret: " + secret
                                + ", ",
                        List.of("check_bucket", "check_object", "upload_crc_enable", "download_crc_enable")),
                argumentSet("logz", "logz: {endpoint: {}, ", List.of("output_include_time", "output_include_tags")),
                argumentSet(
                        "forward",
                        "forward: {servers: [{host: hub}], ",
                        List.of("phi_failure_detector", "tls_verify_hostname", "tls_cert_use_enterprise_store")),
                argumentSet("kinesisStream", "kinesisStream: {stream_name: x, ", List.of("reset_backoff_if_success")),
                argumentSet(
                        "kinesisFirehose",
                        "kinesisFirehose: {delivery_stream_name: x, ",
                        List.of("reset_backoff_if_success")));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void aFlagThatIsOnCannotBeTurnedOff(String output, List<String> flags) {
        String plugin = output.substring(0, output.indexOf(':'));
        for (String flag : flags) {
            assertThat(read(output + flag + ": false}"))
                    .containsExactly("spec." + plugin + "." + flag + ": warning: false is ignored: the operator omits"
                            + " it, and the default of the plug-in is true [false-ignored]");
        }
    }

    /** The violations without their positions. */
    private static List<String> read(String output) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: sample}
                spec: {%s}
                """.formatted(output);
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .map(violation -> violation.replaceFirst("^output\\.yaml:\\d+:\\d+: ", ""))
                .toList();
    }
}
