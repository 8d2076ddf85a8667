package dev.gleaner.document;

import java.nio.charset.StandardCharsets;
import org.immutables.value.Value;

/** A model type. Its values are read from a mapping and written as one; unknown fields are kept. */
public interface OpenObject extends JsonForm {
    /** The fields that this type does not know; usually none. */
    @Value.Default
    default UnknownFields unknownFields() {
        return UnknownFields.NONE;
    }

    /** The shape, which reads, checks and writes values of this type. */
    default ObjectShape<?, ?> shape() {
        return Shape.of(getClass());
    }

    @Override
    default Tree toTree() {
        TreeBuilder builder = new TreeBuilder();
        Shape.writeObject(this, builder);
        return builder.finish();
    }

    /** The value in block style YAML, with a final newline. */
    default String toYaml() {
        YamlWriter writer = new YamlWriter();
        Shape.writeObject(this, writer);
        return writer.finish();
    }

    @Override
    default String toJson() {
        JsonWriter writer = new JsonWriter();
        Shape.writeObject(this, writer);
        return writer.finish();
    }

    /**
     * The value as the API server writes it to a log: JSON on one line without a final newline, with Go's escapes (Go
     * 1.18, encoding/json).
     */
    @Override
    default String toJsonLine() {
        CompactJsonWriter writer = new CompactJsonWriter();
        Shape.writeObject(this, writer);
        return new String(writer.finish(), StandardCharsets.UTF_8);
    }
}
