package dev.gleaner.audit.review;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks resource patterns that match nothing. */
final class ResourcePatterns {
    private static final Pattern FORM = Pattern.compile("\\*|[^*/]+|[^*/]+/[^*/]+|\\*/[^*/]+|[^*/]+/\\*");
    private static final Pattern LONG = Pattern.compile("([^*/]+)/([^*/]+)/(.*)");
    private static final Pattern OPEN = Pattern.compile("([^*/]+)/.*\\*.*");
    private static final Pattern ENDLESS = Pattern.compile("/?([^*/]+)/?");

    private final String group;

    /** A check of the resources of a group. */
    ResourcePatterns(String group) {
        this.group = group;
    }

    /** The problem of a pattern, if there is one. */
    Optional<Violation> check(Part entry, String pattern) {
        if (!FORM.matcher(pattern).matches()) {
            return found(AnalysisFault.RESOURCE_PATTERN, entry, pattern, form(pattern));
        }
        int slash = pattern.indexOf('/');
        String resource = slash < 0 ? pattern : pattern.substring(0, slash);
        String subresource = slash < 0 ? "" : pattern.substring(slash + 1);
        Optional<Violation> wrong = resource.equals("*") ? Optional.empty() : checkResource(entry, resource);
        return wrong.isPresent() || !group.isEmpty() || subresource.isEmpty() || subresource.equals("*")
                ? wrong
                : KnownResources.nearestSubresource(subresource)
                        .flatMap(nearest -> found(
                                AnalysisFault.RESOURCE_UNKNOWN, entry, pattern, didYouMean(resource + "/" + nearest)));
    }

    private Optional<Violation> checkResource(Part entry, String resource) {
        int dot = resource.indexOf('.');
        if (dot >= 0) {
            String expected =
                    "the resource " + Violation.quoted(resource.substring(0, dot)) + ", and its group in group";
            return found(AnalysisFault.RESOURCE_NAME, entry, resource, expected);
        }
        String lower = resource.toLowerCase(Locale.ROOT);
        if (!resource.equals(lower)) {
            String expected = KnownResources.nearest(lower)
                    .map(Violation::quoted)
                    .orElse("a plural in lower case, such as \"pods\"");
            return found(AnalysisFault.RESOURCE_NAME, entry, resource, expected);
        }
        return group.isEmpty() && !KnownResources.isCore(resource)
                ? found(AnalysisFault.RESOURCE_UNKNOWN, entry, resource, elsewhere(resource))
                : Optional.empty();
    }

    /** The group of a resource that the core group does not have, as the end of a message. */
    private static String elsewhere(String resource) {
        Optional<String> group = KnownResources.groupOf(resource);
        if (group.isPresent()) {
            return "; the group " + Violation.quoted(group.get()) + " has it";
        }
        return KnownResources.nearest(resource)
                .map(nearest -> KnownResources.groupOf(nearest)
                        .map(of -> "; did you mean " + Violation.quoted(nearest) + " of the group "
                                + Violation.quoted(of) + "?")
                        .orElse(didYouMean(nearest)))
                .orElse("");
    }

    private static String didYouMean(String name) {
        return "; did you mean " + Violation.quoted(name) + "?";
    }

    private static String form(String pattern) {
        Matcher longer = LONG.matcher(pattern);
        if (longer.matches()) {
            // Of a URL the name was left in, or of a pattern there is too much at the end.
            String subresource = longer.group(KnownResources.hasSubresource(longer.group(3)) ? 3 : 2);
            return Violation.quoted(longer.group(1) + "/" + subresource);
        }
        Matcher open = OPEN.matcher(pattern);
        if (open.matches()) {
            return Violation.quoted(open.group(1) + "/*");
        }
        Matcher endless = ENDLESS.matcher(pattern);
        if (endless.matches()) {
            return Violation.quoted(endless.group(1));
        }
        return pattern.equals("*/*")
                ? "\"*\""
                : "a form such as \"*\", \"pods\", \"pods/log\", \"pods/*\" or \"*/log\"";
    }

    private static Optional<Violation> found(Fault fault, Part entry, String text, String expected) {
        return Optional.of(entry.violation(fault, Violation.quoted(text), expected));
    }
}
