package dev.gleaner.logging.syslogng;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Selects records of pods in its own namespace, filters them with syslog-ng, and sends them to outputs. */
@Value.Immutable
public interface SyslogNgFlow extends ApiObject, Editable<SyslogNgFlow, SyslogNgFlow.Builder> {
    /** How syslog-ng flows are read, checked and written. */
    Shape<SyslogNgFlow> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "SyslogNGFlow", Builder::new)
            .since("4.4.0")
            .required("metadata", Metadata.class, SyslogNgFlow::metadata, Builder::metadata)
            .defaulted(
                    "spec", Shape.ref(SyslogNgFlowSpec.class), SyslogNgFlowSpec.NONE, SyslogNgFlow::spec, Builder::spec)
            .carrying("status")
            .rule(SyslogNgRules::checkSpec);

    /** The outputs and the Logging; empty if absent. */
    @Value.Default
    default SyslogNgFlowSpec spec() {
        return SyslogNgFlowSpec.NONE;
    }

    /** A syslog-ng flow that the consumer fills in. */
    static SyslogNgFlow of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a syslog-ng flow. */
    final class Builder extends ImmutableSyslogNgFlow.Builder implements ModelBuilder<SyslogNgFlow> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, s -> Optional.of(s.metadata()), Metadata::of, change));
        }

        /** Changes the outputs and the Logging. */
        public Builder spec(Consumer<SyslogNgFlowSpec.Builder> change) {
            return spec(ModelBuilder.part(this, s -> Optional.of(s.spec()), SyslogNgFlowSpec::of, change));
        }
    }
}
