package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.DetectExceptionsFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code detectExceptions}, which is a match section: it joins the lines of an exception to one record, and
 * emits records into the label again, with a tag without {@code kubernetes} (fluent-plugin-detect-exceptions 0.0.16,
 * lib/fluent/plugin/out_detect_exceptions.rb). It waits for the end of an exception.
 */
final class ExceptionDetector implements Label.MatchSection {
    private static final String PREFIX = "kubernetes.";

    private final Label label;
    private final TagPattern pattern;
    private final String field;
    private final String stream;
    private final int maxLines;
    private final String separator;
    private final Map<List<String>, Trace> traces = new LinkedHashMap<>();

    /** The lines of an exception that wait. */
    private static final class Trace {
        private final String tag;
        private final TraceState state = new TraceState();
        private final List<Map<String, @Nullable Object>> records = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        Trace(String tag) {
            this.tag = tag;
        }
    }

    ExceptionDetector(DetectExceptionsFilter filter, Label label) {
        this.label = label;
        this.pattern =
                TagPattern.of(filter.matchTag().filter(tag -> !tag.isEmpty()).orElse("kubernetes.**"));
        this.field = filter.message().orElse("");
        this.stream = filter.stream().orElse("");
        this.maxLines = filter.maxLines().orElse(1000);
        this.separator = filter.forceLineBreaks().orElse(false) ? "\n" : "";
    }

    @Override
    public boolean matches(String tag) {
        return pattern.matches(tag);
    }

    @Override
    public void process(String tag, List<Map<String, @Nullable Object>> records) {
        String shorter = tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : tag;
        for (Map<String, @Nullable Object> record : records) {
            List<String> id = stream.isEmpty() ? List.of(tag) : List.of(tag, RubyValue.text(record.get(stream)));
            push(traces.computeIfAbsent(id, any -> new Trace(shorter)), record);
        }
    }

    private void push(Trace trace, Map<String, @Nullable Object> record) {
        String name = nameOf(record);
        TraceState.Line kind = TraceState.Line.NO_TRACE;
        if (record.get(name) instanceof String line) {
            kind = trace.state.next(line);
        } else {
            trace.state.reset();
        }
        boolean isSingle = kind == TraceState.Line.NO_TRACE || kind == TraceState.Line.END && trace.records.isEmpty();
        if (isSingle || kind == TraceState.Line.START) {
            flush(trace);
        }
        trace.records.add(record);
        trace.lines.add(RubyValue.text(record.get(name)));
        if (isSingle || kind == TraceState.Line.END || maxLines > 0 && trace.records.size() == maxLines) {
            flush(trace);
        }
    }

    private String nameOf(Map<String, @Nullable Object> record) {
        if (!field.isEmpty()) {
            return field;
        }
        return record.get("message") != null ? "message" : "log";
    }

    private void flush(Trace trace) {
        if (trace.records.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> first = trace.records.get(0);
        if (trace.records.size() > 1) {
            first.put(nameOf(first), String.join(separator, trace.lines));
        }
        trace.records.clear();
        trace.lines.clear();
        label.emit(trace.tag, List.of(first));
    }

    /** Emits the exceptions whose end has not been seen, as fluentd does when it stops. */
    void flush() {
        traces.values().forEach(this::flush);
    }
}
