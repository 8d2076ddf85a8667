package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How fluent-bit sends records to syslog-ng ({@code syslogng_output}, fluent-bit {@code tcp}). It has an effect if the
 * Logging has a syslog-ng.
 */
@Value.Immutable
public interface SyslogNgTcpOutput extends Editable<SyslogNgTcpOutput, SyslogNgTcpOutput.Builder> {
    /** How syslog-ng outputs are read, checked and written. */
    Shape<SyslogNgTcpOutput> SHAPE = Shape.object("syslog-ng output", Builder::new)
            .text("json_date_key", SyslogNgTcpOutput::jsonDateKey, Builder::jsonDateKey)
            .text("json_date_format", SyslogNgTcpOutput::jsonDateFormat, Builder::jsonDateFormat)
            .optional("Retry_Limit", FluentbitOptions.RETRIES, SyslogNgTcpOutput::retryLimit, Builder::retryLimit)
            .since("4.10.0")
            .integer("Workers", SyslogNgTcpOutput::workers, Builder::workers);

    /** The field for the time of a record; empty means the operator's default, {@code ts}. */
    Optional<String> jsonDateKey();

    /**
     * The format of the time, such as {@code iso8601}, {@code epoch} or {@code double}; empty means the operator's
     * default, iso8601.
     */
    Optional<String> jsonDateFormat();

    /**
     * The number of retries, {@code no_retries}, or {@code no_limits} or {@code False} for no limit; empty means the
     * default of fluent-bit.
     */
    Optional<String> retryLimit();

    /** The number of threads that send records; empty means the default of fluent-bit. */
    Optional<Integer> workers();

    /** A syslog-ng output that the consumer fills in. */
    static SyslogNgTcpOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a syslog-ng output. */
    final class Builder extends ImmutableSyslogNgTcpOutput.Builder implements ModelBuilder<SyslogNgTcpOutput> {
        Builder() {}
    }
}
