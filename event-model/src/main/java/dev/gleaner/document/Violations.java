package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the violations of one input while it is read. Not thread-safe. */
public final class Violations {
    private final String file;
    private final TextPlace place;
    private final List<Violation> found = new ArrayList<>();
    private int errors;

    /** An empty collection for an input; the name is empty if the input has none. */
    Violations(String file) {
        this(file, TextPlace.FILE);
    }

    /** An empty collection for a text inside an input; reported positions and paths are those in the text. */
    Violations(String file, TextPlace place) {
        this.file = file;
        this.place = place;
    }

    /** A collection for the same input, without violations. */
    Violations empty() {
        return new Violations(file, place);
    }

    /** Adds a violation; the arguments fill the wording of its fault. */
    public void report(Fault fault, Position position, FieldPath path, Object... arguments) {
        found.add(Violation.of(fault, file, place.position(position), place.path(path), place.arguments(arguments)));
        if (fault.severity() == Severity.ERROR) {
            errors++;
        }
    }

    /** Adds a violation of a field of a mapping, at the name of the field. */
    public void report(Fault fault, Tree.Mapping mapping, FieldPath path, String field, Object... arguments) {
        report(fault, mapping.positionOf(field), path.field(field), arguments);
    }

    /**
     * Adds a violation of two fields of a mapping that exclude each other, at the name of the one that comes later in
     * the text; the two names fill the wording of its fault.
     */
    public void reportBoth(Fault fault, Tree.Mapping mapping, FieldPath path, String one, String other) {
        report(fault, mapping, path, mapping.later(one, other), one, other);
    }

    /** Adds a violation for an unknown field of a mapping, with the most similar known name. */
    void reportUnknown(Tree.Mapping mapping, Tree.Field field, FieldPath path, Collection<String> known) {
        reportMisspelt(DocumentFault.FIELD_UNKNOWN, mapping, field, path, known, NearestName.hint(field.name(), known));
    }

    /** Adds a violation for a field that is probably misspelt, and the name that replaces it if that is certain. */
    void reportMisspelt(
            Fault fault,
            Tree.Mapping mapping,
            Tree.Field field,
            FieldPath path,
            Collection<String> known,
            Object effect) {
        report(fault, field.position(), path.field(field.name()), Printable.quoted(field.name()), effect);
        replaceLast(field.name(), intended(mapping, field, known));
    }

    /** The known name that a misspelt field certainly stands for; empty if there is none, or if the mapping has it. */
    static Optional<String> intended(Tree.Mapping mapping, Tree.Field field, Collection<String> known) {
        return NearestName.certain(field.name(), known)
                .filter(name -> mapping.get(name).isEmpty());
    }

    /**
     * Adds what is wrong inside a misspelt field, read by the shape of the field that it certainly stands for. A value of
     * another type shows that something else is intended; nothing is added then.
     */
    void reportInside(Shape<?> intended, Tree value, FieldPath path, Strictness strictness) {
        Violations inside = empty();
        intended.read(value, path, strictness, inside);
        Position start = place.position(value.position());
        if (inside.found.stream()
                .noneMatch(violation -> violation.code().equals(DocumentFault.TYPE.code())
                        && violation.position().equals(start)
                        && violation.path().equals(place.path(path)))) {
            addAll(inside);
        }
    }

    /** Adds a violation for a text that is none of the known ones, and the one that replaces it if that is certain. */
    void reportUnknown(Fault fault, Tree.Text text, FieldPath path, Collection<String> known, Object... arguments) {
        report(fault, text.position(), path, arguments);
        replaceLast(text.value(), NearestName.certain(text.value(), known));
    }

    private void replaceLast(String name, Optional<String> intended) {
        intended.ifPresent(known -> replaceLast(new Replacement(name, known)));
    }

    /** Adds to the last violation what to write instead. */
    void replaceLast(Replacement replacement) {
        int last = found.size() - 1;
        found.set(last, found.get(last).withReplacement(replacement));
    }

    /** Replaces the violations of a fault by violations of another fault, which has the old message as its argument. */
    void reword(Fault from, Fault to) {
        found.replaceAll(violation -> violation.code().equals(from.code())
                ? Violation.of(to, violation.file(), violation.position(), violation.path(), violation.message())
                : violation);
    }

    /** Whether there is a violation of a fault. */
    boolean has(Fault fault) {
        return found.stream().anyMatch(violation -> violation.code().equals(fault.code()));
    }

    /** Adds the violations of another collection. */
    void addAll(Violations others) {
        found.addAll(others.found);
        errors += others.errors;
    }

    /** Adds the violations of another collection that this one does not have, as warnings. */
    void addAsWarnings(Violations others) {
        int before = found.size();
        Set<Violation> known = new LinkedHashSet<>(found);
        for (Violation violation : others.found) {
            if (known.add(violation)) {
                found.add(violation);
                errors += violation.isError() ? 1 : 0;
            }
        }
        soften(before);
    }

    /** Removes all violations. */
    void clear() {
        found.clear();
        errors = 0;
    }

    /** The number of violations so far. */
    int count() {
        return found.size();
    }

    /** Turns the errors from an index on into warnings, because the values concerned are kept. */
    void soften(int before) {
        for (int i = before; i < found.size(); i++) {
            Violation violation = found.get(i);
            if (violation.isError()) {
                found.set(
                        i,
                        new Violation(
                                violation.file(),
                                violation.position(),
                                violation.path(),
                                Severity.WARNING,
                                violation.code(),
                                violation.message(),
                                violation.replacement()));
                errors--;
            }
        }
    }

    /** The number of errors so far. */
    int errors() {
        return errors;
    }

    /** The violations in the order in which they are reported. */
    List<Violation> inOrder() {
        return found.stream().sorted(Violation.ORDER).toList();
    }
}
