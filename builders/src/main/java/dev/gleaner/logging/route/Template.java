package dev.gleaner.logging.route;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value with placeholders that a filter expands. Ruby code may consist of fields of the record, the tag, texts and
 * {@code +}; any other expression stays as it is written.
 */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{((?:[^{}]++|\\{[^{}]*})*+)}");
    private static final Pattern TERM = Pattern.compile(
            "\\s*(?:\"([^\"]*)\"|'([^']*)'|(tag_parts)\\[(-?\\d+)]|(tag)|record((?:\\[[\"'][^\"']*[\"']]|\\.dig\\([^)]*\\))++))"
                    + "((?:\\.to_s)?)\\s*(\\+|$)");
    private static final Pattern STEP = Pattern.compile("[\"']([^\"']*)[\"']");

    private final @Nullable Object value;
    private final boolean isRuby;

    private Template(@Nullable Object value, boolean isRuby) {
        this.value = value;
        this.isRuby = isRuby;
    }

    /** The template in a text; one that begins with a bracket or a brace is JSON, if it can be read as such. */
    static Template of(String text, boolean isRuby) {
        if (text.startsWith("{") || text.startsWith("[")) {
            List<Part> parts = ManifestReader.lenient()
                    .readAll(Source.of("", "{\"v\":" + text + "}"))
                    .parts();
            if (!parts.isEmpty()) {
                return new Template(RubyValue.of(parts.get(0).field("v").tree()), isRuby);
            }
        }
        return new Template(text, isRuby);
    }

    @Nullable
    Object expand(String tag, Map<String, @Nullable Object> record) {
        return expand(value, tag, record);
    }

    private @Nullable Object expand(@Nullable Object part, String tag, Map<String, @Nullable Object> record) {
        if (part instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> expanded = new LinkedHashMap<>();
            map.forEach((name, field) -> expanded.put(String.valueOf(name), expand(field, tag, record)));
            return expanded;
        }
        if (part instanceof List<?> list) {
            List<@Nullable Object> expanded = new ArrayList<>();
            list.forEach(item -> expanded.add(expand(item, tag, record)));
            return expanded;
        }
        return part instanceof String text ? expandText(text, tag, record) : part;
    }

    private @Nullable Object expandText(String text, String tag, Map<String, @Nullable Object> record) {
        Matcher single = PLACEHOLDER.matcher(text);
        if (single.matches()) {
            return evaluate(single.group(1), tag, record);
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(RubyValue.text(evaluate(found.group(1), tag, record))));
    }

    private @Nullable Object evaluate(String expression, String tag, Map<String, @Nullable Object> record) {
        Matcher term = TERM.matcher(expression);
        List<@Nullable Object> terms = new ArrayList<>();
        int end = 0;
        while (end < expression.length() && term.find(end) && term.start() == end) {
            if (!isRuby
                    && (term.group(6) != null
                            && STEP.matcher(term.group(6)).results().count() > 1)) {
                return null;
            }
            @Nullable Object found = term(term, tag, record);
            terms.add(term.group(7).isEmpty() ? found : RubyValue.text(found));
            end = term.end();
        }
        if (end < expression.length() || terms.isEmpty()) {
            return isRuby ? "${" + expression + "}" : null;
        }
        if (terms.size() == 1) {
            return terms.get(0);
        }
        StringBuilder sum = new StringBuilder();
        terms.forEach(found -> sum.append(RubyValue.text(found)));
        return sum.toString();
    }

    private static @Nullable Object term(Matcher term, String tag, Map<String, @Nullable Object> record) {
        if (term.group(1) != null || term.group(2) != null) {
            return term.group(1) != null ? term.group(1) : term.group(2);
        }
        if (term.group(3) != null) {
            String[] parts = tag.split("\\.", -1);
            int index = Integer.parseInt(term.group(4));
            int at = index < 0 ? index + parts.length : index;
            return at >= 0 && at < parts.length ? parts[at] : null;
        }
        if (term.group(5) != null) {
            return tag;
        }
        @Nullable Object value = record;
        for (Matcher step = STEP.matcher(term.group(6)); step.find() && value != null; ) {
            value = value instanceof Map<?, ?> map ? map.get(step.group(1)) : null;
        }
        return value;
    }
}
