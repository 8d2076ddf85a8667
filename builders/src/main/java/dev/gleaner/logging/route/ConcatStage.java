package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.ConcatFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code concat}: records wait, and are emitted with their followers as one (fluent-plugin-concat 2.5.0,
 * lib/fluent/plugin/filter_concat.rb). Of its modes, those with a number of lines, with expressions and with a partial
 * key are here.
 */
final class ConcatStage implements Label.FilterSection {
    private final String key;
    private final String separator;
    private final int lines;
    private final Optional<Pattern> start;
    private final Optional<Pattern> end;
    private final Optional<Pattern> continuous;
    private final Optional<String> identityKey;
    private final Optional<String> partialKey;
    private final String partialValue;
    private final Map<String, Waiting> buffer = new LinkedHashMap<>();

    private record Waiting(String tag, List<Map<String, @Nullable Object>> records) {}

    ConcatStage(ConcatFilter filter) {
        this.key = filter.key().filter(text -> !text.isEmpty()).orElse("message");
        this.separator = filter.separator().orElse("\n");
        this.lines = filter.nLines().orElse(0);
        this.start = pattern(filter.multilineStartRegexp());
        this.end = pattern(filter.multilineEndRegexp());
        this.continuous = pattern(filter.continuousLineRegexp());
        this.identityKey = filter.streamIdentityKey().filter(text -> !text.isEmpty());
        boolean isCri = filter.usePartialCriLogtag().orElse(false);
        this.partialKey = isCri
                ? Optional.of(filter.partialCriLogtagKey().orElse("logtag"))
                : filter.partialKey().filter(text -> !text.isEmpty());
        this.partialValue = isCri ? "P" : filter.partialValue().orElse("");
    }

    private static Optional<Pattern> pattern(Optional<String> regexp) {
        return regexp.filter(text -> !text.isEmpty()).map(RubyPattern::ofFilter);
    }

    @Override
    public List<Map<String, @Nullable Object>> filter(String tag, List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> emitted = new ArrayList<>();
        for (Map<String, @Nullable Object> record : records) {
            if (!record.containsKey(key)) {
                emitted.add(record);
                continue;
            }
            for (Map<String, @Nullable Object> joined : process(tag, record)) {
                Map<String, @Nullable Object> merged = new LinkedHashMap<>(record);
                merged.putAll(joined);
                emitted.add(merged);
            }
        }
        return emitted;
    }

    private List<Map<String, @Nullable Object>> process(String tag, Map<String, @Nullable Object> record) {
        String stream = tag + ":"
                + identityKey.map(name -> RubyValue.text(record.get(name))).orElse("default");
        Waiting waiting = buffer.computeIfAbsent(stream, any -> new Waiting(tag, new ArrayList<>()));
        if (lines > 0) {
            waiting.records().add(record);
            return waiting.records().size() >= lines ? flush(waiting) : List.of();
        }
        if (partialKey.isPresent()) {
            waiting.records().add(record);
            return RubyValue.text(record.get(partialKey.get())).equals(partialValue) ? List.of() : flush(waiting);
        }
        return byExpressions(waiting, record, RubyValue.text(record.get(key)));
    }

    private List<Map<String, @Nullable Object>> byExpressions(
            Waiting waiting, Map<String, @Nullable Object> record, String text) {
        List<Map<String, @Nullable Object>> emitted = new ArrayList<>();
        if (finds(start, text)) {
            if (!waiting.records().isEmpty()) {
                emitted.addAll(flush(waiting));
            }
            waiting.records().add(record);
            if (finds(end, text)) {
                emitted.addAll(flush(waiting));
            }
        } else if (finds(end, text)) {
            waiting.records().add(record);
            emitted.addAll(flush(waiting));
        } else if (waiting.records().isEmpty()) {
            if (start.isPresent()) {
                emitted.add(record);
            } else {
                waiting.records().add(record);
            }
        } else if (continuous.isEmpty() || finds(continuous, text)) {
            waiting.records().add(record);
        } else {
            emitted.addAll(flush(waiting));
            emitted.add(record);
        }
        return emitted;
    }

    private static boolean finds(Optional<Pattern> pattern, String text) {
        return pattern.isPresent() && pattern.get().matcher(text).find();
    }

    private List<Map<String, @Nullable Object>> flush(Waiting waiting) {
        List<Map<String, @Nullable Object>> records = waiting.records();
        if (records.isEmpty()) {
            return List.of();
        }
        Map<String, @Nullable Object> joined = new LinkedHashMap<>(records.get(0));
        joined.put(
                key,
                records.stream().map(record -> RubyValue.text(record.get(key))).collect(Collectors.joining(separator)));
        records.clear();
        return List.of(joined);
    }

    @Override
    public List<Map<String, @Nullable Object>> release(String tag) {
        List<Map<String, @Nullable Object>> released = new ArrayList<>();
        buffer.values().stream()
                .filter(waiting -> waiting.tag().equals(tag))
                .forEach(waiting -> released.addAll(flush(waiting)));
        return released;
    }

    /** Sends what still waits to the error stream, as fluentd does after a timeout or at its end. */
    void timeOut(Label.ErrorStream errors) {
        for (Map.Entry<String, Waiting> waiting : buffer.entrySet()) {
            List<Map<String, @Nullable Object>> rest = flush(waiting.getValue());
            if (!rest.isEmpty()) {
                errors.emit(waiting.getValue().tag(), rest, "Flush remaining buffer: " + waiting.getKey());
            }
        }
    }
}
