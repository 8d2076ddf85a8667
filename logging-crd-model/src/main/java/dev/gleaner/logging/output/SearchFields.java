package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;

/** The fields of {@link SearchOptions} in a shape, and the rules about them. */
final class SearchFields {
    private static final List<Shape.Rule<Tree.Mapping>> OPTIONS = List.of(
            Options.among("scheme", "https", "http"),
            Options.among("http_backend", "excon", "typhoeus"),
            Options.among(
                    "compression_level", "no_compression", "best_speed", "best_compression", "default_compression"));

    private SearchFields() {}

    /**
     * Adds the fields that have the same availability in all outputs. The others, {@code buffer} and
     * {@code slow_flush_log_threshold}, are left to each output.
     */
    static <T extends SearchOptions, B extends ModelBuilder<T> & Setters> FieldGroup<T, B> addTo(
            FieldGroup<T, B> group) {
        return addRequest(addTemplate(addDocument(addIndex(addServer(group)))));
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & Setters> FieldGroup<T, B> addServer(
            FieldGroup<T, B> group) {
        return group.optional("host", Scalar.TEXT, SearchOptions::host, Setters::host)
                .optional("port", Scalar.INTEGER, SearchOptions::port, Setters::port)
                .optional("hosts", Scalar.TEXT, SearchOptions::hosts, Setters::hosts)
                .optional("scheme", Scalar.TEXT, SearchOptions::scheme, Setters::scheme)
                .optional("path", Scalar.TEXT, SearchOptions::path, Setters::path)
                .optional("user", Scalar.TEXT, SearchOptions::user, Setters::user)
                .optional("password", Shape.ref(SecretValue.class), SearchOptions::password, Setters::password)
                .optional("ssl_verify", Scalar.FLAG, SearchOptions::sslVerify, Setters::sslVerify)
                .optional("ca_file", Shape.ref(SecretValue.class), SearchOptions::caFile, Setters::caFile)
                .optional("client_cert", Shape.ref(SecretValue.class), SearchOptions::clientCert, Setters::clientCert)
                .optional("client_key", Shape.ref(SecretValue.class), SearchOptions::clientKey, Setters::clientKey)
                .optional(
                        "client_key_pass",
                        Shape.ref(SecretValue.class),
                        SearchOptions::clientKeyPass,
                        Setters::clientKeyPass);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & Setters> FieldGroup<T, B> addIndex(
            FieldGroup<T, B> group) {
        return group.older("index_name", Scalar.TEXT, SearchOptions::indexName, Setters::indexName)
                .older("logstash_format", Scalar.FLAG, SearchOptions::logstashFormat, Setters::logstashFormat)
                .older("logstash_prefix", Scalar.TEXT, SearchOptions::logstashPrefix, Setters::logstashPrefix)
                .optional(
                        "logstash_prefix_separator",
                        Scalar.TEXT,
                        SearchOptions::logstashPrefixSeparator,
                        Setters::logstashPrefixSeparator)
                .optional(
                        "logstash_dateformat",
                        Scalar.TEXT,
                        SearchOptions::logstashDateformat,
                        Setters::logstashDateformat)
                .optional("utc_index", Scalar.FLAG, SearchOptions::utcIndex, Setters::utcIndex)
                .older("include_timestamp", Scalar.FLAG, SearchOptions::includeTimestamp, Setters::includeTimestamp)
                .older("include_tag_key", Scalar.FLAG, SearchOptions::includeTagKey, Setters::includeTagKey)
                .older("tag_key", Scalar.TEXT, SearchOptions::tagKey, Setters::tagKey)
                .optional("target_index_key", Scalar.TEXT, SearchOptions::targetIndexKey, Setters::targetIndexKey)
                .optional("time_key", Scalar.TEXT, SearchOptions::timeKey, Setters::timeKey)
                .optional("time_key_format", Scalar.TEXT, SearchOptions::timeKeyFormat, Setters::timeKeyFormat)
                .optional("time_precision", Scalar.TEXT, SearchOptions::timePrecision, Setters::timePrecision)
                .optional(
                        "time_parse_error_tag",
                        Scalar.TEXT,
                        SearchOptions::timeParseErrorTag,
                        Setters::timeParseErrorTag);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & Setters> FieldGroup<T, B> addDocument(
            FieldGroup<T, B> group) {
        return group.optional("id_key", Scalar.TEXT, SearchOptions::idKey, Setters::idKey)
                .optional("routing_key", Scalar.TEXT, SearchOptions::routingKey, Setters::routingKey)
                .optional("pipeline", Scalar.TEXT, SearchOptions::pipeline, Setters::pipeline)
                .optional("write_operation", Scalar.TEXT, SearchOptions::writeOperation, Setters::writeOperation)
                .optional(
                        "remove_keys_on_update",
                        Scalar.TEXT,
                        SearchOptions::removeKeysOnUpdate,
                        Setters::removeKeysOnUpdate)
                .optional(
                        "remove_keys_on_update_key",
                        Scalar.TEXT,
                        SearchOptions::removeKeysOnUpdateKey,
                        Setters::removeKeysOnUpdateKey)
                .optional("suppress_doc_wrap", Scalar.FLAG, SearchOptions::suppressDocWrap, Setters::suppressDocWrap)
                .optional("suppress_type_name", Scalar.FLAG, SearchOptions::suppressTypeName, Setters::suppressTypeName)
                .optional("flatten_hashes", Scalar.FLAG, SearchOptions::flattenHashes, Setters::flattenHashes)
                .optional(
                        "flatten_hashes_separator",
                        Scalar.TEXT,
                        SearchOptions::flattenHashesSeparator,
                        Setters::flattenHashesSeparator);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & Setters> FieldGroup<T, B> addTemplate(
            FieldGroup<T, B> group) {
        return group.optional("template_name", Scalar.TEXT, SearchOptions::templateName, Setters::templateName)
                .optional(
                        "template_file",
                        Shape.ref(SecretValue.class),
                        SearchOptions::templateFile,
                        Setters::templateFile)
                .optional("templates", Scalar.TEXT, SearchOptions::templates, Setters::templates)
                .optional(
                        "template_overwrite", Scalar.FLAG, SearchOptions::templateOverwrite, Setters::templateOverwrite)
                .optional(
                        "customize_template", Scalar.TEXT, SearchOptions::customizeTemplate, Setters::customizeTemplate)
                .optional("index_date_pattern", Scalar.TEXT, SearchOptions::indexDatePattern, Setters::indexDatePattern)
                .optional("application_name", Scalar.TEXT, SearchOptions::applicationName, Setters::applicationName)
                .optional(
                        "max_retry_putting_template",
                        Scalar.TEXT,
                        SearchOptions::maxRetryPuttingTemplate,
                        Setters::maxRetryPuttingTemplate)
                .optional(
                        "fail_on_putting_template_retry_exceed",
                        Scalar.FLAG,
                        SearchOptions::failOnPuttingTemplateRetryExceed,
                        Setters::failOnPuttingTemplateRetryExceed);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & Setters> FieldGroup<T, B> addRequest(
            FieldGroup<T, B> group) {
        return group.optional("request_timeout", Scalar.TEXT, SearchOptions::requestTimeout, Setters::requestTimeout)
                .optional(
                        "reload_connections", Scalar.FLAG, SearchOptions::reloadConnections, Setters::reloadConnections)
                .optional("reload_on_failure", Scalar.FLAG, SearchOptions::reloadOnFailure, Setters::reloadOnFailure)
                .optional("reload_after", Scalar.TEXT, SearchOptions::reloadAfter, Setters::reloadAfter)
                .optional("resurrect_after", Scalar.TEXT, SearchOptions::resurrectAfter, Setters::resurrectAfter)
                .optional("reconnect_on_error", Scalar.FLAG, SearchOptions::reconnectOnError, Setters::reconnectOnError)
                .optional("sniffer_class_name", Scalar.TEXT, SearchOptions::snifferClassName, Setters::snifferClassName)
                .optional("http_backend", Scalar.TEXT, SearchOptions::httpBackend, Setters::httpBackend)
                .optional(
                        "include_index_in_url",
                        Scalar.FLAG,
                        SearchOptions::includeIndexInUrl,
                        Setters::includeIndexInUrl)
                .optional("custom_headers", Scalar.SECRET, SearchOptions::customHeaders, Setters::customHeaders)
                .optional(
                        "bulk_message_request_threshold",
                        Scalar.TEXT,
                        SearchOptions::bulkMessageRequestThreshold,
                        Setters::bulkMessageRequestThreshold)
                .optional(
                        "prefer_oj_serializer",
                        Scalar.FLAG,
                        SearchOptions::preferOjSerializer,
                        Setters::preferOjSerializer)
                .optional(
                        "validate_client_version",
                        Scalar.FLAG,
                        SearchOptions::validateClientVersion,
                        Setters::validateClientVersion)
                .optional("retry_tag", Scalar.TEXT, SearchOptions::retryTag, Setters::retryTag)
                .optional(
                        "unrecoverable_error_types",
                        Scalar.TEXT,
                        SearchOptions::unrecoverableErrorTypes,
                        Setters::unrecoverableErrorTypes)
                .optional("ignore_exceptions", Scalar.TEXT, SearchOptions::ignoreExceptions, Setters::ignoreExceptions)
                .optional("exception_backup", Scalar.FLAG, SearchOptions::exceptionBackup, Setters::exceptionBackup)
                .optional(
                        "with_transporter_log",
                        Scalar.FLAG,
                        SearchOptions::withTransporterLog,
                        Setters::withTransporterLog);
    }

    /** Checks login, protocol, library and compression. */
    static void check(Tree.Mapping search, Position position, FieldPath path, Violations violations) {
        if (search.has("user") && !search.isSet("password")) {
            violations.report(OutputFault.PASSWORD_NONE, search, path, "user");
        }
        OPTIONS.forEach(rule -> rule.check(search, position, path, violations));
    }

    /** Checks that a data stream has a name. */
    static void checkDataStream(Tree.Mapping search, Position position, FieldPath path, Violations violations) {
        if (search.isTrue("data_stream_enable")) {
            requireField(search, search.positionOf("data_stream_enable"), path, "data_stream_name", violations);
        }
    }

    /** Checks that a field is there which only the plug-in requires, not the CRD. */
    static void requireField(
            Tree.Mapping mapping, Position position, FieldPath path, String field, Violations violations) {
        if (!mapping.has(field)) {
            violations.report(OutputFault.PARAMETER_NONE, position, path.field(field), field);
        }
    }

    /** The setters of the builders of all outputs. */
    interface Setters {
        Object host(String value);

        Object port(int value);

        Object hosts(String value);

        Object scheme(String value);

        Object path(String value);

        Object user(String value);

        Object password(SecretValue value);

        Object sslVerify(boolean value);

        Object caFile(SecretValue value);

        Object clientCert(SecretValue value);

        Object clientKey(SecretValue value);

        Object clientKeyPass(SecretValue value);

        Object indexName(String value);

        Object logstashFormat(boolean value);

        Object logstashPrefix(String value);

        Object logstashPrefixSeparator(String value);

        Object logstashDateformat(String value);

        Object utcIndex(boolean value);

        Object includeTimestamp(boolean value);

        Object includeTagKey(boolean value);

        Object tagKey(String value);

        Object targetIndexKey(String value);

        Object timeKey(String value);

        Object timeKeyFormat(String value);

        Object timePrecision(String value);

        Object timeParseErrorTag(String value);

        Object idKey(String value);

        Object routingKey(String value);

        Object pipeline(String value);

        Object writeOperation(String value);

        Object removeKeysOnUpdate(String value);

        Object removeKeysOnUpdateKey(String value);

        Object suppressDocWrap(boolean value);

        Object suppressTypeName(boolean value);

        Object flattenHashes(boolean value);

        Object flattenHashesSeparator(String value);

        Object templateName(String value);

        Object templateFile(SecretValue value);

        Object templates(String value);

        Object templateOverwrite(boolean value);

        Object customizeTemplate(String value);

        Object indexDatePattern(String value);

        Object applicationName(String value);

        Object maxRetryPuttingTemplate(String value);

        Object failOnPuttingTemplateRetryExceed(boolean value);

        Object requestTimeout(String value);

        Object reloadConnections(boolean value);

        Object reloadOnFailure(boolean value);

        Object reloadAfter(String value);

        Object resurrectAfter(String value);

        Object reconnectOnError(boolean value);

        Object snifferClassName(String value);

        Object httpBackend(String value);

        Object includeIndexInUrl(boolean value);

        Object customHeaders(String value);

        Object bulkMessageRequestThreshold(String value);

        Object preferOjSerializer(boolean value);

        Object validateClientVersion(boolean value);

        Object retryTag(String value);

        Object unrecoverableErrorTypes(String value);

        Object ignoreExceptions(String value);

        Object exceptionBackup(boolean value);

        Object withTransporterLog(boolean value);
    }
}
