package dev.gleaner.logging.syslogng;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a syslog-ng flow. Its match expression, filters and metrics are kept unchanged. */
@Value.Immutable
public interface SyslogNgFlowSpec extends Editable<SyslogNgFlowSpec, SyslogNgFlowSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<SyslogNgFlowSpec> SHAPE = Shape.object("syslog-ng flow spec", Builder::new)
            .carrying("match", "filters")
            .text("loggingRef", SyslogNgFlowSpec::loggingRef, Builder::loggingRef)
            .texts("globalOutputRefs", SyslogNgFlowSpec::globalOutputRefs, Builder::globalOutputRefs)
            .texts("localOutputRefs", SyslogNgFlowSpec::localOutputRefs, Builder::localOutputRefs)
            .carrying("outputMetrics")
            .since("4.10.0");

    /** An empty spec, which sends its records to no output. */
    SyslogNgFlowSpec NONE = of(s -> {});

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** Names of the SyslogNGClusterOutputs that receive its records; empty means none. */
    List<String> globalOutputRefs();

    /** Names of the SyslogNGOutputs of the same namespace that receive its records; empty means none. */
    List<String> localOutputRefs();

    /** A spec that the consumer fills in. */
    static SyslogNgFlowSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableSyslogNgFlowSpec.Builder implements ModelBuilder<SyslogNgFlowSpec> {
        Builder() {}
    }
}
