package dev.gleaner.audit.review;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The users and groups that Kubernetes defines; the prefix {@code system:} is reserved for them. */
final class Subjects {
    private static final Set<String> GROUPS = Set.of(
            "system:authenticated",
            "system:unauthenticated",
            "system:masters",
            "system:nodes",
            "system:monitoring",
            "system:bootstrappers");

    /**
     * Users whose names are never names of groups. The scheduler and the controller manager are missing: some clusters
     * have groups with their names.
     */
    private static final Set<String> USERS = Set.of("system:anonymous", "system:apiserver", "system:kube-proxy");

    /** All users of Kubernetes that are no service accounts and no nodes. */
    private static final List<String> ALL_USERS = Stream.concat(
                    USERS.stream(), Stream.of("system:kube-controller-manager", "system:kube-scheduler"))
            .sorted()
            .toList();

    private static final Pattern NODE = Pattern.compile("system:node:.+");
    private static final Pattern ACCOUNT = Pattern.compile("system:serviceaccount:[^:]+:[^:]+");
    private static final Pattern ACCOUNTS = Pattern.compile("system:serviceaccounts(:[^:]+)?");
    private static final Pattern LIKE_AN_ACCOUNT = Pattern.compile("system:serviceaccounts?(:.*)?");
    private static final Pattern ALL_ACCOUNTS = Pattern.compile("system:serviceaccounts?(?::(?<namespace>[^:*]+):)?.*");

    private Subjects() {}

    static Optional<Violation> checkUser(Part entry, String user) {
        if (GROUPS.contains(user) || ACCOUNTS.matcher(user).matches()) {
            return Optional.of(entry.violation(AnalysisFault.USER_IS_GROUP, Violation.quoted(user)));
        }
        return isLike(user, ACCOUNT)
                ? Optional.of(entry.violation(
                        AnalysisFault.SERVICE_ACCOUNT,
                        "user",
                        Violation.quoted(user),
                        Violation.quoted(
                                "system:serviceaccount:" + part(user, 2, "NAMESPACE") + ":" + part(user, 3, "NAME"))))
                : misspelt(entry, "user", user, ALL_USERS);
    }

    static Optional<Violation> checkGroup(Part entry, String group) {
        if (USERS.contains(group)
                || NODE.matcher(group).matches()
                || ACCOUNT.matcher(group).matches()) {
            return Optional.of(entry.violation(AnalysisFault.USER_GROUP_IS_USER, Violation.quoted(group)));
        }
        return isLike(group, ACCOUNTS)
                ? Optional.of(entry.violation(
                        AnalysisFault.SERVICE_ACCOUNT,
                        "group",
                        Violation.quoted(group),
                        Violation.quoted("system:serviceaccounts:" + part(group, 2, "NAMESPACE"))))
                : misspelt(entry, "group", group, GROUPS);
    }

    private static Optional<Violation> misspelt(Part entry, String noun, String name, Collection<String> known) {
        return known.contains(name) || !name.startsWith("system:")
                ? Optional.empty()
                : NearestName.certain(name, known).map(intended -> entry.violation(
                                AnalysisFault.SUBJECT_UNKNOWN, noun, Violation.quoted(name), Violation.quoted(intended))
                        .withReplacement(new Replacement(name, intended)));
    }

    /** The group of the users that a pattern was probably intended to match. */
    static Optional<String> groupOf(String pattern) {
        if (pattern.equals("system:node:*")) {
            return Optional.of("system:nodes");
        }
        Matcher accounts = ALL_ACCOUNTS.matcher(pattern);
        if (!accounts.matches()) {
            return Optional.empty();
        }
        String namespace = accounts.group("namespace");
        return Optional.of("system:serviceaccounts" + (namespace == null ? "" : ":" + namespace));
    }

    /** Whether a name is intended for service accounts, but is not valid. */
    private static boolean isLike(String name, Pattern right) {
        return LIKE_AN_ACCOUNT.matcher(name).matches() && !right.matcher(name).matches();
    }

    private static String part(String name, int index, String otherwise) {
        String[] parts = name.split(":", -1);
        return index < parts.length && !parts[index].isEmpty() ? parts[index] : otherwise;
    }
}
