package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Files for fluentd's own log, in place of the log of the pod. */
@Value.Immutable
public interface FluentOutLogrotate extends Editable<FluentOutLogrotate, FluentOutLogrotate.Builder> {
    /** How log rotations are read, checked and written. */
    Shape<FluentOutLogrotate> SHAPE = Shape.object("log rotation", Builder::new)
            .required("enabled", Scalar.FLAG, FluentOutLogrotate::enabled, Builder::enabled)
            .text("path", FluentOutLogrotate::path, Builder::path)
            .text("age", FluentOutLogrotate::age, Builder::age)
            .text("size", FluentOutLogrotate::size, Builder::size)
            .rule(FluentOutLogrotate::checkAge)
            .rule(FluentOutLogrotate::checkSize);

    /** Whether the log is written to files. */
    boolean enabled();

    /** The path of the newest file; empty means {@code /fluentd/log/out}. */
    Optional<String> path();

    /**
     * The number of files to keep, or how often a new one starts: {@code daily}, {@code weekly} or {@code monthly};
     * empty means 10 files.
     */
    Optional<String> age();

    /** The size from which a new file starts, in bytes and without a unit; empty means 10485760. */
    Optional<String> size();

    /** A log rotation that the consumer fills in. */
    static FluentOutLogrotate of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkAge(Tree.Mapping rotation, Position position, FieldPath path, Violations violations) {
        String age = rotation.text("age").orElse("");
        if (FluentdRules.isTrue(rotation, "enabled") && !age.matches("|daily|weekly|monthly|[+-]?\\d+")) {
            violations.report(FluentdFault.LOGROTATE_AGE, rotation, path, "age", Violation.quoted(age));
        }
    }

    private static void checkSize(Tree.Mapping rotation, Position position, FieldPath path, Violations violations) {
        String size = rotation.text("size").orElse("");
        String digits = size.replaceFirst("(?s)\\D.*", "");
        if (FluentdRules.isTrue(rotation, "enabled") && !digits.equals(size)) {
            String bytes = digits.isEmpty() ? "0" : digits;
            violations.report(FluentdFault.LOGROTATE_SIZE, rotation, path, "size", Violation.quoted(size), bytes);
        }
    }

    /** Builds a log rotation. */
    final class Builder extends ImmutableFluentOutLogrotate.Builder implements ModelBuilder<FluentOutLogrotate> {
        Builder() {}
    }
}
