package dev.gleaner.logging.route;

import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.output.RelabelOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a flow, which get the same records, one after another: what one output takes away is missing for the
 * next, and an error in one keeps the batch from the next (fluentd 1.14.6, lib/fluent/plugin/out_copy.rb).
 */
final class OutputStage implements Label.MatchSection {
    private final List<Sink> sinks = new ArrayList<>();
    private final Consumer<Delivery> deliveries;
    private final Map<String, Label> labels;

    /** An output: its id, the fields that it takes from records, and the label that it sends records on to. */
    private record Sink(String id, List<FieldAccess> taken, List<String> takenNames, String label) {}

    /**
     * Outputs.
     *
     * @param labels the labels with a name, for outputs {@code relabel}
     */
    OutputStage(Consumer<Delivery> deliveries, Map<String, Label> labels) {
        this.deliveries = deliveries;
        this.labels = labels;
    }

    void add(String id, Optional<OutputTarget> target) {
        if (target.isPresent() && target.get() instanceof SplunkHecOutput splunk) {
            sinks.add(new Sink(id, keysOf(splunk), fieldsOf(splunk), ""));
        } else {
            String label = target.isPresent() && target.get() instanceof RelabelOutput relabel ? relabel.label() : "";
            sinks.add(new Sink(id, List.of(), List.of(), label));
        }
    }

    /** The fields that the output moves to its envelope (fluent-plugin-splunk-hec 1.2.13, out_splunk.rb). */
    private static List<FieldAccess> keysOf(SplunkHecOutput splunk) {
        if (splunk.keepKeys().orElse(false)) {
            return List.of();
        }
        return Stream.of(splunk.hostKey(), splunk.indexKey(), splunk.sourceKey(), splunk.sourcetypeKey())
                .flatMap(Optional::stream)
                .filter(key -> !key.isEmpty())
                .map(FieldAccess::of)
                .toList();
    }

    private static List<String> fieldsOf(SplunkHecOutput splunk) {
        return splunk.fields().entrySet().stream()
                .map(field -> field.getValue().isEmpty() ? field.getKey() : field.getValue())
                .toList();
    }

    @Override
    public void process(String tag, List<Map<String, @Nullable Object>> records) {
        for (Sink sink : sinks) {
            @Nullable Label next = labels.get(sink.label());
            if (next != null) {
                next.emit(tag, records);
                continue;
            }
            List<Delivery> batch = new ArrayList<>();
            for (Map<String, @Nullable Object> record : records) {
                take(sink, record);
                batch.add(Delivery.to(sink.id(), tag, RubyValue.tree(record)));
            }
            batch.forEach(deliveries);
        }
    }

    private static void take(Sink sink, Map<String, @Nullable Object> record) {
        for (FieldAccess key : sink.taken()) {
            if (key.isNested() && key.parent(record) == null) {
                throw new FluentdError("undefined method `delete' for nil:NilClass");
            }
            key.delete(record);
        }
        sink.takenNames().forEach(record::remove);
    }
}
