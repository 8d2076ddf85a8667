package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import java.util.List;
import java.util.Optional;

/** The filter {@code parser} (logging-operator 3.17.3, pkg/sdk/logging/model/filter/parser.go). */
final class ParseSections {
    /** Up to 3.17 the type of a pattern is a parameter. */
    private static final Version TYPE = Version.of("4.0.0");

    private static final Section GROK = Section.of("grok").mandatory("pattern").standard("time_key", "time");

    private static final Section PATTERN = Section.of("pattern").each("grok_patterns", GROK);

    private static final Section ONE_LINE = Section.of("parse")
            .typeOf("type", "")
            .hidden("multiline")
            .prepared((parse, rendering, id) -> withLines(parse))
            .checked(ParseSections::problemOfPatterns)
            .each("patterns", PATTERN.when((spec, rendering) -> rendering.isSince(TYPE), PATTERN.typeOf("type", "")))
            .each("grok_patterns", GROK);

    private static final Section PARSE =
            ONE_LINE.when((parse, rendering) -> isMultiline(parse), ONE_LINE.required("format_firstline"));

    static final Section PARSER = Section.of("filter", "**")
            .type("parser")
            .hidden("parsers")
            .pointers("emit_invalid_record_to_error")
            .prepared((spec, rendering, id) -> FilterSections.withKey(spec, "key_name", rendering))
            .checked(spec -> spec.hasValue("parsers")
                    ? Optional.of("`parsers` field is deprecated, use `parse`")
                    : Optional.empty())
            .always("parse", PARSE);

    private ParseSections() {}

    /** The lines of {@code multiline} are numbered; the first one is written even if it is empty. */
    private static Tree.Mapping withLines(Tree.Mapping parse) {
        List<Tree> lines = items(parse, "multiline");
        if (!isMultiline(parse)) {
            return parse;
        }
        Tree.Mapping changed = parse;
        for (int i = 0; i < lines.size(); i++) {
            changed = Texts.with(changed, "format" + (i + 1), lines.get(i));
        }
        return changed;
    }

    private static boolean isMultiline(Tree.Mapping parse) {
        return parse.hasValue("multiline")
                && parse.text("type").filter("multiline"::equals).isPresent();
    }

    private static Optional<String> problemOfPatterns(Tree.Mapping parse) {
        boolean isMulti = parse.text("type").filter("multi_format"::equals).isPresent();
        boolean hasFormat = items(parse, "patterns").stream()
                .anyMatch(pattern -> pattern instanceof Tree.Mapping mapping && mapping.hasValue("format"));
        return hasFormat && !isMulti
                ? Optional.of("format parameter only works with multi_format type")
                : Optional.empty();
    }

    private static List<Tree> items(Tree.Mapping mapping, String field) {
        return mapping.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list ? list.items() : List.of();
    }
}
