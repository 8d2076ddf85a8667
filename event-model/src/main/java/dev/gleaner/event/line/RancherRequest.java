package dev.gleaner.event.line;

import dev.gleaner.event.audit.ObjectReference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verb and the object of a request to Rancher, as kube-apiserver records them. Rancher's URLs are those of its APIs
 * {@code /v1} (Steve) and {@code /v3} (Norman), of Kubernetes, and of Kubernetes behind the proxy
 * {@code /k8s/clusters/ID}. An action, such as {@code ?action=stop}, is the subresource of a {@code create}, as it is in
 * Kubernetes.
 *
 * @param verb the verb; the method in lower case if the URL is not that of a resource
 * @param object the object; empty if the URL is not that of a resource
 */
record RancherRequest(String verb, Optional<ObjectReference> object) {
    /** The maximum number of segments that are parsed; the path of a resource has fewer. */
    private static final int MAX_SEGMENTS = 12;

    static RancherRequest of(String method, String uri) {
        int question = uri.indexOf('?');
        List<String> path = segments(question < 0 ? uri : uri.substring(0, question));
        Query query = Query.of(question < 0 ? "" : uri.substring(question + 1));
        return new Parsing(method, path, query).request();
    }

    /** Whether the request creates an object whose name is only in its body. */
    boolean createsObject() {
        return verb.equals("create")
                && object.filter(o -> o.name().isEmpty() && o.subresource().isEmpty())
                        .isPresent();
    }

    /** The segments of a path, decoded, without those of a proxy to a cluster. */
    private static List<String> segments(String path) {
        List<String> all = new ArrayList<>();
        for (int from = 0; from < path.length() && all.size() < MAX_SEGMENTS; ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to > from) {
                all.add(decoded(path.substring(from, to)));
            }
            from = to + 1;
        }
        boolean isProxied = all.size() > 3
                && all.get(0).equals("k8s")
                && (all.get(1).equals("clusters") || all.get(1).equals("proxy"));
        return isProxied ? all.subList(3, all.size()) : all;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /**
     * The parameters that change what a request does.
     *
     * @param operation the action, or the link, that the request calls; empty if there is none
     * @param isAction whether it is an action
     * @param isWatch whether the request waits for changes
     */
    private record Query(String operation, boolean isAction, boolean isWatch) {
        static Query of(String query) {
            String action = parameter(query, "action=");
            String watch = parameter(query, "watch=");
            return new Query(
                    action.isEmpty() ? parameter(query, "link=") : action,
                    !action.isEmpty(),
                    watch.equals("true") || watch.equals("1"));
        }

        private static String parameter(String query, String name) {
            int at = query.startsWith(name) ? 0 : query.indexOf("&" + name) + 1;
            if (at == 0 && !query.startsWith(name)) {
                return "";
            }
            int end = query.indexOf('&', at);
            return decoded(query.substring(at + name.length(), end < 0 ? query.length() : end));
        }
    }

    /** The parsing of the segments. The first one names the API, which determines the order of the others. */
    private static final class Parsing {
        private final String method;
        private final List<String> path;
        private final Query query;
        private String group = "";
        private String version = "";
        private String resource = "";
        private String namespace = "";
        private String name = "";
        private String subresource = "";
        private boolean isWatch;

        Parsing(String method, List<String> path, Query query) {
            this.method = method;
            this.path = path;
            this.query = query;
            this.isWatch = query.isWatch();
        }

        RancherRequest request() {
            boolean isResource =
                    switch (segment(0)) {
                        case "v1" -> parseSteve();
                        case "v3" -> parseNorman();
                        case "api" -> parseKubernetes(2);
                        case "apis" -> parseKubernetes(3);
                        default -> false;
                    };
            if (!isResource) {
                return new RancherRequest(method.toLowerCase(Locale.ROOT), Optional.empty());
            }
            return new RancherRequest(verb(), Optional.of(ObjectReference.of(o -> o.resource(resource)
                    .namespace(namespace)
                    .name(name)
                    .apiGroup(group)
                    .apiVersion(version)
                    .subresource(subresource))));
        }

        private String segment(int index) {
            return index < path.size() ? path.get(index) : "";
        }

        /**
         * {@code /v1/TYPE/NAMESPACE/NAME}, in Harvester {@code /v1/harvester/TYPE/...}; the type contains the group.
         */
        private boolean parseSteve() {
            int at = segment(1).equals("harvester") ? 2 : 1;
            String type = segment(at);
            if (type.isEmpty() || RancherTypes.isOfServer(type)) {
                return false;
            }
            int dot = type.lastIndexOf('.');
            group = type.substring(0, Math.max(dot, 0));
            resource = type.substring(dot + 1);
            int rest = path.size() - at - 1;
            boolean hasNamespace = !RancherTypes.isClusterScoped(type) && (rest > 1 || rest == 1 && namesNamespace());
            int next = at + 1;
            namespace = hasNamespace ? segment(next++) : "";
            name = segment(next++);
            subresource = query.operation().isEmpty() ? segment(next) : query.operation();
            return true;
        }

        /** Whether a single segment is a namespace: the URL of a new object or of a list has no name. */
        private boolean namesNamespace() {
            return switch (method) {
                case "GET", "HEAD" -> true;
                case "POST" -> !query.isAction();
                default -> false;
            };
        }

        /** {@code /v3/TYPE/ID}; the ID of an object in a namespace is {@code NAMESPACE:NAME}. */
        private boolean parseNorman() {
            resource = segment(1).toLowerCase(Locale.ROOT);
            if (!RancherTypes.isOfManagement(resource)) {
                return false;
            }
            group = "management.cattle.io";
            version = "v3";
            String id = segment(2);
            int colon = id.indexOf(':');
            namespace = id.substring(0, Math.max(colon, 0));
            name = id.substring(colon + 1);
            subresource = query.operation().isEmpty() ? segment(3) : query.operation();
            return true;
        }

        /** {@code /api/VERSION/...} and {@code /apis/GROUP/VERSION/...}, as kube-apiserver parses them. */
        private boolean parseKubernetes(int start) {
            int at = start;
            if (path.size() <= at) {
                return false;
            }
            group = start == 3 ? segment(1) : "";
            version = segment(start - 1);
            if (segment(at).equals("watch")) {
                isWatch = true;
                at++;
            }
            if (segment(at).equals("namespaces") && path.size() > at + 1) {
                namespace = segment(at + 1);
                boolean isNamespace = path.size() == at + 2
                        || segment(at + 2).equals("status")
                        || segment(at + 2).equals("finalize");
                at += isNamespace ? 0 : 2;
            }
            resource = segment(at);
            name = segment(at + 1);
            subresource = segment(at + 2);
            return !resource.isEmpty();
        }

        private String verb() {
            return switch (method) {
                case "GET", "HEAD" -> isWatch ? "watch" : name.isEmpty() ? "list" : "get";
                case "POST" -> "create";
                case "PUT" -> "update";
                case "PATCH" -> "patch";
                case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
                default -> method.toLowerCase(Locale.ROOT);
            };
        }
    }
}
