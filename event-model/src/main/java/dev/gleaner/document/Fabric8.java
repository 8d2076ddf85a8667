package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Trees to the mutable Kubernetes types of fabric8, and back. */
final class Fabric8 {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Fabric8() {}

    /** A fresh object on each call. */
    static <T> T fromTree(Tree tree, Class<T> type) {
        try {
            return MAPPER.readValue(tree.toJson(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** What the object holds now; later changes to it do not show. */
    static Tree toTree(Object object) {
        try {
            Check check = new Check("", false, null);
            return JsonReader.read("[" + MAPPER.writeValueAsString(object) + "]", Bounds.DEFAULT, check).stream()
                    .map(list -> ((Tree.Sequence) list).items().get(0))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(check.violations().toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
