package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
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
public non-sealed interface LokiOutput extends OutputTarget, FlushedOutput, Editable<LokiOutput, LokiOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<LokiOutput> SHAPE = Shape.object("loki", Builder::new)
            .text("url", LokiOutput::url, Builder::url)
            .part("username", SecretValue.class, LokiOutput::username, Builder::username)
            .part("password", SecretValue.class, LokiOutput::password, Builder::password)
            .part("cert", SecretValue.class, LokiOutput::cert, Builder::cert)
            .part("key", SecretValue.class, LokiOutput::key, Builder::key)
            .part("ca_cert", SecretValue.class, LokiOutput::caCert, Builder::caCert)
            .flag("insecure_tls", LokiOutput::insecureTls, Builder::insecureTls)
            .text("tenant", LokiOutput::tenant, Builder::tenant)
            .textMap("labels", LokiOutput::labels, Builder::labels)
            .textMap("extra_labels", LokiOutput::extraLabels, Builder::extraLabels)
            .text("line_format", LokiOutput::lineFormat, Builder::lineFormat)
            .flag("extract_kubernetes_labels", LokiOutput::extractKubernetesLabels, Builder::extractKubernetesLabels)
            .texts("remove_keys", LokiOutput::removeKeys, Builder::removeKeys)
            .flag("drop_single_key", LokiOutput::dropSingleKey, Builder::dropSingleKey)
            .flag(
                    "configure_kubernetes_labels",
                    LokiOutput::configureKubernetesLabels,
                    Builder::configureKubernetesLabels)
            .group(BufferFields::addTo)
            .flag("include_thread_label", LokiOutput::includeThreadLabel, Builder::includeThreadLabel)
            .since("4.4.0")
            .rule(Options.among("line_format", "json", "key_value"))
            .rule(LokiRules::checkUrl)
            .rule(LokiRules::checkLabels)
            .rule(LokiRules::checkRemovedKeys)
            .rule(TlsFiles::checkLoki);

    /** The address of Loki without a path, such as {@code http://loki:3100}; empty means Grafana Cloud. */
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

    /**
     * Stream labels, each with the record field that has its value, such as {@code $.kubernetes.host}; empty means
     * none.
     */
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

    /** Whether the thread is a label, without which Loki may refuse lines as out of order; empty means true. */
    Optional<Boolean> includeThreadLabel();

    /** A plug-in that the consumer fills in. */
    static LokiOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableLokiOutput.Builder implements BufferFields<LokiOutput, Builder> {
        Builder() {}
    }
}
