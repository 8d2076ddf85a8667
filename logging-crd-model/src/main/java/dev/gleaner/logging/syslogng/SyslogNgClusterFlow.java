package dev.gleaner.logging.syslogng;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Selects records of pods in any namespace, filters them with syslog-ng, and sends them to cluster outputs. It is a
 * namespaced object and must be in the control namespace of its Logging; in any other namespace the operator ignores it
 * without a message.
 */
@Value.Immutable
public interface SyslogNgClusterFlow extends ApiObject, Editable<SyslogNgClusterFlow, SyslogNgClusterFlow.Builder> {
    /** How syslog-ng cluster flows are read, checked and written. */
    Shape<SyslogNgClusterFlow> SHAPE = Shape.apiObject(
                    "logging.banzaicloud.io/v1beta1", "SyslogNGClusterFlow", Builder::new)
            .since("4.4.0")
            .required("metadata", Metadata.class, SyslogNgClusterFlow::metadata, Builder::metadata)
            .defaulted(
                    "spec",
                    Shape.ref(SyslogNgClusterFlowSpec.class),
                    SyslogNgClusterFlowSpec.NONE,
                    SyslogNgClusterFlow::spec,
                    Builder::spec)
            .carrying("status")
            .rule(SyslogNgRules::checkSpec);

    /** The outputs and the Logging; empty if absent. */
    @Value.Default
    default SyslogNgClusterFlowSpec spec() {
        return SyslogNgClusterFlowSpec.NONE;
    }

    /** A syslog-ng cluster flow that the consumer fills in. */
    static SyslogNgClusterFlow of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a syslog-ng cluster flow. */
    final class Builder extends ImmutableSyslogNgClusterFlow.Builder implements ModelBuilder<SyslogNgClusterFlow> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, s -> Optional.of(s.metadata()), Metadata::of, change));
        }

        /** Changes the outputs and the Logging. */
        public Builder spec(Consumer<SyslogNgClusterFlowSpec.Builder> change) {
            return spec(ModelBuilder.part(this, s -> Optional.of(s.spec()), SyslogNgClusterFlowSpec::of, change));
        }
    }
}
