package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/**
 * Sends records to OpenSearch ({@code opensearch}, fluentd {@code @type opensearch}, or
 * {@code @type opensearch_data_stream} for a data stream).
 */
@Value.Immutable
public non-sealed interface OpensearchOutput
        extends OutputTarget, SearchOptions, Editable<OpensearchOutput, OpensearchOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<OpensearchOutput> SHAPE = SearchFields.addTo(new FieldGroup<>(
                    Shape.object("opensearch", Builder::new)
                            .since("3.17.7")
                            .optional(
                                    "endpoint",
                                    Shape.ref(OpensearchEndpoint.class),
                                    OpensearchOutput::endpoint,
                                    Builder::endpoint)
                            .since("4.10.0"),
                    UnaryOperator.identity()))
            .shape()
            .optional("ssl_version", Scalar.TEXT, OpensearchOutput::sslVersion, Builder::sslVersion)
            .since("4.4.0")
            .optional("compression_level", Scalar.TEXT, OpensearchOutput::compressionLevel, Builder::compressionLevel)
            .optional("index_separator", Scalar.TEXT, OpensearchOutput::indexSeparator, Builder::indexSeparator)
            .optional(
                    "target_index_affinity",
                    Scalar.FLAG,
                    OpensearchOutput::targetIndexAffinity,
                    Builder::targetIndexAffinity)
            .optional("parent_key", Scalar.TEXT, OpensearchOutput::parentKey, Builder::parentKey)
            .optional(
                    "time_key_exclude_timestamp",
                    Scalar.FLAG,
                    OpensearchOutput::timeKeyExcludeTimestamp,
                    Builder::timeKeyExcludeTimestamp)
            .optional("remove_keys", Scalar.TEXT, OpensearchOutput::removeKeys, Builder::removeKeys)
            .since("6.7.0")
            .optional(
                    "use_legacy_template", Scalar.FLAG, OpensearchOutput::useLegacyTemplate, Builder::useLegacyTemplate)
            .optional("data_stream_enable", Scalar.FLAG, OpensearchOutput::dataStreamEnable, Builder::dataStreamEnable)
            .since("4.4.0")
            .optional("data_stream_name", Scalar.TEXT, OpensearchOutput::dataStreamName, Builder::dataStreamName)
            .since("4.4.0")
            .optional(
                    "data_stream_template_name",
                    Scalar.TEXT,
                    OpensearchOutput::dataStreamTemplateName,
                    Builder::dataStreamTemplateName)
            .since("4.4.0")
            .optional(
                    "verify_os_version_at_startup",
                    Scalar.FLAG,
                    OpensearchOutput::verifyOsVersionAtStartup,
                    Builder::verifyOsVersionAtStartup)
            .optional(
                    "default_opensearch_version",
                    Scalar.INTEGER,
                    OpensearchOutput::defaultOpensearchVersion,
                    Builder::defaultOpensearchVersion)
            .optional(
                    "max_retry_get_os_version",
                    Scalar.INTEGER,
                    OpensearchOutput::maxRetryGetOsVersion,
                    Builder::maxRetryGetOsVersion)
            .optional(
                    "fail_on_detecting_os_version_retry_exceed",
                    Scalar.FLAG,
                    OpensearchOutput::failOnDetectingOsVersionRetryExceed,
                    Builder::failOnDetectingOsVersionRetryExceed)
            .optional(
                    "http_backend_excon_nonblock",
                    Scalar.FLAG,
                    OpensearchOutput::httpBackendExconNonblock,
                    Builder::httpBackendExconNonblock)
            .optional(
                    "selector_class_name", Scalar.TEXT, OpensearchOutput::selectorClassName, Builder::selectorClassName)
            .optional(
                    "truncate_caches_interval",
                    Scalar.TEXT,
                    OpensearchOutput::truncateCachesInterval,
                    Builder::truncateCachesInterval)
            .optional(
                    "catch_transport_exception_on_retry",
                    Scalar.FLAG,
                    OpensearchOutput::catchTransportExceptionOnRetry,
                    Builder::catchTransportExceptionOnRetry)
            .optional(
                    "unrecoverable_record_types",
                    Scalar.TEXT,
                    OpensearchOutput::unrecoverableRecordTypes,
                    Builder::unrecoverableRecordTypes)
            .optional(
                    "emit_error_label_event",
                    Scalar.FLAG,
                    OpensearchOutput::emitErrorLabelEvent,
                    Builder::emitErrorLabelEvent)
            .optional(
                    "emit_error_for_missing_id",
                    Scalar.FLAG,
                    OpensearchOutput::emitErrorForMissingId,
                    Builder::emitErrorForMissingId)
            .optional("log_os_400_reason", Scalar.FLAG, OpensearchOutput::logOs400Reason, Builder::logOs400Reason)
            .optional("buffer", Shape.ref(Buffer.class), OpensearchOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    OpensearchOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(SearchFields::check)
            .rule(SearchFields::checkDataStream);

    /**
     * The endpoint of Amazon OpenSearch Service and the credentials for it; empty means a server without AWS
     * credentials.
     */
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

    /** The time after which the names of known indices and templates are forgotten; empty means never. */
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
            implements ModelBuilder<OpensearchOutput>, SearchFields.Setters {
        Builder() {}

        /** Changes the endpoint and its credentials. */
        public Builder endpoint(Consumer<OpensearchEndpoint.Builder> change) {
            return endpoint(ModelBuilder.part(this, OpensearchOutput::endpoint, OpensearchEndpoint::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, OpensearchOutput::buffer, Buffer::of, change));
        }
    }
}
