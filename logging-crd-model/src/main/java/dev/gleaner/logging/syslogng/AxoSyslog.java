package dev.gleaner.logging.syslogng;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Makes the operator run AxoSyslog, with log paths and destinations that have no model and are kept unchanged. */
@Value.Immutable
public interface AxoSyslog extends ApiObject, Editable<AxoSyslog, AxoSyslog.Builder> {
    /** How AxoSyslogs are read, checked and written. */
    Shape<AxoSyslog> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "AxoSyslog", Builder::new)
            .since("6.7.0")
            .required("metadata", Metadata.class, AxoSyslog::metadata, Builder::metadata)
            .carrying("spec", "status");

    /** An AxoSyslog that the consumer fills in. */
    static AxoSyslog of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an AxoSyslog. */
    final class Builder extends ImmutableAxoSyslog.Builder implements ModelBuilder<AxoSyslog> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, a -> Optional.of(a.metadata()), Metadata::of, change));
        }
    }
}
