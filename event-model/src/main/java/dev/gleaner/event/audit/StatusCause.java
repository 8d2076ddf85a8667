package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** One error in a refused object (Kubernetes v1.24, k8s.io/apimachinery/pkg/apis/meta/v1). */
@Value.Immutable
public interface StatusCause extends Editable<StatusCause, StatusCause.Builder> {
    /** How it is read and written. */
    Shape<StatusCause> SHAPE = Shape.object("cause", Builder::new)
            .defaulted("reason", Scalar.TEXT, "", StatusCause::reason, Builder::reason)
            .defaulted("message", Scalar.TEXT, "", StatusCause::message, Builder::message)
            .defaulted("field", Scalar.TEXT, "", StatusCause::field, Builder::field);

    /** The error in one word, such as {@code FieldValueInvalid}; empty if it is not recorded. */
    @Value.Default
    default String reason() {
        return "";
    }

    /** The error in words; empty if it is not recorded. */
    @Value.Default
    default String message() {
        return "";
    }

    /** The path of the field; empty if it is not recorded. */
    @Value.Default
    default String field() {
        return "";
    }

    /** A cause that the consumer fills in. */
    static StatusCause of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a cause. */
    final class Builder extends ImmutableStatusCause.Builder implements ModelBuilder<StatusCause> {
        Builder() {}
    }
}
