package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A volume of a workload. If several kinds are set, the operator uses the first in the order of the fields here; if
 * none is set, it uses an {@code emptyDir} (operator-tools, pkg/volume/volume.go).
 */
@Value.Immutable
public interface KubernetesVolume extends Editable<KubernetesVolume, KubernetesVolume.Builder> {
    /** How volumes are read, checked and written. */
    Shape<KubernetesVolume> SHAPE = Shape.object("volume", Builder::new)
            .optional(
                    "hostPath",
                    Embedded.shape(HostPathVolumeSource.class),
                    KubernetesVolume::hostPath,
                    Builder::hostPath)
            .optional(
                    "host_path",
                    Embedded.shape(HostPathVolumeSource.class),
                    KubernetesVolume::legacyHostPath,
                    Builder::legacyHostPath)
            .optional(
                    "emptyDir",
                    Embedded.shape(EmptyDirVolumeSource.class),
                    KubernetesVolume::emptyDir,
                    Builder::emptyDir)
            .part("pvc", KubernetesVolumeClaim.class, KubernetesVolume::pvc, Builder::pvc)
            .optional("secret", Embedded.shape(SecretVolumeSource.class), KubernetesVolume::secret, Builder::secret)
            .since("4.4.0")
            .optional(
                    "configMap",
                    Embedded.shape(ConfigMapVolumeSource.class),
                    KubernetesVolume::configMap,
                    Builder::configMap)
            .since("4.10.0")
            .rule(KubernetesVolume::refuseLegacyHostPath);

    /** A folder of the node; empty means none. */
    Optional<Embedded<HostPathVolumeSource>> hostPath();

    /** The deprecated name of {@code hostPath}, which the operator refuses. */
    Optional<Embedded<HostPathVolumeSource>> legacyHostPath();

    /** A folder that lives as long as the pod; empty means none. */
    Optional<Embedded<EmptyDirVolumeSource>> emptyDir();

    /** A persistent volume claim; empty means none. */
    Optional<KubernetesVolumeClaim> pvc();

    /** The keys of a secret as files; empty means none. */
    Optional<Embedded<SecretVolumeSource>> secret();

    /** The keys of a config map as files; empty means none. */
    Optional<Embedded<ConfigMapVolumeSource>> configMap();

    /** A volume that the consumer fills in. */
    static KubernetesVolume of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void refuseLegacyHostPath(
            Tree.Mapping volume, Position position, FieldPath path, Violations violations) {
        if (volume.isSet("host_path")) {
            violations.report(WorkloadFault.VOLUME_HOST_PATH, volume, path, "host_path");
        }
    }

    /** Builds a volume. */
    final class Builder extends ImmutableKubernetesVolume.Builder implements ModelBuilder<KubernetesVolume> {
        Builder() {}

        /** Changes the persistent volume claim. */
        public Builder pvc(Consumer<KubernetesVolumeClaim.Builder> change) {
            return pvc(ModelBuilder.part(this, KubernetesVolume::pvc, KubernetesVolumeClaim::of, change));
        }
    }
}
