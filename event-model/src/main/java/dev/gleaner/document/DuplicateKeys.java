package dev.gleaner.document;

import java.util.Map;
import java.util.Objects;

/**
 * Adds fields to a mapping and handles duplicate keys. Strict reading reports them as errors and keeps the first one.
 * Kubernetes uses the last one, and treats merged keys as if they were written in place of the merge key (goyaml.v2,
 * decode.go).
 *
 * @param lastWins whether the last of duplicate keys is used, as in Kubernetes
 * @param violations receives the violations
 */
record DuplicateKeys(boolean lastWins, Violations violations) {
    /** Adds a field of the mapping itself. */
    void add(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path) {
        Tree.Field first = fields.putIfAbsent(field.name(), field);
        if (first == null) {
            return;
        }
        if (lastWins) {
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

    /** Adds a field of a merged mapping; returns whether it is now in the mapping. */
    boolean merge(Tree.Field field, Position key, Map<String, Tree.Field> fields, FieldPath path) {
        Tree.Field first = fields.putIfAbsent(field.name(), field);
        if (first == null) {
            return true;
        }
        if (lastWins) {
            replace(first, field, "of the merge key at " + key, fields, path);
            return true;
        }
        FieldPath at = path.field("<<");
        violations.report(DocumentFault.MERGE_AFTER_KEY, key, at, Printable.quoted(field.name()), first.position());
        return false;
    }

    /** Adds a field of the mapping itself that overrides a field of an earlier merge key. */
    void override(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path) {
        fields.put(field.name(), field);
        reportOverride(field, path);
    }

    /** Reports a field that occurs in several merged mappings of a list; the first one is kept. */
    void keepFirst(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path) {
        reportOverride(Objects.requireNonNull(fields.get(field.name())), path);
    }

    private void reportOverride(Tree.Field field, FieldPath path) {
        if (lastWins) {
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
