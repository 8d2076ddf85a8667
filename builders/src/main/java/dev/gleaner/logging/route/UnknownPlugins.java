package dev.gleaner.logging.route;

import dev.gleaner.document.Choice;
import dev.gleaner.document.Opaque;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.resources.OutputReference;
import java.util.List;
import java.util.Optional;

/**
 * The plug-ins of a text that no version of the operator has. The API server drops their fields, and the operator then
 * finds no plug-in (logging-operator 3.17.3, pkg/resources/model/system.go). A plug-in that a program builds counts as
 * one of a newer operator.
 */
final class UnknownPlugins {
    private UnknownPlugins() {}

    /** The first unknown filter in a list; the name is that of the flow in the message. */
    static Optional<Refusal> filter(List<Filter> filters, Part list, String flow) {
        List<Part> items = list.items();
        for (int i = 0; i < Math.min(filters.size(), items.size()); i++) {
            if (filters.get(i) instanceof Opaque filter && isRead(items.get(i))) {
                return Optional.of(new Refusal(
                        items.get(i),
                        "failed to create filter with index " + i + " for flow " + flow
                                + ": no plugin config available for filter" + found(filter, Filter.CHOICE)));
            }
        }
        return Optional.empty();
    }

    /** The refusal of an output with an unknown plug-in. */
    static Optional<Refusal> output(OutputReference reference) {
        Part spec =
                reference.output().map(output -> output.part().field("spec")).orElse(reference.part());
        return reference
                .target()
                .filter(target -> target instanceof Opaque && isRead(spec))
                .map(target -> new Refusal(
                        spec,
                        "failed to create configured output " + Violation.quoted(reference.name())
                                + ": no plugin config available for output"
                                + found((Opaque) target, OutputTarget.CHOICE)));
    }

    private static boolean isRead(Part part) {
        return part.tree().position().isKnown();
    }

    private static String found(Opaque plugin, Choice<?> choice) {
        String key = plugin.content().fields().stream()
                .map(Tree.Field::name)
                .findFirst()
                .orElse("");
        String hint = choice.nearest(key)
                .map(nearest -> "; did you mean " + Violation.quoted(nearest) + "?")
                .orElse("");
        return "; found " + Violation.quoted(key) + hint;
    }
}
