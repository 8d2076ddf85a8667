package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The audit log of kube-apiserver, which is collected by a Logging of its own, {@code rancher-logging-kube-audit}. */
@Value.Immutable
public interface KubeAuditSource extends Editable<KubeAuditSource, KubeAuditSource.Builder> {
    /** How kube-audit sources are read, checked and written. */
    Shape<KubeAuditSource> SHAPE = Shape.object("kube-audit source", Builder::new)
            .flag("enabled", KubeAuditSource::enabled, Builder::enabled)
            .text("auditFilename", KubeAuditSource::auditFilename, Builder::auditFilename)
            .text("pathPrefix", KubeAuditSource::pathPrefix, Builder::pathPrefix)
            .text("loggingRef", KubeAuditSource::loggingRef, Builder::loggingRef)
            .textMap("nodeSelector", KubeAuditSource::nodeSelector, Builder::nodeSelector)
            .since("102.0.0")
            .part("fluentbit", KubeAuditFluentbit.class, KubeAuditSource::fluentbit, Builder::fluentbit)
            .part("fluentd", SourceFluentd.class, KubeAuditSource::fluentd, Builder::fluentd)
            .since("105.2.0")
            .open(ValuesFault.UNREAD);

    /** Whether it is collected; empty means false. */
    Optional<Boolean> enabled();

    /** The name of the log file; empty means the chart's default, which exists only for RKE and RKE2. */
    Optional<String> auditFilename();

    /** The folder of the log file; empty means the chart's default, which exists only for RKE and RKE2. */
    Optional<String> pathPrefix();

    /**
     * The {@code loggingRef} of the Logging. Flows and outputs with the same {@code loggingRef} belong to it; empty
     * means that it shares those of the root Logging.
     */
    Optional<String> loggingRef();

    /** Labels of the nodes whose log is read; empty means the control plane of RKE or RKE2. */
    Map<String, String> nodeSelector();

    /** The fluent-bit that reads the file; empty means the chart's defaults. */
    Optional<KubeAuditFluentbit> fluentbit();

    /** The fluentd of the Logging; empty means that of all sources. */
    Optional<SourceFluentd> fluentd();

    /** A source that the consumer fills in. */
    static KubeAuditSource of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a source of audit records. */
    final class Builder extends ImmutableKubeAuditSource.Builder implements ModelBuilder<KubeAuditSource> {
        Builder() {}

        /** Changes the fluent-bit that reads the file. */
        public Builder fluentbit(Consumer<KubeAuditFluentbit.Builder> change) {
            return fluentbit(ModelBuilder.part(this, KubeAuditSource::fluentbit, KubeAuditFluentbit::of, change));
        }

        /** Changes the fluentd of the Logging. */
        public Builder fluentd(Consumer<SourceFluentd.Builder> change) {
            return fluentd(ModelBuilder.part(this, KubeAuditSource::fluentd, SourceFluentd::of, change));
        }
    }
}
