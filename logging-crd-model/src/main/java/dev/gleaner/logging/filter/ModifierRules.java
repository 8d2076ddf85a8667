package dev.gleaner.logging.filter;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.RawText;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules of {@link RecordModifierFilter} (fluent-plugin-record-modifier 2.1.0, filter_record_modifier.rb). */
final class ModifierRules {
    /** Encodings of Ruby that Java does not have. */
    private static final Set<String> RUBY_ENCODINGS = Set.of(
            "ascii-8bit",
            "binary",
            "utf8-mac",
            "utf-8-mac",
            "utf-8-hfs",
            "eucjp",
            "eucjp-ms",
            "euc-jp-ms",
            "cp51932",
            "cp932",
            "sjis",
            "windows-31j",
            "locale",
            "external",
            "filesystem",
            "internal");

    private ModifierRules() {}

    static void checkKeys(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        if (filter.hasValue("remove_keys") && filter.hasValue("whitelist_keys")) {
            violations.reportBoth(FilterFault.MODIFIER_KEYS, filter, path, "remove_keys", "whitelist_keys");
        }
    }

    static void checkEncoding(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        String encodings = filter.text("char_encoding").flatMap(RawText::read).orElse("");
        for (String encoding : encodings.isEmpty() ? new String[0] : encodings.split(":", 2)) {
            if (!isEncoding(encoding)) {
                violations.report(
                        FilterFault.MODIFIER_ENCODING, filter, path, "char_encoding", Printable.line(encoding));
            }
        }
    }

    private static boolean isEncoding(String name) {
        return RUBY_ENCODINGS.contains(name.toLowerCase(Locale.ROOT))
                || name.matches("[A-Za-z0-9][-A-Za-z0-9+.:_]*") && Charset.isSupported(name);
    }

    /** Checks the brackets of the code in the fields to set. */
    static void checkCode(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        List<Tree> records =
                filter.get("records").orElse(Tree.nothing()) instanceof Tree.Sequence list ? list.items() : List.of();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i) instanceof Tree.Mapping record) {
                for (Tree.Field field : record.fields()) {
                    checkCode(field, path.field("records").index(i), violations);
                }
            }
        }
    }

    /** Checks the brackets of the code that runs at the start. */
    static void checkPreparation(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        String code = filter.text("prepare_value").flatMap(RawText::read).orElse("");
        if (isPlain(code) && !isBalanced("${" + code + "}")) {
            violations.report(
                    FilterFault.MODIFIER_SYNTAX, filter, path, "prepare_value", "prepare_value", Printable.line(code));
        }
    }

    private static void checkCode(Tree.Field field, FieldPath path, Violations violations) {
        String value = field.value() instanceof Tree.Text text
                ? RawText.read(text.value()).orElse("")
                : "";
        if (value.contains("${") && isPlain(value) && !isBalanced(value)) {
            violations.report(
                    FilterFault.MODIFIER_SYNTAX,
                    field.position(),
                    path.field(field.name()),
                    Printable.line(field.name()),
                    Printable.line(value));
        }
    }

    /** Whether code has no regular expressions, comments and the like, which may have brackets of their own. */
    private static boolean isPlain(String code) {
        return code.chars().noneMatch(c -> "/%?#".indexOf(c) >= 0);
    }

    /** Whether every bracket in the code of a value is closed; brackets in quotes do not count. */
    private static boolean isBalanced(String value) {
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (open.isEmpty()) {
                if (value.startsWith("${", i)) {
                    open.push('}');
                    i++;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                open.push(")]}".charAt("([{".indexOf(c)));
            } else if (")]}".indexOf(c) >= 0 && open.pop() != c) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
