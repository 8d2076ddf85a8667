package dev.gleaner.logging.render;

import static dev.gleaner.logging.render.SharedSections.ASSUME_ROLE;
import static dev.gleaner.logging.render.SharedSections.BUFFER;
import static dev.gleaner.logging.render.SharedSections.FORMAT;
import static dev.gleaner.logging.render.SharedSections.PROCESS;
import static dev.gleaner.logging.render.SharedSections.SECURITY;
import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * The outputs, by the key of a manifest. Each row is the {@code ToDirective} of the file with its name (logging-operator
 * 3.17.3 and 6.7.0, pkg/sdk/logging/model/output).
 */
final class OutputSections {
    private static final Section KINESIS = output("kinesis_streams")
            .child("assume_role_credentials", ASSUME_ROLE)
            .child("process_credentials", PROCESS)
            .always("buffer", BUFFER)
            .child("format", FORMAT);

    private static final Section GELF = output("gelf")
            .required("host")
            .standard("port", "0")
            .pointers("tls")
            .json("tls_options");

    private static final Section NEWRELIC = output("newrelic")
            .standard("base_uri", "https://log-api.newrelic.com/log/v1")
            .exclusive("api_key", "license_key")
            .checked(spec -> spec.isSet("api_key") || spec.isSet("license_key")
                    ? Optional.empty()
                    : Optional.of("Either api_key or license_key must be configured"));

    private static final Map<String, Section> ALL = Map.ofEntries(
            entry("awsElasticsearch", SearchSections.AWS_ELASTICSEARCH),
            entry(
                    "azurestorage",
                    output("azure-storage-append-blob")
                            .required("azure_container")
                            .standard("format", "json")
                            .always("buffer", BUFFER)),
            entry(
                    "cloudwatch",
                    output("cloudwatch_logs")
                            .required("region")
                            .before("3.17.5", rows -> rows.required("log_group_name", "log_stream_name"))
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)),
            entry("datadog", output("datadog").always("buffer", BUFFER)),
            entry("elasticsearch", SearchSections.ELASTICSEARCH),
            entry(
                    "file",
                    output("file")
                            .required("path")
                            .switchedOn("add_path_suffix")
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)),
            entry(
                    "forward",
                    output("forward")
                            .always("buffer", BUFFER)
                            .child("security", SECURITY)
                            .each("servers", Section.of("server").required("host"))),
            entry(
                    "gcs",
                    output("gcs")
                            .required("project", "bucket")
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)
                            .each(
                                    "object_metadata",
                                    Section.of("object_metadata").required("key", "value"))),
            entry("gelf", GELF.when(OutputVersions::gelfHasBuffer, GELF.always("buffer", BUFFER))),
            entry(
                    "http",
                    output("http")
                            .required("endpoint")
                            .json("headers", "headers_from_placeholders")
                            .pointers("error_response_as_unrecoverable")
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)
                            .child("auth", Section.of("auth"))),
            entry(
                    "kafka",
                    output("kafka2")
                            .type(spec -> spec.isTrue("use_rdkafka") ? "rdkafka2" : "kafka2")
                            .required("brokers")
                            .hidden("use_rdkafka")
                            .json("headers", "headers_from_record", "rdkafka_options")
                            .pointers("ssl_ca_certs_from_system", "ssl_verify_hostname", "sasl_over_ssl")
                            .before("4.0.0", rows -> rows.standard("sasl_over_ssl", "false"))
                            .prepared(OutputPreparations::withoutZeroOptions)
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)),
            entry(
                    "kinesisFirehose",
                    KINESIS.type("kinesis_firehose")
                            .required("delivery_stream_name")
                            .pointers("append_new_line")),
            entry("kinesisStream", KINESIS.required("stream_name")),
            entry(
                    "lmLogs",
                    output("lm")
                            .mandatory("company_name")
                            .standard("company_domain", "logicmonitor.com")
                            .standard("flush_interval", "60s")
                            .pointers("debug", "include_metadata", "device_less_logs")
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)),
            entry("logdna", output("logdna").required("api_key", "hostname").always("buffer", BUFFER)),
            entry(
                    "logz",
                    output("logzio_buffered")
                            .hidden("endpoint")
                            .prepared(OutputPreparations::withEndpointUrl)
                            .always("buffer", BUFFER)),
            entry(
                    "loki",
                    output("loki")
                            .standard("line_format", "json")
                            .json("extra_labels")
                            .pointers(
                                    "insecure_tls",
                                    "extract_kubernetes_labels",
                                    "drop_single_key",
                                    "configure_kubernetes_labels",
                                    "include_thread_label")
                            .prepared(OutputPreparations::withKubernetesLabels)
                            .child("labels", Section.ofTexts("label"))
                            .always("buffer", BUFFER)),
            entry("mattermost", output("mattermost").pointers("enable_tls")),
            entry(
                    "newrelic",
                    NEWRELIC.when(
                            OutputVersions::newrelicHasBuffer,
                            NEWRELIC.always("buffer", BUFFER).child("format", FORMAT))),
            entry("nullout", output("null").pointers("never_flush")),
            entry("opensearch", SearchSections.OPENSEARCH),
            entry(
                    "oss",
                    output("oss")
                            .required("endpoint", "bucket")
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)),
            entry(
                    "rabbitmq",
                    output("rabbitmq")
                            .mandatory("exchange", "exchange_type")
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)),
            entry("redis", output("redis").always("buffer", BUFFER).child("format", FORMAT)),
            entry("relabel", output("relabel").labelOf("label")),
            entry(
                    "s3",
                    output("s3")
                            .required("s3_bucket")
                            .standard(
                                    "s3_object_key_format",
                                    "%{path}%{time_slice}_%{uuid_hash}_%{index}.%{file_extension}")
                            .hidden("oneeye_format", "clustername")
                            .prepared(OutputPreparations::inOneEyeFormat)
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)
                            .child("compress", Section.of("compress"))
                            .exclusive("assume_role_credentials", "instance_profile_credentials")
                            .exclusive("assume_role_credentials", "shared_credentials")
                            .exclusive("instance_profile_credentials", "shared_credentials")
                            .child("assume_role_credentials", ASSUME_ROLE)
                            .child("instance_profile_credentials", Section.of("instance_profile_credentials"))
                            .child("shared_credentials", Section.of("shared_credentials"))),
            entry(
                    "splunkHec",
                    output("splunk_hec")
                            .required("hec_host")
                            .pointers("metrics_from_event", "coerce_to_utf8", "insecure_ssl")
                            .exclusive("index", "index_key")
                            .exclusive("host", "host_key")
                            .exclusive("source", "source_key")
                            .exclusive("sourcetype", "sourcetype_key")
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)
                            .child("fields", Section.ofTexts("fields"))),
            entry("sqs", output("sqs").pointers("create_queue", "include_tag").always("buffer", BUFFER)),
            entry(
                    "sumologic",
                    output("sumologic")
                            .required("source_name")
                            .pointers("compress")
                            .always("buffer", BUFFER)),
            entry(
                    "syslog",
                    output("syslog_rfc5424")
                            .required("host")
                            .pointers("insecure", "verify_fqdn", "enable_system_cert_store", "allow_self_signed_cert")
                            .always("buffer", BUFFER)
                            .always(
                                    "format",
                                    Section.of("format")
                                            .typeOf("type", "syslog_rfc5424")
                                            .pointers("rfc6587_message_size"))),
            entry(
                    "vmwareLogInsight",
                    output("vmware_loginsight")
                            .json("config_param", "shorten_keys")
                            .pointers("authentication", "flatten_hashes", "ssl_verify")
                            .child("buffer", BUFFER)),
            entry(
                    "vmwareLogIntelligence",
                    output("vmware_log_intelligence")
                            .required("endpoint_url")
                            .switchedOn("verify_ssl")
                            .pointers("http_compress")
                            .always("headers", OutputPreparations.INTELLIGENCE_HEADERS)
                            .always("buffer", BUFFER)
                            .child("format", FORMAT)));

    private OutputSections() {}

    private static Section output(String type) {
        return Section.of("match", "**").type(type);
    }

    /** The output with a key; empty if there is none. */
    static Optional<Section> of(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    /** The id of an output; that of logdna has a suffix. */
    static String id(String key, String id) {
        return key.equals("logdna") ? id + "_logdna" : id;
    }
}
