package dev.gleaner.logging.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterFlowSpec;
import dev.gleaner.logging.ClusterOutputSpec;
import dev.gleaner.logging.DefaultFlow;
import dev.gleaner.logging.FlowSpec;
import dev.gleaner.logging.LoggingSpec;
import dev.gleaner.logging.OutputSpec;
import dev.gleaner.logging.output.GelfOutput;
import dev.gleaner.logging.output.LokiOutput;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawValuesTest {
    private static final String RUBY =
            "fluentd executes the Ruby code in #{...}, because the text is in double quotes [value-runs-ruby]";

    static Stream<Arguments> places() {
        return Stream.of(
                argumentSet("a parameter", "gelf: {host: X, port: 1}", "gelf.host"),
                argumentSet("a secret", "loki: {url: 'http://l', username: {value: X}}", "loki.username.value"),
                argumentSet("a buffer", "loki: {url: 'http://l', buffer: {path: X}}", "loki.buffer.path"),
                argumentSet("an argument", "loki: {url: 'http://l', buffer: {tags: X}}", "loki.buffer.tags"),
                argumentSet("a server", "forward: {servers: [{host: a}, {host: X}]}", "forward.servers[1].host"),
                argumentSet("a label", "loki: {url: 'http://l', labels: {a: X}}", "loki.labels.a"),
                argumentSet(
                        "a field",
                        "splunkHec: {hec_host: a, hec_token: {value: a}, fields: {a: X}}",
                        "splunkHec.fields.a"),
                argumentSet(
                        "credentials",
                        "s3: {s3_bucket: a, shared_credentials: {profile_name: X}}",
                        "s3.shared_credentials.profile_name"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void rubyRunsInEveryTextOfAnOutput(String output, String path) {
        String yaml = output.replace("X", "'\"#{`id`}\"'");
        assertThat(violations(yaml, OutputSpec.class)).containsOnlyOnce(path + ": " + RUBY);
        assertThat(violations(yaml, ClusterOutputSpec.class)).containsOnlyOnce(path + ": " + RUBY);
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                argumentSet("a parameter", "{parser: {key_name: X, parse: {type: json}}}", "parser.key_name"),
                argumentSet("a section", "{parser: {parse: {type: json, time_key: X}}}", "parser.parse.time_key"),
                argumentSet(
                        "a line of a list",
                        "{parser: {parse: {type: multiline, multiline: ['/(?<a>.)/', X]}}}",
                        "parser.parse.multiline[1]"),
                argumentSet(
                        "a rule", "{grep: {or: [{regexp: [{key: a, pattern: X}]}]}}", "grep.or[0].regexp[0].pattern"),
                argumentSet(
                        "a record",
                        "{record_transformer: {records: [{a: b}, {a: X}]}}",
                        "record_transformer.records[1].a"),
                argumentSet("the pattern of tags", "{tag_normaliser: {match_tag: X}}", "tag_normaliser.match_tag"),
                argumentSet(
                        "a label of a metric",
                        "{prometheus: {metrics: [{name: a, type: counter, desc: a, labels: {a: X}}]}}",
                        "prometheus.metrics[0].labels.a"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void rubyRunsInEveryTextOfAFilter(String filter, String path) {
        String list = "[{stdout: {}}, " + filter.replace("X", "'\"#{`id`}\"'") + "]";
        String message = "filters[1]." + path + ": " + RUBY;
        String flow = "globalOutputRefs: [a]\nfilters: " + list;
        assertThat(violations(flow, FlowSpec.class)).containsOnlyOnce(message);
        assertThat(violations(flow, ClusterFlowSpec.class)).containsOnlyOnce(message);
        assertThat(violations(flow, DefaultFlow.class)).containsOnlyOnce(message);
        assertThat(violations("controlNamespace: a\nglobalFilters: " + list, LoggingSpec.class))
                .containsOnlyOnce(message.replace("filters[1]", "globalFilters[1]"));
    }

    @Test
    void rubyRunsInTheConditionsOfAFlow() {
        for (String condition : List.of("hosts: [X]", "container_names: [X]")) {
            String name = condition.substring(0, condition.indexOf(':'));
            String flow = "localOutputRefs: [a]\nmatch: [{select: {" + condition.replace("X", "'\"#{1}\"'") + "}}]";
            assertThat(violations(flow, FlowSpec.class)).contains("match[0].select." + name + ": " + RUBY);
        }
        assertThat(violations("flowLabel: '\"#{1}\"'\nlocalOutputRefs: [a]", FlowSpec.class))
                .containsExactly("flowLabel: " + RUBY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http: {endpoint: 'http://h/', headers: {a: '\"#{1}\"', b: 'c #d'}}",
                "gelf: {host: a, port: 1, tls_options: {a: '\"#{1}\"'}}",
                "loki: {url: 'http://l', extra_labels: {a: '[b'}, remove_keys: ['{a']}",
                "kafka: {brokers: a, headers: {a: '\"#{1}\"'}, format: {type: json}}",
                "rabbitmq: {host: a, hosts: ['\"#{1}\"'], exchange: a, exchange_type: direct}",
                "loki: {url: 'http://l', username: {valueFrom: {secretKeyRef: {name: a, key: b}}}}"
            })
    void listsAndMapsAreJson(String output) {
        assertThat(violations(output, OutputSpec.class)).isEmpty();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                argumentSet(
                        "a comment",
                        "a #b",
                        "warning: a blank and # start a comment; fluentd reads only \"a\" [value-comment]"),
                argumentSet("quotes", "\"q\"", "warning: fluentd drops the quotes around the text [value-quotes]"),
                argumentSet("blanks", " a ", "warning: fluentd drops the blanks around the text [value-blanks]"),
                argumentSet(
                        "an open quote",
                        "'a",
                        "unexpected end of file in a single quoted string: \"'a\" [value-unreadable]"),
                argumentSet("a bracket", "[a", "got incomplete JSON array configuration: \"[a\" [value-unreadable]"),
                argumentSet(
                        "a section",
                        "a\n</match>",
                        "the lines of a value are lines of the configuration, and \"</match>\" is not part of this one [value-section]"),
                argumentSet(
                        "an include",
                        "a\n@include http://b",
                        "the lines of a value are lines of the configuration, and \"@include http://b\" is not part of this one [value-section]"),
                argumentSet(
                        "a parameter",
                        "a\nport 2",
                        "warning: the lines of a value are lines of the configuration; fluentd reads only the first one [value-lines]"),
                argumentSet("code in a later line", "a\nport \"#{1}\"", RUBY));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aTextMeansWhatFluentdReads(String text, String message) {
        OutputSpec output =
                OutputSpec.of(o -> o.target(GelfOutput.of(g -> g.host(text).port(1))));
        assertThat(Manifests.validate(output)).extracting(Violation::toString).containsExactly("gelf.host: " + message);
    }

    @Test
    void messagesDoNotContainSecrets() {
        for (String secret : List.of("hidden #b", "'hidden", "[hidden", "hidden\n</match>", " hidden")) {
            OutputSpec output = OutputSpec.of(
                    o -> o.target(LokiOutput.of(l -> l.url("http://l").password(SecretValue.literal(secret)))));
            assertThat(Manifests.validate(output))
                    .hasSize(1)
                    .noneMatch(violation -> violation.toString().contains("hidden"));
        }
    }

    @Test
    void aNameIsReadAsTheNameOfAParameter() {
        String message = "fluentd does not read this as the name of a parameter: ";
        String other = "warning: fluentd reads another name than ";
        assertThat(violations(
                        "loki: {url: 'http://l', labels: {'a b': c, '#a': b, '\"a\"': b, \"'a\": b, '<a>': b, '\"#{1}\"': c, '@include': /a}}",
                        OutputSpec.class))
                .containsExactly(
                        "loki.labels[\"a b\"]: " + other + "\"a b\", or none [value-name-misread]",
                        "loki.labels[\"#a\"]: " + other + "\"#a\", or none [value-name-misread]",
                        "loki.labels[\"\\\"a\\\"\"]: " + other + "\"\\\"a\\\"\", or none [value-name-misread]",
                        "loki.labels[\"'a\"]: " + message + "\"'a\" [value-name]",
                        "loki.labels[\"<a>\"]: " + message + "\"<a>\" [value-name]",
                        "loki.labels[\"\\\"#{1}\\\"\"]: " + RUBY,
                        "loki.labels[\"@include\"]: " + message + "\"@include\" [value-name]");
    }

    static Stream<Arguments> types() {
        return Stream.of(
                argumentSet(
                        "a time",
                        "oss.warn_for_delay",
                        "oss: {endpoint: a, bucket: a, access_key_id: {value: a}, access_key_secret: {value: a}, warn_for_delay: 1h30m}",
                        "\"1h30m\" as 1800 seconds"),
                argumentSet(
                        "a size",
                        "elasticsearch.bulk_message_request_threshold",
                        "elasticsearch: {bulk_message_request_threshold: 1.5MB}",
                        "\"1.5MB\" as 5242880 bytes"),
                argumentSet(
                        "a whole number",
                        "s3.hex_random_length",
                        "s3: {s3_bucket: a, hex_random_length: '0x10'}",
                        "\"0x10\" as 0"),
                argumentSet(
                        "a number",
                        "loki.slow_flush_log_threshold",
                        "loki: {url: 'http://l', slow_flush_log_threshold: 20s}",
                        "\"20s\" as 20"),
                argumentSet(
                        "a boolean",
                        "s3.check_bucket",
                        "s3: {s3_bucket: a, check_bucket: 'on'}",
                        "\"on\" as no boolean; expected true or false"),
                argumentSet(
                        "a list",
                        "elasticsearch.ignore_exceptions",
                        "elasticsearch: {ignore_exceptions: 'a,,b'}",
                        "\"a,,b\" as \"a\", \"\", \"b\""),
                argumentSet(
                        "a map",
                        "cloudwatch.log_group_aws_tags",
                        "cloudwatch: {region: a, log_group_name: a, log_stream_name: a, log_group_aws_tags: 'a : b'}",
                        "\"a : b\" as \"a \": \" b\""));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aValueOfAnotherTypeIsShown(String path, String output, String reading) {
        assertThat(violations(output, OutputSpec.class))
                .containsExactly(path + ": warning: fluentd reads " + reading + " [value-misread]");
    }

    @Test
    void aMapWithAnEmptyElementIsRefused() {
        assertThat(violations(
                        "cloudwatch: {region: a, log_group_name: a, log_stream_name: a, log_group_aws_tags: 'a:b,,c:d'}",
                        OutputSpec.class))
                .containsExactly("cloudwatch.log_group_aws_tags: invalid number of elements (0 for 1..2): \"a:b,,c:d\""
                        + " [value-unreadable]");
    }

    /** The violations without their positions. */
    private static List<String> violations(String yaml, Class<? extends OpenObject> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .map(text -> text.replaceFirst("^\\d+:\\d+: ", ""))
                .toList();
    }
}
