package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** What the chart collects besides the logs of pods; sources of other distributions are kept as unknown fields. */
@Value.Immutable
public interface AdditionalLoggingSources extends Editable<AdditionalLoggingSources, AdditionalLoggingSources.Builder> {
    /** How it is read, checked and written. */
    Shape<AdditionalLoggingSources> SHAPE = Shape.object("set of logging sources", Builder::new)
            .optional("rke2", LoggingSource.SHAPE, AdditionalLoggingSources::rke2, Builder::rke2)
            .optional("kubeAudit", KubeAuditSource.SHAPE, AdditionalLoggingSources::kubeAudit, Builder::kubeAudit)
            .carrying("rke", "k3s", "aks", "eks", "gke")
            .open();

    /** The journal of RKE2 nodes; empty means it is not collected. */
    Optional<LoggingSource> rke2();

    /** The audit log of kube-apiserver; empty means it is not collected. */
    Optional<KubeAuditSource> kubeAudit();

    /** A value that the consumer fills in. */
    static AdditionalLoggingSources of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds it. */
    final class Builder extends ImmutableAdditionalLoggingSources.Builder
            implements ModelBuilder<AdditionalLoggingSources> {
        Builder() {}

        /** Sets whether the journal of RKE2 nodes is collected. */
        public Builder rke2(Consumer<LoggingSource.Builder> spec) {
            return rke2(LoggingSource.of(spec));
        }

        /** Sets how the audit log is collected. */
        public Builder kubeAudit(Consumer<KubeAuditSource.Builder> spec) {
            return kubeAudit(KubeAuditSource.of(spec));
        }
    }
}
