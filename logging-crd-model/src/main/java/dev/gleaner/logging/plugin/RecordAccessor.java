package dev.gleaner.logging.plugin;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths to nested fields of records, such as {@code $.kubernetes.host} and {@code $['kubernetes']['host']}. Not for
 * users: the shapes of plug-ins use them (fluentd 1.14.6, lib/fluent/plugin_helper/record_accessor.rb).
 */
public final class RecordAccessor {
    private static final Pattern STEP = Pattern.compile("\\['[^']*'\\]|\\[-?[0-9]+\\]");

    private RecordAccessor() {}

    /** The rule that fluentd can read the paths in some fields. */
    public static Shape.Rule<Tree.Mapping> rule(String... fields) {
        Objects.requireNonNull(fields, "fields");
        return rule(List::of, fields);
    }

    /** The rule that fluentd can read the paths in some fields, each of which has paths with commas between them. */
    public static Shape.Rule<Tree.Mapping> listRule(String... fields) {
        Objects.requireNonNull(fields, "fields");
        return rule(PlainList::of, fields);
    }

    private static Shape.Rule<Tree.Mapping> rule(Function<String, List<String>> paths, String... fields) {
        List<String> names = List.of(fields);
        return (plugin, position, path, violations) -> {
            for (String name : names) {
                plugin.text(name).flatMap(RawText::read).map(paths).orElse(List.of()).stream()
                        .flatMap(text -> problem(text).stream())
                        .forEach(problem ->
                                violations.report(PluginFault.FIELD_PATH, plugin, path, name, Printable.line(problem)));
            }
        };
    }

    /** What fluentd says about a path that it refuses; empty if it accepts the path, or if it is a plain name. */
    public static Optional<String> problem(String path) {
        Objects.requireNonNull(path, "path");
        if (path.startsWith("$.")) {
            return dotProblem(path);
        }
        return path.startsWith("$[") ? bracketProblem(path) : Optional.empty();
    }

    private static Optional<String> dotProblem(String path) {
        String keys = path.substring(2);
        if (keys.chars().allMatch(c -> c == '.')) {
            return Optional.of("empty keys");
        }
        for (String key : keys.split("\\.", -1)) {
            int bracket = key.indexOf('[');
            Optional<String> problem =
                    bracket < 0 ? Optional.empty() : stepsProblem(key.substring(bracket), path, "\\[-?[0-9]+\\]");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> bracketProblem(String path) {
        return stepsProblem(path.substring(1), path, STEP.pattern());
    }

    private static Optional<String> stepsProblem(String steps, String path, String step) {
        Matcher matcher = Pattern.compile(step).matcher(steps);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            end = matcher.end();
            if (end == steps.length()) {
                return Optional.empty();
            }
        }
        String rest = steps.substring(end);
        if (!rest.startsWith("[")) {
            return Optional.of("found more characters after ']'. Invalid syntax: " + path);
        }
        if (rest.startsWith("['")) {
            return Optional.of("Incomplete bracket. Invalid syntax: " + path);
        }
        int close = rest.indexOf(']');
        return Optional.of(
                close < 0
                        ? "'[' found but ']' not found. Invalid syntax: " + path
                        : "invalid value for Integer(): " + Violation.quoted(rest.substring(1, close)));
    }
}
