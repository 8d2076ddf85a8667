package dev.gleaner.audit.evaluate;

import static dev.gleaner.document.Violation.quoted;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.UserInfo;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a request that audit policies compare. They are set with a builder, derived from a method and a
 * path as kube-apiserver does, or taken from a recorded event. Immutable.
 *
 * <pre>{@code
 * AuditRequest.inWords("create pods in default by alice");
 * AuditRequest.of("POST", "/api/v1/namespaces/default/pods").by("alice", "system:authenticated");
 * AuditRequest.of(r -> r.user("alice").verb("create").resource("", "pods").namespace("default"));
 * AuditRequest.of(event);
 * }</pre>
 */
public final class AuditRequest implements JsonForm, Serializable {
    private static final long serialVersionUID = 1;
    private static final String NOBODY = "nobody";

    /** The words that end the name of an object. */
    private static final List<String> KEYWORDS = List.of("in", "by");

    private static final int LONGEST_WORD = 200;

    /** A group that words can contain. */
    private static final Pattern PLAIN_GROUP =
            Pattern.compile("[!-~&&[^\"\\\\(),]]([ -~&&[^\"\\\\(),]]*[!-~&&[^\"\\\\(),]])?+");

    private final @Nullable String user;

    @SuppressWarnings("serial")
    private final List<String> groups;

    private final String verb;
    private final boolean resourceRequest;
    private final String namespace;
    private final String apiGroup;
    private final String apiVersion;
    private final String resource;
    private final String subresource;
    private final String name;
    private final String path;

    private AuditRequest(Builder builder) {
        user = builder.user;
        groups = builder.groups;
        verb = builder.verb;
        resourceRequest = builder.resourceRequest;
        namespace = builder.namespace;
        apiGroup = builder.apiGroup;
        apiVersion = builder.apiVersion;
        resource = builder.resource;
        subresource = builder.subresource;
        name = builder.name;
        path = builder.path;
    }

    /** A request that the consumer fills in. Values that are not set are empty, and there is no user. */
    public static AuditRequest of(Consumer<Builder> spec) {
        Builder builder = new Builder();
        Objects.requireNonNull(spec, "spec").accept(builder);
        return builder.build();
    }

    /**
     * The request that kube-apiserver derives from a method and a path with optional query (Kubernetes v1.24,
     * k8s.io/apiserver/pkg/endpoints/request/requestinfo.go), without a user until {@link #by} sets one. A method that
     * is unusual for resources, such as {@code OPTIONS}, results in an empty verb.
     *
     * <p>The server answers a path that ends with {@code watch} or {@code proxy} in place of a resource, such as
     * {@code /api/v1/watch}, with an error before it evaluates the policy. The result contains what the server has
     * parsed by then: a resource request without a resource, with the method in lower case as verb.
     *
     * @param method the HTTP method in capital letters, such as {@code GET}
     * @param path path and query as they are sent, percent-encoded, such as {@code /api/v1/pods?watch=true}
     * @throws IllegalArgumentException if the method or the path is not valid
     */
    public static AuditRequest of(String method, String path) {
        Objects.requireNonNull(method, "method");
        return DerivedRequest.of(method, Objects.requireNonNull(path, "path"));
    }

    /**
     * The request in words: as {@link #toString} writes it, such as {@code get pods/log web-0 in prod by alice},
     * {@code create virtualmachines.kubevirt.io in prod by bob} or {@code get /healthz by nobody}, where {@code nobody}
     * is the absence of a user; or with a method in capital letters and a path, such as
     * {@code GET /api/v1/pods?watch=true by alice}. A word with a space is in quotes, as in JSON, and so are the name
     * {@code "in"} or {@code "by"} and the user {@code "nobody"}. The groups of the user follow in parentheses, such as {@code (system:masters, ops)}. Without them, the user is in the groups that
     * kube-apiserver gives by the name: {@code system:authenticated}, and those of service accounts and nodes.
     *
     * <p>The verb and the resource need not exist, because a policy compares only names. {@code PolicyReview.names} warns
     * of those that do not.
     *
     * @throws IllegalArgumentException if the words have another form
     */
    public static AuditRequest inWords(String words) {
        return RequestWords.read(Objects.requireNonNull(words, "words"));
    }

    /**
     * The request of a recorded event, as the server saw it when it evaluated its policy: with the user before
     * impersonation, without user if authentication failed, and with the name and namespace of the URL. The server adds
     * a missing name and namespace from the body later; these are ignored if the URL can be parsed. If an event does
     * not name a resource, as in the legacy format, the resource of its URL is used, if any.
     */
    public static AuditRequest of(AuditEvent event) {
        return RecordedRequest.of(Objects.requireNonNull(event, "event"));
    }

    /**
     * The same request by another user, who is only in the given groups. kube-apiserver puts every user into
     * {@code system:authenticated}, so pass this group too; only {@link #as} and {@link #inWords} add it.
     */
    public AuditRequest by(String user, String... groups) {
        Objects.requireNonNull(groups, "groups");
        Builder request = new Builder(this);
        request.user = Objects.requireNonNull(user, "user");
        request.groups = List.of(groups);
        return request.build();
    }

    /**
     * The same request by another user, who is in the groups that kube-apiserver derives from the name: {@code
     * system:authenticated}, and those of service accounts and nodes.
     */
    public AuditRequest as(String user) {
        Objects.requireNonNull(user, "user");
        return by(user, ServerGroups.of(user).toArray(String[]::new));
    }

    /** The name of the user; absent if authentication failed. An empty name is a user, too. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** The groups of the user; ignored if there is no user. */
    public List<String> groups() {
        return groups;
    }

    /** The verb, such as {@code create}; for non-resource URLs the HTTP method in lower case. */
    public String verb() {
        return verb;
    }

    /**
     * Whether the request is for a resource; all others, such as {@code /healthz} or {@code /apis}, are non-resource
     * URLs.
     */
    public boolean isResourceRequest() {
        return resourceRequest;
    }

    /** The namespace; empty for objects that have none, and for lists over all namespaces. */
    public String namespace() {
        return namespace;
    }

    /** The API group; empty for the core group. */
    public String apiGroup() {
        return apiGroup;
    }

    /** The version within the group; empty if it is not set. No rule compares it. */
    public String apiVersion() {
        return apiVersion;
    }

    /** The resource, a plural such as {@code pods}; empty for non-resource URLs. */
    public String resource() {
        return resource;
    }

    /** The subresource, such as {@code log}; empty for the object itself. */
    public String subresource() {
        return subresource;
    }

    /** The name of the object; empty for lists, and for a create, whose name is in its body. */
    public String name() {
        return name;
    }

    /** The path without its query; empty if it is not set. Only rules for non-resource URLs compare it. */
    public String path() {
        return path;
    }

    /** The request as a mapping of its attributes, without those that are empty. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> {
            user().ifPresent(known -> m.put("user", known));
            if (!groups.isEmpty()) {
                m.put("groups", Tree.texts(groups.toArray(String[]::new)));
            }
            put(m, "verb", verb);
            put(m, "namespace", namespace);
            put(m, "apiGroup", apiGroup);
            put(m, "apiVersion", apiVersion);
            put(m, "resource", resource);
            put(m, "subresource", subresource);
            put(m, "name", name);
            put(m, "path", path);
            m.put("resourceRequest", Tree.flag(resourceRequest));
        });
    }

    private static void put(Tree.MappingBuilder mapping, String field, String text) {
        if (!text.isEmpty()) {
            mapping.put(field, text);
        }
    }

    @Nullable
    String userOrNull() {
        return user;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof AuditRequest request
                        && Objects.equals(user, request.user)
                        && groups.equals(request.groups)
                        && verb.equals(request.verb)
                        && resourceRequest == request.resourceRequest
                        && namespace.equals(request.namespace)
                        && apiGroup.equals(request.apiGroup)
                        && apiVersion.equals(request.apiVersion)
                        && resource.equals(request.resource)
                        && subresource.equals(request.subresource)
                        && name.equals(request.name)
                        && path.equals(request.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, verb, resourceRequest, apiGroup, resource, subresource, namespace, name, path);
    }

    /**
     * The request in words, such as {@code get pods/log web-0 in prod by alice}, {@code get /healthz by nobody} or
     * {@code list pods by alice (ops)}, which {@link #inWords} reads again. Groups are left out if kube-apiserver gives
     * just these by the name of the user; {@code ()} means no group. The version is left out. Long words are truncated,
     * and groups with a comma, a parenthesis or other special characters are in quotes; both are not read again.
     */
    @Override
    public String toString() {
        String target = resourceRequest ? objectInWords() : word(path);
        return (RequestWords.isMethod(verb) ? quoted(verb) : word(verb)) + " " + target + " by " + userInWords();
    }

    private String objectInWords() {
        return word(resource
                        + (apiGroup.isEmpty() ? "" : "." + apiGroup)
                        + (subresource.isEmpty() ? "" : "/" + subresource))
                + (name.isEmpty() ? "" : " " + (KEYWORDS.contains(name) ? quoted(name) : word(name)))
                + (namespace.isEmpty() ? "" : " in " + word(namespace));
    }

    private String userInWords() {
        if (user == null) {
            return NOBODY;
        }
        // Parentheses at the end are groups.
        String name = user.equals(NOBODY) || user.endsWith(")") ? quoted(user) : word(user);
        return new LinkedHashSet<>(groups).equals(new LinkedHashSet<>(ServerGroups.of(user)))
                ? name
                : groups.stream().map(AuditRequest::groupInWords).collect(Collectors.joining(", ", name + " (", ")"));
    }

    private static String groupInWords(String group) {
        boolean isPlain =
                group.length() <= LONGEST_WORD && PLAIN_GROUP.matcher(group).matches();
        return isPlain ? group : quoted(group);
    }

    /** The text, in quotes unless it is one printable word. */
    private static String word(String text) {
        boolean isWord = !text.isEmpty()
                && text.length() <= LONGEST_WORD
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
        return isWord ? text : quoted(text);
    }

    /** Builds a request. */
    public static final class Builder {
        private @Nullable String user;
        private List<String> groups = List.of();
        private String verb = "";
        private boolean resourceRequest;
        private String namespace = "";
        private String apiGroup = "";
        private String apiVersion = "";
        private String resource = "";
        private String subresource = "";
        private String name = "";
        private String path = "";

        Builder() {}

        private Builder(AuditRequest request) {
            user = request.user;
            groups = request.groups;
            verb = request.verb;
            resourceRequest = request.resourceRequest;
            namespace = request.namespace;
            apiGroup = request.apiGroup;
            apiVersion = request.apiVersion;
            resource = request.resource;
            subresource = request.subresource;
            name = request.name;
            path = request.path;
        }

        boolean isResourceRequest() {
            return resourceRequest;
        }

        /** Sets name and groups of the user; the list of groups must be immutable. */
        Builder user(UserInfo user) {
            this.user = user.username();
            this.groups = user.groups();
            return this;
        }

        /** Sets the user. */
        public Builder user(String user) {
            this.user = Objects.requireNonNull(user, "user");
            return this;
        }

        /** Adds groups of the user. */
        public Builder addGroups(String... groups) {
            List<String> all = new ArrayList<>(this.groups);
            all.addAll(List.of(groups));
            this.groups = List.copyOf(all);
            return this;
        }

        /** Sets the verb. */
        public Builder verb(String verb) {
            this.verb = Objects.requireNonNull(verb, "verb");
            return this;
        }

        /**
         * Sets the resource, such as {@code pods} or {@code pods/log}, and its group, {@code ""} for the core group.
         */
        public Builder resource(String apiGroup, String resource) {
            int slash = resource.indexOf('/');
            return resourceRequest(true)
                    .apiGroup(apiGroup)
                    .resource(slash < 0 ? resource : resource.substring(0, slash))
                    .subresource(slash < 0 ? "" : resource.substring(slash + 1));
        }

        /** Sets whether the request is for a resource; false by default. */
        public Builder resourceRequest(boolean resourceRequest) {
            this.resourceRequest = resourceRequest;
            return this;
        }

        /** Sets the namespace. */
        public Builder namespace(String namespace) {
            this.namespace = Objects.requireNonNull(namespace, "namespace");
            return this;
        }

        /** Sets the API group. */
        public Builder apiGroup(String apiGroup) {
            this.apiGroup = Objects.requireNonNull(apiGroup, "apiGroup");
            return this;
        }

        /** Sets the version within the group. */
        public Builder apiVersion(String apiVersion) {
            this.apiVersion = Objects.requireNonNull(apiVersion, "apiVersion");
            return this;
        }

        /** Sets the resource without its group. */
        public Builder resource(String resource) {
            this.resource = Objects.requireNonNull(resource, "resource");
            return this;
        }

        /** Sets the subresource. */
        public Builder subresource(String subresource) {
            this.subresource = Objects.requireNonNull(subresource, "subresource");
            return this;
        }

        /** Sets the name of the object. */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Sets the path, without a query. */
        public Builder path(String path) {
            this.path = Objects.requireNonNull(path, "path");
            return this;
        }

        AuditRequest build() {
            return new AuditRequest(this);
        }
    }
}
