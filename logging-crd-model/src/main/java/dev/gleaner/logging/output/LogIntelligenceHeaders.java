package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The headers of the requests of {@link VmwareLogIntelligenceOutput}. */
@Value.Immutable
public interface LogIntelligenceHeaders extends Editable<LogIntelligenceHeaders, LogIntelligenceHeaders.Builder> {
    /** How headers are read, checked and written. */
    Shape<LogIntelligenceHeaders> SHAPE = Shape.object("headers", Builder::new)
            .required("authorization", SecretValue.class, LogIntelligenceHeaders::authorization, Builder::authorization)
            .required("content_type", Scalar.TEXT, LogIntelligenceHeaders::contentType, Builder::contentType)
            .required("structure", Scalar.TEXT, LogIntelligenceHeaders::structure, Builder::structure);

    /** The header {@code Authorization}: the word {@code Bearer}, a space and a token. */
    SecretValue authorization();

    /** The media type of requests, the header {@code Content-Type}; an empty text means {@code application/json}. */
    String contentType();

    /** The structure of records, such as {@code simple}; an empty text means the same. */
    String structure();

    /** Headers that the consumer fills in. */
    static LogIntelligenceHeaders of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds headers. */
    final class Builder extends ImmutableLogIntelligenceHeaders.Builder
            implements ModelBuilder<LogIntelligenceHeaders> {
        Builder() {}
    }
}
