package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How a request ended. Of a success there is usually the code alone (Kubernetes v1.24, the {@code Status} of
 * k8s.io/apimachinery/pkg/apis/meta/v1).
 */
@Value.Immutable
public interface ResponseStatus extends Editable<ResponseStatus, ResponseStatus.Builder> {
    /** How it is read and written. */
    Shape<ResponseStatus> SHAPE = Shape.object("status", Builder::new)
            .always("metadata", Scalar.ANY, ResponseStatus::metadata, Builder::metadata)
            .defaulted("status", Scalar.TEXT, "", ResponseStatus::status, Builder::status)
            .defaulted("message", Scalar.TEXT, "", ResponseStatus::message, Builder::message)
            .defaulted("reason", Scalar.TEXT, "", ResponseStatus::reason, Builder::reason)
            .optional("details", Shape.ref(StatusDetails.class), ResponseStatus::details, Builder::details)
            .defaulted("code", Scalar.INTEGER, 0, ResponseStatus::code, Builder::code);

    /** Metadata of a list, as it is; normally an empty mapping. */
    @Value.Default
    default Tree metadata() {
        return Tree.mapping(m -> {});
    }

    /** {@code Success} or {@code Failure}; empty when the answer was no Status object. */
    @Value.Default
    default String status() {
        return "";
    }

    /** What the server says to people; empty for nothing. */
    @Value.Default
    default String message() {
        return "";
    }

    /** Why it failed, in one word such as {@code NotFound}; empty for nothing. */
    @Value.Default
    default String reason() {
        return "";
    }

    /** What belongs to the reason; empty for nothing. */
    Optional<StatusDetails> details();

    /** The HTTP status code; 0 when the record does not tell. */
    @Value.Default
    default int code() {
        return 0;
    }

    /** A status that the consumer fills in. */
    static ResponseStatus of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a status. */
    final class Builder extends ImmutableResponseStatus.Builder implements ModelBuilder<ResponseStatus> {
        Builder() {}

        /** Changes what belongs to the reason. */
        public Builder details(Consumer<StatusDetails.Builder> change) {
            return details(ModelBuilder.part(this, ResponseStatus::details, StatusDetails::of, change));
        }
    }
}
