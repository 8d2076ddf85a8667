package dev.gleaner.document;

/**
 * Reports a namespace in the metadata of a cluster-scoped object. The namespace of the object's pods is not reported:
 * Harvester's own EventTailer has it there, and it misleads nobody.
 *
 * @param kind the kind of the object
 */
record IgnoredNamespace(String kind) implements Shape.Rule<Tree.Mapping> {
    @Override
    public void check(Tree.Mapping object, Position position, FieldPath path, Violations violations) {
        if (object.get("metadata").orElse(Tree.nothing()) instanceof Tree.Mapping metadata) {
            String namespace = metadata.text("namespace").orElse("");
            String control = controlNamespace(object);
            if (!namespace.isEmpty() && !namespace.equals(control)) {
                violations.report(
                        DocumentFault.NAMESPACE_IGNORED,
                        metadata,
                        path.field("metadata"),
                        "namespace",
                        Violation.quoted(namespace),
                        kind,
                        control.isEmpty()
                                ? "remove it"
                                : "spec.controlNamespace counts, which is " + Violation.quoted(control)
                                        + ": correct it, or remove the namespace");
            }
        }
    }

    /** The namespace in which the logging operator creates pods for the object; empty if the object names none. */
    private static String controlNamespace(Tree.Mapping object) {
        return object.get("spec").orElse(Tree.nothing()) instanceof Tree.Mapping spec
                ? spec.text("controlNamespace").orElse("")
                : "";
    }
}
