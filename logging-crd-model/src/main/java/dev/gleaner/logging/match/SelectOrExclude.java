package dev.gleaner.logging.match;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;

/**
 * The rule that a step has exactly one of {@code select} and {@code exclude} (3.17.3, pkg/resources/model/system.go).
 */
final class SelectOrExclude {
    private SelectOrExclude() {}

    static void check(Tree.Mapping match, Position position, FieldPath path, Violations violations) {
        boolean selects = match.isSet("select");
        boolean excludes = match.isSet("exclude");
        if (selects && excludes) {
            violations.report(MatchFault.MATCH_BOTH, match, path, "exclude");
        } else if (!selects && !excludes) {
            violations.report(MatchFault.MATCH_NEITHER, position, path);
        }
    }
}
