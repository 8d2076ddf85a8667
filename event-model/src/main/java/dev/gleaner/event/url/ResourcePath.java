package dev.gleaner.event.url;

import dev.gleaner.event.audit.ObjectReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request for a resource, parsed by the position of its segments (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/endpoints/request/requestinfo.go).
 */
public final class ResourcePath {
    /**
     * The number of segments that are parsed: {@code apis, group, version, watch, namespaces, namespace, resource,
     * name, subresource}.
     */
    private static final int MAX_SEGMENTS = 9;

    private static final int NONE = -1;

    private final String path;

    /** The start of each segment. A segment ends one character before the start of the next. */
    private final int[] starts = new int[MAX_SEGMENTS + 1];

    private int count;
    private int group = NONE;
    private int version = NONE;
    private int verb = NONE;
    private int namespace = NONE;
    private int resource = NONE;

    private ResourcePath(String path) {
        this.path = path;
    }

    /** Parses a decoded path without query; null if it is not the path of a resource. */
    public static @Nullable ResourcePath of(String path) {
        Objects.requireNonNull(path, "path");
        ResourcePath parts = new ResourcePath(path);
        parts.split();
        return parts.parse() ? parts : null;
    }

    /**
     * Splits the path into segments. Leading and trailing slashes are ignored; two slashes enclose an empty segment.
     */
    private void split() {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        starts[0] = from;
        for (int start = from; from < to && start <= to && count < MAX_SEGMENTS; ) {
            int slash = path.indexOf('/', start);
            start = (slash < 0 || slash > to ? to : slash) + 1;
            starts[++count] = start;
        }
    }

    private boolean parse() {
        boolean isGrouped = is(0, "apis");
        version = isGrouped ? 2 : 1;
        if (!isGrouped && !is(0, "api") || count < version + 2) {
            return false;
        }
        group = isGrouped ? 1 : NONE;
        int at = version + 1;
        if (is(at, "watch") || is(at, "proxy")) {
            verb = at++;
            if (at == count) {
                return true;
            }
        }
        if (is(at, "namespaces") && at + 1 < count) {
            namespace = at + 1;
            if (at + 2 < count && !is(at + 2, "status") && !is(at + 2, "finalize")) {
                at += 2;
            }
        }
        resource = at;
        return true;
    }

    private boolean is(int segment, String text) {
        if (segment < 0 || segment >= count) {
            return text.isEmpty();
        }
        int start = starts[segment];
        return starts[segment + 1] - 1 - start == text.length() && path.startsWith(text, start);
    }

    private String text(int segment) {
        return segment < 0 || segment >= count ? "" : path.substring(starts[segment], starts[segment + 1] - 1);
    }

    /** Whether the path ends after {@code watch} or {@code proxy}; the server refuses such a path. */
    public boolean isIncomplete() {
        return resource == NONE;
    }

    /** The verb in the path, {@code watch} or {@code proxy}, which applies to any method; empty if there is none. */
    public String verb() {
        return isIncomplete() ? "" : text(verb);
    }

    /** The API group; empty for the core group. */
    public String apiGroup() {
        return text(group);
    }

    /** The version within the group. */
    public String apiVersion() {
        return text(version);
    }

    /** The namespace; empty if there is none. */
    public String namespace() {
        return text(namespace);
    }

    /** The resource; empty if the path is incomplete. */
    public String resource() {
        return text(resource);
    }

    /** The name; empty if there is none. */
    public String name() {
        return isIncomplete() ? "" : text(resource + 1);
    }

    /** The subresource; always empty for the verb {@code proxy}. */
    public String subresource() {
        return text(subresourceSegment());
    }

    private int subresourceSegment() {
        return isIncomplete() || verb != NONE && is(verb, "proxy") ? NONE : resource + 2;
    }

    /** Whether the path is for the resource and subresource of a reference. */
    public boolean isOf(ObjectReference reference) {
        Objects.requireNonNull(reference, "reference");
        return is(resource, reference.resource())
                && is(group, reference.apiGroup())
                && is(subresourceSegment(), reference.subresource());
    }
}
