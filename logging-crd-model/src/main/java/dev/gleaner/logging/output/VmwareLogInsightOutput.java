package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to VMware Log Insight, now Aria Operations for Logs ({@code vmwareLogInsight}, fluentd
 * {@code @type vmware_loginsight}). An event consists of a text and of fields with the rest of the record.
 */
@Value.Immutable
public non-sealed interface VmwareLogInsightOutput
        extends OutputTarget, BufferedOutput, Editable<VmwareLogInsightOutput, VmwareLogInsightOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<VmwareLogInsightOutput> SHAPE = Shape.object("vmwareLogInsight", Builder::new)
            .since("4.10.0")
            .optional("scheme", LogInsightScheme.SHAPE, VmwareLogInsightOutput::scheme, Builder::scheme)
            .text("host", VmwareLogInsightOutput::host, Builder::host)
            .integer("port", VmwareLogInsightOutput::port, Builder::port)
            .text("path", VmwareLogInsightOutput::path, Builder::path)
            .text("agent_id", VmwareLogInsightOutput::agentId, Builder::agentId)
            .optional(
                    "authentication",
                    LogInsightAuthentication.SHAPE,
                    VmwareLogInsightOutput::authentication,
                    Builder::authentication)
            .part("username", SecretValue.class, VmwareLogInsightOutput::username, Builder::username)
            .part("password", SecretValue.class, VmwareLogInsightOutput::password, Builder::password)
            .flag("ssl_verify", VmwareLogInsightOutput::sslVerify, Builder::sslVerify)
            .part("ca_file", SecretValue.class, VmwareLogInsightOutput::caFile, Builder::caFile)
            .optional("http_method", LogInsightMethod.SHAPE, VmwareLogInsightOutput::httpMethod, Builder::httpMethod)
            .optional("serializer", LogInsightSerializer.SHAPE, VmwareLogInsightOutput::serializer, Builder::serializer)
            .texts("log_text_keys", VmwareLogInsightOutput::logTextKeys, Builder::logTextKeys)
            .flag("flatten_hashes", VmwareLogInsightOutput::flattenHashes, Builder::flattenHashes)
            .text(
                    "flatten_hashes_separator",
                    VmwareLogInsightOutput::flattenHashesSeparator,
                    Builder::flattenHashesSeparator)
            .textMap("shorten_keys", VmwareLogInsightOutput::shortenKeys, Builder::shortenKeys)
            .textMap("config_param", VmwareLogInsightOutput::configParam, Builder::configParam)
            .integer("max_batch_size", VmwareLogInsightOutput::maxBatchSize, Builder::maxBatchSize)
            .integer("rate_limit_msec", VmwareLogInsightOutput::rateLimitMsec, Builder::rateLimitMsec)
            .integer("request_retries", VmwareLogInsightOutput::requestRetries, Builder::requestRetries)
            .integer("request_timeout", VmwareLogInsightOutput::requestTimeout, Builder::requestTimeout)
            .flag("raise_on_error", VmwareLogInsightOutput::raiseOnError, Builder::raiseOnError)
            .flag("http_conn_debug", VmwareLogInsightOutput::httpConnDebug, Builder::httpConnDebug)
            .part("buffer", Buffer.class, VmwareLogInsightOutput::buffer, Builder::buffer)
            .rule(IgnoredValue.zeroOf("max_batch_size", "request_retries", "request_timeout"));

    /** The scheme of requests; empty means HTTP. */
    Optional<LogInsightScheme> scheme();

    /** The host of Log Insight; empty means {@code localhost}, the default of the plug-in. */
    Optional<String> host();

    /** The port of Log Insight; empty means that of the plug-in, 80. */
    Optional<Integer> port();

    /** The path of requests, without the agent; empty means that of the plug-in, {@code api/v1/events/ingest}. */
    Optional<String> path();

    /** The identifier of the agent that sends the records, the end of the path; empty means 0. */
    Optional<String> agentId();

    /** The kind of authentication; empty means none. */
    Optional<LogInsightAuthentication> authentication();

    /** The user name of basic authentication; empty means none. */
    Optional<SecretValue> username();

    /** The password of basic authentication; empty means none. */
    Optional<SecretValue> password();

    /** Whether the server certificate is checked; empty means true. */
    Optional<Boolean> sslVerify();

    /** The certificate authority of Log Insight, usually mounted; empty means those of the image. */
    Optional<SecretValue> caFile();

    /** The method of requests; empty means POST. */
    Optional<LogInsightMethod> httpMethod();

    /** The format of requests; empty means JSON. */
    Optional<LogInsightSerializer> serializer();

    /**
     * Record fields that form the text of an event, in place of fields of the event; empty means {@code log},
     * {@code message} and {@code msg}.
     */
    List<String> logTextKeys();

    /** Whether nested fields become fields of the event, each with a joined name; empty means true. */
    Optional<Boolean> flattenHashes();

    /** The text between the parts of a joined name; empty means an underscore. */
    Optional<String> flattenHashesSeparator();

    /**
     * Parts of field names and their replacements, such as {@code kubernetes_} and {@code k8s_}; empty means those of
     * the plug-in.
     */
    Map<String, String> shortenKeys();

    /** Record fields and their new names, without effect: the plug-in reads only {@code rename_fields}. */
    Map<String, String> configParam();

    /** The maximum size of a request, in bytes; empty means the limit of the plug-in. */
    Optional<Integer> maxBatchSize();

    /** The time after a request in which further ones are dropped, in milliseconds; empty means 0: none is dropped. */
    Optional<Integer> rateLimitMsec();

    /** The number of retries of a request; empty means that of the plug-in, 3. */
    Optional<Integer> requestRetries();

    /** The timeout for a response, in seconds; empty means that of the plug-in, 5. */
    Optional<Integer> requestTimeout();

    /** Whether a request that fails is an error; empty means false: its records are lost. */
    Optional<Boolean> raiseOnError();

    /** Whether requests and responses are written to fluentd's output; empty means false. */
    Optional<Boolean> httpConnDebug();

    /** How records are buffered; empty means that the buffer section is omitted. */
    @Override
    Optional<Buffer> buffer();

    /** A plug-in that the consumer fills in. */
    static VmwareLogInsightOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableVmwareLogInsightOutput.Builder
            implements ModelBuilder<VmwareLogInsightOutput>, BufferSetter {
        Builder() {}

        /** Changes how records are buffered. */
        @Override
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, VmwareLogInsightOutput::buffer, Buffer::of, change));
        }
    }
}
