package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The encryption of one end of the connection between a log collector and its aggregator. Both ends need it, with the
 * same shared key.
 */
@Value.Immutable
public interface ForwardTls extends Editable<ForwardTls, ForwardTls.Builder> {
    /** How TLS settings are read, checked and written. */
    Shape<ForwardTls> SHAPE = Shape.object("TLS setting", Builder::new)
            .required("enabled", Scalar.FLAG, ForwardTls::enabled, Builder::enabled)
            .text("secretName", ForwardTls::secretName, Builder::secretName)
            .optional("sharedKey", Scalar.SECRET, ForwardTls::sharedKey, Builder::sharedKey)
            .rule(ForwardTls::checkSecretName);

    /** Whether the connection is encrypted. */
    boolean enabled();

    /**
     * The name of the Secret with {@code ca.crt}, {@code tls.crt} and {@code tls.key}, in the control namespace; empty
     * means none, which is possible only without encryption.
     */
    Optional<String> secretName();

    /**
     * The key that both ends know; empty means an empty key. Everyone who can read the manifest can read it.
     */
    @Value.Redacted
    Optional<String> sharedKey();

    /** A TLS setting that the consumer fills in. */
    static ForwardTls of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkSecretName(Tree.Mapping tls, Position position, FieldPath path, Violations violations) {
        if (tls.get("enabled").equals(Optional.of(Tree.flag(true))) && !tls.hasValue("secretName")) {
            violations.report(WorkloadFault.TLS_SECRET_NONE, tls, path, "secretName");
        }
    }

    /** Builds a TLS setting. */
    final class Builder extends ImmutableForwardTls.Builder implements ModelBuilder<ForwardTls> {
        Builder() {}
    }
}
