package dev.gleaner.logging.match;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.RawText;
import dev.gleaner.logging.plugin.RawValues;
import dev.gleaner.logging.plugin.RubyRegexp;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the values of conditions. The operator writes the elements of a list into the configuration of fluentd as one
 * text, with commas between them (logging-operator 3.17.3, pkg/sdk/logging/model/types/router.go).
 */
final class ConditionRules {
    private static final List<String> LISTS = List.of("namespaces", "hosts", "container_names", "namespaces_regex");

    private static final List<String> MAPS = List.of("labels", "namespace_labels");

    private ConditionRules() {}

    static void check(Tree.Mapping selector, Position position, FieldPath path, Violations violations) {
        for (String field : LISTS) {
            if (selector.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list) {
                checkList(list, selector.positionOf(field), path.field(field), violations);
            }
        }
        for (String field : MAPS) {
            if (selector.get(field).orElse(Tree.nothing()) instanceof Tree.Mapping map) {
                checkMap(map, selector.positionOf(field), path.field(field), violations);
            }
        }
    }

    private static void checkList(Tree.Sequence list, Position position, FieldPath path, Violations violations) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Tree.Text item) {
                items.add(item.value());
                checkComma(item.value(), item.position(), path.index(i), violations);
            }
        }
        RawValues.check(String.join(",", items), position, path, violations);
    }

    private static void checkMap(Tree.Mapping map, Position position, FieldPath path, Violations violations) {
        List<String> items = new ArrayList<>();
        for (Tree.Field field : map.fields()) {
            if (field.value() instanceof Tree.Text value) {
                items.add(field.name() + ":" + value.value());
                checkComma(value.value(), field.position(), path.field(field.name()), violations);
            }
        }
        RawValues.check(String.join(",", items), position, path, violations);
    }

    private static void checkComma(String text, Position position, FieldPath path, Violations violations) {
        if (text.contains(",")) {
            violations.report(MatchFault.MATCH_COMMA, position, path, Violation.quoted(text));
        }
    }

    /** Warns of an expression that Ruby refuses when it first sees a record. */
    static void checkRegexps(Tree.Mapping selector, Position position, FieldPath path, Violations violations) {
        if (!(selector.get("namespaces_regex").orElse(Tree.nothing()) instanceof Tree.Sequence list)) {
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Tree.Text item
                    && RawText.read(item.value()).isPresent()) {
                FieldPath at = path.field("namespaces_regex").index(i);
                RubyRegexp.ofSource(item.value())
                        .fault()
                        .ifPresent(fault -> violations.report(
                                MatchFault.MATCH_REGEXP, item.position(), at, fault, Violation.quoted(item.value())));
            }
        }
    }
}
