package dev.gleaner.audit.review;

import dev.gleaner.audit.analyze.ClusterScope;
import dev.gleaner.document.Fault;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports resource patterns that match nothing. */
final class ResourcePatterns {
    private static final Pattern FORM = Pattern.compile("\\*|[^*/]+|[^*/]+/[^*/]+|\\*/[^*/]+|[^*/]+/\\*");
    private static final Pattern SEVERAL_SLASHES = Pattern.compile("([^*/]+)/([^*/]+)/(.*)");
    private static final Pattern STAR_IN_SUBRESOURCE = Pattern.compile("([^*/]+)/.*\\*.*");
    private static final Pattern OUTER_SLASH = Pattern.compile("/?([^*/]+)/?");

    private final String group;
    private final boolean isOfNamespaces;

    /** A check of the resources of a group, in a rule that may be only for requests for namespaces. */
    ResourcePatterns(String group, boolean isOfNamespaces) {
        this.group = group;
        this.isOfNamespaces = isOfNamespaces;
    }

    /** The problem of a pattern, if there is one. */
    Optional<Violation> check(Part entry, String pattern) {
        if (!FORM.matcher(pattern).matches()) {
            return found(AnalysisFault.RESOURCE_PATTERN, entry, pattern, correctForm(pattern));
        }
        int slash = pattern.indexOf('/');
        String resource = slash < 0 ? pattern : pattern.substring(0, slash);
        String subresource = slash < 0 ? "" : pattern.substring(slash + 1);
        Optional<Violation> problem = resource.equals("*") ? Optional.empty() : checkResource(entry, resource);
        return problem.isPresent() || !group.isEmpty() || subresource.isEmpty() || subresource.equals("*")
                ? problem
                : KnownResources.nearestSubresource(subresource)
                        .flatMap(nearest -> unknown(entry, pattern, didYouMean(resource + "/" + nearest)));
    }

    private Optional<Violation> checkResource(Part entry, String resource) {
        int dot = resource.indexOf('.');
        if (dot >= 0) {
            String expected = "the resource " + Violation.quoted(resource.substring(0, dot))
                    + ", with its group in the field group";
            return found(AnalysisFault.RESOURCE_NAME, entry, resource, expected);
        }
        String lower = resource.toLowerCase(Locale.ROOT);
        if (!resource.equals(lower)) {
            String expected = KnownResources.nearest(lower)
                    .map(Violation::quoted)
                    .orElse("a plural in lower case, such as \"pods\"");
            return found(AnalysisFault.RESOURCE_NAME, entry, resource, expected);
        }
        if (isOfNamespaces && ClusterScope.has(group, resource)) {
            return Optional.of(entry.violation(AnalysisFault.CLUSTER_SCOPE, Violation.quoted(resource)));
        }
        if (group.isEmpty()) {
            return KnownResources.isCore(resource) ? Optional.empty() : unknown(entry, resource, suggestion(resource));
        }
        return KnownResources.isCoreOnly(group, resource)
                ? unknown(entry, resource, "; the core group \"\" has it")
                : KnownResources.intendedIn(group, resource)
                        .flatMap(intended -> unknown(entry, resource, didYouMean(intended)));
    }

    private Optional<Violation> unknown(Part entry, String resource, String end) {
        String noun = group.isEmpty() ? "the core group" : "the group " + Violation.quoted(group);
        return Optional.of(entry.violation(AnalysisFault.RESOURCE_UNKNOWN, noun, Violation.quoted(resource), end));
    }

    /** The end of a message about a resource that the core group does not have: its group, or a similar name. */
    private static String suggestion(String resource) {
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

    private static String correctForm(String pattern) {
        Matcher severalSlashes = SEVERAL_SLASHES.matcher(pattern);
        if (severalSlashes.matches()) {
            // The name of an object in the middle, as in a URL, or an additional part at the end.
            String subresource = severalSlashes.group(KnownResources.hasSubresource(severalSlashes.group(3)) ? 3 : 2);
            return Violation.quoted(severalSlashes.group(1) + "/" + subresource);
        }
        Matcher starInSubresource = STAR_IN_SUBRESOURCE.matcher(pattern);
        if (starInSubresource.matches()) {
            return Violation.quoted(starInSubresource.group(1) + "/*");
        }
        Matcher outerSlash = OUTER_SLASH.matcher(pattern);
        if (outerSlash.matches()) {
            return Violation.quoted(outerSlash.group(1));
        }
        return pattern.equals("*/*")
                ? "\"*\""
                : "a form such as \"*\", \"pods\", \"pods/log\", \"pods/*\" or \"*/log\"";
    }

    private static Optional<Violation> found(Fault fault, Part entry, String text, String expected) {
        return Optional.of(entry.violation(fault, Violation.quoted(text), expected));
    }
}
