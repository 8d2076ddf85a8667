package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Trees to the mutable Kubernetes types of fabric8, and back. */
final class Fabric8 {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Fabric8() {}

    /** A fresh object on each call. */
    static <T> T fromTree(Tree tree, Class<T> type) {
        return fromJson(tree.toJson().getBytes(StandardCharsets.UTF_8), type);
    }

    /** A fresh object on each call; the text is one value and nothing else. */
    static <T> T fromJson(byte[] json, Class<T> type) {
        try {
            T object = MAPPER.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(json);
            if (object == null) {
                throw new IllegalArgumentException("not a " + type.getSimpleName() + ": null");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the object holds now; later changes to it do not show. */
    static Tree toTree(Object object) {
        try {
            Violations violations = new Violations("");
            return JsonReader.read(
                            "[" + MAPPER.writeValueAsString(object) + "]",
                            Bounds.DEFAULT,
                            Strictness.STRICT,
                            violations)
                    .stream()
                    .map(list -> ((Tree.Sequence) list).items().get(0))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(violations.inOrder().toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
