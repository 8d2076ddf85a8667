package dev.gleaner.event.log;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A line of a container's log, as fluent-bit records it with its tail input, CRI parser and kubernetes filter
 * (fluent-bit 1.9). The text may itself be a record in JSON, such as an event.
 */
@Value.Immutable
public interface LogRecord extends Editable<LogRecord, LogRecord.Builder> {
    /** How records are read and written. */
    Shape<LogRecord> SHAPE = Shape.object("log record", Builder::new)
            .optional("time", Scalar.TEXT, LogRecord::time, Builder::time)
            .defaulted("stream", Scalar.TEXT, "", LogRecord::stream, Builder::stream)
            .defaulted("logtag", Scalar.TEXT, "", LogRecord::logtag, Builder::logtag)
            .optional("message", Scalar.TEXT, LogRecord::message, Builder::message)
            .optional("log", Scalar.TEXT, LogRecord::log, Builder::log)
            .optional("kubernetes", Shape.ref(PodInfo.class), LogRecord::kubernetes, Builder::kubernetes);

    /** The time at which the line was written, as the container runtime recorded it; empty before fluent-bit 3. */
    Optional<String> time();

    /** {@code stdout} or {@code stderr}; empty if it is not recorded. */
    @Value.Default
    default String stream() {
        return "";
    }

    /**
     * {@code F} for a whole line or its last part, {@code P} for a part that the next record continues; empty if it is
     * not recorded.
     */
    @Value.Default
    default String logtag() {
        return "";
    }

    /** The line, if the parser uses this field. It may contain a secret. */
    @Value.Redacted
    Optional<String> message();

    /** The line, if the parser uses this field. It may contain a secret. */
    @Value.Redacted
    Optional<String> log();

    /** The container that wrote the line; empty without the kubernetes filter. */
    Optional<PodInfo> kubernetes();

    /** The line, from whichever field is set; empty if there is none. */
    default String text() {
        return message().or(this::log).orElse("");
    }

    /** A record that the consumer fills in. */
    static LogRecord of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a record. */
    final class Builder extends ImmutableLogRecord.Builder implements ModelBuilder<LogRecord> {
        Builder() {}

        /** Changes the container that wrote the line. */
        public Builder kubernetes(Consumer<PodInfo.Builder> change) {
            return kubernetes(ModelBuilder.part(this, LogRecord::kubernetes, PodInfo::of, change));
        }
    }
}
