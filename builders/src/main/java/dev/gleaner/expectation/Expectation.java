package dev.gleaner.expectation;

import dev.gleaner.audit.AuditFault;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * What is expected of a request or of a record. A field that is absent is not compared. Lists are complete: an output
 * that a record reaches and the list does not have is unexpected.
 */
@Value.Immutable
public interface Expectation extends Editable<Expectation, Expectation.Builder> {
    /** How expectations are read, checked and written. */
    Shape<Expectation> SHAPE = Shape.object("expectation", Builder::new)
            .optional(
                    "level",
                    Shape.word(AuditLevel.values(), AuditLevel::wireName, AuditFault.LEVEL),
                    Expectation::level,
                    Builder::level)
            .optional("stage", AuditRule.STAGE, Expectation::stage, Builder::stage)
            .optional("rule", Scalar.ANY.where(Expectation::checkRule), Expectation::rule, Builder::rule)
            .optional("omitStages", Shape.list(AuditRule.STAGE), Expectation::omitStages, Builder::omitStages)
            .optional("logging", Scalar.TEXT, Expectation::logging, Builder::logging)
            .optional("outputs", Shape.list(Scalar.TEXT), Expectation::outputs, Builder::outputs)
            .optional("flows", Shape.list(Scalar.TEXT), Expectation::flows, Builder::flows)
            .map("reasons", Scalar.TEXT, Expectation::reasons, Builder::reasons)
            .rule(Expectation::checkSomething);

    /** The value of {@link #rule} if no rule may match. */
    String NO_RULE = "none";

    /** The level, which is {@code None} if no rule matches; empty means any level. */
    Optional<AuditLevel> level();

    /** The stage at which {@link #level} is recorded; empty means the level of the rule, whatever stages it omits. */
    Optional<Stage> stage();

    /** The index of the rule that decides, from 0, or {@code none}; empty means any rule. */
    Optional<Tree> rule();

    /** The stages that the policy and the rule omit, in any order; empty means any stages. */
    Optional<List<Stage>> omitStages();

    /**
     * The name of the Logging whose fluentd takes the record, or several names with {@code ", "} between them; an empty
     * text means no Logging. Empty means any Logging.
     */
    Optional<String> logging();

    /**
     * The outputs that the record reaches, in any order, such as {@code clusteroutput:cattle-logging-system:audit}; an
     * empty list means none. Empty means any outputs.
     */
    Optional<List<String>> outputs();

    /**
     * The flows that accept the record, in any order, such as {@code clusterflow:cattle-logging-system:audit}; an empty
     * list means none. Empty means any flows.
     */
    Optional<List<String>> flows();

    /**
     * For each flow, a text that must be part of the reason why the flow accepts the record or does not. Empty means
     * any reasons.
     */
    Map<String, String> reasons();

    /** An expectation that the consumer fills in. */
    static Expectation of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkRule(Tree rule, Position position, FieldPath path, Violations violations) {
        boolean isIndex = rule instanceof Tree.Decimal number
                && number.value().signum() >= 0
                && number.value().stripTrailingZeros().scale() <= 0
                && number.value().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0;
        boolean isNone = rule instanceof Tree.Text text && text.value().equals(NO_RULE);
        if (!isIndex && !isNone) {
            violations.report(ExpectationFault.RULE, position, path, rule.describe());
        }
    }

    private static void checkSomething(
            Tree.Mapping expectation, Position position, FieldPath path, Violations violations) {
        if (expectation.fields().stream().noneMatch(field -> !field.name().equals("stage"))) {
            violations.report(ExpectationFault.NO_EXPECTATION, position, path);
        } else if (expectation.isSet("stage") && !expectation.isSet("level")) {
            violations.report(ExpectationFault.STAGE_ALONE, expectation, path, "stage");
        }
    }

    /** Builds an expectation. */
    final class Builder extends ImmutableExpectation.Builder implements ModelBuilder<Expectation> {
        Builder() {}

        /** Sets the index of the rule that decides, from 0. */
        public Builder rule(int index) {
            return rule(Tree.number(index));
        }

        /** Expects that no rule matches. */
        public Builder noRule() {
            return rule(Tree.text(NO_RULE));
        }
    }
}
