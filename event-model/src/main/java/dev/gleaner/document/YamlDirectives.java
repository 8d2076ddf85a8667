package dev.gleaner.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;

/**
 * Checks the directives before the documents of a text, such as {@code %YAML 1.1}. snakeyaml accepts directives that
 * the parser of Kubernetes refuses (goyaml.v2, parserc.go and scannerc.go). Not thread-safe: it reads the text once,
 * from start to end.
 */
final class YamlDirectives {
    private static final Pattern LINE =
            Pattern.compile("([^\\r\\n\\x85\\u2028\\u2029]*)(\\r\\n|[\\r\\n\\x85\\u2028\\u2029]|\\z)");
    private static final Pattern VERSION = Pattern.compile("(%YAML[ \\t]+0*(\\d*\\.)0*(\\d*))([ \\t].*)?");
    private static final Pattern NAME = Pattern.compile("%([^ \\t]*).*");

    private final String text;
    private int offset;
    private int index;

    YamlDirectives(String text) {
        this.text = text;
    }

    /**
     * Reports the directives that Kubernetes refuses before the document at a position; the line is counted from 0.
     */
    void check(Mark start, int firstLine, Violations violations) {
        offset = text.offsetByCodePoints(offset, start.getIndex() - index);
        index = start.getIndex();
        int number = firstLine;
        Matcher line = LINE.matcher(text).region(offset, text.length());
        while (line.lookingAt() && !line.group().isEmpty() && !line.group(1).startsWith("---")) {
            number++;
            if (line.group(1).startsWith("%")) {
                check(line.group(1), new Position(number, 1), violations);
            } else if (!line.group(1).isBlank() && !line.group(1).stripLeading().startsWith("#")) {
                return;
            }
            line.region(line.end(), text.length());
        }
    }

    private static void check(String directive, Position position, Violations violations) {
        Matcher version = VERSION.matcher(directive);
        Matcher name = NAME.matcher(directive);
        if (version.matches() && !(version.group(2) + version.group(3)).equals("1.1")) {
            violations.report(DocumentFault.YAML_VERSION, position, FieldPath.ROOT, version.group(1));
        } else if (name.matches()
                && !name.group(1).equals("YAML")
                && !name.group(1).equals("TAG")) {
            violations.report(
                    DocumentFault.YAML_SYNTAX,
                    position,
                    FieldPath.ROOT,
                    "found unknown directive name " + Printable.quoted(name.group(1)) + "; remove the directive");
        }
    }
}
