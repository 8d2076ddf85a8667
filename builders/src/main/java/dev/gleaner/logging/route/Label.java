package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label of fluentd: filters and match sections, in order. A batch passes the filters whose pattern its tag matches, up
 * to the first such match section, which takes it (fluentd 1.14.6, lib/fluent/event_router.rb).
 */
final class Label {
    /** The number of nested emissions at which Ruby's stack overflows, roughly; any number would do. */
    private static final int MAX_DEPTH = 500;

    private final ErrorStream errors;
    private final List<Section> sections = new ArrayList<>();
    private int depth;

    Label(ErrorStream errors) {
        this.errors = errors;
    }

    /** A filter or a match section. */
    interface Section {
        /** Whether it takes batches with a tag. */
        default boolean matches(String tag) {
            return true;
        }
    }

    /** A filter: it changes, drops and adds records. */
    interface FilterSection extends Section {
        List<Map<String, @Nullable Object>> filter(String tag, List<Map<String, @Nullable Object>> records);

        /** The records that wait for others; none for most filters. */
        default List<Map<String, @Nullable Object>> release(String tag) {
            return List.of();
        }
    }

    /** A match section: it ends the way of a batch in this label. */
    interface MatchSection extends Section {
        void process(String tag, List<Map<String, @Nullable Object>> records);
    }

    /** Where records go that cause an error. */
    interface ErrorStream {
        void emit(String tag, List<Map<String, @Nullable Object>> records, String error);
    }

    void add(Section section) {
        sections.add(section);
    }

    ErrorStream errors() {
        return errors;
    }

    void emit(String tag, List<Map<String, @Nullable Object>> records) {
        emit(tag, records, 0);
    }

    /** Emits the records that wait in filters, as if their successors had arrived. */
    void release(String tag) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i) instanceof FilterSection filter && filter.matches(tag)) {
                List<Map<String, @Nullable Object>> waiting = filter.release(tag);
                if (!waiting.isEmpty()) {
                    emit(tag, waiting, i + 1);
                }
            }
        }
    }

    private void emit(String tag, List<Map<String, @Nullable Object>> records, int from) {
        if (++depth > MAX_DEPTH) {
            throw new FluentdEnds("SystemStackError: stack level too deep");
        }
        List<Map<String, @Nullable Object>> passed = records;
        try {
            for (Section section : sections.subList(from, sections.size())) {
                if (!section.matches(tag)) {
                    continue;
                }
                if (section instanceof MatchSection match) {
                    match.process(tag, passed);
                    return;
                }
                if (section instanceof FilterSection filter) {
                    passed = filter.filter(tag, passed);
                }
            }
        } catch (FluentdError e) {
            errors.emit(tag, passed, String.valueOf(e.getMessage()));
        } finally {
            depth--;
        }
    }
}
