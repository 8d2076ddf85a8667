package dev.gleaner.logging.secret;

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
 * A value that may be confidential: in the manifest itself, or in a Kubernetes secret of the same namespace. Of several
 * sources the first of {@link #value()}, {@link #mountFrom()} and {@link #valueFrom()} counts.
 */
@Value.Immutable
public interface SecretValue extends Editable<SecretValue, SecretValue.Builder> {
    /** How secrets are read, checked and written. */
    Shape<SecretValue> SHAPE = Shape.object("secret", Builder::new)
            .optional("value", Scalar.SECRET, SecretValue::value, Builder::value)
            .optional("valueFrom", Shape.ref(SecretSource.class), SecretValue::valueFrom, Builder::valueFrom)
            .optional("mountFrom", Shape.ref(SecretSource.class), SecretValue::mountFrom, Builder::mountFrom)
            .rule(SecretValue::requireSource)
            .secret();

    /** The text itself, which everybody who reads the manifest sees; empty means it is elsewhere. */
    @Value.Redacted
    Optional<String> value();

    /** Where the content is that is put into fluentd's configuration; empty means it is elsewhere. */
    Optional<SecretSource> valueFrom();

    /** Where the content is that fluentd gets as a file, whose path stands in its configuration; empty means it is elsewhere. */
    Optional<SecretSource> mountFrom();

    /** A secret that the consumer fills in. */
    static SecretValue of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** The content of a key of a secret, which then stands in fluentd's configuration. */
    static SecretValue from(String name, String key) {
        return of(s -> s.valueFrom(v -> v.secretKeyRef(r -> r.name(name).key(key))));
    }

    /** The path of a file that holds the content of a key of a secret; what options that want a path need. */
    static SecretValue mountedFrom(String name, String key) {
        return of(s -> s.mountFrom(m -> m.secretKeyRef(r -> r.name(name).key(key))));
    }

    /** A text that stands in the manifest for everybody to read. */
    static SecretValue literal(String value) {
        return of(s -> s.value(value));
    }

    private static void requireSource(Tree.Mapping secret, Position position, FieldPath path, Violations violations) {
        if (!secret.has("value") && !hasReference(secret, "mountFrom") && !hasReference(secret, "valueFrom")) {
            violations.report(SecretFault.SECRET_NONE, position, path);
        }
    }

    /** Even an empty reference counts for the operator, and so does one that is not of the right type here. */
    private static boolean hasReference(Tree.Mapping secret, String source) {
        Tree found = secret.get(source).orElse(Tree.nothing());
        Tree reference = found instanceof Tree.Mapping mapping
                ? mapping.get("secretKeyRef").orElse(Tree.nothing())
                : found;
        return !(reference instanceof Tree.Nothing);
    }

    /** Builds a secret. */
    final class Builder extends ImmutableSecretValue.Builder implements ModelBuilder<SecretValue> {
        Builder() {}

        /** Changes where the content is that is put into the configuration. */
        public Builder valueFrom(Consumer<SecretSource.Builder> change) {
            return valueFrom(ModelBuilder.part(this, SecretValue::valueFrom, SecretSource::of, change));
        }

        /** Changes where the content is that is mounted as a file. */
        public Builder mountFrom(Consumer<SecretSource.Builder> change) {
            return mountFrom(ModelBuilder.part(this, SecretValue::mountFrom, SecretSource::of, change));
        }
    }
}
