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
 * A value that may be confidential: in the manifest itself, or in a Kubernetes Secret of the same namespace. The short
 * forms are {@link #from SecretValue.from(name, key)}, {@link #mountedFrom SecretValue.mountedFrom(name, key)} and
 * {@link #literal SecretValue.literal(text)}. If there are several sources, the operator uses the first of {@link #value()}, {@link #mountFrom()} and {@link #valueFrom()}.
 */
@Value.Immutable
public interface SecretValue extends Editable<SecretValue, SecretValue.Builder> {
    /** How secrets are read, checked and written. */
    Shape<SecretValue> SHAPE = Shape.object("secret", Builder::new)
            .optional("value", Scalar.SECRET, SecretValue::value, Builder::value)
            .part("valueFrom", SecretSource.class, SecretValue::valueFrom, Builder::valueFrom)
            .part("mountFrom", SecretSource.class, SecretValue::mountFrom, Builder::mountFrom)
            .rule(SecretValue::requireSource)
            .secret("valueFrom: {secretKeyRef: {name: NAME, key: KEY}}, or value: TEXT");

    /** The literal value, which everyone who can read the manifest can read; empty if it is in a Secret. */
    @Value.Redacted
    Optional<String> value();

    /** The Secret whose content is put into fluentd's configuration; empty if another source is used. */
    Optional<SecretSource> valueFrom();

    /**
     * The Secret whose content is mounted as a file, with its path in fluentd's configuration; empty if another source
     * is used.
     */
    Optional<SecretSource> mountFrom();

    /** A secret that the consumer fills in. */
    static SecretValue of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** The content of a key of a Secret, which is put into fluentd's configuration. */
    static SecretValue from(String name, String key) {
        return of(s -> s.valueFrom(v -> v.secretKeyRef(r -> r.name(name).key(key))));
    }

    /** The path of a file with the content of a key of a Secret, for options that require a path. */
    static SecretValue mountedFrom(String name, String key) {
        return of(s -> s.mountFrom(m -> m.secretKeyRef(r -> r.name(name).key(key))));
    }

    /** A literal value in the manifest, which everyone who can read the manifest can read. */
    static SecretValue literal(String value) {
        return of(s -> s.value(value));
    }

    private static void requireSource(Tree.Mapping secret, Position position, FieldPath path, Violations violations) {
        if (!secret.hasValue("value") && !hasReference(secret, "mountFrom") && !hasReference(secret, "valueFrom")) {
            violations.report(SecretFault.SECRET_NONE, position, path);
        }
    }

    /**
     * Whether a source has a reference. A reference that is empty or of the wrong type counts, too, as for the
     * operator.
     */
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

        /** Changes the Secret whose content is put into the configuration. */
        public Builder valueFrom(Consumer<SecretSource.Builder> change) {
            return valueFrom(ModelBuilder.part(this, SecretValue::valueFrom, SecretSource::of, change));
        }

        /** Changes the Secret whose content is mounted as a file. */
        public Builder mountFrom(Consumer<SecretSource.Builder> change) {
            return mountFrom(ModelBuilder.part(this, SecretValue::mountFrom, SecretSource::of, change));
        }
    }
}
