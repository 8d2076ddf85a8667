package dev.gleaner.logging.delivery;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.plugin.ChunkKeys;
import dev.gleaner.logging.plugin.PlainNumber;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The effective settings of a buffer: those of the manifest, then the defaults of the operator (logging-operator
 * 3.17.3, pkg/sdk/logging/model/output/buffer.go), then those of fluentd (1.14.6, lib/fluent/plugin/output.rb and
 * buffer.rb).
 */
final class BufferSettings {
    /** Plug-ins, each with the first version of the operator that writes a buffer section for it. */
    private static final Map<String, OperatorVersion> SECTION_SINCE =
            Map.of("gelf", OperatorVersion.V4_10_0, "newrelic", OperatorVersion.V4_4_0);

    private final Tree.Mapping manifest;
    private final boolean hasSection;
    private final OperatorVersion version;

    private BufferSettings(Tree.Mapping manifest, boolean hasSection, OperatorVersion version) {
        this.manifest = manifest;
        this.hasSection = hasSection;
        this.version = version;
    }

    static BufferSettings of(OutputPlugin plugin, OperatorVersion version) {
        Objects.requireNonNull(version, "version");
        Tree.Mapping manifest =
                plugin.buffer().tree() instanceof Tree.Mapping mapping ? mapping : Tree.mapping(m -> {});
        OperatorVersion since = SECTION_SINCE.getOrDefault(plugin.key(), OperatorVersion.V3_17_3);
        boolean hasSection = version.compareTo(since) >= 0 && !manifest.isTrue("disabled");
        return new BufferSettings(hasSection ? manifest : Tree.mapping(m -> {}), hasSection, version);
    }

    /** Whether the operator writes a section; if not, the plug-in uses its own buffer in memory. */
    boolean hasSection() {
        return hasSection;
    }

    boolean isInMemory() {
        return !hasSection || text("type", "file").equals("memory");
    }

    /** Whether chunks are divided by time. */
    boolean hasTime() {
        return hasSection && keys().contains("time");
    }

    /** The keys by which records are divided into chunks. */
    List<String> keys() {
        return ChunkKeys.of(manifest).keys();
    }

    /** The flush mode; {@code default} is replaced by the mode that it means. */
    FlushMode mode() {
        return switch (text("flush_mode", "default")) {
            case "lazy" -> FlushMode.LAZY;
            case "interval" -> FlushMode.INTERVAL;
            case "immediate" -> FlushMode.IMMEDIATE;
            default -> hasTime() ? FlushMode.LAZY : FlushMode.INTERVAL;
        };
    }

    double timekey() {
        return seconds("timekey", "10m");
    }

    double timekeyWait() {
        return seconds("timekey_wait", "1m");
    }

    double flushInterval() {
        return seconds("flush_interval", "60s");
    }

    double threadInterval() {
        return PlainNumber.number(text("flush_thread_interval", "1.0"));
    }

    /** The maximum number of chunks that wait for a flush thread. */
    int queuedChunks() {
        return number("queued_chunks_limit_size", number("flush_thread_count", 1));
    }

    /** The number of bytes from which a chunk is full. */
    double fullBytes() {
        return PlainNumber.bytes(text("chunk_limit_size", chunkLimit())) * threshold();
    }

    /** The default size of a chunk: that of the operator until 4.7, and then that of fluentd. */
    private String chunkLimit() {
        boolean isOfOperator = hasSection && version.compareTo(OperatorVersion.V4_4_0) <= 0;
        return isOfOperator || isInMemory() ? "8MB" : "256MB";
    }

    /** The number of records from which a chunk is full; 0 if it is not limited. */
    double fullRecords() {
        return number("chunk_limit_records", 0) * threshold();
    }

    private double threshold() {
        return PlainNumber.number(text("chunk_full_threshold", "0.95"));
    }

    /**
     * Whether the buffer is flushed when fluentd stops. A buffer in memory always is, because the operator omits false.
     */
    boolean isFlushedAtStop() {
        return isInMemory() || manifest.isTrue("flush_at_shutdown");
    }

    /** A text of the manifest, or its default if it is empty. */
    String text(String field, String standard) {
        return manifest.text(field).filter(text -> !text.isEmpty()).orElse(standard);
    }

    double seconds(String field, String standard) {
        return PlainNumber.seconds(text(field, standard));
    }

    /** A number of the manifest, or its default if it is 0, which the operator omits. */
    int number(String field, int standard) {
        return manifest.get(field).orElse(Tree.nothing()) instanceof Tree.Decimal number
                        && number.value().signum() != 0
                ? number.value().intValue()
                : standard;
    }

    /** Whether a field is false, for fields that the operator does not omit. */
    boolean isFalse(String field) {
        return manifest.isFalse(field);
    }

    /** An effective setting with its name, such as {@code timekey: 10m}. */
    String setting(String field, String standard) {
        return field + ": " + text(field, standard);
    }
}
