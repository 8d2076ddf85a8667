package dev.gleaner.logging.syslogng;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a syslog-ng cluster flow. Its match expression, filters and metrics are kept unchanged. */
@Value.Immutable
public interface SyslogNgClusterFlowSpec extends Editable<SyslogNgClusterFlowSpec, SyslogNgClusterFlowSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<SyslogNgClusterFlowSpec> SHAPE = Shape.object("syslog-ng cluster flow spec", Builder::new)
            .carrying("match", "filters")
            .text("loggingRef", SyslogNgClusterFlowSpec::loggingRef, Builder::loggingRef)
            .texts("globalOutputRefs", SyslogNgClusterFlowSpec::globalOutputRefs, Builder::globalOutputRefs)
            .carrying("outputMetrics")
            .since("4.10.0");

    /** An empty spec, which sends its records to no output. */
    SyslogNgClusterFlowSpec NONE = of(s -> {});

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** Names of the SyslogNGClusterOutputs that receive its records; empty means none. */
    List<String> globalOutputRefs();

    /** A spec that the consumer fills in. */
    static SyslogNgClusterFlowSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableSyslogNgClusterFlowSpec.Builder
            implements ModelBuilder<SyslogNgClusterFlowSpec> {
        Builder() {}
    }
}
