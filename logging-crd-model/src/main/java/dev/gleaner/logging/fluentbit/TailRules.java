package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;

/**
 * The rules of {@link InputTail} (logging-operator 3.17.3, pkg/resources/fluentbit/config.go and configsecret.go;
 * fluent-bit, plugins/in_tail/tail.c).
 */
final class TailRules {
    private static final String MULTILINE_PARSER = "multiline.parser";

    /** The fields that the operator drops if there is a multiline parser. */
    private static final List<String> DROPPED = List.of(
            "Parser",
            "Parser_N",
            "Multiline",
            "Multiline_Flush",
            "Parser_Firstline",
            "Docker_Mode",
            "Docker_Mode_Flush",
            "Docker_Mode_Parser");

    private TailRules() {}

    static void checkOptions(Tree.Mapping tail, Position position, FieldPath path, Violations violations) {
        if (tail.hasValue("DB_Sync")) {
            violations.report(FluentbitFault.OPTION, tail, path, "DB_Sync", "DB_Sync");
        }
        if (tail.hasValue("Parser_N") && !tail.hasValue(MULTILINE_PARSER)) {
            violations.report(FluentbitFault.OPTION, tail, path, "Parser_N", "Parse_0");
        }
    }

    static void checkDropped(Tree.Mapping tail, Position position, FieldPath path, Violations violations) {
        if (!tail.hasValue(MULTILINE_PARSER)) {
            return;
        }
        for (String field : DROPPED) {
            if (tail.hasValue(field)) {
                violations.report(FluentbitFault.OPTION_DROPPED, tail, path, field);
            }
        }
    }

    static void checkLongLines(Tree.Mapping tail, Position position, FieldPath path, Violations violations) {
        if (FluentbitOptions.isOff(tail, "Skip_Long_Lines")) {
            violations.report(FluentbitFault.LONG_LINES, tail, path, "Skip_Long_Lines");
        }
    }
}
