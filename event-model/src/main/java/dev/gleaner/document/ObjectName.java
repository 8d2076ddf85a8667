package dev.gleaner.document;

/** Checks that an object has a name, or the prefix of a generated name, as the API server requires. */
final class ObjectName {
    /** The rule, which a schema recognises. */
    static final Shape.Rule<Tree.Mapping> RULE = ObjectName::check;

    private ObjectName() {}

    /** Refuses a built value that has neither; it has no position to report. */
    static void require(ApiObject object) {
        if (object.name().isEmpty()
                && !object.metadata().unknownFields().names().contains("generateName")) {
            throw new IllegalStateException("metadata.name of a " + object.kind() + " is not set");
        }
    }

    /** Reports a manifest that has neither. */
    private static void check(Tree.Mapping object, Position position, FieldPath path, Violations violations) {
        if (object.get("metadata").orElse(Tree.nothing()) instanceof Tree.Mapping metadata
                && (metadata.hasValue("name") || metadata.hasValue("generateName"))) {
            return;
        }
        Position at = object.get("metadata")
                .map(Tree::position)
                .filter(Position::isKnown)
                .orElse(position);
        violations.report(
                DocumentFault.FIELD_REQUIRED, at, path.field("metadata").field("name"), "text");
    }
}
