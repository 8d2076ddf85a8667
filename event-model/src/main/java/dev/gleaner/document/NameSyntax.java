package dev.gleaner.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the API server accepts as a name and as a label, and its words for anything else: IsQualifiedName,
 * IsValidLabelValue, IsDNS1123Label, IsDNS1123Subdomain, RegexError and MaxLenError of Kubernetes
 * (k8s.io/apimachinery, pkg/util/validation/validation.go; the words of v0.22.17 and v0.26.0 are the same). The second
 * space after the comma of an example is the server's. A text of any length takes linear time.
 */
public final class NameSyntax {
    private static final int MAX_LABEL = 63;
    private static final int MAX_SUBDOMAIN = 253;

    private static final String NO_SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must "
                    + "start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
                    + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private static final String NO_LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and "
                    + "end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
                    + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static final String NO_QUALIFIED_NAME =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
                    + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
                    + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private static final String NO_LABEL_VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must "
                    + "start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', "
                    + "regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private NameSyntax() {}

    /** The problems of a name of an object or of an API group; empty if there are none. */
    public static List<String> subdomain(String name) {
        Objects.requireNonNull(name, "name");
        List<String> problems = new ArrayList<>();
        checkLength(name, MAX_SUBDOMAIN, problems);
        if (!isSubdomain(name)) {
            problems.add(NO_SUBDOMAIN);
        }
        return problems;
    }

    /** The problems of a prefix of a name, to which the server adds letters and digits; empty if there are none. */
    static List<String> subdomainPrefix(String prefix) {
        return subdomain(prefix + "x");
    }

    /** The problems of a name of a namespace, a container or a volume; empty if there are none. */
    public static List<String> label(String name) {
        Objects.requireNonNull(name, "name");
        List<String> problems = new ArrayList<>();
        checkLength(name, MAX_LABEL, problems);
        if (!isLabel(name)) {
            problems.add(NO_LABEL);
        }
        return problems;
    }

    /** The problems of a key of a label or of an annotation; empty if there are none. */
    static List<String> qualifiedName(String key) {
        int slash = key.indexOf('/');
        if (slash != key.lastIndexOf('/')) {
            return List.of("a qualified name " + NO_QUALIFIED_NAME
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        List<String> problems = new ArrayList<>();
        if (slash == 0) {
            problems.add("prefix part must be non-empty");
        } else if (slash > 0) {
            subdomain(key.substring(0, slash)).forEach(problem -> problems.add("prefix part " + problem));
        }
        String name = key.substring(slash + 1);
        if (name.isEmpty()) {
            problems.add("name part must be non-empty");
        }
        List<String> ofName = new ArrayList<>();
        checkLength(name, MAX_LABEL, ofName);
        if (!isQualified(name)) {
            ofName.add(NO_QUALIFIED_NAME);
        }
        ofName.forEach(problem -> problems.add("name part " + problem));
        return problems;
    }

    /** The problems of a value of a label; empty if there are none. */
    static List<String> labelValue(String value) {
        List<String> problems = new ArrayList<>();
        checkLength(value, MAX_LABEL, problems);
        if (!value.isEmpty() && !isQualified(value)) {
            problems.add(NO_LABEL_VALUE);
        }
        return problems;
    }

    /** Go counts bytes. */
    private static void checkLength(String text, int limit, List<String> problems) {
        if (text.getBytes(StandardCharsets.UTF_8).length > limit) {
            problems.add("must be no more than " + limit + " characters");
        }
    }

    private static boolean isSubdomain(String name) {
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            if (!isLabel(name.substring(start, dot))) {
                return false;
            }
            start = dot + 1;
        }
        return isLabel(name.substring(start));
    }

    private static boolean isLabel(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '-'
                && name.charAt(name.length() - 1) != '-'
                && name.chars().allMatch(c -> c == '-' || isLowerCase(c) || isDigit(c));
    }

    private static boolean isQualified(String name) {
        return !name.isEmpty()
                && isAlphanumeric(name.charAt(0))
                && isAlphanumeric(name.charAt(name.length() - 1))
                && name.chars().allMatch(c -> c == '-' || c == '_' || c == '.' || isAlphanumeric(c));
    }

    private static boolean isAlphanumeric(int c) {
        return isLowerCase(c) || isDigit(c) || c >= 'A' && c <= 'Z';
    }

    private static boolean isLowerCase(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
