package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.secret.SecretValue;

/** Adds the fields of {@link SearchOptions} and the rules about them to a shape, and declares their setters. */
interface SearchFields {
    /**
     * Adds the fields that have the same availability in all outputs, and their rules. The others, {@code buffer} and
     * {@code slow_flush_log_threshold}, are left to each output.
     */
    static <T extends SearchOptions, B extends ModelBuilder<T> & SearchFields> ObjectShape<T, B> addTo(
            ObjectShape<T, B> shape) {
        return addRequest(addTemplate(addDocument(addIndex(addServer(shape)))))
                .rule(SearchFields::checkLogin)
                .rule(Options.among("scheme", "https", "http"))
                .rule(Options.among("http_backend", "excon", "typhoeus"))
                .rule(Options.among(
                        "compression_level",
                        "no_compression",
                        "best_speed",
                        "best_compression",
                        "default_compression"));
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & SearchFields> ObjectShape<T, B> addServer(
            ObjectShape<T, B> shape) {
        return shape.text("host", T::host, B::host)
                .integer("port", T::port, B::port)
                .text("hosts", T::hosts, B::hosts)
                .text("scheme", T::scheme, B::scheme)
                .text("path", T::path, B::path)
                .text("user", T::user, B::user)
                .part("password", SecretValue.class, T::password, B::password)
                .flag("ssl_verify", T::sslVerify, B::sslVerify)
                .part("ca_file", SecretValue.class, T::caFile, B::caFile)
                .part("client_cert", SecretValue.class, T::clientCert, B::clientCert)
                .part("client_key", SecretValue.class, T::clientKey, B::clientKey)
                .part("client_key_pass", SecretValue.class, T::clientKeyPass, B::clientKeyPass);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & SearchFields> ObjectShape<T, B> addIndex(
            ObjectShape<T, B> shape) {
        return shape.text("index_name", T::indexName, B::indexName)
                .flag("logstash_format", T::logstashFormat, B::logstashFormat)
                .text("logstash_prefix", T::logstashPrefix, B::logstashPrefix)
                .text("logstash_prefix_separator", T::logstashPrefixSeparator, B::logstashPrefixSeparator)
                .text("logstash_dateformat", T::logstashDateformat, B::logstashDateformat)
                .flag("utc_index", T::utcIndex, B::utcIndex)
                .flag("include_timestamp", T::includeTimestamp, B::includeTimestamp)
                .flag("include_tag_key", T::includeTagKey, B::includeTagKey)
                .text("tag_key", T::tagKey, B::tagKey)
                .text("target_index_key", T::targetIndexKey, B::targetIndexKey)
                .text("time_key", T::timeKey, B::timeKey)
                .text("time_key_format", T::timeKeyFormat, B::timeKeyFormat)
                .text("time_precision", T::timePrecision, B::timePrecision)
                .text("time_parse_error_tag", T::timeParseErrorTag, B::timeParseErrorTag);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & SearchFields> ObjectShape<T, B> addDocument(
            ObjectShape<T, B> shape) {
        return shape.text("id_key", T::idKey, B::idKey)
                .text("routing_key", T::routingKey, B::routingKey)
                .text("pipeline", T::pipeline, B::pipeline)
                .text("write_operation", T::writeOperation, B::writeOperation)
                .text("remove_keys_on_update", T::removeKeysOnUpdate, B::removeKeysOnUpdate)
                .text("remove_keys_on_update_key", T::removeKeysOnUpdateKey, B::removeKeysOnUpdateKey)
                .flag("suppress_doc_wrap", T::suppressDocWrap, B::suppressDocWrap)
                .flag("suppress_type_name", T::suppressTypeName, B::suppressTypeName)
                .flag("flatten_hashes", T::flattenHashes, B::flattenHashes)
                .text("flatten_hashes_separator", T::flattenHashesSeparator, B::flattenHashesSeparator);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & SearchFields> ObjectShape<T, B> addTemplate(
            ObjectShape<T, B> shape) {
        return shape.text("template_name", T::templateName, B::templateName)
                .part("template_file", SecretValue.class, T::templateFile, B::templateFile)
                .text("templates", T::templates, B::templates)
                .flag("template_overwrite", T::templateOverwrite, B::templateOverwrite)
                .text("customize_template", T::customizeTemplate, B::customizeTemplate)
                .text("index_date_pattern", T::indexDatePattern, B::indexDatePattern)
                .text("application_name", T::applicationName, B::applicationName)
                .text("max_retry_putting_template", T::maxRetryPuttingTemplate, B::maxRetryPuttingTemplate)
                .flag(
                        "fail_on_putting_template_retry_exceed",
                        T::failOnPuttingTemplateRetryExceed,
                        B::failOnPuttingTemplateRetryExceed);
    }

    private static <T extends SearchOptions, B extends ModelBuilder<T> & SearchFields> ObjectShape<T, B> addRequest(
            ObjectShape<T, B> shape) {
        return shape.text("request_timeout", T::requestTimeout, B::requestTimeout)
                .flag("reload_connections", T::reloadConnections, B::reloadConnections)
                .flag("reload_on_failure", T::reloadOnFailure, B::reloadOnFailure)
                .text("reload_after", T::reloadAfter, B::reloadAfter)
                .text("resurrect_after", T::resurrectAfter, B::resurrectAfter)
                .flag("reconnect_on_error", T::reconnectOnError, B::reconnectOnError)
                .text("sniffer_class_name", T::snifferClassName, B::snifferClassName)
                .text("http_backend", T::httpBackend, B::httpBackend)
                .flag("include_index_in_url", T::includeIndexInUrl, B::includeIndexInUrl)
                .optional("custom_headers", Scalar.SECRET, T::customHeaders, B::customHeaders)
                .text("bulk_message_request_threshold", T::bulkMessageRequestThreshold, B::bulkMessageRequestThreshold)
                .flag("prefer_oj_serializer", T::preferOjSerializer, B::preferOjSerializer)
                .flag("validate_client_version", T::validateClientVersion, B::validateClientVersion)
                .text("retry_tag", T::retryTag, B::retryTag)
                .text("unrecoverable_error_types", T::unrecoverableErrorTypes, B::unrecoverableErrorTypes)
                .text("ignore_exceptions", T::ignoreExceptions, B::ignoreExceptions)
                .flag("exception_backup", T::exceptionBackup, B::exceptionBackup)
                .flag("with_transporter_log", T::withTransporterLog, B::withTransporterLog);
    }

    private static void checkLogin(Tree.Mapping search, Position position, FieldPath path, Violations violations) {
        if (search.hasValue("user") && !search.isSet("password")) {
            violations.report(OutputFault.PASSWORD_NONE, search, path, "user");
        }
    }

    /** Checks that a data stream has a name. */
    static void checkDataStream(Tree.Mapping search, Position position, FieldPath path, Violations violations) {
        if (search.isTrue("data_stream_enable")) {
            requireField(search, search.positionOf("data_stream_enable"), path, "data_stream_name", violations);
        }
    }

    /** Checks that a field is set that the plug-in requires, although the CRD does not. */
    static void requireField(
            Tree.Mapping mapping, Position position, FieldPath path, String field, Violations violations) {
        if (!mapping.hasValue(field)) {
            violations.report(OutputFault.PARAMETER_NONE, position, path.field(field), field);
        }
    }

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
