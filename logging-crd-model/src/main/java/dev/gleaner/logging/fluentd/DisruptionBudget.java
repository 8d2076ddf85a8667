package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How many fluentd pods may be evicted at once, such as when a node is drained. Only one of the two numbers may be set;
 * each is a number of pods, or a part of them such as {@code 50%}.
 */
@Value.Immutable
public interface DisruptionBudget extends Editable<DisruptionBudget, DisruptionBudget.Builder> {
    /** How disruption budgets are read, checked and written. */
    Shape<DisruptionBudget> SHAPE = Shape.object("disruption budget", Builder::new)
            .optional(
                    "minAvailable",
                    Embedded.shape(IntOrString.class),
                    DisruptionBudget::minAvailable,
                    Builder::minAvailable)
            .optional(
                    "maxUnavailable",
                    Embedded.shape(IntOrString.class),
                    DisruptionBudget::maxUnavailable,
                    Builder::maxUnavailable)
            .text(
                    "unhealthyPodEvictionPolicy",
                    DisruptionBudget::unhealthyPodEvictionPolicy,
                    Builder::unhealthyPodEvictionPolicy)
            .rule(DisruptionBudget::checkNumbers)
            .rule(DisruptionBudget::checkPolicy);

    /** The minimum number of pods that must stay; empty means that {@link #maxUnavailable()} is the limit. */
    Optional<Embedded<IntOrString>> minAvailable();

    /** The maximum number of pods that may be absent; empty means that {@link #minAvailable()} is the limit. */
    Optional<Embedded<IntOrString>> maxUnavailable();

    /**
     * Whether pods that are not ready may be evicted at any time ({@code AlwaysAllow}) or only while enough others are
     * ready ({@code IfHealthyBudget}); empty means the latter.
     */
    Optional<String> unhealthyPodEvictionPolicy();

    /** A disruption budget that the consumer fills in. */
    static DisruptionBudget of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkNumbers(Tree.Mapping budget, Position position, FieldPath path, Violations violations) {
        if (budget.isSet("minAvailable") && budget.isSet("maxUnavailable")) {
            violations.report(FluentdFault.BUDGET_NUMBERS, budget, path, "maxUnavailable");
        }
    }

    private static void checkPolicy(Tree.Mapping budget, Position position, FieldPath path, Violations violations) {
        FluentdRules.checkKubernetesWord(
                budget, path, "unhealthyPodEvictionPolicy", List.of("AlwaysAllow", "IfHealthyBudget"), violations);
    }

    /** Builds a disruption budget. */
    final class Builder extends ImmutableDisruptionBudget.Builder implements ModelBuilder<DisruptionBudget> {
        Builder() {}
    }
}
