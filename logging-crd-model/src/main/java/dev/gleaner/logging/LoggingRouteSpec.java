package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Objects;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a logging route: the Logging that sends records, and those that receive them. */
@Value.Immutable
public interface LoggingRouteSpec extends Editable<LoggingRouteSpec, LoggingRouteSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<LoggingRouteSpec> SHAPE = Shape.object("logging route spec", Builder::new)
            .required("source", Scalar.TEXT, LoggingRouteSpec::source, Builder::source)
            .required("targets", Embedded.shape(LabelSelector.class), LoggingRouteSpec::targets, Builder::targets)
            .rule(LoggingRouteSpec::checkTargets);

    /** The name of the Logging whose fluent-bit sends records; this is not its {@code loggingRef}. */
    String source();

    /**
     * The labels of the Loggings that receive records; an empty selector means all Loggings. The source receives
     * records only if the selector includes it, too.
     */
    Embedded<LabelSelector> targets();

    /** A spec that the consumer fills in. */
    static LoggingRouteSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkTargets(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        LabelSelectorRules.check(spec, "targets", path, violations);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableLoggingRouteSpec.Builder implements ModelBuilder<LoggingRouteSpec> {
        Builder() {}

        /** Selects the Loggings with a label. */
        public Builder targets(String label, String value) {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
            return targets(
                    Embedded.of(LabelSelector.class, s -> s.put("matchLabels", labels -> labels.put(label, value))));
        }
    }
}
