package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The log file of kubelet on RKE2 nodes. */
@Value.Immutable
public interface KubeletLog extends Editable<KubeletLog, KubeletLog.Builder> {
    /** How kubelet logs are read, checked and written. */
    Shape<KubeletLog> SHAPE = Shape.object("kubelet log", Builder::new)
            .text("path", KubeletLog::path, Builder::path)
            .open(ValuesFault.UNREAD);

    /** Its path; empty means {@code /var/lib/rancher/rke2/agent/logs/kubelet.log}. */
    Optional<String> path();

    /** A log file that the consumer fills in. */
    static KubeletLog of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a log file. */
    final class Builder extends ImmutableKubeletLog.Builder implements ModelBuilder<KubeletLog> {
        Builder() {}
    }
}
