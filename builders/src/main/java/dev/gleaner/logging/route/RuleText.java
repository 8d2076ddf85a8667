package dev.gleaner.logging.route;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lists and maps of a rule, as fluentd reads them. The operator writes them raw, with commas and colons between
 * their elements, so a comma in a name divides it, and a blank with {@code #} starts a comment (fluentd 1.14.6,
 * lib/fluent/config/v1_parser.rb and types.rb).
 */
final class RuleText {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s#.*");

    private RuleText() {}

    /**
     * A list, read from its elements with commas between them.
     *
     * @throws FluentdError if fluentd refuses the text
     */
    static List<String> list(List<String> elements) {
        String text = value(String.join(",", elements));
        Optional<Tree> json = json(text);
        if (json.isPresent()) {
            return json.get() instanceof Tree.Sequence sequence
                    ? sequence.items().stream()
                            .map(item -> RubyValue.text(RubyValue.of(item)))
                            .toList()
                    : List.of();
        }
        return split(text);
    }

    /**
     * A map, read from its pairs with colons and commas between them, sorted by key. The part of a value after a comma
     * becomes a key whose value is null.
     *
     * @throws FluentdError if fluentd refuses the text
     */
    static Map<String, @Nullable String> map(Map<String, String> pairs) {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(pairs).forEach((key, value) -> texts.add(key + ":" + value));
        String text = value(String.join(",", texts));
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        if (pairs.isEmpty()) {
            return map;
        }
        Optional<Tree> json = json(text);
        if (json.isPresent()) {
            if (json.get() instanceof Tree.Mapping mapping) {
                mapping.fields().forEach(field -> map.put(field.name(), RubyValue.text(RubyValue.of(field.value()))));
            }
            return map;
        }
        for (String pair : split(text)) {
            if (pair.isEmpty()) {
                throw new FluentdError("invalid number of elements (0 for 1..2)");
            }
            int colon = pair.indexOf(':');
            map.put(colon < 0 ? pair : pair.substring(0, colon), colon < 0 ? null : pair.substring(colon + 1));
        }
        return map;
    }

    /** The parts between commas; empty parts at the end are dropped, as Ruby does. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>(text.isEmpty() ? List.of() : List.of(COMMA.split(text.strip(), -1)));
        while (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    /** The value of a text behind its key: without comment and blanks, and without quotes around it. */
    private static String value(String raw) {
        String line = raw.lines().findFirst().orElse("").strip();
        if (line.startsWith("\"") || line.startsWith("'")) {
            return unquoted(line);
        }
        return COMMENT.matcher(line).replaceFirst("").strip();
    }

    private static String unquoted(String line) {
        char quote = line.charAt(0);
        int end = line.indexOf(quote, 1);
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end = line.indexOf(quote, end + 1);
        }
        if (end < 0) {
            throw new FluentdError(
                    "unexpected end of file in a " + (quote == '"' ? "double" : "single") + " quoted string");
        }
        String rest = line.substring(end + 1).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            throw new FluentdError("expected end of line");
        }
        return line.substring(1, end);
    }

    /** The JSON that a text is if it begins with a bracket or a brace. */
    private static Optional<Tree> json(String text) {
        if (!text.startsWith("[") && !text.startsWith("{")) {
            return Optional.empty();
        }
        List<Part> parts = ManifestReader.strict()
                .readAll(Source.of("", "{\"v\":" + text + "}"))
                .parts();
        if (parts.isEmpty()) {
            throw new FluentdError(
                    "got incomplete JSON " + (text.startsWith("[") ? "array" : "hash") + " configuration");
        }
        return Optional.of(parts.get(0).field("v").tree());
    }
}
