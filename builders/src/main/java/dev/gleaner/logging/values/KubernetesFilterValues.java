package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How fluent-bit adds metadata of pods. The chart reads no other options of the filter. */
@Value.Immutable
public interface KubernetesFilterValues extends Editable<KubernetesFilterValues, KubernetesFilterValues.Builder> {
    /** How kubernetes filter values are read, checked and written. */
    Shape<KubernetesFilterValues> SHAPE = Shape.object("kubernetes filter values", Builder::new)
            .text("Merge_Log", KubernetesFilterValues::mergeLog, Builder::mergeLog)
            .text("Merge_Log_Key", KubernetesFilterValues::mergeLogKey, Builder::mergeLogKey)
            .text("Merge_Log_Trim", KubernetesFilterValues::mergeLogTrim, Builder::mergeLogTrim)
            .text("Merge_Trim", KubernetesFilterValues::mergeTrim, Builder::mergeTrim)
            .until("107.0.1")
            .instead("Merge_Log_Trim")
            .text("Merge_Parser", KubernetesFilterValues::mergeParser, Builder::mergeParser)
            .open(ValuesFault.UNREAD);

    /**
     * Whether a JSON object in the log becomes fields of the record, {@code On} or {@code Off}; empty means the
     * operator's default.
     */
    Optional<String> mergeLog();

    /** The field under which they are put; empty means none: they are put at the top. */
    Optional<String> mergeLogKey();

    /**
     * Whether spaces around values are removed, {@code On} or {@code Off}; empty means the default of fluent-bit. Up to
     * 107.0.1 the chart reads it only if {@link #mergeTrim()} is set, too.
     */
    Optional<String> mergeLogTrim();

    /**
     * Any text. Versions up to 107.0.1 read {@link #mergeLogTrim()} only if this is set; empty means that they ignore
     * it.
     */
    Optional<String> mergeTrim();

    /** The parser of the log; empty means that of JSON. */
    Optional<String> mergeParser();

    /** Options of the filter that the consumer fills in. */
    static KubernetesFilterValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds options of the filter. */
    final class Builder extends ImmutableKubernetesFilterValues.Builder
            implements ModelBuilder<KubernetesFilterValues> {
        Builder() {}
    }
}
