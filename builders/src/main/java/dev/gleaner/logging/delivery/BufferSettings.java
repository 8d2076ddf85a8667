package dev.gleaner.logging.delivery;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.plugin.PlainNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The settings of a buffer in effect: those of the manifest, then the defaults of the operator (logging-operator 3.17.3,
 * pkg/sdk/logging/model/output/buffer.go), then those of fluentd (1.14.6, lib/fluent/plugin/output.rb and buffer.rb).
 */
final class BufferSettings {
    /** The plug-ins that the operator gives no buffer section before a version. */
    private static final Map<String, OperatorVersion> SECTION_SINCE =
            Map.of("gelf", OperatorVersion.V4_10_0, "newrelic", OperatorVersion.V4_4_0);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

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
        String tags = text("tags", "tag,time").strip();
        return tags.startsWith("[")
                ? QUOTED.matcher(tags)
                        .results()
                        .map((MatchResult word) -> word.group(1))
                        .toList()
                : Arrays.stream(tags.split(",", -1)).map(String::strip).toList();
    }

    /** The mode; {@code default} is replaced by what it stands for. */
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

    /** The number of chunks that wait for a thread at most. */
    int queuedChunks() {
        return number("queued_chunks_limit_size", number("flush_thread_count", 1));
    }

    /** The bytes from which a chunk is full. */
    double fullBytes() {
        return PlainNumber.bytes(text("chunk_limit_size", chunkLimit())) * threshold();
    }

    /** The operator's default until 4.7, then those of fluentd's buffers. */
    private String chunkLimit() {
        boolean isOfOperator = hasSection && version.compareTo(OperatorVersion.V4_4_0) <= 0;
        return isOfOperator || isInMemory() ? "8MB" : "256MB";
    }

    /** The records from which a chunk is full; 0 if their number is not limited. */
    double fullRecords() {
        return number("chunk_limit_records", 0) * threshold();
    }

    private double threshold() {
        return PlainNumber.number(text("chunk_full_threshold", "0.95"));
    }

    /** The operator omits false, so that a buffer in memory is flushed in any case. */
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

    /** A setting as it is in effect, such as {@code timekey: 10m}. */
    String setting(String field, String standard) {
        return field + ": " + text(field, standard);
    }
}
