package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.secret.SecretValue;
import java.util.function.UnaryOperator;

/** The fields of {@link ElasticsearchOptions} in a shape, and the rules about them. */
final class ElasticsearchFields {
    private ElasticsearchFields() {}

    /**
     * Adds all fields and rules but {@code buffer} and {@code slow_flush_log_threshold}.
     *
     * @param availability sets the first version of the fields, if they are not as old as the plug-in
     */
    static <T extends ElasticsearchOptions, B extends ModelBuilder<T> & Setters> ObjectShape<T, B> addTo(
            ObjectShape<T, B> shape, UnaryOperator<ObjectShape<T, B>> availability) {
        return SearchFields.addTo(new FieldGroup<>(shape, availability))
                .optional("api_key", Shape.ref(SecretValue.class), ElasticsearchOptions::apiKey, Setters::apiKey)
                .optional("ssl_version", Scalar.TEXT, ElasticsearchOptions::sslVersion, Setters::sslVersion)
                .optional("ssl_min_version", Scalar.TEXT, ElasticsearchOptions::sslMinVersion, Setters::sslMinVersion)
                .optional("ssl_max_version", Scalar.TEXT, ElasticsearchOptions::sslMaxVersion, Setters::sslMaxVersion)
                .optional(
                        "compression_level",
                        Scalar.TEXT,
                        ElasticsearchOptions::compressionLevel,
                        Setters::compressionLevel)
                .since("4.10.0")
                .optional("content_type", Scalar.TEXT, ElasticsearchOptions::contentType, Setters::contentType)
                .optional("type_name", Scalar.TEXT, ElasticsearchOptions::typeName, Setters::typeName)
                .optional("target_type_key", Scalar.TEXT, ElasticsearchOptions::targetTypeKey, Setters::targetTypeKey)
                .optional("remove_keys", Scalar.TEXT, ElasticsearchOptions::removeKeys, Setters::removeKeys)
                .since("3.17.7")
                .optional(
                        "use_legacy_template",
                        Scalar.FLAG,
                        ElasticsearchOptions::useLegacyTemplate,
                        Setters::useLegacyTemplate)
                .since("4.4.0")
                .optional("rollover_index", Scalar.FLAG, ElasticsearchOptions::rolloverIndex, Setters::rolloverIndex)
                .optional("deflector_alias", Scalar.TEXT, ElasticsearchOptions::deflectorAlias, Setters::deflectorAlias)
                .optional("index_prefix", Scalar.TEXT, ElasticsearchOptions::indexPrefix, Setters::indexPrefix)
                .optional("enable_ilm", Scalar.FLAG, ElasticsearchOptions::enableIlm, Setters::enableIlm)
                .optional("ilm_policy_id", Scalar.TEXT, ElasticsearchOptions::ilmPolicyId, Setters::ilmPolicyId)
                .optional("ilm_policy", Scalar.TEXT, ElasticsearchOptions::ilmPolicy, Setters::ilmPolicy)
                .optional(
                        "ilm_policy_overwrite",
                        Scalar.FLAG,
                        ElasticsearchOptions::ilmPolicyOverwrite,
                        Setters::ilmPolicyOverwrite)
                .optional(
                        "data_stream_enable",
                        Scalar.FLAG,
                        ElasticsearchOptions::dataStreamEnable,
                        Setters::dataStreamEnable)
                .optional(
                        "data_stream_name", Scalar.TEXT, ElasticsearchOptions::dataStreamName, Setters::dataStreamName)
                .optional(
                        "data_stream_template_name",
                        Scalar.TEXT,
                        ElasticsearchOptions::dataStreamTemplateName,
                        Setters::dataStreamTemplateName)
                .optional(
                        "data_stream_ilm_name",
                        Scalar.TEXT,
                        ElasticsearchOptions::dataStreamIlmName,
                        Setters::dataStreamIlmName)
                .optional(
                        "data_stream_ilm_policy",
                        Scalar.TEXT,
                        ElasticsearchOptions::dataStreamIlmPolicy,
                        Setters::dataStreamIlmPolicy)
                .since("3.17.10")
                .optional(
                        "data_stream_ilm_policy_overwrite",
                        Scalar.FLAG,
                        ElasticsearchOptions::dataStreamIlmPolicyOverwrite,
                        Setters::dataStreamIlmPolicyOverwrite)
                .since("3.17.10")
                .optional(
                        "data_stream_template_use_index_patterns_wildcard",
                        Scalar.FLAG,
                        ElasticsearchOptions::dataStreamTemplateUseIndexPatternsWildcard,
                        Setters::dataStreamTemplateUseIndexPatternsWildcard)
                .since("6.7.0")
                .optional(
                        "verify_es_version_at_startup",
                        Scalar.FLAG,
                        ElasticsearchOptions::verifyEsVersionAtStartup,
                        Setters::verifyEsVersionAtStartup)
                .optional(
                        "default_elasticsearch_version",
                        Scalar.TEXT,
                        ElasticsearchOptions::defaultElasticsearchVersion,
                        Setters::defaultElasticsearchVersion)
                .optional(
                        "max_retry_get_es_version",
                        Scalar.TEXT,
                        ElasticsearchOptions::maxRetryGetEsVersion,
                        Setters::maxRetryGetEsVersion)
                .optional(
                        "fail_on_detecting_es_version_retry_exceed",
                        Scalar.FLAG,
                        ElasticsearchOptions::failOnDetectingEsVersionRetryExceed,
                        Setters::failOnDetectingEsVersionRetryExceed)
                .since("3.17.10")
                .optional(
                        "log_es_400_reason", Scalar.FLAG, ElasticsearchOptions::logEs400Reason, Setters::logEs400Reason)
                .shape()
                .rule(SearchFields::check)
                .rule(Options.among("content_type", "application/json", "application/x-ndjson"))
                .rule(ElasticsearchFields::check);
    }

    private static void check(Tree.Mapping search, Position position, FieldPath path, Violations violations) {
        requireBoth(search, path, "ssl_min_version", "ssl_max_version", violations);
        requireBoth(search, path, "ssl_max_version", "ssl_min_version", violations);
        if (search.has("content_type")) {
            violations.report(
                    OutputFault.FIELD_DEPRECATED, search, path, "content_type", "content_type", "the default");
        }
        if (search.has("target_type_key")) {
            violations.report(
                    OutputFault.FIELD_DEPRECATED, search, path, "target_type_key", "target_type_key", "type_name");
        }
        if (search.has("index_prefix")) {
            violations.report(OutputFault.INDEX_PREFIX_REMOVED, search, path, "index_prefix");
        }
    }

    private static void requireBoth(
            Tree.Mapping search, FieldPath path, String found, String other, Violations violations) {
        if (search.has(found) && !search.has(other)) {
            violations.report(OutputFault.TLS_RANGE, search, path, found, found, other);
        }
    }

    /** The setters of the builders of both outputs. */
    interface Setters extends SearchFields.Setters {
        Object apiKey(SecretValue value);

        Object sslVersion(String value);

        Object sslMinVersion(String value);

        Object sslMaxVersion(String value);

        Object compressionLevel(String value);

        Object contentType(String value);

        Object typeName(String value);

        Object targetTypeKey(String value);

        Object removeKeys(String value);

        Object useLegacyTemplate(boolean value);

        Object rolloverIndex(boolean value);

        Object deflectorAlias(String value);

        Object indexPrefix(String value);

        Object enableIlm(boolean value);

        Object ilmPolicyId(String value);

        Object ilmPolicy(String value);

        Object ilmPolicyOverwrite(boolean value);

        Object dataStreamEnable(boolean value);

        Object dataStreamName(String value);

        Object dataStreamTemplateName(String value);

        Object dataStreamIlmName(String value);

        Object dataStreamIlmPolicy(String value);

        Object dataStreamIlmPolicyOverwrite(boolean value);

        Object dataStreamTemplateUseIndexPatternsWildcard(boolean value);

        Object verifyEsVersionAtStartup(boolean value);

        Object defaultElasticsearchVersion(String value);

        Object maxRetryGetEsVersion(String value);

        Object failOnDetectingEsVersionRetryExceed(boolean value);

        Object logEs400Reason(boolean value);
    }
}
