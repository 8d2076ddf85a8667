package dev.gleaner.logging.render;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.StoredFields;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterFlowSpec;
import dev.gleaner.logging.ClusterOutputSpec;
import dev.gleaner.logging.FlowSpec;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.LoggingSpec;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.OutputSpec;
import dev.gleaner.logging.fluentd.FluentdSpec;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.manifest.ParsedObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects from which the operator renders the configuration of one fluentd, also those with errors. Immutable. */
final class StoredObjects {
    private final LoggingResources resources;
    private final OperatorVersion version;
    private final StoredObject logging;
    private final List<StoredObject> flows;
    private final List<StoredObject> clusterFlows;
    private final Map<String, StoredObject> outputsByKey = new LinkedHashMap<>();
    private final Map<String, StoredObject> clusterOutputsByName = new LinkedHashMap<>();

    private StoredObjects(LoggingResources resources, OperatorVersion version) {
        this.resources = resources;
        this.version = version;
        this.logging = logging(resources.logging());
        this.flows = all("Flow", resources.flows(), FlowSpec.class);
        this.clusterFlows = all("ClusterFlow", resources.clusterFlows(), ClusterFlowSpec.class);
        all("Output", resources.outputs(), OutputSpec.class)
                .forEach(output -> outputsByKey.putIfAbsent(output.key(), output));
        all("ClusterOutput", resources.clusterOutputs(), ClusterOutputSpec.class)
                .forEach(output -> clusterOutputsByName.putIfAbsent(output.name(), output));
    }

    /** Whether the operator leaves invalid flows and outputs out. */
    boolean skipsInvalid() {
        return resources.scope().skipsInvalid();
    }

    static StoredObjects of(ClusterResources cluster, LoggingResources resources) {
        return new StoredObjects(resources, cluster.operator());
    }

    private <T extends ApiObject> List<StoredObject> all(
            String kind, List<Resource<T>> typed, Class<? extends OpenObject> spec) {
        Stream<StoredObject> unread = resources.unread().stream()
                .map(ParsedObject::part)
                .filter(part -> part.text("kind").equals(kind))
                .map(part -> stored(part, spec));
        return Stream.concat(typed.stream().map(resource -> stored(resource, spec)), unread)
                .sorted(StoredObject.ORDER)
                .toList();
    }

    /** The Logging as it is written, because its typed form may lack the fields that have an error. */
    private StoredObject logging(Resource<Logging> resource) {
        Tree spec = resource.written().field("spec").tree();
        return new StoredObject("", resource.name(), stored(spec, LoggingSpec.class), resource.part());
    }

    private StoredObject stored(Resource<? extends ApiObject> resource, Class<? extends OpenObject> spec) {
        Tree tree = resource.value().toTree() instanceof Tree.Mapping object
                ? object.get("spec").orElse(Tree.nothing())
                : Tree.nothing();
        return new StoredObject(resource.namespace(), resource.name(), stored(tree, spec), resource.part());
    }

    private StoredObject stored(Part object, Class<? extends OpenObject> spec) {
        Part metadata = object.field("metadata");
        String namespace = metadata.text("namespace").isEmpty() ? "default" : metadata.text("namespace");
        String name = Texts.spelled(metadata.field("name").tree());
        return new StoredObject(namespace, name, stored(object.field("spec").tree(), spec), object);
    }

    private Tree.Mapping stored(Tree spec, Class<? extends OpenObject> type) {
        return spec instanceof Tree.Mapping mapping ? StoredFields.of(type, mapping, version) : Texts.NONE;
    }

    OperatorVersion version() {
        return version;
    }

    String controlNamespace() {
        return resources.controlNamespace();
    }

    StoredObject logging() {
        return logging;
    }

    /** The settings of fluentd; empty if the Logging runs none. */
    Optional<Tree.Mapping> fluentd() {
        return logging.spec().get("fluentd").orElse(Tree.nothing()) instanceof Tree.Mapping own
                ? Optional.of(own)
                : resources.fluentd().map(spec -> stored(spec.toTree(), FluentdSpec.class));
    }

    List<StoredObject> flows() {
        return flows;
    }

    List<StoredObject> clusterFlows() {
        return clusterFlows;
    }

    /** The first ClusterOutput with a name. */
    Optional<StoredObject> clusterOutput(String name) {
        return Optional.ofNullable(clusterOutputsByName.get(name));
    }

    Optional<StoredObject> output(String namespace, String name) {
        return Optional.ofNullable(outputsByKey.get(namespace + "/" + name));
    }
}
