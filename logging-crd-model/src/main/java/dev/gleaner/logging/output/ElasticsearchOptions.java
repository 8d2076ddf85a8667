package dev.gleaner.logging.output;

import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;

/** The options that {@link ElasticsearchOutput} and {@link AwsElasticsearchOutput} share. */
public interface ElasticsearchOptions extends SearchOptions {
    /** The API key, in place of user and password; empty means none. */
    Optional<SecretValue> apiKey();

    /** The lowest version of TLS, such as {@code TLSv1_2}, which also needs the highest; empty means 1.2. */
    Optional<String> sslMinVersion();

    /** The highest version of TLS, such as {@code TLSv1_3}, which also needs the lowest; empty means 1.3. */
    Optional<String> sslMaxVersion();

    /**
     * The media type of requests, {@code application/json} or {@code application/x-ndjson}; deprecated, empty means
     * that of the client.
     */
    Optional<String> contentType();

    /** The mapping type of documents, which Elasticsearch 7 and later ignore; empty means {@code fluentd}. */
    Optional<String> typeName();

    /** The field with the mapping type of the record; deprecated, empty means {@code type_name}. */
    Optional<String> targetTypeKey();

    /** Whether an index is created that can roll over; empty means false. */
    Optional<Boolean> rolloverIndex();

    /** The alias of the rollover index; empty means none. */
    Optional<String> deflectorAlias();

    /** The start of rollover indices; fluentd refuses it, use {@code logstash_prefix} or {@code index_name}. */
    Optional<String> indexPrefix();

    /** Whether a lifecycle policy is applied to the index; empty means false. */
    Optional<Boolean> enableIlm();

    /** The id of the lifecycle policy; empty means {@code logstash-policy}. */
    Optional<String> ilmPolicyId();

    /** The lifecycle policy to install, as JSON text; empty means that of the plug-in. */
    Optional<String> ilmPolicy();

    /** Whether a lifecycle policy of the same id is replaced; empty means false. */
    Optional<Boolean> ilmPolicyOverwrite();

    /** The lifecycle policy of the data stream; empty means one that is named after the data stream. */
    Optional<String> dataStreamIlmName();

    /** The lifecycle policy of the data stream to install, as JSON text; empty means that of the plug-in. */
    Optional<String> dataStreamIlmPolicy();

    /** Whether a lifecycle policy of the same name is replaced; empty means false. */
    Optional<Boolean> dataStreamIlmPolicyOverwrite();

    /** Whether the template also applies to indices with longer names than the data stream; empty means true. */
    Optional<Boolean> dataStreamTemplateUseIndexPatternsWildcard();

    /** Whether the version of the server is read at the start of fluentd; empty means true. */
    Optional<Boolean> verifyEsVersionAtStartup();

    /** The major version that is assumed if it is not read, a number as text; empty means 5. */
    Optional<String> defaultElasticsearchVersion();

    /** How often reading the version is retried, a number as text; empty means 15. */
    Optional<String> maxRetryGetEsVersion();

    /** Whether fluentd fails to start if no retry reads the version; empty means true. */
    Optional<Boolean> failOnDetectingEsVersionRetryExceed();

    /** Whether the reason of a response with status 400 is logged; empty means false. */
    Optional<Boolean> logEs400Reason();
}
