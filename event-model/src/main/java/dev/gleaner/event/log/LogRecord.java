package dev.gleaner.event.log;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Violation;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A line of a container's log, as fluent-bit records it with its tail input, CRI parser and kubernetes filter
 * (fluent-bit 1.9). The text may itself be a record in JSON, such as an event. Immutable. A record
 * from a log equals a built record with the same content.
 */
@Value.Immutable
public abstract class LogRecord implements Editable<LogRecord, LogRecord.Builder> {
    /** How records are read and written. */
    public static final Shape<LogRecord> SHAPE = Shape.object("log record", Builder::new)
            .text("time", LogRecord::time, Builder::time)
            .defaulted("stream", Scalar.TEXT, "", LogRecord::stream, Builder::stream)
            .defaulted("logtag", Scalar.TEXT, "", LogRecord::logtag, Builder::logtag)
            .text("message", LogRecord::message, Builder::message)
            .text("log", LogRecord::log, Builder::log)
            .part("kubernetes", PodInfo.class, LogRecord::kubernetes, Builder::kubernetes);

    /** For the implementations. */
    protected LogRecord() {}

    /** The time at which the line was written, as the container runtime recorded it; empty before fluent-bit 3. */
    public abstract Optional<String> time();

    /** {@code stdout} or {@code stderr}; empty if it is not recorded. */
    @Value.Default
    public String stream() {
        return "";
    }

    /**
     * {@code F} for a whole line or its last part, {@code P} for a part that the next record continues; empty if it is
     * not recorded.
     */
    @Value.Default
    public String logtag() {
        return "";
    }

    /** The line, if the parser uses this field; otherwise empty. It may contain a secret. */
    @Value.Redacted
    public abstract Optional<String> message();

    /** The line, if the parser uses this field; otherwise empty. It may contain a secret. */
    @Value.Redacted
    public abstract Optional<String> log();

    /** The container that wrote the line; empty without the kubernetes filter. */
    public abstract Optional<PodInfo> kubernetes();

    /** The line, from whichever field is set; empty if there is none. */
    public String text() {
        return message().or(this::log).orElse("");
    }

    /** A record that the consumer fills in. */
    public static LogRecord of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof LogRecord record
                        && time().equals(record.time())
                        && stream().equals(record.stream())
                        && logtag().equals(record.logtag())
                        && message().equals(record.message())
                        && log().equals(record.log())
                        && kubernetes().equals(record.kubernetes())
                        && unknownFields().equals(record.unknownFields());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(time(), stream(), logtag(), message(), log());
    }

    /** The stream and the pod, because the line may contain a secret. */
    @Override
    public final String toString() {
        String pod = kubernetes()
                .map(p -> " of " + Violation.quoted(p.namespaceName() + "/" + p.podName()))
                .orElse("");
        return "LogRecord[" + Violation.quoted(stream()) + pod + "]";
    }

    /** Builds a record. */
    public static final class Builder extends ImmutableLogRecord.Builder implements ModelBuilder<LogRecord> {
        Builder() {}

        /** Changes the container that wrote the line. */
        public Builder kubernetes(Consumer<PodInfo.Builder> change) {
            return kubernetes(ModelBuilder.part(this, LogRecord::kubernetes, PodInfo::of, change));
        }
    }
}
