package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The sources that the chart collects in addition to the logs of pods. Sources of other distributions are kept as
 * unknown fields.
 */
@Value.Immutable
public interface AdditionalLoggingSources extends Editable<AdditionalLoggingSources, AdditionalLoggingSources.Builder> {
    /** How sets of logging sources are read, checked and written. */
    Shape<AdditionalLoggingSources> SHAPE = Shape.object("set of logging sources", Builder::new)
            .optional("rke2", Shape.ref(LoggingSource.class), AdditionalLoggingSources::rke2, Builder::rke2)
            .optional(
                    "kubeAudit",
                    Shape.ref(KubeAuditSource.class),
                    AdditionalLoggingSources::kubeAudit,
                    Builder::kubeAudit)
            .carrying("rke", "k3s", "aks", "eks", "gke")
            .open();

    /** The journal of RKE2 nodes; empty means it is not collected. */
    Optional<LoggingSource> rke2();

    /** The audit log of kube-apiserver; empty means it is not collected. */
    Optional<KubeAuditSource> kubeAudit();

    /** A set of logging sources that the consumer fills in. */
    static AdditionalLoggingSources of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a set of logging sources. */
    final class Builder extends ImmutableAdditionalLoggingSources.Builder
            implements ModelBuilder<AdditionalLoggingSources> {
        Builder() {}

        /** Changes whether the journal of RKE2 nodes is collected. */
        public Builder rke2(Consumer<LoggingSource.Builder> change) {
            return rke2(ModelBuilder.part(this, AdditionalLoggingSources::rke2, LoggingSource::of, change));
        }

        /** Changes how the audit log is collected. */
        public Builder kubeAudit(Consumer<KubeAuditSource.Builder> change) {
            return kubeAudit(ModelBuilder.part(this, AdditionalLoggingSources::kubeAudit, KubeAuditSource::of, change));
        }
    }
}
