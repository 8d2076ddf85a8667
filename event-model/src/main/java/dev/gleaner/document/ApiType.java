package dev.gleaner.document;

import java.util.Locale;

/**
 * The type of a document: its group, version and kind, and its scope in the API.
 *
 * @param apiVersion group and version, such as {@code audit.k8s.io/v1}
 * @param kind the kind
 * @param scope whether its objects are in namespaces
 */
record ApiType(String apiVersion, String kind, Scope scope) {
    /** Whether the objects of a kind are in namespaces. */
    enum Scope {
        /** Each object is in a namespace. */
        NAMESPACED,
        /** No object is in a namespace. */
        CLUSTER
    }

    /** Whether an {@code apiVersion} and {@code kind} are those of this type; the version of the group is ignored. */
    boolean matches(String foundVersion, String foundKind) {
        return kind.equals(foundKind) && group().equals(groupOf(foundVersion));
    }

    /** Whether an {@code apiVersion} and {@code kind} are present, and both the group and the kind are others. */
    boolean excludes(String foundVersion, String foundKind) {
        return !foundVersion.isEmpty()
                && !foundKind.isEmpty()
                && !kind.equals(foundKind)
                && !group().equals(groupOf(foundVersion));
    }

    /** The group; empty for the core group. */
    String group() {
        return groupOf(apiVersion);
    }

    /**
     * Whether an {@code apiVersion} is in the group of the wanted one, and not less stable: such a version does not exist,
     * while one that is less stable may be an earlier version with other fields.
     */
    static boolean isLaterVersion(String found, String wanted) {
        return !found.equals(wanted)
                && wanted.indexOf('/') > 0
                && groupOf(found).equals(groupOf(wanted))
                && stability(found) >= stability(wanted);
    }

    private static int stability(String apiVersion) {
        return apiVersion.contains("alpha") ? 0 : apiVersion.contains("beta") ? 1 : 2;
    }

    private static String groupOf(String apiVersion) {
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }

    /** The version, without the group. */
    String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /** The name of the kind in URLs: lower case with an s, as in the CRD of every modelled kind. */
    String plural() {
        return kind.toLowerCase(Locale.ROOT) + "s";
    }

    /** Whether each object is in a namespace. */
    boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }
}
