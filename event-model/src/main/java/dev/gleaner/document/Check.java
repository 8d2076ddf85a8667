package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while one input is read. Not thread-safe. */
public final class Check {
    private final String file;
    private final boolean lenient;
    private final boolean asServer;
    private final @Nullable Version version;
    private final List<Violation> violations = new ArrayList<>();
    private int errors;

    Check(String file, boolean lenient, @Nullable Version version) {
        this(file, lenient, false, version);
    }

    Check(String file, boolean lenient, boolean asServer, @Nullable Version version) {
        this.file = file;
        this.lenient = lenient;
        this.asServer = asServer;
        this.version = version;
    }

    /** Notes an occurrence of a fault; the arguments fill its wording. */
    public void report(Fault fault, Position position, FieldPath path, Object... arguments) {
        violations.add(Violation.of(fault, file, position, path, arguments));
        if (fault.severity() == Severity.ERROR) {
            errors++;
        }
    }

    /** Notes a fault of a field of a mapping, at the name of the field. */
    public void report(Fault fault, Tree.Mapping mapping, FieldPath path, String field, Object... arguments) {
        report(fault, mapping.positionOf(field), path.field(field), arguments);
    }

    /** Notes a field that its type does not know, with the name that was likely meant. */
    void reportUnknown(Tree.Field field, FieldPath path, Collection<String> known) {
        report(
                DocumentFault.FIELD_UNKNOWN,
                field.position(),
                path.field(field.name()),
                Quoted.of(field.name()),
                NearestName.hint(field.name(), known));
    }

    /** Whether fields that a type does not know are kept without a word. */
    boolean isLenient() {
        return lenient;
    }

    /** Whether a text is taken as Kubernetes takes it: its first document, and of equal keys the last. */
    boolean isAsServer() {
        return asServer;
    }

    /** The version that the input is for; null when any will do. */
    @Nullable
    Version version() {
        return version;
    }

    /** How many errors there are so far. */
    int errors() {
        return errors;
    }

    /** What was noted, in document order; what has no position comes in the order of noting, last. */
    List<Violation> violations() {
        List<Violation> sorted = new ArrayList<>(violations);
        sorted.sort(Comparator.comparing(
                        (Violation violation) -> !violation.position().isKnown())
                .thenComparing(Violation::position));
        return sorted;
    }
}
