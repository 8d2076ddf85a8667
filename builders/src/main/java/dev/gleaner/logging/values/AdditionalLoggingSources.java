package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The sources that the chart collects in addition to the logs of pods. */
@Value.Immutable
public interface AdditionalLoggingSources extends Editable<AdditionalLoggingSources, AdditionalLoggingSources.Builder> {
    /** How sets of logging sources are read, checked and written. */
    Shape<AdditionalLoggingSources> SHAPE = Shape.object("set of logging sources", Builder::new)
            .part("rke", RkeSource.class, AdditionalLoggingSources::rke, Builder::rke)
            .part("rke2", Rke2Source.class, AdditionalLoggingSources::rke2, Builder::rke2)
            .part("k3s", K3sSource.class, AdditionalLoggingSources::k3s, Builder::k3s)
            .part("aks", LoggingSource.class, AdditionalLoggingSources::aks, Builder::aks)
            .part("eks", LoggingSource.class, AdditionalLoggingSources::eks, Builder::eks)
            .part("gke", LoggingSource.class, AdditionalLoggingSources::gke, Builder::gke)
            .part("kubeAudit", KubeAuditSource.class, AdditionalLoggingSources::kubeAudit, Builder::kubeAudit)
            .open(ValuesFault.UNREAD);

    /** The containers of RKE nodes; empty means they are not collected. */
    Optional<RkeSource> rke();

    /** The journal of RKE2 nodes; empty means it is not collected. */
    Optional<Rke2Source> rke2();

    /** The journal or log file of K3s nodes; empty means it is not collected. */
    Optional<K3sSource> k3s();

    /** The log of AKS; empty means it is not collected. */
    Optional<LoggingSource> aks();

    /** The log of EKS; empty means it is not collected. */
    Optional<LoggingSource> eks();

    /** The log of GKE; empty means it is not collected. */
    Optional<LoggingSource> gke();

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

        /** Changes the containers of RKE nodes. */
        public Builder rke(Consumer<RkeSource.Builder> change) {
            return rke(ModelBuilder.part(this, AdditionalLoggingSources::rke, RkeSource::of, change));
        }

        /** Changes the journal of RKE2 nodes. */
        public Builder rke2(Consumer<Rke2Source.Builder> change) {
            return rke2(ModelBuilder.part(this, AdditionalLoggingSources::rke2, Rke2Source::of, change));
        }

        /** Changes the journal or log file of K3s nodes. */
        public Builder k3s(Consumer<K3sSource.Builder> change) {
            return k3s(ModelBuilder.part(this, AdditionalLoggingSources::k3s, K3sSource::of, change));
        }

        /** Changes the log of AKS. */
        public Builder aks(Consumer<LoggingSource.Builder> change) {
            return aks(ModelBuilder.part(this, AdditionalLoggingSources::aks, LoggingSource::of, change));
        }

        /** Changes the log of EKS. */
        public Builder eks(Consumer<LoggingSource.Builder> change) {
            return eks(ModelBuilder.part(this, AdditionalLoggingSources::eks, LoggingSource::of, change));
        }

        /** Changes the log of GKE. */
        public Builder gke(Consumer<LoggingSource.Builder> change) {
            return gke(ModelBuilder.part(this, AdditionalLoggingSources::gke, LoggingSource::of, change));
        }

        /** Changes the audit log of kube-apiserver. */
        public Builder kubeAudit(Consumer<KubeAuditSource.Builder> change) {
            return kubeAudit(ModelBuilder.part(this, AdditionalLoggingSources::kubeAudit, KubeAuditSource::of, change));
        }
    }
}
