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
 * The settings of the syslog-ng of a Logging, in place of {@code syslogNG} in the Logging itself. They have no model
 * and are kept unchanged.
 */
@Value.Immutable
public interface SyslogNgConfig extends ApiObject, Editable<SyslogNgConfig, SyslogNgConfig.Builder> {
    /** How syslog-ng configurations are read, checked and written. */
    Shape<SyslogNgConfig> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "SyslogNGConfig", Builder::new)
            .since("4.10.0")
            .required("metadata", Metadata.class, SyslogNgConfig::metadata, Builder::metadata)
            .carrying("spec", "status");

    /** A syslog-ng configuration that the consumer fills in. */
    static SyslogNgConfig of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a syslog-ng configuration. */
    final class Builder extends ImmutableSyslogNgConfig.Builder implements ModelBuilder<SyslogNgConfig> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, s -> Optional.of(s.metadata()), Metadata::of, change));
        }
    }
}
