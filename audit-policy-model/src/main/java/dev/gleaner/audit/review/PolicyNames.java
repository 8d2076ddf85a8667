package dev.gleaner.audit.review;

import dev.gleaner.audit.analyze.Naming;
import dev.gleaner.audit.evaluate.Patterns;
import dev.gleaner.document.NameSyntax;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Warns of names and patterns that match nothing. kube-apiserver compares names exactly and accepts a mistake without a
 * message; the rule then does not record, or does not omit, what it should.
 */
final class PolicyNames {
    private final List<Violation> violations = new ArrayList<>();

    private PolicyNames() {}

    /** Checks one entry of a list. */
    private interface EntryCheck {
        Optional<Violation> check(Part entry, String text);
    }

    /**
     * The warnings about the names of a policy, in document order; for a built policy the part is
     * {@code new Part("", FieldPath.ROOT, policy.toTree())}.
     */
    static List<Violation> check(Part policy) {
        PolicyNames names = new PolicyNames();
        Part stages = Objects.requireNonNull(policy, "policy").field("omitStages");
        names.checkEntries(stages, (entry, stage) -> Optional.empty());
        policy.field("rules").items().forEach(rule -> names.checkRule(rule, texts(stages)));
        names.violations.sort(Violation.ORDER);
        return List.copyOf(names.violations);
    }

    private void checkRule(Part rule, List<String> omittedStages) {
        checkEntries(rule.field("users"), unlessPattern("users", Subjects::checkUser));
        checkEntries(rule.field("userGroups"), unlessPattern("userGroups", Subjects::checkGroup));
        checkEntries(rule.field("verbs"), unlessPattern("verbs", verbCheck(rule)));
        distinct(rule.field("resources"))
                .forEach(entry -> checkResources(entry, texts(rule.field("verbs")), isOfNamespaces(rule)));
        checkEntries(rule.field("namespaces"), unlessPattern("namespaces", PolicyNames::checkNamespace));
        checkEntries(rule.field("nonResourceURLs"), PolicyNames::checkUrl);
        checkEntries(rule.field("omitStages"), (entry, stage) -> checkStage(entry, stage, omittedStages));
    }

    private static EntryCheck verbCheck(Part rule) {
        boolean resources = has(rule, "resources") || has(rule, "namespaces");
        Verbs verbs = resources ? Verbs.OF_RESOURCES : has(rule, "nonResourceURLs") ? Verbs.OF_URLS : Verbs.OF_ALL;
        return (entry, verb) -> verbs.known().contains(verb)
                ? Optional.empty()
                : Optional.of(entry.violation(
                                AnalysisFault.VERB_UNKNOWN,
                                verbs.request(),
                                Violation.quoted(verb),
                                verbs.expected(verb))
                        .withReplacement(verbs.replacement(verb)));
    }

    /** Whether a rule matches only requests for namespaces; the entry {@code ""}, or null, matches the others. */
    private static boolean isOfNamespaces(Part rule) {
        List<Part> namespaces = rule.field("namespaces").items();
        return !namespaces.isEmpty()
                && namespaces.stream()
                        .allMatch(entry -> entry.tree() instanceof Tree.Text text
                                && !text.value().isEmpty());
    }

    private void checkResources(Part entry, List<String> verbs, boolean isOfNamespaces) {
        Part group = entry.field("group");
        checkGroup(group, entry.text("group")).ifPresent(violations::add);
        Part resources = entry.field("resources");
        checkEntries(resources, new ResourcePatterns(entry.text("group"), isOfNamespaces)::check);
        Part names = entry.field("resourceNames");
        checkEntries(names, unlessPattern("resourceNames", (name, text) -> Optional.empty()));
        if (!names.items().isEmpty() && !texts(names).contains("") && areNameless(verbs, texts(resources))) {
            violations.add(names.violation(AnalysisFault.NAMES_NEVER, String.join(" or ", new LinkedHashSet<>(verbs))));
        }
    }

    /**
     * Whether no request with one of the verbs has the name of an object. Requests for subresources have a name with
     * more verbs; they count if a pattern includes subresources.
     */
    private static boolean areNameless(List<String> verbs, List<String> resources) {
        boolean parts = resources.stream().anyMatch(pattern -> pattern.equals("*") || pattern.contains("/"));
        return !verbs.isEmpty()
                && verbs.stream().noneMatch(verb -> Naming.OBJECT.hasVerb(verb) || parts && Naming.PART.hasVerb(verb));
    }

    private static Optional<Violation> checkGroup(Part group, String name) {
        Optional<String> expected = name.equals("core") || name.equals("v1")
                ? Optional.of("\"\" for the core group")
                : KnownResources.intendedGroup(name).map(Violation::quoted);
        return name.isEmpty()
                ? Optional.empty()
                : expected.map(text -> group.violation(AnalysisFault.GROUP_UNKNOWN, Violation.quoted(name), text));
    }

    private static Optional<Violation> checkNamespace(Part entry, String namespace) {
        return namespace.isEmpty() || NameSyntax.label(namespace).isEmpty()
                ? Optional.empty()
                : Optional.of(entry.violation(AnalysisFault.NAMESPACE_INVALID, Violation.quoted(namespace)));
    }

    private static Optional<Violation> checkUrl(Part entry, String url) {
        int end = url.indexOf('?') >= 0 ? url.indexOf('?') : url.indexOf('#');
        if (end >= 0) {
            return Optional.of(entry.violation(
                    AnalysisFault.URL_QUERY, Violation.quoted(url.substring(0, end)), Violation.quoted(url)));
        }
        return isOfResource(Patterns.withoutStars(url))
                ? Optional.of(entry.violation(AnalysisFault.URL_OF_RESOURCE, Violation.quoted(url)))
                : Optional.empty();
    }

    /**
     * Whether a path, and every path with this prefix, is the path of a resource (Kubernetes v1.24,
     * k8s.io/apiserver/pkg/endpoints/request/requestinfo.go).
     */
    private static boolean isOfResource(String path) {
        String[] parts = path.replaceAll("^/++|(?<!/)/++\\z", "").split("/", -1);
        return parts[0].equals("api") && parts.length > 2 || parts[0].equals("apis") && parts.length > 3;
    }

    private static Optional<Violation> checkStage(Part entry, String stage, List<String> omitted) {
        return omitted.contains(stage)
                ? Optional.of(entry.violation(AnalysisFault.STAGE_REPEATED, stage))
                : Optional.empty();
    }

    /**
     * The check for entries of a list in which wildcards have no meaning: reports entries with a wildcard, and applies
     * the given check to all others.
     */
    private static EntryCheck unlessPattern(String list, EntryCheck check) {
        return (entry, text) -> text.contains("*")
                ? Optional.of(
                        entry.violation(AnalysisFault.WILDCARD, list, Violation.quoted(text), replacement(list, text)))
                : check.check(entry, text);
    }

    private static String replacement(String list, String pattern) {
        if (pattern.equals("*")) {
            return "omit " + list + " to match all";
        }
        return Subjects.groupOf(pattern)
                .filter(group -> list.startsWith("user"))
                .map(group -> "use the group " + Violation.quoted(group))
                .orElse("list each name");
    }

    /** Reports the first problem of each entry. */
    private void checkEntries(Part list, EntryCheck check) {
        for (Part entry : distinct(list)) {
            if (entry.tree() instanceof Tree.Text text) {
                check.check(entry, text.value()).ifPresent(violations::add);
            }
        }
    }

    /** The distinct entries of a list; reports duplicates. */
    private List<Part> distinct(Part list) {
        Map<Tree, Part> distinct = new LinkedHashMap<>();
        for (Part entry : list.items()) {
            Part first = distinct.putIfAbsent(entry.tree(), entry);
            if (first != null) {
                String text =
                        entry.tree() instanceof Tree.Text name ? Violation.quoted(name.value()) : "the same entry";
                violations.add(entry.violation(AnalysisFault.ENTRY_REPEATED, text, first.path()));
            }
        }
        return List.copyOf(distinct.values());
    }

    private static boolean has(Part rule, String field) {
        return !rule.field(field).items().isEmpty();
    }

    private static List<String> texts(Part list) {
        List<String> texts = new ArrayList<>();
        list.items().forEach(entry -> {
            if (entry.tree() instanceof Tree.Text text) {
                texts.add(text.value());
            }
        });
        return texts;
    }
}
