package dev.gleaner.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the tree of a violation, which {@link Violation#toTree} writes. */
final class ViolationReading {
    private static final List<String> NAMES = List.of("file", "line", "column", "path", "severity", "code", "message");

    private final Tree.Mapping mapping;
    private final Strictness strictness;
    private final Violations violations;

    private ViolationReading(Tree.Mapping mapping, Strictness strictness, Violations violations) {
        this.mapping = mapping;
        this.strictness = strictness;
        this.violations = violations;
    }

    /** The violation; reports what is wrong with the tree and returns null if it is not that of a violation. */
    static @Nullable Violation read(Tree tree, Strictness strictness, Violations violations) {
        if (tree instanceof Tree.Mapping mapping) {
            return new ViolationReading(mapping, strictness, violations).read();
        }
        violations.report(
                DocumentFault.TYPE, tree.position(), FieldPath.ROOT, tree.describe(), "a violation (a mapping)");
        return null;
    }

    private @Nullable Violation read() {
        if (!strictness.lenient()) {
            mapping.fields().stream()
                    .filter(field -> !NAMES.contains(field.name()))
                    .forEach(field -> violations.reportUnknown(mapping, field, FieldPath.ROOT, NAMES));
        }
        String file = field("file", Scalar.TEXT, "");
        Position position = new Position(field("line", Scalar.INTEGER, 0), field("column", Scalar.INTEGER, 0));
        FieldPath path = path(field("path", Scalar.TEXT, ""));
        Severity severity = severity(field("severity", Scalar.TEXT, Severity.ERROR.inWords()));
        String code = field("code", Scalar.TEXT, "");
        String message = field("message", Scalar.TEXT, "");
        return violations.errors() > 0 ? null : new Violation(file, position, path, severity, code, message);
    }

    /** The value of a field, which a violation always has; something else if it is reported. */
    private <V> V field(String name, Shape<V> shape, V other) {
        Optional<Tree> found = mapping.get(name);
        if (found.isEmpty()) {
            violations.report(DocumentFault.FIELD_REQUIRED, mapping, FieldPath.ROOT, name, shape.noun());
            return other;
        }
        V value = shape.read(found.get(), FieldPath.ROOT.field(name), strictness, violations);
        return value == null ? other : value;
    }

    private FieldPath path(String text) {
        Optional<FieldPath> path = FieldPath.find(text);
        if (path.isEmpty()) {
            report("path", text, "a path, such as rules[0].level");
        }
        return path.orElse(FieldPath.ROOT);
    }

    private Severity severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.inWords().equals(word)) {
                return severity;
            }
        }
        report("severity", word, "error or warning");
        return Severity.ERROR;
    }

    private void report(String name, String found, String expected) {
        Position at = mapping.get(name).orElse(mapping).position();
        violations.report(
                DocumentFault.TYPE,
                at,
                FieldPath.ROOT.field(name),
                Tree.text(found).describe(),
                expected);
    }
}
