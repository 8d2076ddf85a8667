package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.filter.ConcatFilter;
import dev.gleaner.logging.filter.DedotFilter;
import dev.gleaner.logging.filter.DetectExceptionsFilter;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.filter.GrepFilter;
import dev.gleaner.logging.filter.ParserFilter;
import dev.gleaner.logging.filter.RecordModifierFilter;
import dev.gleaner.logging.filter.RecordTransformerFilter;
import dev.gleaner.logging.filter.TagNormaliserFilter;
import dev.gleaner.logging.resources.OutputReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fluentd that runs: it remembers the flows of each tag, and the records that wait in filters. Filters that only
 * measure, limit or add fields of their own are left out: {@code prometheus}, {@code stdout}, {@code throttle},
 * {@code geoip} and others. Not thread-safe.
 */
public final class FluentdSession {
    private final Fluentd fluentd;
    private final Consumer<RecordMetadata> seen;
    private final Label root;
    private final List<Label> labels = new ArrayList<>();
    private final Map<String, Label> named = new LinkedHashMap<>();
    private final List<ConcatStage> waiting = new ArrayList<>();
    private final List<ExceptionDetector> detectors = new ArrayList<>();
    private List<Delivery> deliveries = new ArrayList<>();
    private @Nullable String end;

    FluentdSession(Fluentd fluentd, Consumer<RecordMetadata> seen) {
        this.fluentd = fluentd;
        this.seen = seen;
        this.root = new Label(this::error);
        fluentd.globalFilters().forEach(filter -> add(root, filter));
        fluentd.routedFlows().forEach(flow -> labels.add(label(flow)));
        @Nullable Label defaultLabel = fluentd.defaultFlow().map(this::label).orElse(null);
        root.add(new LabelRouter(
                fluentd.index(),
                fluentd.newAcceptance(),
                labels,
                defaultLabel,
                metadata -> this.seen.accept(metadata)));
        if (defaultLabel != null) {
            labels.add(defaultLabel);
        }
    }

    private Label label(RoutedFlow flow) {
        Label label = new Label(this::error);
        if (!flow.label().isEmpty()) {
            named.put(flow.label(), label);
        }
        flow.filters().forEach(filter -> add(label, filter));
        if (!flow.outputs().isEmpty()) {
            OutputStage outputs = new OutputStage(delivery -> deliveries.add(delivery), named);
            for (OutputReference reference : flow.outputs()) {
                reference.output().ifPresent(output -> outputs.add(flow.id() + ":" + output.id(), reference.target()));
            }
            label.add(outputs);
        }
        return label;
    }

    private void add(Label label, Filter filter) {
        if (filter instanceof ConcatFilter concat) {
            ConcatStage stage = new ConcatStage(concat);
            waiting.add(stage);
            label.add(stage);
        } else if (filter instanceof GrepFilter grep) {
            label.add(new GrepStage(grep));
        } else if (filter instanceof ParserFilter parser) {
            label.add(new ParserStage(parser, label.errors()));
        } else if (filter instanceof RecordTransformerFilter transformer) {
            label.add(new TransformerStage(transformer));
        } else if (filter instanceof RecordModifierFilter modifier) {
            label.add(new ModifierStage(modifier));
        } else if (filter instanceof DedotFilter dedot) {
            label.add(new DedotStage(dedot));
        } else if (filter instanceof TagNormaliserFilter normaliser) {
            label.add(new TagNormaliser(normaliser, label));
        } else if (filter instanceof DetectExceptionsFilter detector) {
            ExceptionDetector section = new ExceptionDetector(detector, label);
            detectors.add(section);
            label.add(section);
        }
    }

    private void error(String tag, List<Map<String, @Nullable Object>> records, String error) {
        records.forEach(record -> deliveries.add(Delivery.failed(tag, RubyValue.tree(record), error)));
    }

    /**
     * Sends a batch of records with one tag, as fluent-bit does.
     *
     * @return the records that reach outputs, in this order; none after fluentd has ended
     */
    public List<Delivery> send(String tag, Collection<? extends Tree.Mapping> records) {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(records, "records");
        List<Map<String, @Nullable Object>> batch = new ArrayList<>();
        records.forEach(record -> batch.add(RubyValue.map(record)));
        return run(() -> root.emit(tag, batch));
    }

    /** Lets the records go on that wait in filters for others, as if those had arrived. */
    List<Delivery> release(String tag) {
        return run(() -> {
            detectors.forEach(ExceptionDetector::flush);
            root.release(tag);
            labels.forEach(label -> label.release(tag));
        });
    }

    /** Stops fluentd: records that still wait in {@code concat} are sent to the error output. */
    public List<Delivery> stop() {
        return run(() -> {
            detectors.forEach(ExceptionDetector::flush);
            waiting.forEach(stage -> stage.timeOut(this::error));
        });
    }

    private List<Delivery> run(Runnable work) {
        if (end != null || !fluentd.refusals().isEmpty()) {
            return List.of();
        }
        List<Delivery> earlier = deliveries;
        deliveries = new ArrayList<>();
        try {
            work.run();
            return List.copyOf(deliveries);
        } catch (FluentdEnds e) {
            end = e.getMessage();
            return List.of();
        } finally {
            deliveries = earlier;
        }
    }

    /** The error that ended fluentd; empty if it runs. Nothing of the batch that caused it reaches an output. */
    public Optional<String> end() {
        return Optional.ofNullable(end);
    }
}
