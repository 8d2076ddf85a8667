package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to OpenSearch ({@code opensearch}, fluentd {@code @type opensearch}, or
 * {@code @type opensearch_data_stream} for a data stream).
 */
@Value.Immutable
public non-sealed interface OpensearchOutput
        extends OutputTarget, SearchOptions, Editable<OpensearchOutput, OpensearchOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<OpensearchOutput> SHAPE = Shape.object("opensearch", Builder::new)
            .since("3.17.7")
            .part("endpoint", OpensearchEndpoint.class, OpensearchOutput::endpoint, Builder::endpoint)
            .since("4.10.0")
            .group(SearchFields::addTo)
            .text("ssl_version", OpensearchOutput::sslVersion, Builder::sslVersion)
            .since("4.4.0")
            .text("compression_level", OpensearchOutput::compressionLevel, Builder::compressionLevel)
            .text("index_separator", OpensearchOutput::indexSeparator, Builder::indexSeparator)
            .flag("target_index_affinity", OpensearchOutput::targetIndexAffinity, Builder::targetIndexAffinity)
            .text("parent_key", OpensearchOutput::parentKey, Builder::parentKey)
            .flag(
                    "time_key_exclude_timestamp",
                    OpensearchOutput::timeKeyExcludeTimestamp,
                    Builder::timeKeyExcludeTimestamp)
            .text("remove_keys", OpensearchOutput::removeKeys, Builder::removeKeys)
            .since("6.7.0")
            .flag("use_legacy_template", OpensearchOutput::useLegacyTemplate, Builder::useLegacyTemplate)
            .flag("data_stream_enable", OpensearchOutput::dataStreamEnable, Builder::dataStreamEnable)
            .since("4.4.0")
            .text("data_stream_name", OpensearchOutput::dataStreamName, Builder::dataStreamName)
            .since("4.4.0")
            .text(
                    "data_stream_template_name",
                    OpensearchOutput::dataStreamTemplateName,
                    Builder::dataStreamTemplateName)
            .since("4.4.0")
            .flag(
                    "verify_os_version_at_startup",
                    OpensearchOutput::verifyOsVersionAtStartup,
                    Builder::verifyOsVersionAtStartup)
            .integer(
                    "default_opensearch_version",
                    OpensearchOutput::defaultOpensearchVersion,
                    Builder::defaultOpensearchVersion)
            .integer("max_retry_get_os_version", OpensearchOutput::maxRetryGetOsVersion, Builder::maxRetryGetOsVersion)
            .flag(
                    "fail_on_detecting_os_version_retry_exceed",
                    OpensearchOutput::failOnDetectingOsVersionRetryExceed,
                    Builder::failOnDetectingOsVersionRetryExceed)
            .flag(
                    "http_backend_excon_nonblock",
                    OpensearchOutput::httpBackendExconNonblock,
                    Builder::httpBackendExconNonblock)
            .text("selector_class_name", OpensearchOutput::selectorClassName, Builder::selectorClassName)
            .text("truncate_caches_interval", OpensearchOutput::truncateCachesInterval, Builder::truncateCachesInterval)
            .flag(
                    "catch_transport_exception_on_retry",
                    OpensearchOutput::catchTransportExceptionOnRetry,
                    Builder::catchTransportExceptionOnRetry)
            .text(
                    "unrecoverable_record_types",
                    OpensearchOutput::unrecoverableRecordTypes,
                    Builder::unrecoverableRecordTypes)
            .flag("emit_error_label_event", OpensearchOutput::emitErrorLabelEvent, Builder::emitErrorLabelEvent)
            .flag("emit_error_for_missing_id", OpensearchOutput::emitErrorForMissingId, Builder::emitErrorForMissingId)
            .flag("log_os_400_reason", OpensearchOutput::logOs400Reason, Builder::logOs400Reason)
            .group(BufferFields::addTo)
            .rule(SearchFields::checkDataStream);

    /** The endpoint of Amazon OpenSearch Service and its credentials; empty means a server without AWS credentials. */
    Optional<OpensearchEndpoint> endpoint();

    /** The text between the parts of the name of a rollover index; empty means a hyphen. */
    Optional<String> indexSeparator();

    /** Whether an update goes to the index that already contains the document; empty means false. */
    Optional<Boolean> targetIndexAffinity();

    /** The field with the id of the parent document; empty means none. */
    Optional<String> parentKey();

    /** Whether {@code @timestamp} is not added if {@code time_key} is set; empty means false. */
    Optional<Boolean> timeKeyExcludeTimestamp();

    /** Whether the version of the server is read at the start of fluentd; empty means true. */
    Optional<Boolean> verifyOsVersionAtStartup();

    /** The major version that is assumed if it is not read; empty means 1. */
    Optional<Integer> defaultOpensearchVersion();

    /** How often reading the version is retried; empty means 15. */
    Optional<Integer> maxRetryGetOsVersion();

    /** Whether fluentd fails to start if no retry reads the version; empty means true. */
    Optional<Boolean> failOnDetectingOsVersionRetryExceed();

    /** Whether excon uses non-blocking connections, which TLS needs; empty means true. */
    Optional<Boolean> httpBackendExconNonblock();

    /** The Ruby class that selects the server of a request; empty means that of the client. */
    Optional<String> selectorClassName();

    /**
     * The time after which the names of known indices and templates are forgotten, such as {@code 1h}; empty means
     * never.
     */
    Optional<String> truncateCachesInterval();

    /** Whether a failed connection counts as a retry of installing a template; empty means true. */
    Optional<Boolean> catchTransportExceptionOnRetry();

    /**
     * Errors of the server that concern a record, which is then not sent again, separated by commas; empty means the
     * default of the plug-in.
     */
    Optional<String> unrecoverableRecordTypes();

    /** Whether records that cannot be sent become error events; empty means true. */
    Optional<Boolean> emitErrorLabelEvent();

    /** Whether a record without the field {@code id_key} becomes an error event; empty means false. */
    Optional<Boolean> emitErrorForMissingId();

    /** Whether the reason of a response with status 400 is logged; empty means false. */
    Optional<Boolean> logOs400Reason();

    /** A plug-in that the consumer fills in. */
    static OpensearchOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableOpensearchOutput.Builder
            implements BufferFields<OpensearchOutput, Builder>, SearchFields {
        Builder() {}

        /** Changes the endpoint and its credentials. */
        public Builder endpoint(Consumer<OpensearchEndpoint.Builder> change) {
            return endpoint(ModelBuilder.part(this, OpensearchOutput::endpoint, OpensearchEndpoint::of, change));
        }
    }
}
