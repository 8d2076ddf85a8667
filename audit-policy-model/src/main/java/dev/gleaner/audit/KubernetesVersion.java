package dev.gleaner.audit;

import dev.gleaner.document.Violation;
import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of kube-apiserver that a policy is for, such as 1.24. If no release is specified, {@link #DEFAULT} is
 * used.
 *
 * @param minor the minor version; the major version is always 1
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion>, Serializable {
    /** The oldest release that Gleaner supports. */
    public static final KubernetesVersion OLDEST = new KubernetesVersion(20);

    /** The release that Harvester v1.1 runs on. */
    public static final KubernetesVersion DEFAULT = new KubernetesVersion(24);

    /** The newest release that Gleaner supports; newer ones are treated like it. */
    public static final KubernetesVersion NEWEST = new KubernetesVersion(36);

    private static final KubernetesVersion GROUP_WILDCARD = new KubernetesVersion(36);

    private static final Pattern TEXT = Pattern.compile("v?1\\.(\\d{1,4})([.+-].*)?");
    private static final int OLDEST_MINOR = 20;

    /** Refuses a release before 1.20 with an {@link IllegalArgumentException}. */
    public KubernetesVersion {
        if (minor < OLDEST_MINOR) {
            throw new IllegalArgumentException("1." + minor + " is too old; expected 1.20 or newer");
        }
    }

    /**
     * Parses a release such as {@code 1.24}, {@code v1.24.7} or {@code v1.24.7+rke2r1}.
     *
     * @throws IllegalArgumentException if the text is not a version of Kubernetes, or is one before 1.20
     */
    public static KubernetesVersion of(String text) {
        Matcher version = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (!version.matches()) {
            throw new IllegalArgumentException(
                    "not a version of Kubernetes: " + Violation.quoted(text) + "; expected one such as 1.24");
        }
        return new KubernetesVersion(Integer.parseInt(version.group(1)));
    }

    /** The oldest release, from {@link #DEFAULT} on, that accepts a policy. The policy must be valid. */
    public static KubernetesVersion accepting(AuditPolicy policy) {
        boolean wildcard = Objects.requireNonNull(policy, "policy").rules().stream()
                .flatMap(rule -> rule.resources().stream())
                .anyMatch(entry -> entry.group().orElse("").equals("*"));
        return wildcard ? GROUP_WILDCARD : DEFAULT;
    }

    /** Whether policies of {@code audit.k8s.io/v1beta1} and {@code v1alpha1} are accepted; true before 1.24. */
    public boolean acceptsBetaPolicies() {
        return minor < 24;
    }

    /**
     * Whether policies have the field {@code omitManagedFields}; true from 1.23 on. Older releases ignore the field.
     */
    public boolean hasOmitManagedFields() {
        return minor >= 23;
    }

    /** Whether the server logs a warning about fields that it ignores; true from 1.26 on. */
    public boolean warnsOfIgnored() {
        return minor >= 26;
    }

    /** Whether the API group {@code *} matches every group; true from 1.36 on. Older releases refuse the policy. */
    public boolean hasGroupWildcard() {
        return compareTo(GROUP_WILDCARD) >= 0;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        Objects.requireNonNull(other, "other");
        return Integer.compare(minor, other.minor);
    }

    /** The version, such as {@code 1.24}. */
    @Override
    public String toString() {
        return "1." + minor;
    }
}
