package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How the operator checks a new configuration before it replaces the one in use: a pod reads it, or runs with it for a
 * while.
 */
@Value.Immutable
public interface ConfigCheck extends Editable<ConfigCheck, ConfigCheck.Builder> {
    /** The strategy that runs fluentd with the configuration. */
    String START_WITH_TIMEOUT = "StartWithTimeout";

    /** How configuration checks are read, checked and written. */
    Shape<ConfigCheck> SHAPE = Shape.object("configuration check", Builder::new)
            .text("strategy", ConfigCheck::strategy, Builder::strategy)
            .integer("timeoutSeconds", ConfigCheck::timeoutSeconds, Builder::timeoutSeconds)
            .textMap("labels", ConfigCheck::labels, Builder::labels)
            .rule(ConfigCheck::checkStrategy)
            .rule(ConfigCheck::checkTimeout);

    /**
     * Whether the pod only reads the configuration ({@code DryRun}) or runs with it ({@code StartWithTimeout}); empty
     * means DryRun.
     */
    Optional<String> strategy();

    /** The time for which the pod runs with the configuration, in seconds; empty means 10. */
    Optional<Integer> timeoutSeconds();

    /** Labels of the pod; empty means none besides those of the operator. */
    Map<String, String> labels();

    /** A configuration check that the consumer fills in. */
    static ConfigCheck of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkStrategy(Tree.Mapping check, Position position, FieldPath path, Violations violations) {
        String strategy = check.text("strategy").orElse("");
        if (!strategy.isEmpty() && !strategy.equals("DryRun") && !strategy.equals(START_WITH_TIMEOUT)) {
            violations.report(FluentdFault.CHECK_STRATEGY, check, path, "strategy", Violation.quoted(strategy));
        }
    }

    private static void checkTimeout(Tree.Mapping check, Position position, FieldPath path, Violations violations) {
        if (check.isSet("timeoutSeconds") && !check.text("strategy").equals(Optional.of(START_WITH_TIMEOUT))) {
            violations.report(
                    FluentdFault.NO_EFFECT, check, path, "timeoutSeconds", "without strategy: StartWithTimeout");
        }
    }

    /** Builds a configuration check. */
    final class Builder extends ImmutableConfigCheck.Builder implements ModelBuilder<ConfigCheck> {
        Builder() {}
    }
}
