package dev.gleaner.document;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Checks the names and the labels in the metadata of an object, as the API server does (k8s.io/apimachinery v0.24,
 * pkg/api/validation/objectmeta.go; apiextensions-apiserver v0.24, pkg/registry/customresource/validator.go). A text
 * with an action of a Go template is not checked.
 *
 * @param scope whether the object keeps its namespace; the server drops that of an object of a cluster-scoped kind
 */
record MetadataSyntax(ApiType.Scope scope) implements Shape.Rule<Tree.Mapping> {
    @Override
    public void check(Tree.Mapping object, Position position, FieldPath path, Violations violations) {
        Tree.Mapping metadata = mapping(object, "metadata");
        FieldPath at = path.field("metadata");
        metadata.text("name")
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> report(
                        DocumentFault.OBJECT_NAME,
                        valuePosition(metadata, "name"),
                        at.field("name"),
                        name,
                        NameSyntax.subdomain(name),
                        violations));
        metadata.text("generateName")
                .filter(prefix -> !prefix.isEmpty())
                .ifPresent(prefix -> report(
                        DocumentFault.OBJECT_NAME,
                        valuePosition(metadata, "generateName"),
                        at.field("generateName"),
                        prefix,
                        NameSyntax.subdomainPrefix(prefix),
                        violations));
        if (scope == ApiType.Scope.NAMESPACED) {
            checkNamespace(metadata, at.field("namespace"), violations);
        }
        checkLabels(mapping(metadata, "labels").fields(), at.field("labels"), violations);
        checkAnnotations(mapping(metadata, "annotations").fields(), at.field("annotations"), violations);
    }

    private static void checkNamespace(Tree.Mapping metadata, FieldPath path, Violations violations) {
        metadata.text("namespace")
                .filter(namespace -> !namespace.isEmpty())
                .ifPresent(namespace -> report(
                        DocumentFault.NAMESPACE_NAME,
                        valuePosition(metadata, "namespace"),
                        path,
                        namespace,
                        NameSyntax.label(namespace),
                        violations));
    }

    private static void checkLabels(Collection<Tree.Field> labels, FieldPath path, Violations violations) {
        for (Tree.Field label : labels) {
            String key = label.name();
            FieldPath at = path.field(key);
            report(DocumentFault.LABEL_KEY, label.position(), at, key, NameSyntax.qualifiedName(key), violations);
            if (label.value() instanceof Tree.Text text) {
                String value = text.value();
                report(DocumentFault.LABEL_VALUE, text.position(), at, value, NameSyntax.labelValue(value), violations);
            }
        }
    }

    private static void checkAnnotations(Collection<Tree.Field> annotations, FieldPath path, Violations violations) {
        for (Tree.Field annotation : annotations) {
            String key = annotation.name();
            // The server ignores the case of the prefix, too.
            List<String> problems = NameSyntax.qualifiedName(key.toLowerCase(Locale.ROOT));
            report(DocumentFault.ANNOTATION_KEY, annotation.position(), path.field(key), key, problems, violations);
        }
    }

    private static void report(
            Fault fault,
            Position position,
            FieldPath path,
            String found,
            List<String> problems,
            Violations violations) {
        if (!found.contains("{{")) {
            problems.forEach(problem -> violations.report(fault, position, path, Printable.quoted(found), problem));
        }
    }

    private static Position valuePosition(Tree.Mapping mapping, String field) {
        return mapping.get(field).map(Tree::position).orElse(Position.NONE);
    }

    private static Tree.Mapping mapping(Tree.Mapping owner, String field) {
        return owner.get(field).orElse(Tree.nothing()) instanceof Tree.Mapping mapping
                ? mapping
                : Tree.mapping(m -> {});
    }
}
