package dev.gleaner.logging.filter;

import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.List;

/** Fields of filters as the operator writes them to fluentd's configuration, and the values that fluentd accepts. */
final class FilterOptions {
    private FilterOptions() {}

    /** A rule that a field has one of some words, which fluentd requires and the CRDs do not. */
    static Shape.Rule<Tree.Mapping> rule(String field, String... words) {
        List<String> allowed = List.of(words);
        return (filter, position, path, violations) -> filter.text(field)
                .filter(word -> !word.isEmpty() && !allowed.contains(word))
                .ifPresent(word -> violations.report(
                        FilterFault.OPTION, filter, path, field, String.join(",", allowed), Violation.quoted(word)));
    }

    /** Whether the operator writes a field: it omits false, 0, and what is empty. */
    static boolean isOn(Tree.Mapping filter, String field) {
        Tree value = filter.get(field).orElse(Tree.nothing());
        if (value instanceof Tree.Flag flag) {
            return flag.value();
        }
        return value instanceof Tree.Decimal number ? number.value().signum() != 0 : filter.has(field);
    }

    /** The one of two fields that comes later in the text. */
    static String later(Tree.Mapping filter, String one, String other) {
        return filter.positionOf(one).compareTo(filter.positionOf(other)) > 0 ? one : other;
    }
}
