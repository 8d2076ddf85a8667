package dev.gleaner.logging.output;

import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import org.immutables.value.Value;

/** The options that {@link ElasticsearchOutput}, {@link OpensearchOutput} and {@link AwsElasticsearchOutput} share. */
public interface SearchOptions extends FlushedOutput {
    /** The host of the server; empty means {@code localhost}. */
    Optional<String> host();

    /** The port of the server; empty means 9200. */
    Optional<Integer> port();

    /** Servers as {@code host:port} or URLs, separated by commas, in place of host and port; empty means one. */
    Optional<String> hosts();

    /** The protocol, {@code http} or {@code https}; empty means http. */
    Optional<String> scheme();

    /** The prefix of the paths of requests, if the server is behind a proxy; empty means none. */
    Optional<String> path();

    /** The user name of basic authentication, which also needs a password; empty means none. */
    Optional<String> user();

    /** The password of basic authentication; empty means none. */
    Optional<SecretValue> password();

    /** Whether the server certificate is checked; empty means true. */
    Optional<Boolean> sslVerify();

    /** The version of TLS, such as {@code TLSv1_2}; empty means the default of the plug-in. */
    Optional<String> sslVersion();

    /** The certificate authority of the server, usually mounted; empty means those of the image. */
    Optional<SecretValue> caFile();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> clientCert();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> clientKey();

    /** The pass phrase of the private key; empty means none. */
    Optional<SecretValue> clientKeyPass();

    /** The index of records, which may contain placeholders; empty means {@code fluentd}. */
    Optional<String> indexName();

    /** Whether records go into an index for each day, with the time in {@code @timestamp}; empty means false. */
    Optional<Boolean> logstashFormat();

    /** The start of the names of daily indices; empty means {@code logstash}. */
    Optional<String> logstashPrefix();

    /** The text between the prefix and the date of daily indices; empty means a hyphen. */
    Optional<String> logstashPrefixSeparator();

    /** The date in the names of daily indices, in the format of strftime; empty means {@code %Y.%m.%d}. */
    Optional<String> logstashDateformat();

    /** Whether the date in the names of daily indices is in UTC, not in local time; empty means true. */
    Optional<Boolean> utcIndex();

    /** Whether {@code @timestamp} is added also to records of other than daily indices; empty means false. */
    Optional<Boolean> includeTimestamp();

    /** Whether the tag is added to each record; empty means false. */
    Optional<Boolean> includeTagKey();

    /** The field with the added tag; empty means {@code tag}. */
    Optional<String> tagKey();

    /** The field with the index of the record, with dots for nested fields; empty means that all go into one index. */
    Optional<String> targetIndexKey();

    /** The field with the time of the record; empty means {@code @timestamp}. */
    Optional<String> timeKey();

    /** The format of times in records, as in strptime; empty means that it is found by trial. */
    Optional<String> timeKeyFormat();

    /** The number of decimal places of seconds in {@code @timestamp}; empty means 9. */
    Optional<String> timePrecision();

    /** The tag of error events for records whose time cannot be parsed; empty means the default of the plug-in. */
    Optional<String> timeParseErrorTag();

    /** The field with the id of the document; empty means that the server assigns one. */
    Optional<String> idKey();

    /** The field by which the server chooses the shard; empty means the id. */
    Optional<String> routingKey();

    /** The ingest pipeline that processes the documents; empty means none. */
    Optional<String> pipeline();

    /** The operation, {@code index}, {@code create}, {@code update} or {@code upsert}; empty means index. */
    Optional<String> writeOperation();

    /** Fields that are removed from each record, separated by commas; empty means none. */
    Optional<String> removeKeys();

    /** Fields that an update or upsert leaves unchanged, separated by commas; empty means none. */
    Optional<String> removeKeysOnUpdate();

    /** The field of each record that lists the fields that an update leaves unchanged; empty means none. */
    Optional<String> removeKeysOnUpdateKey();

    /** Whether updates are sent without the enclosing {@code doc}, as scripts require; empty means false. */
    Optional<Boolean> suppressDocWrap();

    /** Whether requests omit the mapping type, about which newer servers warn; empty means false. */
    Optional<Boolean> suppressTypeName();

    /** Whether nested fields become fields of the record, with joined names; empty means false. */
    Optional<Boolean> flattenHashes();

    /** The text between the names of nested fields that are joined; empty means an underscore. */
    Optional<String> flattenHashesSeparator();

    /** Whether records go into a data stream, which needs a name; empty means false. */
    Optional<Boolean> dataStreamEnable();

    /** The name of the data stream; empty means that there is no data stream. */
    Optional<String> dataStreamName();

    /** The index template of the data stream; empty means one that is named after the data stream. */
    Optional<String> dataStreamTemplateName();

    /** The name of the index template to install; empty means none. */
    Optional<String> templateName();

    /** The content of the template, usually mounted; empty means none. */
    Optional<SecretValue> templateFile();

    /** Names and files of several templates, as JSON text; empty means none. */
    Optional<String> templates();

    /** Whether a template of the same name is replaced; empty means false. */
    Optional<Boolean> templateOverwrite();

    /** Texts in the template and their replacements, as JSON text; empty means none. */
    Optional<String> customizeTemplate();

    /** The date in the name of a rollover index, as date math; empty means {@code now/d}. */
    Optional<String> indexDatePattern();

    /** The application in the name of a rollover index; empty means {@code default}. */
    Optional<String> applicationName();

    /** How often installing the template is retried, a number as text; empty means 10. */
    Optional<String> maxRetryPuttingTemplate();

    /** Whether fluentd fails to start if no retry installs the template; empty means true. */
    Optional<Boolean> failOnPuttingTemplateRetryExceed();

    /** Whether templates are installed in the old format; empty means true, for a data stream false. */
    Optional<Boolean> useLegacyTemplate();

    /** The timeout of a request, such as {@code 30s}; empty means 5 seconds. */
    Optional<String> requestTimeout();

    /** Whether the list of servers is reloaded after a number of requests; empty means true. */
    Optional<Boolean> reloadConnections();

    /** Whether the list of servers is reloaded after a failed request; empty means false. */
    Optional<Boolean> reloadOnFailure();

    /** The number of requests after which the list of servers is reloaded, as text; empty means 10000. */
    Optional<String> reloadAfter();

    /** The time after which a dead connection is tried again, such as {@code 2m}; empty means 60 seconds. */
    Optional<String> resurrectAfter();

    /** Whether any error closes the connection, not only an unreachable host; empty means false. */
    Optional<Boolean> reconnectOnError();

    /** The Ruby class that finds the servers; empty means that of the client. */
    Optional<String> snifferClassName();

    /** The HTTP library, {@code excon} or {@code typhoeus}; empty means excon. */
    Optional<String> httpBackend();

    /** Whether the index is part of the URL, so that a proxy can check it; empty means false. */
    Optional<Boolean> includeIndexInUrl();

    /** Additional headers, as JSON text, hidden in {@code toString}; empty means none. */
    @Value.Redacted
    Optional<String> customHeaders();

    /**
     * The compression of requests: {@code no_compression}, {@code best_speed}, {@code best_compression} or
     * {@code default_compression}; empty means none.
     */
    Optional<String> compressionLevel();

    /** The size of a request, such as {@code 20MB}; negative means no limit, empty the default of the plug-in. */
    Optional<String> bulkMessageRequestThreshold();

    /** Whether JSON is written by the library Oj; empty means false. */
    Optional<Boolean> preferOjSerializer();

    /** Whether fluentd fails to start if client and server have different versions; empty means false. */
    Optional<Boolean> validateClientVersion();

    /** The tag with which records that the server did not store enter the flows again; empty means their own. */
    Optional<String> retryTag();

    /** Errors after which a record is not sent again, separated by commas; empty means those of the plug-in. */
    Optional<String> unrecoverableErrorTypes();

    /** Ruby exceptions after which a chunk is discarded, separated by commas; empty means none. */
    Optional<String> ignoreExceptions();

    /** Whether a chunk that is discarded after an exception is saved to a file; empty means true. */
    Optional<Boolean> exceptionBackup();

    /** Whether the client logs its requests; empty means false. */
    Optional<Boolean> withTransporterLog();
}
