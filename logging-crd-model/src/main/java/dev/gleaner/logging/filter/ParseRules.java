package dev.gleaner.logging.filter;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.plugin.RawText;
import dev.gleaner.logging.plugin.RubyRegexp;
import dev.gleaner.logging.plugin.TimeZoneName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of {@link ParseSection} and {@link ParsePattern} (fluentd 1.14.6, lib/fluent/plugin/parser*.rb). */
final class ParseRules {
    private static final Set<String> VALUE_TYPES = Set.of("string", "integer", "float", "bool", "time", "array");

    /** The parsers of fluentd, and those of the plug-ins that the documentation of the operator names. */
    private static final List<String> PARSERS = List.of(
            "apache",
            "apache2",
            "apache_error",
            "csv",
            "grok",
            "json",
            "logfmt",
            "ltsv",
            "msgpack",
            "multi_format",
            "multiline",
            "multiline_grok",
            "nginx",
            "none",
            "regexp",
            "syslog",
            "tsv");

    private static final int MAX_FORMATS = 20;

    private static final Shape.Rule<Tree.Mapping> TIME_TYPE =
            Options.among("time_type", "string", "unixtime", "float", "mixed");
    private static final Shape.Rule<Tree.Mapping> REGEXPS =
            RubyRegexp.rule("expression", "null_value_pattern", "multiline_start_regexp", "delimiter_pattern");
    private static final Shape.Rule<Tree.Mapping> ZONE = TimeZoneName.rule("timezone");

    private ParseRules() {}

    /** The rules of the options that sections and patterns share. */
    static void checkOptions(Tree.Mapping options, Position position, FieldPath path, Violations violations) {
        TIME_TYPE.check(options, position, path, violations);
        REGEXPS.check(options, position, path, violations);
        ZONE.check(options, position, path, violations);
        if (options.text("time_type").equals(Optional.of("mixed")) && !options.hasValue("time_format")) {
            violations.report(FilterFault.PARSER_TIME_MIXED, options, path, "time_type");
        }
        checkTypes(options, path, violations);
    }

    private static void checkTypes(Tree.Mapping options, FieldPath path, Violations violations) {
        String types = options.text("types").orElse("").strip();
        // A mapping in JSON is not read here.
        if (types.startsWith("{")) {
            return;
        }
        for (String entry : types.split(",", -1)) {
            String[] words = entry.split(":", -1);
            if (words.length > 1 && !VALUE_TYPES.contains(words[1])) {
                violations.report(
                        FilterFault.PARSER_VALUE_TYPE,
                        options,
                        path,
                        "types",
                        Printable.line(words[0]),
                        Printable.line(words[1]));
            } else if (words.length == 1 && !entry.isBlank()) {
                violations.report(
                        FilterFault.PARSER_VALUE_TYPE_NONE, options, path, "types", Violation.quoted(entry.strip()));
            }
        }
    }

    /** The rules of sections: what each type of parser requires. */
    static void checkSection(Tree.Mapping section, Position position, FieldPath path, Violations violations) {
        String type = section.text("type").flatMap(RawText::read).orElse("");
        if (!section.hasValue("type")) {
            violations.report(FilterFault.PARSER_TYPE_NONE, position, path.field("type"));
        } else if (!type.isEmpty() && !PARSERS.contains(type)) {
            violations.report(
                    FilterFault.PARSER_TYPE, section, path, "type", Printable.line(type), String.join(", ", PARSERS));
        }
        if ((type.equals("csv") || type.equals("tsv")) && !section.hasValue("keys")) {
            require(section, "keys", path, violations);
        }
        if (type.equals("regexp")) {
            checkExpression(section, path, violations);
        }
        if (type.equals("multiline")) {
            checkMultiline(section, path, violations);
        }
        if (!type.equals("multi_format")) {
            refuseFormats(section, path, violations);
        }
    }

    private static void checkExpression(Tree.Mapping section, FieldPath path, Violations violations) {
        if (!section.hasValue("expression")) {
            require(section, "expression", path, violations);
        } else if (section.text("expression")
                .filter(text -> !RubyRegexp.of(text).hasNamedGroup())
                .isPresent()) {
            violations.report(FilterFault.PARSER_CAPTURES, section, path, "expression");
        }
    }

    private static void require(Tree.Mapping section, String field, FieldPath path, Violations violations) {
        violations.report(FilterFault.PARSER_PARAMETER, section.position(), path.field(field), field);
    }

    /** The formats form one regular expression. */
    private static void checkMultiline(Tree.Mapping section, FieldPath path, Violations violations) {
        boolean named = false;
        List<Tree> formats = itemsOf(section, "multiline");
        for (int i = 0; i < formats.size(); i++) {
            if (formats.get(i) instanceof Tree.Text format) {
                checkFormat(
                        format.value(),
                        format.position(),
                        path.field("multiline").index(i),
                        violations);
                named |= RubyRegexp.of(format.value()).hasNamedGroup();
            }
        }
        if (!named) {
            violations.report(FilterFault.MULTILINE_CAPTURES, section, path, "multiline");
        }
        if (formats.size() > MAX_FORMATS) {
            violations.report(FilterFault.MULTILINE_FORMATS, section, path, "multiline", formats.size());
        }
        if (section.hasValue("format_firstline")) {
            checkFormat(
                    section.text("format_firstline").orElse("//"),
                    section.positionOf("format_firstline"),
                    path.field("format_firstline"),
                    violations);
        }
    }

    private static void checkFormat(String text, Position position, FieldPath path, Violations violations) {
        String format = text.strip();
        if (format.length() < 2 || !format.startsWith("/") || !format.endsWith("/")) {
            violations.report(FilterFault.MULTILINE_SLASHES, position, path, Violation.quoted(text));
        } else {
            RubyRegexp.check(text, position, path, violations);
        }
    }

    private static void refuseFormats(Tree.Mapping section, FieldPath path, Violations violations) {
        List<Tree> patterns = itemsOf(section, "patterns");
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i) instanceof Tree.Mapping pattern && pattern.hasValue("format")) {
                FieldPath patternPath = path.field("patterns").index(i);
                violations.report(FilterFault.PATTERN_FORMAT, pattern, patternPath, "format");
            }
        }
    }

    private static List<Tree> itemsOf(Tree.Mapping section, String field) {
        return section.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list ? list.items() : List.of();
    }
}
