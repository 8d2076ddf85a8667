package dev.gleaner.event.log;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A line of a container's log, as fluent-bit's tail input with its CRI parser and its kubernetes filter makes it
 * (fluent-bit 1.9). Its text may be another record in JSON, such as an event.
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

    /** When the line was written, as the container runtime says it; empty before fluent-bit 3. */
    Optional<String> time();

    /** {@code stdout} or {@code stderr}; empty when it is not told. */
    @Value.Default
    default String stream() {
        return "";
    }

    /** {@code F} for a whole line, {@code P} for a part that the next record goes on with; empty when not told. */
    @Value.Default
    default String logtag() {
        return "";
    }

    /** The line, where the parser calls it so; may hold a secret. */
    @Value.Redacted
    Optional<String> message();

    /** The line, where the parser calls it so; may hold a secret. */
    @Value.Redacted
    Optional<String> log();

    /** Where the line was written; empty when the kubernetes filter did not look. */
    Optional<PodInfo> kubernetes();

    /** The line, whatever it is called; empty when there is none. */
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

        /** Changes where the line was written. */
        public Builder kubernetes(Consumer<PodInfo.Builder> change) {
            return kubernetes(ModelBuilder.part(this, LogRecord::kubernetes, PodInfo::of, change));
        }
    }
}
