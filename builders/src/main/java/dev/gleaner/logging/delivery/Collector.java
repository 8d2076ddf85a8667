package dev.gleaner.logging.delivery;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.Optional;

/**
 * A fluent-bit, in a Logging or in a FluentbitAgent.
 *
 * @param spec its spec
 */
record Collector(Part spec) {
    /** The fluent-bit of an object; empty if it has none, or if its configuration is not the generated one. */
    static Optional<Collector> of(Part object) {
        if (!object.text("apiVersion").startsWith("logging.banzaicloud.io/")) {
            return Optional.empty();
        }
        Part spec = object.field("spec");
        return switch (object.text("kind")) {
            case "Logging" -> Optional.of(new Collector(spec.field("fluentbit")));
            case "FluentbitAgent" -> Optional.of(new Collector(spec));
            default -> Optional.empty();
        };
    }

    /** Whether the operator generates its configuration. */
    boolean isGenerated() {
        return spec.tree() instanceof Tree.Mapping
                && spec.text("customConfigSecret").isEmpty();
    }

    SpecOptions inputTail() {
        return new SpecOptions(spec, "inputTail");
    }

    SpecOptions forwardOptions() {
        return new SpecOptions(spec, "forwardOptions");
    }
}
