package dev.gleaner.logging.plugin;

import static dev.gleaner.logging.plugin.ParameterType.BOOL;
import static dev.gleaner.logging.plugin.ParameterType.FLOAT;
import static dev.gleaner.logging.plugin.ParameterType.INTEGER;
import static dev.gleaner.logging.plugin.ParameterType.LIST;
import static dev.gleaner.logging.plugin.ParameterType.MAP;
import static dev.gleaner.logging.plugin.ParameterType.SIZE;
import static dev.gleaner.logging.plugin.ParameterType.TIME;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of parameters that are texts in the CRDs and something else to fluentd. A row is a type, a plug-in or a
 * section of it, and its parameters (the {@code config_param} lines of the plug-ins that the image of logging-operator
 * 3.17.3 has). Buffers check themselves.
 */
final class ParameterTypes {
    private static final Map<String, ParameterType> TYPES = types();

    private ParameterTypes() {}

    private static Map<String, ParameterType> types() {
        Map<String, ParameterType> types = new LinkedHashMap<>();
        add(types, TIME, "awsElasticsearch", "flush_interval");
        add(types, BOOL, "awsElasticsearch", "include_timestamp");
        add(
                types,
                BOOL,
                "cloudwatch",
                "remove_log_group_name_key remove_log_stream_name_key remove_log_group_aws_tags_key");
        add(types, BOOL, "cloudwatch", "remove_retention_in_days log_rejected_request");
        add(types, INTEGER, "cloudwatch", "retention_in_days");
        add(types, MAP, "cloudwatch", "log_group_aws_tags");
        add(types, TIME, "cloudwatch", "put_log_events_retry_wait");
        add(types, INTEGER, "datadog", "port ssl_port compression_level max_retries max_backoff");
        for (String search : new String[] {"elasticsearch", "opensearch"}) {
            add(types, TIME, search, "request_timeout resurrect_after truncate_caches_interval");
            add(types, SIZE, search, "bulk_message_request_threshold");
            add(
                    types,
                    INTEGER,
                    search,
                    "max_retry_putting_template max_retry_get_es_version reload_after time_precision");
            add(types, LIST, search, "unrecoverable_error_types unrecoverable_record_types ignore_exceptions");
            add(types, MAP, search, "custom_headers templates customize_template");
        }
        add(types, INTEGER, "s3", "aws_iam_retries hex_random_length");
        add(types, TIME, "s3", "warn_for_delay");
        add(
                types,
                BOOL,
                "s3",
                "check_apikey_on_start auto_create_bucket check_bucket check_object overwrite compute_checksums");
        add(types, BOOL, "s3", "force_path_style enable_transfer_acceleration ssl_verify_peer use_bundled_cert");
        add(types, MAP, "s3", "s3_metadata");
        add(types, INTEGER, "s3.assume_role_credentials", "duration_seconds");
        add(types, INTEGER, "kinesisStream.assume_role_credentials", "duration_seconds");
        add(types, INTEGER, "kinesisFirehose.assume_role_credentials", "duration_seconds");
        add(types, INTEGER, "s3.instance_profile_credentials", "port retries");
        add(types, FLOAT, "s3.instance_profile_credentials", "http_open_timeout http_read_timeout");
        add(types, SIZE, "s3.compress", "parquet_page_size parquet_row_group_size");
        add(types, TIME, "oss", "warn_for_delay");
        add(types, BOOL, "concat", "use_partial_metadata keep_partial_metadata");
        add(types, TIME, "detectExceptions", "multiline_flush_interval");
        add(types, LIST, "elasticsearch_genid", "record_keys");
        add(types, LIST, "geoip", "geoip_lookup_keys");
        add(types, LIST, "throttle", "group_key");
        add(types, LIST, "record_transformer", "remove_keys keep_keys");
        add(types, LIST, "record_modifier", "remove_keys whitelist_keys");
        add(types, LIST, "parser.parse", "keys");
        add(types, MAP, "parser.parse", "types");
        add(types, MAP, "parser.parse.patterns", "types");
        return Collections.unmodifiableMap(types);
    }

    private static void add(Map<String, ParameterType> types, ParameterType type, String section, String parameters) {
        for (String parameter : parameters.split(" ", -1)) {
            types.put(section + "." + parameter, type);
        }
    }

    /** The type of a parameter of a plug-in or section; empty if it is a text, or checked elsewhere. */
    static Optional<ParameterType> of(String parameter) {
        return parameter.endsWith(".slow_flush_log_threshold")
                ? Optional.of(FLOAT)
                : Optional.ofNullable(TYPES.get(parameter));
    }
}
