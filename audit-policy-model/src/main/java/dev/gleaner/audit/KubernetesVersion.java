package dev.gleaner.audit;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of kube-apiserver that a policy is for, such as 1.24. What is asked about a policy is answered for
 * {@link #DEFAULT} where no other release is named.
 *
 * @param minor the second number of the release; the first is always 1
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion>, Serializable {
    /** The oldest release whose behaviour is known. */
    public static final KubernetesVersion OLDEST = new KubernetesVersion(20);

    /** The release that Harvester v1.1 runs on. */
    public static final KubernetesVersion DEFAULT = new KubernetesVersion(24);

    /** The newest release whose behaviour is known; a newer one is taken to behave like it. */
    public static final KubernetesVersion NEWEST = new KubernetesVersion(36);

    private static final KubernetesVersion GROUP_WILDCARD = new KubernetesVersion(36);

    private static final Pattern TEXT = Pattern.compile("v?1\\.(\\d{1,4})([.+-].*)?");
    private static final int OLDEST_MINOR = 20;

    /** Refuses a release before 1.20. */
    public KubernetesVersion {
        if (minor < OLDEST_MINOR) {
            throw new IllegalArgumentException("1." + minor + " is too old; expected 1.20 or newer");
        }
    }

    /**
     * The release of a text such as {@code 1.24}, {@code v1.24.7} or {@code v1.24.7+rke2r1}.
     *
     * @throws IllegalArgumentException when the text is no version of Kubernetes, or one before 1.20
     */
    public static KubernetesVersion of(String text) {
        Matcher version = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (!version.matches()) {
            throw new IllegalArgumentException("not a version of Kubernetes: " + text + "; expected one such as 1.24");
        }
        return new KubernetesVersion(Integer.parseInt(version.group(1)));
    }

    /** The oldest release, from {@link #DEFAULT} on, that accepts everything in a policy in which reading finds no error. */
    public static KubernetesVersion accepting(AuditPolicy policy) {
        boolean wildcard = policy.rules().stream()
                .flatMap(rule -> rule.resources().stream())
                .anyMatch(entry -> entry.group().orElse("").equals("*"));
        return wildcard ? GROUP_WILDCARD : DEFAULT;
    }

    /** Whether policies of {@code audit.k8s.io/v1beta1} and {@code v1alpha1} are accepted, which ended with 1.24. */
    public boolean acceptsBetaPolicies() {
        return minor < 24;
    }

    /** Whether {@code omitManagedFields} is a field of policies; before 1.23 it is ignored as any unknown field is. */
    public boolean hasOmitManagedFields() {
        return minor >= 23;
    }

    /** Whether the server logs a warning about what it ignores in a policy, which it does from 1.26 on. */
    public boolean warnsOfIgnored() {
        return minor >= 26;
    }

    /** Whether the API group {@code *} of a rule is every group; before 1.36 such a policy is refused. */
    public boolean hasGroupWildcard() {
        return compareTo(GROUP_WILDCARD) >= 0;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        Objects.requireNonNull(other, "other");
        return Integer.compare(minor, other.minor);
    }

    /** The version as {@code 1.24}. */
    @Override
    public String toString() {
        return "1." + minor;
    }
}
