package dev.gleaner.logging.render;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The filters and outputs of a flow (logging-operator 3.17.3, pkg/resources/model/system.go). Collects all problems
 * before it fails. Not safe for use by several threads.
 */
final class FluentdFlow {
    /** The version from which a message about an output of a Flow has the namespace. */
    private static final Version NAMESPACE_IN_MESSAGE = Version.of("4.0.0");

    /** The version from which a Flow must not use a ClusterOutput that is protected. */
    private static final Version PROTECTED = Version.of("4.7.0");

    /** The words of the operator about a part of a manifest. */
    record Problem(Part part, String words) {}

    private final StoredObjects objects;
    private final Rendering rendering;
    private final String id;
    private final List<FluentdDirective> filters = new ArrayList<>();
    private final List<FluentdDirective> outputs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    FluentdFlow(StoredObjects objects, Rendering rendering, String id) {
        this.objects = objects;
        this.rendering = rendering;
        this.id = id;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Adds the filters of an object; the name is that of the flow in messages. */
    void addFilters(StoredObject owner, String name) {
        List<Tree.Mapping> all = owner.mappings("filters");
        for (int i = 0; i < all.size(); i++) {
            try {
                filters.add(Plugins.filter(all.get(i), id + ":" + i, rendering.in(owner.namespace())));
            } catch (Refusal refusal) {
                add(
                        owner.at("filters", i),
                        refusal.within("failed to create filter with index " + i + " for flow " + name));
            }
        }
    }

    /** Adds the ClusterOutputs of an object. */
    void addGlobalOutputs(StoredObject owner, boolean isFlow) {
        List<String> names = owner.texts("globalOutputRefs");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<StoredObject> output = objects.clusterOutput(name);
            if (output.isEmpty()) {
                add(owner.at("globalOutputRefs", i), List.of("referenced clusteroutput not found: " + name));
            } else if (isFlow && isProtected(output.get())) {
                add(owner.at("globalOutputRefs", i), List.of("referenced clusteroutput is protected: " + name));
            } else {
                addOutput(output.get(), "clusteroutput", isFlow && isLater() ? name : quoted(name));
            }
        }
    }

    private boolean isProtected(StoredObject output) {
        return rendering.isSince(PROTECTED) && output.spec().isTrue("protected");
    }

    /** Adds the Outputs of a Flow. */
    void addLocalOutputs(StoredObject flow) {
        List<String> names = flow.texts("localOutputRefs");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<StoredObject> output = objects.output(flow.namespace(), name);
            if (output.isPresent()) {
                addOutput(output.get(), "output", isLater() ? output.get().key() : quoted(name));
            } else {
                String words = isLater()
                        ? "referenced output " + name + " not found for flow " + flow.key()
                        : "referenced output not found: " + name;
                add(flow.at("localOutputRefs", i), List.of(words));
            }
        }
    }

    private boolean isLater() {
        return rendering.isSince(NAMESPACE_IN_MESSAGE);
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private void addOutput(StoredObject output, String kind, String shown) {
        String outputId = id + ":" + kind + ":" + output.key().replace('/', ':');
        try {
            outputs.add(Plugins.output(output.spec(), outputId, rendering.in(output.namespace())));
        } catch (Refusal refusal) {
            add(output.part(), refusal.within("failed to create configured output " + shown));
        }
    }

    private void add(Part part, Collection<String> words) {
        words.forEach(message -> problems.add(new Problem(part, message)));
    }

    /**
     * The flow as a {@code <label>}. Several outputs are {@code <store>} sections of a {@code copy}; without outputs,
     * only the filters are written.
     */
    FluentdDirective directive(String label) {
        List<FluentdDirective> children = new ArrayList<>(filters);
        if (outputs.size() > 1) {
            children.add(FluentdDirective.of("match", "**")
                    .withType("copy")
                    .withChildren(outputs.stream()
                            .map(output -> output.withName("store").withTag(""))
                            .toList()));
        } else {
            children.addAll(outputs);
        }
        return FluentdDirective.of("label", label).withChildren(children);
    }
}
