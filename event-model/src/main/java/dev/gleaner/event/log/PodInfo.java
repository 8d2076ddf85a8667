package dev.gleaner.event.log;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The pod and the container that wrote a line, as recorded by fluent-bit's kubernetes filter (fluent-bit 1.9). */
@Value.Immutable
public interface PodInfo extends Editable<PodInfo, PodInfo.Builder> {
    /** How it is read and written. */
    Shape<PodInfo> SHAPE = Shape.object("pod", Builder::new)
            .defaulted("pod_name", Scalar.TEXT, "", PodInfo::podName, Builder::podName)
            .defaulted("namespace_name", Scalar.TEXT, "", PodInfo::namespaceName, Builder::namespaceName)
            .defaulted("pod_id", Scalar.TEXT, "", PodInfo::podId, Builder::podId)
            .textMap("labels", PodInfo::labels, Builder::labels)
            .textMap("annotations", PodInfo::annotations, Builder::annotations)
            .defaulted("host", Scalar.TEXT, "", PodInfo::host, Builder::host)
            .defaulted("container_name", Scalar.TEXT, "", PodInfo::containerName, Builder::containerName)
            .defaulted("docker_id", Scalar.TEXT, "", PodInfo::dockerId, Builder::dockerId)
            .defaulted("container_hash", Scalar.TEXT, "", PodInfo::containerHash, Builder::containerHash)
            .defaulted("container_image", Scalar.TEXT, "", PodInfo::containerImage, Builder::containerImage);

    /** The name of the pod; empty if it is not recorded. */
    @Value.Default
    default String podName() {
        return "";
    }

    /** The namespace of the pod; empty if it is not recorded. */
    @Value.Default
    default String namespaceName() {
        return "";
    }

    /** The uid of the pod; empty if it is not recorded. */
    @Value.Default
    default String podId() {
        return "";
    }

    /** The labels of the pod, in order; empty if there are none. */
    Map<String, String> labels();

    /**
     * The annotations of the pod, in order; empty if there are none. The annotation of {@code kubectl apply} contains
     * the manifest.
     */
    @Value.Redacted
    Map<String, String> annotations();

    /** The name of the node; empty if it is not recorded. */
    @Value.Default
    default String host() {
        return "";
    }

    /** The name of the container; empty if it is not recorded. */
    @Value.Default
    default String containerName() {
        return "";
    }

    /** The ID of the container; empty if it is not recorded. */
    @Value.Default
    default String dockerId() {
        return "";
    }

    /** The digest of the image; empty if it is not recorded. */
    @Value.Default
    default String containerHash() {
        return "";
    }

    /** The name of the image; empty if it is not recorded. */
    @Value.Default
    default String containerImage() {
        return "";
    }

    /** A pod that the consumer fills in. */
    static PodInfo of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds information about a pod. */
    final class Builder extends ImmutablePodInfo.Builder implements ModelBuilder<PodInfo> {
        Builder() {}
    }
}
