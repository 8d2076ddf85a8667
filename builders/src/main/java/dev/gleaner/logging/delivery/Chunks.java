package dev.gleaner.logging.delivery;

import dev.gleaner.document.Part;
import dev.gleaner.logging.OperatorVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an output divides its records into chunks: the keys that fluentd has for placeholders. The operator writes
 * {@code tag,time} where the manifest names no keys (logging-operator 3.17.3, pkg/sdk/logging/model/output/buffer.go).
 *
 * @param keys the keys, in order; none if a buffer is not divided
 */
public record Chunks(List<String> keys) {
    /** Copies the keys. */
    public Chunks {
        keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
    }

    /**
     * The chunks of an untyped Output or ClusterOutput. Empty if the operator writes no section for its buffer: the
     * plug-in then has its own keys.
     */
    public static Optional<Chunks> of(Part output, OperatorVersion version) {
        Objects.requireNonNull(version, "version");
        OutputPlugin plugin = OutputPlugin.of(Objects.requireNonNull(output, "output"));
        BufferSettings settings = BufferSettings.of(plugin, version);
        return plugin.isBuffered() && settings.hasSection()
                ? Optional.of(new Chunks(
                        settings.keys().stream().filter(key -> !key.isEmpty()).toList()))
                : Optional.empty();
    }

    /** Whether they are divided by tag. */
    public boolean hasTag() {
        return keys.contains("tag");
    }

    /** Whether they are divided by time. */
    public boolean hasTime() {
        return keys.contains("time");
    }
}
