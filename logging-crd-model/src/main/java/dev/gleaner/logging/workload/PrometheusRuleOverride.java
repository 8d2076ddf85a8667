package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Changes the operator's alerts of one name; empty values change nothing. An override of any other name has no effect:
 * it adds no rule.
 */
@Value.Immutable
public interface PrometheusRuleOverride extends Editable<PrometheusRuleOverride, PrometheusRuleOverride.Builder> {
    /** How rule overrides are read, checked and written. */
    Shape<PrometheusRuleOverride> SHAPE = Shape.object("rule override", Builder::new)
            .text("alert", PrometheusRuleOverride::alert, Builder::alert)
            .text("record", PrometheusRuleOverride::record, Builder::record)
            .optional("expr", Embedded.shape(IntOrString.class), PrometheusRuleOverride::expr, Builder::expr)
            .text("for", PrometheusRuleOverride::pendingFor, Builder::pendingFor)
            .text("keep_firing_for", PrometheusRuleOverride::keepFiringFor, Builder::keepFiringFor)
            .textMap("labels", PrometheusRuleOverride::labels, Builder::labels)
            .textMap("annotations", PrometheusRuleOverride::annotations, Builder::annotations)
            .rule(PrometheusRuleOverride::checkAlert)
            .rule(PrometheusRuleOverride::checkDurations);

    /** The name of the alerts to change, such as {@code FluentdNodeDown}; empty means none. */
    Optional<String> alert();

    /** The name of a recording rule to change; empty means none. The operator has no recording rules. */
    Optional<String> record();

    /** The PromQL expression of the alert; empty changes nothing. */
    Optional<Embedded<IntOrString>> expr();

    /** The time for which the condition holds before the alert fires, such as {@code 10m}; empty changes nothing. */
    Optional<String> pendingFor();

    /** The time for which the alert fires after its condition has ended, such as {@code 5m}; empty changes nothing. */
    Optional<String> keepFiringFor();

    /** The labels, which replace all existing ones; empty changes nothing. */
    Map<String, String> labels();

    /** The annotations, which replace all existing ones; empty changes nothing. */
    Map<String, String> annotations();

    /** A rule override that the consumer fills in. */
    static PrometheusRuleOverride of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkAlert(Tree.Mapping rule, Position position, FieldPath path, Violations violations) {
        if (!rule.hasValue("alert")) {
            violations.report(WorkloadFault.ALERT_NONE, rule, path, "alert");
        }
    }

    private static void checkDurations(Tree.Mapping rule, Position position, FieldPath path, Violations violations) {
        PrometheusDuration.check(rule, "for", path, violations);
        PrometheusDuration.checkNotEmpty(rule, "keep_firing_for", path, violations);
    }

    /** Builds a rule override. */
    final class Builder extends ImmutablePrometheusRuleOverride.Builder
            implements ModelBuilder<PrometheusRuleOverride> {
        Builder() {}

        /** Sets the PromQL expression of the alert. */
        public Builder expr(String expression) {
            return expr(Embedded.of(new IntOrString(Objects.requireNonNull(expression, "expression"))));
        }
    }
}
