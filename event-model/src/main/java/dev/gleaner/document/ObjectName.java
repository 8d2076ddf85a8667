package dev.gleaner.document;

/** The name of an object. The API server requires it, or the prefix of a generated name. */
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

    /**
     * The failure of a change with the kind, the namespace and the name of the object: a change is often applied to many
     * objects. A failure that names the object already stays as it is, and so does one of a part of an object.
     */
    static IllegalStateException named(OpenObject changed, IllegalStateException failure) {
        if (!(changed instanceof ApiObject object)) {
            return failure;
        }
        String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
        String start = object.kind() + " " + namespace + object.name() + ": ";
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(start) ? failure : new IllegalStateException(start + message, failure);
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
