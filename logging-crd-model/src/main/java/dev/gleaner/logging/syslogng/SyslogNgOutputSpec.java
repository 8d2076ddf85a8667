package dev.gleaner.logging.syslogng;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a syslog-ng output. The destination, such as {@code loki}, is kept unchanged. */
@Value.Immutable
public interface SyslogNgOutputSpec extends Editable<SyslogNgOutputSpec, SyslogNgOutputSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<SyslogNgOutputSpec> SHAPE = Shape.object("syslog-ng output spec", Builder::new)
            .text("loggingRef", SyslogNgOutputSpec::loggingRef, Builder::loggingRef)
            .group(SyslogNgDestinations::addTo);

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** A spec that the consumer fills in. */
    static SyslogNgOutputSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableSyslogNgOutputSpec.Builder implements ModelBuilder<SyslogNgOutputSpec> {
        Builder() {}
    }
}
