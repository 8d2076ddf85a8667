package dev.gleaner.document;

import java.util.Map;
import java.util.Objects;

/**
 * The treatment of duplicate keys. Strict reading refuses them and continues with the first. Kubernetes uses the last
 * one, and treats the keys of a merge key as if they were written in its place (goyaml.v2, decode.go).
 *
 * @param lastCounts whether the last of equal keys counts, as for Kubernetes
 * @param violations where refused and lost keys are reported
 */
record EqualKeys(boolean lastCounts, Violations violations) {
    /** Adds a field of the mapping. */
    void add(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path) {
        Tree.Field first = fields.putIfAbsent(field.name(), field);
        if (first == null) {
            return;
        }
        if (lastCounts) {
            replace(first, field, "at " + field.position(), fields, path);
        } else {
            FieldPath at = path.field(field.name());
            violations.report(
                    DocumentFault.DUPLICATE_KEY,
                    field.position(),
                    at,
                    Printable.quoted(field.name()),
                    first.position());
        }
    }

    /** Adds a field that a merge key brings in; whether it is in the mapping now. */
    boolean merge(Tree.Field field, Position key, Map<String, Tree.Field> fields, FieldPath path) {
        Tree.Field first = fields.putIfAbsent(field.name(), field);
        if (first == null) {
            return true;
        }
        if (lastCounts) {
            replace(first, field, "of the merge key at " + key, fields, path);
            return true;
        }
        FieldPath at = path.field("<<");
        violations.report(DocumentFault.MERGE_AFTER_KEY, key, at, Printable.quoted(field.name()), first.position());
        return false;
    }

    /** Adds a field that stands in the mapping behind the merge key that brings it in, too: it counts. */
    void override(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path) {
        fields.put(field.name(), field);
        reportOverride(field, path);
    }

    /** Adds a field of a list of merged mappings, of which the first has precedence. */
    void keepFirst(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path) {
        reportOverride(Objects.requireNonNull(fields.get(field.name())), path);
    }

    private void reportOverride(Tree.Field field, FieldPath path) {
        if (lastCounts) {
            violations.report(
                    DocumentFault.KEY_OVERRIDES,
                    field.position(),
                    path.field(field.name()),
                    Printable.quoted(field.name()));
        }
    }

    private void replace(
            Tree.Field first, Tree.Field last, String where, Map<String, Tree.Field> fields, FieldPath path) {
        reportLost(first, where, path);
        fields.remove(first.name());
        fields.put(last.name(), last);
    }

    private void reportLost(Tree.Field lost, String where, FieldPath path) {
        violations.report(
                DocumentFault.KEY_LOST,
                lost.position(),
                path.field(lost.name()),
                kindOf(lost.value()),
                Printable.quoted(lost.name()),
                where);
    }

    /** The kind of a value without its text, which may be a secret. */
    private static String kindOf(Tree value) {
        return value instanceof Tree.Text ? "a text" : value.describe();
    }
}
