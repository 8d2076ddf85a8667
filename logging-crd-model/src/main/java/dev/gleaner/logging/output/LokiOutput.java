package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to Grafana Loki ({@code loki}, fluentd {@code @type loki}). */
@Value.Immutable
public non-sealed interface LokiOutput extends OutputTarget, Editable<LokiOutput, LokiOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<LokiOutput> SHAPE = Shape.object("loki", Builder::new)
            .optional("url", Scalar.TEXT, LokiOutput::url, Builder::url)
            .optional("username", Shape.ref(SecretValue.class), LokiOutput::username, Builder::username)
            .optional("password", Shape.ref(SecretValue.class), LokiOutput::password, Builder::password)
            .optional("cert", Shape.ref(SecretValue.class), LokiOutput::cert, Builder::cert)
            .optional("key", Shape.ref(SecretValue.class), LokiOutput::key, Builder::key)
            .optional("ca_cert", Shape.ref(SecretValue.class), LokiOutput::caCert, Builder::caCert)
            .optional("insecure_tls", Scalar.FLAG, LokiOutput::insecureTls, Builder::insecureTls)
            .optional("tenant", Scalar.TEXT, LokiOutput::tenant, Builder::tenant)
            .map("labels", Scalar.TEXT, LokiOutput::labels, Builder::labels)
            .map("extra_labels", Scalar.TEXT, LokiOutput::extraLabels, Builder::extraLabels)
            .optional("line_format", Scalar.TEXT, LokiOutput::lineFormat, Builder::lineFormat)
            .optional(
                    "extract_kubernetes_labels",
                    Scalar.FLAG,
                    LokiOutput::extractKubernetesLabels,
                    Builder::extractKubernetesLabels)
            .list("remove_keys", Scalar.TEXT, LokiOutput::removeKeys, Builder::removeKeys)
            .optional("drop_single_key", Scalar.FLAG, LokiOutput::dropSingleKey, Builder::dropSingleKey)
            .optional(
                    "configure_kubernetes_labels",
                    Scalar.FLAG,
                    LokiOutput::configureKubernetesLabels,
                    Builder::configureKubernetesLabels)
            .optional("buffer", Shape.ref(Buffer.class), LokiOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    LokiOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .optional("include_thread_label", Scalar.FLAG, LokiOutput::includeThreadLabel, Builder::includeThreadLabel)
            .since("4.4.0")
            .rule(Options.among("line_format", "json", "key_value"))
            .rule(LokiRules::checkUrl)
            .rule(LokiRules::checkLabels)
            .rule(LokiRules::checkRemovedKeys)
            .rule(TlsFiles::checkLoki);

    /**
     * The address of Loki without a path, such as {@code http://loki:3100}; empty means Grafana Cloud, the default of
     * the plug-in.
     */
    Optional<String> url();

    /** The user name of basic authentication; empty means none. */
    Optional<SecretValue> username();

    /** The password of basic authentication; empty means none. */
    Optional<SecretValue> password();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> cert();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> key();

    /** The certificate authority of Loki, usually mounted; empty means those of the image. */
    Optional<SecretValue> caCert();

    /** Whether any server certificate is accepted; empty means that it is checked. */
    Optional<Boolean> insecureTls();

    /** The tenant, sent as a header; empty means none. */
    Optional<String> tenant();

    /** Stream labels and the record fields with their values, such as {@code $.kubernetes.host}; empty means none. */
    Map<String, String> labels();

    /** Constant stream labels; empty means none. */
    Map<String, String> extraLabels();

    /** The format of lines, {@code json} or {@code key_value}; empty means JSON. */
    Optional<String> lineFormat();

    /** Whether the labels of the pod become stream labels; empty means false. */
    Optional<Boolean> extractKubernetesLabels();

    /** Fields that are removed from each record; empty means none. */
    List<String> removeKeys();

    /** Whether a record with only one field is sent as the value of that field; empty means false. */
    Optional<Boolean> dropSingleKey();

    /** Whether the operator adds stream labels for namespace, pod, container and host; empty means false. */
    Optional<Boolean> configureKubernetesLabels();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /**
     * Whether the flushing thread is a stream label, without which Loki may refuse lines as out of order; empty means
     * true.
     */
    Optional<Boolean> includeThreadLabel();

    /** A plug-in that the consumer fills in. */
    static LokiOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableLokiOutput.Builder implements ModelBuilder<LokiOutput> {
        Builder() {}

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, LokiOutput::buffer, Buffer::of, change));
        }
    }
}
