package dev.gleaner.logging.resources;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.LoggingRoute;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.manifest.ManifestFolder;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a set as a cluster holds them after they were applied: of two objects with the same kind, namespace
 * and name, the last one remains. A chart rancher-logging in the set is taken as installed, also in an Addon that is
 * not enabled: the objects that it renders are among them. Immutable.
 */
public final class ClusterResources {
    private static final List<String> SELECTING = List.of(
            "controlNamespace",
            "loggingRef",
            "watchNamespaces",
            "watchNamespaceSelector",
            "allowClusterResourcesFromAllNamespaces");

    private final List<ParsedObject> parsed;
    private final Map<ParsedObject, ChartPart> charts;
    private final OperatorVersion operator;
    private final Map<String, Resource<?>> byKey = new LinkedHashMap<>();
    private final List<ParsedObject> unread = new ArrayList<>();
    private @Nullable List<LoggingResources> loggings;
    private @Nullable Map<String, List<Resource<? extends ApiObject>>> ignoredFlows;

    private ClusterResources(List<ParsedObject> parsed, Map<ParsedObject, ChartPart> charts, OperatorVersion operator) {
        this.parsed = parsed;
        this.charts = charts;
        this.operator = operator;
        parsed.forEach(this::put);
    }

    /** The objects of a built set. */
    public static ClusterResources of(ManifestSet set) {
        Objects.requireNonNull(set, "set");
        return of(set.files().stream()
                .flatMap(file -> ParsedFile.of(file).objects().stream())
                .toList());
    }

    /**
     * The objects of existing files, in the order in which they are applied, and of a folder those of the files that
     * {@link ManifestFolder} finds. Unknown fields are kept.
     *
     * @throws ViolationException if a file cannot be read as YAML or JSON
     */
    public static ClusterResources of(Path... files) {
        Objects.requireNonNull(files, "files");
        List<ParsedFile> read = Arrays.stream(files)
                .flatMap(file -> ManifestFolder.sources(file).stream())
                .map(ParsedFile::readLenient)
                .toList();
        List<Violation> unreadable =
                read.stream().flatMap(file -> file.syntaxViolations().stream()).toList();
        if (unreadable.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(unreadable);
        }
        return of(read.stream().flatMap(file -> file.objects().stream()).toList());
    }

    /**
     * The objects of files, in the order in which they are applied. The version of the operator is that of the last
     * chart in the files; without one, it is the newest.
     */
    public static ClusterResources of(Collection<ParsedObject> objects) {
        Objects.requireNonNull(objects, "objects");
        List<ParsedObject> all = List.copyOf(objects);
        Map<ParsedObject, ChartPart> charts = ChartPart.in(all);
        OperatorVersion operator = ChartPart.operator(charts.values()).orElse(OperatorVersion.latest());
        return new ClusterResources(all, charts, operator);
    }

    /** The same objects under a version of the operator. */
    public ClusterResources forOperator(OperatorVersion version) {
        return new ClusterResources(parsed, charts, Objects.requireNonNull(version, "version"));
    }

    private void put(ParsedObject object) {
        Part part = object.part();
        ChartPart chart = charts.get(object);
        if (chart != null) {
            chart.render(operator).value().ifPresent(all -> all.forEach(manifest -> put(manifest, chart.owner())));
        }
        Optional<ApiObject> typed = object.as(ApiObject.class);
        if (typed.isPresent()) {
            put(typed.get(), part);
        } else if (object.violations().stream().anyMatch(violation -> violation.isError())) {
            unread.add(object);
        } else if (part.tree() instanceof Tree.Mapping mapping
                && !part.text("kind").isEmpty()) {
            put(new OpaqueManifest(mapping), part);
        }
    }

    private void put(Manifest manifest, Part part) {
        Resource<?> resource = new Resource<>(manifest, part);
        String key = groupOf(manifest) + "/" + resource.id();
        byKey.remove(key);
        byKey.put(key, resource);
    }

    private static String groupOf(Manifest manifest) {
        int slash = manifest.apiVersion().indexOf('/');
        return slash < 0 ? "" : manifest.apiVersion().substring(0, slash);
    }

    /** The version of the operator. */
    public OperatorVersion operator() {
        return operator;
    }

    /** The charts rancher-logging, in the order of the files. */
    public List<ChartPart> charts() {
        return List.copyOf(charts.values());
    }

    /**
     * The flows with the {@code loggingRef} of a Logging that no Logging uses, because of their namespaces: first the
     * Flows, then the ClusterFlows. Empty if there are none.
     */
    public List<IgnoredFlow> ignoredFlows(LoggingScope logging) {
        Objects.requireNonNull(logging, "logging");
        return ignoredFlows().getOrDefault(logging.loggingRef(), List.of()).stream()
                .map(flow -> IgnoredFlow.of(flow, logging))
                .toList();
    }

    private synchronized Map<String, List<Resource<? extends ApiObject>>> ignoredFlows() {
        if (ignoredFlows == null) {
            Map<String, List<Resource<? extends ApiObject>>> found = new LinkedHashMap<>();
            List<LoggingScope> scopes = scopes();
            all(Flow.class).forEach(flow -> addIgnored(flow, flow.value().spec().loggingRef(), scopes, found));
            all(ClusterFlow.class)
                    .forEach(flow -> addIgnored(flow, flow.value().spec().loggingRef(), scopes, found));
            ignoredFlows = found;
        }
        return ignoredFlows;
    }

    private static void addIgnored(
            Resource<? extends ApiObject> flow,
            Optional<String> loggingRef,
            List<LoggingScope> scopes,
            Map<String, List<Resource<? extends ApiObject>>> ignored) {
        String ref = loggingRef.orElse("");
        if (scopes.stream().noneMatch(scope -> scope.has(flow.value().kind(), flow.namespace(), ref))) {
            ignored.computeIfAbsent(ref, any -> new ArrayList<>()).add(flow);
        }
    }

    /** What each Logging uses, in the order of the Loggings in the files. */
    public synchronized List<LoggingResources> loggings() {
        if (loggings == null) {
            loggings = all(Logging.class).stream()
                    .map(logging -> new LoggingResources(LoggingScope.of(logging, this), this))
                    .toList();
        }
        return loggings;
    }

    /** The Logging with a name; empty if there is none. */
    public Optional<LoggingResources> logging(String name) {
        Objects.requireNonNull(name, "name");
        return loggings().stream()
                .filter(logging -> logging.name().equals(name))
                .findFirst();
    }

    /**
     * The LoggingRoutes whose source is a Logging: its fluent-bits send to their targets, and not to the Logging itself
     * unless it is one of the targets. None before 4.4.0, which does not have the kind.
     */
    public List<Resource<LoggingRoute>> routesFrom(String logging) {
        Objects.requireNonNull(logging, "logging");
        return operator.compareTo(OperatorVersion.V4_4_0) < 0
                ? List.of()
                : all(LoggingRoute.class).stream()
                        .filter(route -> route.value().spec().source().equals(logging))
                        .toList();
    }

    /** The Loggings that a LoggingRoute selects by their labels, in the order of the files; empty if it selects none. */
    public List<LoggingResources> targets(LoggingRoute route) {
        LabelSelector selector =
                Objects.requireNonNull(route, "route").spec().targets().get();
        return loggings().stream()
                .filter(logging -> LabelSelection.matches(
                        selector, logging.logging().value().metadata().labels()))
                .toList();
    }

    /**
     * The Loggings to which the fluent-bits of a Logging send records: the Logging itself, or the targets of its
     * LoggingRoutes, each of which gets the records of the namespaces that it watches.
     */
    public List<LoggingResources> receivers(LoggingResources source) {
        List<Resource<LoggingRoute>> routes =
                routesFrom(Objects.requireNonNull(source, "source").name());
        return routes.isEmpty()
                ? List.of(source)
                : routes.stream()
                        .flatMap(route -> targets(route.value()).stream())
                        .distinct()
                        .toList();
    }

    /**
     * What a Logging with an error uses. The API server accepts many errors, and the operator then works with the rest.
     * Empty if there is no such Logging, or if one of the fields that select its objects is wrong.
     */
    public Optional<LoggingResources> loggingWithErrors(String name) {
        Objects.requireNonNull(name, "name");
        return withErrors()
                .filter(logging -> logging.name().equals(name))
                .findFirst()
                .map(logging -> new LoggingResources(LoggingScope.of(logging, this), this));
    }

    /**
     * The scopes of the Loggings, and then of the Loggings with an error in other fields than those that select
     * objects.
     */
    public List<LoggingScope> scopes() {
        return Stream.concat(all(Logging.class).stream(), withErrors())
                .map(logging -> LoggingScope.of(logging, this))
                .toList();
    }

    private Stream<Resource<Logging>> withErrors() {
        return unread.stream()
                .map(ParsedObject::part)
                .filter(part -> part.text("kind").equals("Logging"))
                .flatMap(part -> selecting(part).map(logging -> new Resource<>(logging, part)).stream());
    }

    /** A Logging with only the fields that select objects. */
    private static Optional<Logging> selecting(Part logging) {
        Tree.Mapping reduced = Tree.mapping(m -> m.put("apiVersion", "logging.banzaicloud.io/v1beta1")
                .put("kind", "Logging")
                .put("metadata", logging.field("metadata").tree())
                .put(
                        "spec",
                        s -> SELECTING.forEach(field ->
                                s.put(field, logging.field("spec").field(field).tree()))));
        return ManifestReader.lenient()
                .read(new Part(logging.file(), logging.path(), reduced), Logging.class)
                .value();
    }

    /** The objects of a type, in the order of the files. */
    public <T extends Manifest> List<Resource<T>> all(Class<T> type) {
        Objects.requireNonNull(type, "type");
        List<Resource<T>> all = new ArrayList<>();
        for (Resource<?> resource : byKey.values()) {
            if (type.isInstance(resource.value())) {
                all.add(new Resource<>(type.cast(resource.value()), resource.part()));
            }
        }
        return all;
    }

    /** The Secrets, in the order of the files. */
    public List<Resource<OpaqueManifest>> secrets() {
        return core("Secret");
    }

    /** The Secret with a namespace and a name; empty if the set has none. */
    public Optional<Resource<OpaqueManifest>> secret(String namespace, String name) {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Resource<?> found = byKey.get("/secret:" + namespace + ":" + name);
        return found != null && found.value() instanceof OpaqueManifest secret
                ? Optional.of(new Resource<>(secret, found.part()))
                : Optional.empty();
    }

    /** The Namespaces, in the order of the files. Other namespaces may exist. */
    public List<Resource<OpaqueManifest>> namespaces() {
        return core("Namespace");
    }

    private List<Resource<OpaqueManifest>> core(String kind) {
        return all(OpaqueManifest.class).stream()
                .filter(resource -> resource.value().kind().equals(kind)
                        && groupOf(resource.value()).isEmpty())
                .toList();
    }

    /** The objects with an error, which are in no list, in the order of the files. */
    public List<ParsedObject> unread() {
        return List.copyOf(unread);
    }

    /** The ids of the objects; they are not printed, because some are secrets. */
    @Override
    public String toString() {
        return byKey.values().toString();
    }
}
