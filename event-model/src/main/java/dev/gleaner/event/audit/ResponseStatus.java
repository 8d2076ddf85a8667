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
 * The status of a response. A success usually has only the code (Kubernetes v1.24, the {@code Status} of
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
            .part("details", StatusDetails.class, ResponseStatus::details, Builder::details)
            .defaulted("code", Scalar.INTEGER, 0, ResponseStatus::code, Builder::code);

    /** The list metadata as a tree; normally an empty mapping. */
    @Value.Default
    default Tree metadata() {
        return Tree.mapping(m -> {});
    }

    /** {@code Success} or {@code Failure}; empty if the response was not a Status object. */
    @Value.Default
    default String status() {
        return "";
    }

    /** The human-readable message; empty if there is none. */
    @Value.Default
    default String message() {
        return "";
    }

    /** The reason of the failure, in one word such as {@code NotFound}; empty if there is none. */
    @Value.Default
    default String reason() {
        return "";
    }

    /** The details of the failure; empty if there are none. */
    Optional<StatusDetails> details();

    /** The HTTP status code; 0 if it is not recorded. */
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

        /** Changes the details of the failure. */
        public Builder details(Consumer<StatusDetails.Builder> change) {
            return details(ModelBuilder.part(this, ResponseStatus::details, StatusDetails::of, change));
        }
    }
}
