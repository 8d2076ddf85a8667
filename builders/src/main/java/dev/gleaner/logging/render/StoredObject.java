package dev.gleaner.logging.render;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.Comparator;
import java.util.List;

/**
 * A flow or an output as the API server stores it, which may have errors.
 *
 * @param namespace its namespace
 * @param name its name
 * @param spec its spec, with the fields that the version of the operator has
 * @param part the object in its file; for an object that a chart renders, the values of the chart
 */
record StoredObject(String namespace, String name, Tree.Mapping spec, Part part) {
    /** The order in which the operator reads objects. */
    static final Comparator<StoredObject> ORDER = Comparator.comparing(
                    StoredObject::namespace, FluentdDirective.BYTE_ORDER)
            .thenComparing(StoredObject::name, FluentdDirective.BYTE_ORDER);

    /** The namespace and the name, as Kubernetes prints them. */
    String key() {
        return namespace + "/" + name;
    }

    /** The part of a file that contains a field of the spec; the object if it is not in the file. */
    Part at(String field) {
        Part spec = part.field("spec");
        boolean isThere = spec.tree() instanceof Tree.Mapping mapping && mapping.isSet(field);
        return isThere ? spec.field(field) : part;
    }

    /** The part of a file that contains an element of a list. */
    Part at(String list, int index) {
        List<Part> items = at(list).items();
        return index < items.size() ? items.get(index) : at(list);
    }

    /** The texts of a list in the spec. */
    List<String> texts(String list) {
        return Texts.texts(spec, list);
    }

    /** The mappings of a list in the spec; an element that is not a mapping becomes an empty one. */
    List<Tree.Mapping> mappings(String list) {
        return spec.get(list).orElse(Tree.nothing()) instanceof Tree.Sequence sequence
                ? sequence.items().stream()
                        .map(item -> item instanceof Tree.Mapping mapping ? mapping : Texts.NONE)
                        .toList()
                : List.of();
    }
}
