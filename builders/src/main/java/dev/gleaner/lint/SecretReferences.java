package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.LoggingScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds the references to Secrets in the objects of the logging system. */
final class SecretReferences {
    /**
     * A reference.
     *
     * @param option the name of the option that has the value
     * @param value the option
     * @param source {@code valueFrom} or {@code mountFrom}
     * @param secret the Secret
     */
    record Reference(String option, Part value, String source, RequiredSecret secret) {}

    private final List<Reference> found = new ArrayList<>();

    private SecretReferences() {}

    /** The references in all objects of a set. */
    static List<Reference> of(CheckedSet set) {
        SecretReferences references = new SecretReferences();
        set.outputs().forEach(output -> references.find(output.part(), output.namespace()));
        set.flows().forEach(flow -> references.find(flow.part(), flow.namespace()));
        for (LoggingScope logging : set.loggings()) {
            Part written = logging.logging().written();
            references.find(written, logging.controlNamespace());
            Part spec = written.field("spec");
            for (String component : List.of("fluentd", "fluentbit")) {
                references.addWhole(spec.field(component).field("tls").field("secretName"), logging.controlNamespace());
            }
        }
        return references.found;
    }

    private void addWhole(Part name, String namespace) {
        if (name.tree() instanceof Tree.Text text && !text.value().isEmpty()) {
            found.add(new Reference("", name, "", new RequiredSecret(namespace, text.value(), "", name)));
        }
    }

    private void find(Part object, String namespace) {
        walk("spec", object.field("spec"), namespace, found::add);
    }

    private static void walk(String name, Part part, String namespace, Consumer<Reference> found) {
        if (part.tree() instanceof Tree.Mapping mapping) {
            for (String source : List.of("mountFrom", "valueFrom")) {
                Part reference = part.field(source).field("secretKeyRef");
                if (!reference.text("name").isEmpty()) {
                    found.accept(new Reference(
                            name,
                            part,
                            source,
                            new RequiredSecret(namespace, reference.text("name"), reference.text("key"), reference)));
                    return;
                }
            }
            mapping.fields().forEach(field -> walk(field.name(), part.field(field.name()), namespace, found));
        } else if (part.tree() instanceof Tree.Sequence) {
            part.items().forEach(item -> walk(name, item, namespace, found));
        }
    }
}
