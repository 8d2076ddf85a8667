package dev.gleaner.logging.syslogng;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A destination of syslog-ng for the records of flows in the same namespace. */
@Value.Immutable
public interface SyslogNgOutput extends ApiObject, Editable<SyslogNgOutput, SyslogNgOutput.Builder> {
    /** How syslog-ng outputs are read, checked and written. */
    Shape<SyslogNgOutput> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "SyslogNGOutput", Builder::new)
            .since("4.4.0")
            .required("metadata", Metadata.class, SyslogNgOutput::metadata, Builder::metadata)
            .required("spec", SyslogNgOutputSpec.class, SyslogNgOutput::spec, Builder::spec)
            .carrying("status");

    /** The Logging that it belongs to, and the destination. */
    SyslogNgOutputSpec spec();

    /** A syslog-ng output that the consumer fills in. */
    static SyslogNgOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a syslog-ng output. */
    final class Builder extends ImmutableSyslogNgOutput.Builder implements ModelBuilder<SyslogNgOutput> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, s -> Optional.of(s.metadata()), Metadata::of, change));
        }

        /** Changes the Logging and the destination. */
        public Builder spec(Consumer<SyslogNgOutputSpec.Builder> change) {
            return spec(ModelBuilder.part(this, s -> Optional.of(s.spec()), SyslogNgOutputSpec::of, change));
        }
    }
}
