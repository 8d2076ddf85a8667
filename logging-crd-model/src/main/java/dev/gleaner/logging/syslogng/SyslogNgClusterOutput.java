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
 * A destination of syslog-ng for the records of any flow. It is a namespaced object and must be in the control
 * namespace of its Logging; in any other namespace the operator ignores it without a message.
 */
@Value.Immutable
public interface SyslogNgClusterOutput
        extends ApiObject, Editable<SyslogNgClusterOutput, SyslogNgClusterOutput.Builder> {
    /** How syslog-ng cluster outputs are read, checked and written. */
    Shape<SyslogNgClusterOutput> SHAPE = Shape.apiObject(
                    "logging.banzaicloud.io/v1beta1", "SyslogNGClusterOutput", Builder::new)
            .since("4.4.0")
            .required("metadata", Metadata.class, SyslogNgClusterOutput::metadata, Builder::metadata)
            .required("spec", SyslogNgClusterOutputSpec.class, SyslogNgClusterOutput::spec, Builder::spec)
            .carrying("status");

    /** The Logging that it belongs to, and the destination. */
    SyslogNgClusterOutputSpec spec();

    /** A syslog-ng cluster output that the consumer fills in. */
    static SyslogNgClusterOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a syslog-ng cluster output. */
    final class Builder extends ImmutableSyslogNgClusterOutput.Builder implements ModelBuilder<SyslogNgClusterOutput> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, s -> Optional.of(s.metadata()), Metadata::of, change));
        }

        /** Changes the Logging and the destination. */
        public Builder spec(Consumer<SyslogNgClusterOutputSpec.Builder> change) {
            return spec(ModelBuilder.part(this, s -> Optional.of(s.spec()), SyslogNgClusterOutputSpec::of, change));
        }
    }
}
