package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** An entry in the metadata of the objects that {@link GcsOutput} stores. */
@Value.Immutable
public interface GcsObjectMetadata extends Editable<GcsObjectMetadata, GcsObjectMetadata.Builder> {
    /** How a metadata entry is read, checked and written. */
    Shape<GcsObjectMetadata> SHAPE = Shape.object("metadata entry", Builder::new)
            .required("key", Scalar.TEXT, GcsObjectMetadata::key, Builder::key)
            .required("value", Scalar.TEXT, GcsObjectMetadata::value, Builder::value);

    /** The name of the entry. */
    String key();

    /** The value of the entry. */
    String value();

    /** A metadata entry that the consumer fills in. */
    static GcsObjectMetadata of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** An entry with a value. */
    static GcsObjectMetadata of(String key, String value) {
        return of(m -> m.key(key).value(value));
    }

    /** Builds a metadata entry. */
    final class Builder extends ImmutableGcsObjectMetadata.Builder implements ModelBuilder<GcsObjectMetadata> {
        Builder() {}
    }
}
