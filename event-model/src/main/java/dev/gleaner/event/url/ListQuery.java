package dev.gleaner.event.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Derives the verb and the name from the query of a list (Kubernetes v1.24,
 * k8s.io/apimachinery/pkg/fields/selector.go). A malformed query results in no name; the server refuses such a request
 * after the policy has decided.
 */
public final class ListQuery {
    private static final String NAME = "metadata.name";

    private ListQuery() {}

    /** Whether the request is a watch: {@code watch} has any value except {@code false} and {@code 0}. */
    public static boolean isWatch(String query) {
        Objects.requireNonNull(query, "query");
        String watch = parameter(query, "watch");
        return watch != null
                && switch (watch.toLowerCase(Locale.ROOT)) {
                    case "false", "0" -> false;
                    default -> true;
                };
    }

    /** The only name that the field selector accepts; empty if it does not select by name. */
    public static String name(String query) {
        Objects.requireNonNull(query, "query");
        String selector = parameter(query, "fieldSelector");
        String name = selector == null ? null : exactName(selector);
        boolean isPathSegment =
                name != null && !name.equals(".") && !name.equals("..") && !name.contains("/") && !name.contains("%");
        return name != null && isPathSegment ? name : "";
    }

    /** The first value of a parameter; null if absent. Like Go, this skips values that cannot be decoded. */
    private static @Nullable String parameter(String query, String name) {
        for (int from = 0; from <= query.length(); ) {
            int and = query.indexOf('&', from);
            int to = and < 0 ? query.length() : and;
            String pair = query.substring(from, to);
            int equals = pair.indexOf('=');
            String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.equals(key) && value != null && pair.indexOf(';') < 0) {
                return value;
            }
            from = to + 1;
        }
        return null;
    }

    private static @Nullable String decoded(String text) {
        return RequestUrl.decoded(text.replace('+', ' '));
    }

    /**
     * The name that the first term requires, in the sorted order of terms; null if there is none, or a term is
     * malformed.
     */
    private static @Nullable String exactName(String selector) {
        String name = null;
        for (String term : terms(selector)) {
            int operator = operator(term);
            if (operator < 0) {
                return null;
            }
            boolean isNot = term.charAt(operator) == '!';
            boolean isLong = isNot || term.startsWith("==", operator);
            String value = unescaped(term.substring(operator + (isLong ? 2 : 1)));
            if (value == null) {
                return null;
            }
            if (name == null && !isNot && term.substring(0, operator).equals(NAME)) {
                name = value;
            }
        }
        return name;
    }

    /** The terms between commas, sorted; a backslash escapes the next character. */
    private static List<String> terms(String selector) {
        List<String> terms = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= selector.length(); i++) {
            if (i == selector.length() || selector.charAt(i) == ',') {
                terms.add(selector.substring(from, i));
                from = i + 1;
            } else if (selector.charAt(i) == '\\' && i + 1 < selector.length()) {
                i++;
            }
        }
        terms.removeIf(String::isEmpty);
        terms.sort(null);
        return terms;
    }

    /** The index of {@code =}, {@code ==} or {@code !=}; -1 if there is none. */
    private static int operator(String term) {
        int equals = term.indexOf('=');
        return equals > 0 && term.charAt(equals - 1) == '!' ? equals - 1 : equals;
    }

    /** A value without its escapes; null if an escape is invalid. */
    private static @Nullable String unescaped(String value) {
        StringBuilder unescaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '=') {
                return null;
            }
            if (c == '\\' && (++i == value.length() || "\\,=".indexOf(value.charAt(i)) < 0)) {
                return null;
            }
            unescaped.append(value.charAt(i));
        }
        return unescaped.toString();
    }
}
