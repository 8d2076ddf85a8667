package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.KubernetesVolume;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluent-bit that reads the audit log. */
@Value.Immutable
public interface KubeAuditFluentbit extends Editable<KubeAuditFluentbit, KubeAuditFluentbit.Builder> {
    /** How kube-audit fluent-bits are read, checked and written. */
    Shape<KubeAuditFluentbit> SHAPE = Shape.object("kube-audit fluent-bit", Builder::new)
            .text("logTag", KubeAuditFluentbit::logTag, Builder::logTag)
            .list("tolerations", Embedded.part(Toleration.class), KubeAuditFluentbit::tolerations, Builder::tolerations)
            .text("loggingRef", KubeAuditFluentbit::loggingRef, Builder::loggingRef)
            .since("105.2.0")
            .optional(
                    "resources",
                    Embedded.part(ResourceRequirements.class),
                    KubeAuditFluentbit::resources,
                    Builder::resources)
            .since("105.2.0")
            .optional(
                    "positiondb",
                    ChartVersion.ofOperator(Shape.ref(KubernetesVolume.class)),
                    KubeAuditFluentbit::positiondb,
                    Builder::positiondb)
            .since("108.0.2")
            .open(ValuesFault.UNREAD);

    /** The tag of the records; empty means the chart's default, {@code kube-audit}. */
    Optional<String> logTag();

    /** Tolerations in addition to those of the chart; empty means the chart's default. */
    List<Embedded<Toleration>> tolerations();

    /**
     * The {@code loggingRef} of the FluentbitAgent in the chart of Rancher; empty means that of the root Logging. The
     * chart that Harvester builds reads the one of the source in its place.
     */
    Optional<String> loggingRef();

    /** Requests and limits; empty means those of all sources. The chart that Harvester builds does not read them. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** The volume in which it stores its position in the file; empty means the operator's default. */
    Optional<KubernetesVolume> positiondb();

    /** Settings that the consumer fills in. */
    static KubeAuditFluentbit of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of fluent-bit. */
    final class Builder extends ImmutableKubeAuditFluentbit.Builder implements ModelBuilder<KubeAuditFluentbit> {
        Builder() {}

        /** Changes the volume in which it stores its position in the file. */
        public Builder positiondb(Consumer<KubernetesVolume.Builder> change) {
            return positiondb(ModelBuilder.part(this, KubeAuditFluentbit::positiondb, KubernetesVolume::of, change));
        }
    }
}
