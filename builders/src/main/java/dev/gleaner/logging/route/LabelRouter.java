package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The router of a fluentd. It keeps the flows that the first batch of a tag went to, and sends later batches of the tag
 * to all of them (label_router 0.2.10, lib/fluent/plugin/out_label_router.rb, sticky_tags).
 */
final class LabelRouter implements Label.MatchSection {
    private final FlowIndex index;
    private final Acceptance acceptance;
    private final List<Label> labels;
    private final @Nullable Label defaultLabel;
    private final Consumer<RecordMetadata> seen;
    private final Map<String, Set<Label>> known = new LinkedHashMap<>();

    /**
     * A router.
     *
     * @param labels the labels of the flows, by the index of the flow
     * @param defaultLabel the label of records that no flow accepts; null if there is none
     * @param seen gets the metadata of each record that is decided about
     */
    LabelRouter(
            FlowIndex index,
            Acceptance acceptance,
            List<Label> labels,
            @Nullable Label defaultLabel,
            Consumer<RecordMetadata> seen) {
        this.index = index;
        this.acceptance = acceptance;
        this.labels = List.copyOf(labels);
        this.defaultLabel = defaultLabel;
        this.seen = seen;
    }

    @Override
    public void process(String tag, List<Map<String, @Nullable Object>> records) {
        @Nullable Set<Label> sticky = known.get(tag);
        if (sticky != null) {
            sticky.forEach(label -> label.emit(tag, copies(records)));
            return;
        }
        Map<Label, List<Map<String, @Nullable Object>>> batches = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> record : records) {
            decide(tag, record, batches);
        }
        batches.forEach((label, batch) -> label.emit(tag, copies(batch)));
    }

    private void decide(
            String tag, Map<String, @Nullable Object> record, Map<Label, List<Map<String, @Nullable Object>>> batches) {
        RecordMetadata metadata = RecordMetadata.of(record);
        seen.accept(metadata);
        index.decide(metadata, acceptance);
        boolean isOrphan = true;
        for (int flow = acceptance.next(0); flow >= 0; flow = acceptance.next(flow + 1)) {
            isOrphan = false;
            add(tag, labels.get(flow), record, batches);
        }
        if (acceptance.failed() >= 0) {
            throw new FluentdError("a regular expression of a rule is invalid");
        }
        if (isOrphan && defaultLabel != null) {
            add(tag, defaultLabel, record, batches);
        }
    }

    private void add(
            String tag,
            Label label,
            Map<String, @Nullable Object> record,
            Map<Label, List<Map<String, @Nullable Object>>> batches) {
        known.computeIfAbsent(tag, any -> new LinkedHashSet<>()).add(label);
        batches.computeIfAbsent(label, any -> new ArrayList<>()).add(record);
    }

    /** Copies of records that share nested values, as Ruby's {@code dup} makes them. */
    private static List<Map<String, @Nullable Object>> copies(List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> copies = new ArrayList<>();
        records.forEach(record -> copies.add(new LinkedHashMap<>(record)));
        return copies;
    }
}
