package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The details of a failure (Kubernetes v1.24, k8s.io/apimachinery/pkg/apis/meta/v1). */
@Value.Immutable
public interface StatusDetails extends Editable<StatusDetails, StatusDetails.Builder> {
    /** How they are read and written. */
    Shape<StatusDetails> SHAPE = Shape.object("detail", Builder::new)
            .defaulted("name", Scalar.TEXT, "", StatusDetails::name, Builder::name)
            .defaulted("group", Scalar.TEXT, "", StatusDetails::group, Builder::group)
            .defaulted("kind", Scalar.TEXT, "", StatusDetails::kind, Builder::kind)
            .defaulted("uid", Scalar.TEXT, "", StatusDetails::uid, Builder::uid)
            .parts("causes", StatusCause.class, StatusDetails::causes, Builder::causes)
            .defaulted(
                    "retryAfterSeconds",
                    Scalar.INTEGER,
                    0,
                    StatusDetails::retryAfterSeconds,
                    Builder::retryAfterSeconds);

    /** The name of the object; empty if it is not recorded. */
    @Value.Default
    default String name() {
        return "";
    }

    /** The API group of the object; empty for the core group, and if it is not recorded. */
    @Value.Default
    default String group() {
        return "";
    }

    /** The kind or the resource of the object; empty if it is not recorded. */
    @Value.Default
    default String kind() {
        return "";
    }

    /** The uid of the object; empty if it is not recorded. */
    @Value.Default
    default String uid() {
        return "";
    }

    /** The errors, one by one; empty if there are none. */
    List<StatusCause> causes();

    /** The time after which to try again, in seconds; 0 if it is not recorded. */
    @Value.Default
    default int retryAfterSeconds() {
        return 0;
    }

    /** Details that the consumer fills in. */
    static StatusDetails of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds details. */
    final class Builder extends ImmutableStatusDetails.Builder implements ModelBuilder<StatusDetails> {
        Builder() {}

        /** Adds an error. */
        public Builder addCause(Consumer<StatusCause.Builder> spec) {
            return addCause(StatusCause.of(spec));
        }
    }
}
