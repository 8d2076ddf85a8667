package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchOutputTest {
    @Test
    void aServerWithLoginIsWrittenInTheOrderOfItsFields() {
        ElasticsearchOutput target = ElasticsearchOutput.of(e -> e.buffer(b -> b.timekey("1m"))
                .slowFlushLogThreshold("40.0")
                .logstashFormat(true)
                .sslVersion("TLSv1_2")
                .host("search.example.com")
                .port(9200)
                .scheme("https")
                .user("gleaner")
                .password(SecretValue.from("search", "password"))
                .caFile(SecretValue.mountedFrom("search", "ca.crt")));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("search")).spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: search
                spec:
                  elasticsearch:
                    host: search.example.com
                    port: 9200
                    scheme: https
                    user: gleaner
                    password:
                      valueFrom:
                        secretKeyRef:
                          name: search
                          key: password
                    ca_file:
                      mountFrom:
                        secretKeyRef:
                          name: search
                          key: ca.crt
                    logstash_format: true
                    ssl_version: TLSv1_2
                    buffer:
                      timekey: 1m
                    slow_flush_log_threshold: "40.0"
                """);
    }

    @Test
    void anAwsEndpointComesBeforeTheOptionsOfElasticsearch() {
        AwsElasticsearchOutput output = AwsElasticsearchOutput.of(e -> e.flushInterval("1s")
                .format(f -> f.type(FormatType.JSON))
                .indexName("audit")
                .endpoint(n -> n.url("https://search.example.com")
                        .region("eu-west-1")
                        .accessKeyId(SecretValue.from("aws", "id"))));

        assertThat(output.toYaml()).isEqualTo("""
                endpoint:
                  url: https://search.example.com
                  region: eu-west-1
                  access_key_id:
                    valueFrom:
                      secretKeyRef:
                        name: aws
                        key: id
                index_name: audit
                flush_interval: 1s
                format:
                  type: json
                """);
    }

    @Test
    void anOpensearchDataStreamIsWrittenInTheOrderOfItsFields() {
        OpensearchOutput output = OpensearchOutput.of(o -> o.dataStreamName("audit")
                .dataStreamEnable(true)
                .defaultOpensearchVersion(2)
                .endpoint(n -> n.url("https://search.example.com"))
                .hosts("a:9200,b:9200"));

        assertThat(output.toYaml()).isEqualTo("""
                endpoint:
                  url: https://search.example.com
                hosts: a:9200,b:9200
                data_stream_enable: true
                data_stream_name: audit
                default_opensearch_version: 2
                """);
        assertThat(Manifests.validate(output)).isEmpty();
    }

    @Test
    void theSharedOptionsAreReadByOneInterface() {
        ClusterOutput output = ManifestReader.strict()
                .read(
                        Source.of("output.yaml", manifest("opensearch", "host: search", "remove_keys: a,b")),
                        ClusterOutput.class)
                .orThrow();

        assertThat(output.spec().target()).isInstanceOfSatisfying(SearchOptions.class, search -> {
            assertThat(search.host()).isEqualTo(Optional.of("search"));
            assertThat(search.removeKeys()).isEqualTo(Optional.of("a,b"));
        });
    }

    @Test
    void editingKeepsTheOtherOptions() {
        ElasticsearchOutput output = ElasticsearchOutput.of(
                e -> e.host("a").apiKey(SecretValue.from("search", "key")).enableIlm(true));

        assertThat(output.edit(e -> e.host("b")))
                .isEqualTo(ElasticsearchOutput.of(e ->
                        e.host("b").apiKey(SecretValue.from("search", "key")).enableIlm(true)));
    }

    @Test
    void aHeaderIsNeverInTheTextOfAnOutput() {
        ElasticsearchOutput output = ElasticsearchOutput.of(e -> e.customHeaders("{\"X-Token\": \"k33p-this-quiet\"}"));

        assertThat(output.toString()).contains("customHeaders=<redacted>").doesNotContain("k33p-this-quiet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch", "opensearch", "awsElasticsearch"})
    void aUserNeedsAPassword(String plugin) {
        assertThat(read(plugin, "user: gleaner"))
                .containsExactly("output.yaml:6:5: spec." + plugin
                        + ".user: `password` must be present if `user` is present [password-none]");
        assertThat(read(plugin, "user: gleaner", "password: {value: x}")).isEmpty();
        assertThat(read(plugin, "user: \"\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch", "opensearch"})
    void aDataStreamNeedsAName(String plugin) {
        assertThat(read(plugin, "data_stream_enable: true"))
                .containsExactly("output.yaml:6:5: spec." + plugin
                        + ".data_stream_name: 'data_stream_name' parameter is required [parameter-none]");
        assertThat(read(plugin, "data_stream_enable: true", "data_stream_name: audit"))
                .isEmpty();
        assertThat(read(plugin, "data_stream_enable: false")).isEmpty();
    }

    @Test
    void anOptionOfWordsTakesNoOtherWord() {
        assertThat(read(
                        "elasticsearch",
                        "scheme: HTTPS",
                        "http_backend: curl",
                        "compression_level: gzip",
                        "content_type: text/plain"))
                .containsExactly(
                        "output.yaml:6:5: spec.elasticsearch.scheme: valid options are https,http but got HTTPS"
                                + " [option-unknown]",
                        "output.yaml:7:5: spec.elasticsearch.http_backend: valid options are excon,typhoeus"
                                + " but got curl [option-unknown]",
                        "output.yaml:8:5: spec.elasticsearch.compression_level: valid options are"
                                + " no_compression,best_speed,best_compression,default_compression but got gzip"
                                + " [option-unknown]",
                        "output.yaml:9:5: spec.elasticsearch.content_type: valid options are"
                                + " application/json,application/x-ndjson but got text/plain [option-unknown]",
                        "output.yaml:9:5: spec.elasticsearch.content_type: warning: content_type is deprecated;"
                                + " use the default [field-deprecated]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch", "awsElasticsearch"})
    void optionsThatThePluginRemovedOrDeprecatedAreReported(String plugin) {
        assertThat(read(plugin, "index_prefix: audit", "target_type_key: type"))
                .containsExactly(
                        "output.yaml:6:5: spec." + plugin
                                + ".index_prefix: 'index_prefix' parameter is already removed; use index_name,"
                                + " or logstash_prefix with logstash_format [index-prefix-removed]",
                        "output.yaml:7:5: spec." + plugin
                                + ".target_type_key: warning: target_type_key is deprecated; use type_name"
                                + " [field-deprecated]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch", "awsElasticsearch"})
    void theLowestAndTheHighestVersionOfTlsBelongTogether(String plugin) {
        assertThat(read(plugin, "ssl_min_version: TLSv1_2"))
                .containsExactly("output.yaml:6:5: spec." + plugin
                        + ".ssl_min_version: when you set 'ssl_min_version', must set 'ssl_max_version' together"
                        + " [tls-range-open]");
        assertThat(read(plugin, "ssl_max_version: TLSv1_3"))
                .containsExactly("output.yaml:6:5: spec." + plugin
                        + ".ssl_max_version: when you set 'ssl_max_version', must set 'ssl_min_version' together"
                        + " [tls-range-open]");
        assertThat(read(plugin, "ssl_min_version: TLSv1_2", "ssl_max_version: TLSv1_3"))
                .isEmpty();
    }

    @Test
    void anEndpointHasAUrlAndForElasticsearchARegion() {
        assertThat(read("opensearch", "endpoint: {}"))
                .containsExactly(
                        "output.yaml:6:15: spec.opensearch.endpoint.url: missing; expected text" + " [field-required]");
        assertThat(read("opensearch", "endpoint: {url: https://search.example.com}"))
                .isEmpty();
        assertThat(read("awsElasticsearch", "endpoint: {}"))
                .containsExactly(
                        "output.yaml:6:15: spec.awsElasticsearch.endpoint.url: 'url' parameter is required"
                                + " [parameter-none]",
                        "output.yaml:6:15: spec.awsElasticsearch.endpoint.region: 'region' parameter is required"
                                + " [parameter-none]");
    }

    private static List<String> read(String plugin, String... fields) {
        return ManifestReader.strict()
                .read(Source.of("output.yaml", manifest(plugin, fields)), ClusterOutput.class)
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }

    private static String manifest(String plugin, String... fields) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: search}
                spec:
                  %s:
                    %s
                """.formatted(plugin, String.join("\n    ", fields));
    }
}
