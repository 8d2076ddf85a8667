package dev.gleaner.audit.evaluate;

/**
 * The two conditions of a rule that have wildcards (Kubernetes v1.24, k8s.io/apiserver/pkg/audit/policy/checker.go).
 * All other conditions are compared exactly. Public for other packages of this module; users call
 * {@link AuditPolicyEvaluator}.
 */
public final class Patterns {
    private Patterns() {}

    /**
     * Whether a pattern such as {@code pods}, {@code pods/log}, {@code pods/*}, <code>*&#47;status</code> or {@code *}
     * matches a resource and subresource, which is empty for the object itself. {@code pods/*} also matches the pods
     * themselves.
     */
    public static boolean matchesResource(String pattern, String resource, String subresource) {
        return pattern.equals("*")
                || isCombined(pattern, resource, subresource)
                || !subresource.isEmpty()
                        && pattern.startsWith("*/")
                        && pattern.length() == subresource.length() + 2
                        && pattern.endsWith(subresource)
                || pattern.endsWith("/*") && pattern.length() == resource.length() + 2 && pattern.startsWith(resource);
    }

    private static boolean isCombined(String pattern, String resource, String subresource) {
        if (subresource.isEmpty()) {
            return pattern.equals(resource);
        }
        return pattern.length() == resource.length() + 1 + subresource.length()
                && pattern.startsWith(resource)
                && pattern.charAt(resource.length()) == '/'
                && pattern.endsWith(subresource);
    }

    /** Whether a pattern such as {@code /version}, {@code /healthz*} or {@code *} matches the path of a URL. */
    public static boolean matchesUrl(String pattern, String path) {
        return pattern.equals("*")
                || pattern.equals(path)
                || pattern.endsWith("*") && path.startsWith(withoutStars(pattern));
    }

    /**
     * A URL pattern without the stars at its end. If there was one, this is the prefix of the paths that it matches.
     */
    public static String withoutStars(String pattern) {
        int end = pattern.length();
        while (end > 0 && pattern.charAt(end - 1) == '*') {
            end--;
        }
        return pattern.substring(0, end);
    }
}
