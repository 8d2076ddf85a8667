package dev.gleaner.logging.filter;

import dev.gleaner.document.Tree;

/** Fields of filters as the operator writes them to fluentd's configuration. */
final class FilterOptions {
    private FilterOptions() {}

    /** Whether the operator writes a field. It omits false, 0 and empty values. */
    static boolean isOn(Tree.Mapping filter, String field) {
        Tree value = filter.get(field).orElse(Tree.nothing());
        if (value instanceof Tree.Flag flag) {
            return flag.value();
        }
        return value instanceof Tree.Decimal number ? number.value().signum() != 0 : filter.hasValue(field);
    }
}
