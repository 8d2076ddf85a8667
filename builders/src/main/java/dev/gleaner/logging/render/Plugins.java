package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The plug-ins of outputs and filters (logging-operator 3.17.3, pkg/sdk/logging/plugins/plugin.go). */
final class Plugins {
    private Plugins() {}

    /**
     * The directive for the plug-in in the spec of an output; other fields of the spec are ignored.
     *
     * @throws Refusal if the operator refuses it
     */
    static FluentdDirective output(Tree.Mapping spec, String id, Rendering rendering) {
        Tree.Field plugin = only(spec, OutputSections::of, "output", "an output");
        return render(plugin, OutputSections::of, OutputSections.id(plugin.name(), id), rendering);
    }

    /**
     * The directive for a filter.
     *
     * @throws Refusal if the operator refuses it
     */
    static FluentdDirective filter(Tree.Mapping filter, String id, Rendering rendering) {
        return render(only(filter, FilterSections::of, "filter", "a filter"), FilterSections::of, id, rendering);
    }

    private static Tree.Field only(
            Tree.Mapping mapping, Function<String, Optional<Section>> sections, String noun, String one) {
        List<Tree.Field> plugins = mapping.fields().stream()
                .filter(field -> field.value() instanceof Tree.Mapping
                        && sections.apply(field.name()).isPresent())
                .toList();
        if (plugins.size() == 1) {
            return plugins.get(0);
        }
        throw new Refusal(
                plugins.isEmpty()
                        ? "no plugin config available for " + noun
                        : "more then one plugin config is not allowed for " + one);
    }

    private static FluentdDirective render(
            Tree.Field plugin, Function<String, Optional<Section>> sections, String id, Rendering rendering) {
        Section section = sections.apply(plugin.name()).orElseThrow();
        Tree.Mapping spec = plugin.value() instanceof Tree.Mapping mapping ? mapping : Texts.NONE;
        return section.render(spec, rendering, id).withId(id);
    }
}
