package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.secret.SecretValue;

/** Adds the fields of {@link ElasticsearchOptions} and the rules about them to a shape, and declares their setters. */
interface ElasticsearchFields extends SearchFields {
    /** Adds all rules, and all fields except {@code buffer} and {@code slow_flush_log_threshold}. */
    static <T extends ElasticsearchOptions, B extends ModelBuilder<T> & ElasticsearchFields> ObjectShape<T, B> addTo(
            ObjectShape<T, B> shape) {
        return SearchFields.addTo(shape)
                .part("api_key", SecretValue.class, T::apiKey, B::apiKey)
                .text("ssl_version", T::sslVersion, B::sslVersion)
                .text("ssl_min_version", T::sslMinVersion, B::sslMinVersion)
                .text("ssl_max_version", T::sslMaxVersion, B::sslMaxVersion)
                .text("compression_level", T::compressionLevel, B::compressionLevel)
                .since("4.10.0")
                .text("content_type", T::contentType, B::contentType)
                .text("type_name", T::typeName, B::typeName)
                .text("target_type_key", T::targetTypeKey, B::targetTypeKey)
                .text("remove_keys", T::removeKeys, B::removeKeys)
                .since("3.17.7")
                .flag("use_legacy_template", T::useLegacyTemplate, B::useLegacyTemplate)
                .since("4.4.0")
                .flag("rollover_index", T::rolloverIndex, B::rolloverIndex)
                .text("deflector_alias", T::deflectorAlias, B::deflectorAlias)
                .text("index_prefix", T::indexPrefix, B::indexPrefix)
                .flag("enable_ilm", T::enableIlm, B::enableIlm)
                .text("ilm_policy_id", T::ilmPolicyId, B::ilmPolicyId)
                .text("ilm_policy", T::ilmPolicy, B::ilmPolicy)
                .flag("ilm_policy_overwrite", T::ilmPolicyOverwrite, B::ilmPolicyOverwrite)
                .flag("data_stream_enable", T::dataStreamEnable, B::dataStreamEnable)
                .text("data_stream_name", T::dataStreamName, B::dataStreamName)
                .text("data_stream_template_name", T::dataStreamTemplateName, B::dataStreamTemplateName)
                .text("data_stream_ilm_name", T::dataStreamIlmName, B::dataStreamIlmName)
                .text("data_stream_ilm_policy", T::dataStreamIlmPolicy, B::dataStreamIlmPolicy)
                .since("3.17.10")
                .flag(
                        "data_stream_ilm_policy_overwrite",
                        T::dataStreamIlmPolicyOverwrite,
                        B::dataStreamIlmPolicyOverwrite)
                .since("3.17.10")
                .flag(
                        "data_stream_template_use_index_patterns_wildcard",
                        T::dataStreamTemplateUseIndexPatternsWildcard,
                        B::dataStreamTemplateUseIndexPatternsWildcard)
                .since("6.7.0")
                .flag("verify_es_version_at_startup", T::verifyEsVersionAtStartup, B::verifyEsVersionAtStartup)
                .text("default_elasticsearch_version", T::defaultElasticsearchVersion, B::defaultElasticsearchVersion)
                .text("max_retry_get_es_version", T::maxRetryGetEsVersion, B::maxRetryGetEsVersion)
                .flag(
                        "fail_on_detecting_es_version_retry_exceed",
                        T::failOnDetectingEsVersionRetryExceed,
                        B::failOnDetectingEsVersionRetryExceed)
                .since("3.17.10")
                .flag("log_es_400_reason", T::logEs400Reason, B::logEs400Reason)
                .rule(Options.among("content_type", "application/json", "application/x-ndjson"))
                .rule(ElasticsearchFields::check);
    }

    private static void check(Tree.Mapping search, Position position, FieldPath path, Violations violations) {
        requireBoth(search, path, "ssl_min_version", "ssl_max_version", violations);
        requireBoth(search, path, "ssl_max_version", "ssl_min_version", violations);
        if (search.hasValue("content_type")) {
            violations.report(
                    OutputFault.FIELD_DEPRECATED, search, path, "content_type", "content_type", "the default");
        }
        if (search.hasValue("target_type_key")) {
            violations.report(
                    OutputFault.FIELD_DEPRECATED, search, path, "target_type_key", "target_type_key", "type_name");
        }
        if (search.hasValue("index_prefix")) {
            violations.report(OutputFault.INDEX_PREFIX_REMOVED, search, path, "index_prefix");
        }
    }

    private static void requireBoth(
            Tree.Mapping search, FieldPath path, String found, String other, Violations violations) {
        if (search.hasValue(found) && !search.hasValue(other)) {
            violations.report(OutputFault.TLS_RANGE, search, path, found, found, other);
        }
    }

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
