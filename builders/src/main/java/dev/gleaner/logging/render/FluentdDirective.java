package dev.gleaner.logging.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A directive of a configuration of fluentd, such as a {@code <match>} with its parameters and sections. The four
 * parameters with an at sign are written only if they are not empty.
 *
 * @param name the name of the directive, such as {@code match}
 * @param tag the argument of the directive; empty if it has none
 * @param type the plug-in, {@code @type}
 * @param id the id of the plug-in, {@code @id}
 * @param label the label that receives the records, {@code @label}
 * @param params the other parameters, in the byte order of their names, as the operator writes them
 * @param children the sections, in the order of writing
 */
record FluentdDirective(
        String name,
        String tag,
        String type,
        String id,
        String label,
        NavigableMap<String, String> params,
        List<FluentdDirective> children) {
    /** Go compares texts by their bytes in UTF-8. */
    static final Comparator<String> BYTE_ORDER =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    FluentdDirective {
        NavigableMap<String, String> sorted = new TreeMap<>(BYTE_ORDER);
        sorted.putAll(params);
        params = Collections.unmodifiableNavigableMap(sorted);
        children = List.copyOf(children);
    }

    /** A directive with a tag, and nothing in it. */
    static FluentdDirective of(String name, String tag) {
        return new FluentdDirective(name, tag, "", "", "", Collections.emptyNavigableMap(), List.of());
    }

    FluentdDirective withName(String other) {
        return new FluentdDirective(other, tag, type, id, label, params, children);
    }

    FluentdDirective withTag(String other) {
        return new FluentdDirective(name, other, type, id, label, params, children);
    }

    FluentdDirective withType(String other) {
        return new FluentdDirective(name, tag, other, id, label, params, children);
    }

    FluentdDirective withId(String other) {
        return new FluentdDirective(name, tag, type, other, label, params, children);
    }

    FluentdDirective withLabel(String other) {
        return new FluentdDirective(name, tag, type, id, other, params, children);
    }

    /** The same directive with more parameters. */
    FluentdDirective with(Map<String, String> more) {
        NavigableMap<String, String> all = new TreeMap<>(params);
        all.putAll(more);
        return new FluentdDirective(name, tag, type, id, label, all, children);
    }

    /** The same directive without a parameter. */
    FluentdDirective without(String param) {
        NavigableMap<String, String> others = new TreeMap<>(params);
        others.remove(param);
        return new FluentdDirective(name, tag, type, id, label, others, children);
    }

    /** The same directive with other sections. */
    FluentdDirective withChildren(Collection<FluentdDirective> others) {
        return new FluentdDirective(name, tag, type, id, label, params, List.copyOf(others));
    }
}
