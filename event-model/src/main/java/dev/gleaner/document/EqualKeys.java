package dev.gleaner.document;

import java.util.Map;
import java.util.Objects;

/**
 * What becomes of keys that a mapping has twice. A reading for people refuses them and goes on with the first. For
 * Kubernetes the last one counts, and what a merge key brings in counts as if it stood at the merge key (goyaml.v2,
 * decode.go).
 */
final class EqualKeys {
    private EqualKeys() {}

    /** Adds a field that stands in the mapping at the path. */
    static void add(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path, Check check) {
        Tree.Field first = fields.putIfAbsent(field.name(), field);
        if (first == null) {
            return;
        }
        if (check.isAsServer()) {
            replace(first, field, "at " + field.position(), fields, path, check);
        } else {
            FieldPath at = path.field(field.name());
            check.report(DocumentFault.DUPLICATE_KEY, field.position(), at, Quoted.of(field.name()), first.position());
        }
    }

    /** Adds a field that a merge key brings in; whether it is in the mapping now. */
    static boolean merge(Tree.Field field, Position key, Map<String, Tree.Field> fields, FieldPath path, Check check) {
        Tree.Field first = fields.putIfAbsent(field.name(), field);
        if (first == null) {
            return true;
        }
        if (check.isAsServer()) {
            replace(first, field, "of the merge key at " + key, fields, path, check);
            return true;
        }
        FieldPath at = path.field("<<");
        check.report(DocumentFault.MERGE_AFTER_KEY, key, at, Quoted.of(field.name()), first.position());
        return false;
    }

    /** Of the mappings that one merge key brings in, the first that has a field counts. */
    static void keepFirst(Tree.Field field, Map<String, Tree.Field> fields, FieldPath path, Check check) {
        if (check.isAsServer()) {
            Tree.Field first = Objects.requireNonNull(fields.get(field.name()));
            reportLost(field, "at " + first.position(), path, check);
        }
    }

    private static void replace(
            Tree.Field first,
            Tree.Field last,
            String where,
            Map<String, Tree.Field> fields,
            FieldPath path,
            Check check) {
        reportLost(first, where, path, check);
        fields.remove(first.name());
        fields.put(last.name(), last);
    }

    private static void reportLost(Tree.Field lost, String where, FieldPath path, Check check) {
        check.report(
                DocumentFault.KEY_LOST,
                lost.position(),
                path.field(lost.name()),
                kindOf(lost.value()),
                Quoted.of(lost.name()),
                where);
    }

    /** The value without its text, which might be a secret. */
    private static String kindOf(Tree value) {
        return value instanceof Tree.Text ? "a text" : value.describe();
    }
}
