package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.assertWritten;
import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.logging.secret.SecretValue;
import org.junit.jupiter.api.Test;

class MetadataFiltersTest {
    @Test
    void geoipAddsALocation() {
        assertWritten(
                GeoipFilter.of(g -> g.geoipLookupKeys("remote_addr")
                        .backendLibrary("geoip2_c")
                        .geoip2Database("/data/city.mmdb")
                        .skipAddingNullRecord(true)
                        .addRecord("city", "${city.names.en[\"remote_addr\"]}")),
                """
                filters:
                - geoip:
                    geoip_lookup_keys: remote_addr
                    backend_library: geoip2_c
                    geoip2_database: /data/city.mmdb
                    skip_adding_null_record: true
                    records:
                    - city: ${city.names.en["remote_addr"]}
                """);
        assertThat(violations("backend_library: geoip2\n", GeoipFilter.class))
                .containsExactly("1:1: backend_library: valid options are geoip,geoip2_compat,geoip2_c but got"
                        + " geoip2 [option-unknown]");
    }

    @Test
    void theDatabaseOfGeoipChangedItsName() {
        assertThat(violations("3.17.10", "geoip2_database: a\n", GeoipFilter.class))
                .containsExactly("1:1: geoip2_database: the field \"geoip2_database\" exists in 4.4.0 and"
                        + " later; 3.17.10 drops it without a message [field-version]");
        assertThat(violations("4.4.0", "geoip_2_database: a\n", GeoipFilter.class))
                .containsExactly("1:1: geoip_2_database: the field \"geoip_2_database\" exists only up to"
                        + " 3.17.10; 4.4.0 drops it without a message [field-version]");
    }

    @Test
    void elasticsearchGenidHashesARecord() {
        assertWritten(
                ElasticsearchGenidFilter.of(e -> e.hashIdKey("_id")
                        .hashType("sha256")
                        .useRecordAsSeed(true)
                        .recordKeys("log,stream")
                        .useEntireRecord(false)
                        .includeTagInSeed(true)
                        .includeTimeInSeed(true)
                        .separator("-")),
                """
                filters:
                - elasticsearch_genid:
                    hash_id_key: _id
                    hash_type: sha256
                    use_record_as_seed: true
                    record_keys: log,stream
                    use_entire_record: false
                    include_tag_in_seed: true
                    include_time_in_seed: true
                    separator: "-"
                """);
    }

    @Test
    void elasticsearchGenidNeedsFieldsToHash() {
        assertThat(violations("hash_type: SHA1\nuse_record_as_seed: true\n", ElasticsearchGenidFilter.class))
                .containsExactly(
                        "1:1: hash_type: valid options are md5,sha1,sha256,sha512 but got SHA1" + " [option-unknown]",
                        "2:1: use_record_as_seed: when using record as hash seed, users must specify `record_keys`"
                                + " [genid-record-keys]");
        assertThat(violations("use_record_as_seed: true\nuse_entire_record: true\n", ElasticsearchGenidFilter.class))
                .isEmpty();
        assertThat(violations("use_record_as_seed: false\n", ElasticsearchGenidFilter.class))
                .isEmpty();
    }

    @Test
    void useragentParsesAField() {
        assertWritten(
                UseragentFilter.of(
                        u -> u.keyName("agent").deleteKey(true).outKey("client").flatten(true)),
                """
                filters:
                - useragent:
                    key_name: agent
                    delete_key: true
                    out_key: client
                    flatten: true
                """);
    }

    @Test
    void enhanceK8sReadsTheApiServer() {
        assertWritten(
                EnhanceK8sFilter.of(e -> e.addInNamespacePath("$.kubernetes.namespace_name")
                        .addInPodPath("$.kubernetes.pod_name")
                        .dataType("logs")
                        .kubernetesUrl("https://kubernetes.default")
                        .clientCert(SecretValue.mountedFrom("api", "tls.crt"))
                        .clientKey(SecretValue.mountedFrom("api", "tls.key"))
                        .caFile(c -> c.value("/ca.crt"))
                        .secretDir("/secrets")
                        .bearerTokenFile("/secrets/token")
                        .verifySsl(true)
                        .sslPartialChain(false)
                        .addCoreApiVersion("v1")
                        .addApiGroup("apps/v1")
                        .cacheSize(100)
                        .cacheTtl(600)
                        .cacheRefresh(300)
                        .cacheRefreshVariation(30)),
                """
                filters:
                - enhanceK8s:
                    in_namespace_path:
                    - $.kubernetes.namespace_name
                    in_pod_path:
                    - $.kubernetes.pod_name
                    data_type: logs
                    kubernetes_url: https://kubernetes.default
                    client_cert:
                      mountFrom:
                        secretKeyRef:
                          name: api
                          key: tls.crt
                    client_key:
                      mountFrom:
                        secretKeyRef:
                          name: api
                          key: tls.key
                    ca_file:
                      value: /ca.crt
                    secret_dir: /secrets
                    bearer_token_file: /secrets/token
                    verify_ssl: true
                    ssl_partial_chain: false
                    core_api_versions:
                    - v1
                    api_groups:
                    - apps/v1
                    cache_size: 100
                    cache_ttl: 600
                    cache_refresh: 300
                    cache_refresh_variation: 30
                """);
        assertThat(violations("ca_file: {value: a}\n", EnhanceK8sFilter.class))
                .containsExactly("1:1: ca_file: warning: the operator does not write ca_file to the configuration"
                        + " [enhance-k8s-secret-ignored]");
    }

    @Test
    void sumologicAddsItsMetadata() {
        assertWritten(
                SumologicFilter.of(s -> s.sourceCategory("%{namespace}")
                        .sourceName("%{pod}")
                        .logFormat("text")
                        .excludeNamespaceRegex("kube-.*")
                        .tracingFormat(true)
                        .tracingPodId("id")
                        .sourceHostKeyName("host")
                        .collectorValue("cluster")),
                """
                filters:
                - sumologic:
                    source_category: "%{namespace}"
                    source_name: "%{pod}"
                    log_format: text
                    exclude_namespace_regex: kube-.*
                    tracing_format: true
                    tracing_pod_id: id
                    source_host_key_name: host
                    collector_value: cluster
                """);
    }
}
