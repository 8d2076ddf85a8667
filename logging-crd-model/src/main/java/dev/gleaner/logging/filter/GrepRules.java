package dev.gleaner.logging.filter;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of {@link GrepFilter} (fluentd 1.14.6, lib/fluent/plugin/filter_grep.rb). fluentd collects the conditions
 * of all groups in four tables with one condition for each field: the top level belongs to {@code and} for what is
 * kept, and to {@code or} for what is dropped.
 */
final class GrepRules {
    private final Violations violations;

    private GrepRules(Violations violations) {
        this.violations = violations;
    }

    static void check(Tree.Mapping grep, Position position, FieldPath path, Violations violations) {
        GrepRules rules = new GrepRules(violations);
        Set<String> kept = new LinkedHashSet<>();
        Set<String> dropped = new LinkedHashSet<>();
        rules.checkKeys(grep, "regexp", "", path, kept);
        rules.checkKeys(grep, "exclude", "", path, dropped);
        rules.checkGroups(grep, "and", path, kept, new LinkedHashSet<>());
        rules.checkGroups(grep, "or", path, new LinkedHashSet<>(), dropped);
    }

    private void checkGroups(Tree.Mapping grep, String field, FieldPath path, Set<String> kept, Set<String> dropped) {
        List<Tree> groups = itemsOf(grep, field);
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i) instanceof Tree.Mapping group) {
                checkGroup(group, field, path.field(field).index(i), kept, dropped);
            }
        }
    }

    private void checkGroup(Tree.Mapping group, String name, FieldPath path, Set<String> kept, Set<String> dropped) {
        if (group.hasValue("regexp") && group.hasValue("exclude")) {
            String later = group.later("regexp", "exclude");
            violations.report(FilterFault.GREP_GROUP, group, path, later, name);
        }
        checkKeys(group, "regexp", " in <" + name + ">", path, kept);
        checkKeys(group, "exclude", " in <" + name + ">", path, dropped);
    }

    private void checkKeys(Tree.Mapping owner, String field, String where, FieldPath path, Set<String> known) {
        List<Tree> rules = itemsOf(owner, field);
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i) instanceof Tree.Mapping rule) {
                String key = rule.text("key").orElse("");
                if (!key.isEmpty() && !known.add(key)) {
                    FieldPath rulePath = path.field(field).index(i);
                    violations.report(FilterFault.GREP_KEY, rule, rulePath, "key", where, Printable.line(key));
                }
            }
        }
    }

    private static List<Tree> itemsOf(Tree.Mapping owner, String field) {
        return owner.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list ? list.items() : List.of();
    }
}
