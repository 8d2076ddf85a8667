package dev.gleaner.logging.render;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of a set of manifests, as the operator writes them into a configuration (operator-tools,
 * pkg/secret/secret.go). A value is written as it is; a secret of {@code valueFrom} as its content; one of
 * {@code mountFrom} as the path of the file that the operator mounts. The content of a secret that the set does not
 * have is a placeholder, {@code <secret NAMESPACE/NAME KEY>}.
 */
final class SecretTexts {
    private static final String MOUNT = "/fluentd/secret/";

    /** The contents by namespace and name; of each, by key. */
    private final Map<String, Map<String, String>> contents;

    private SecretTexts(Map<String, Map<String, String>> contents) {
        this.contents = contents;
    }

    /** The secrets among objects; other objects are ignored. */
    static SecretTexts of(Collection<Part> objects) {
        Map<String, Map<String, String>> contents = new LinkedHashMap<>();
        for (Part object : objects) {
            if (object.text("kind").equals("Secret")) {
                Part metadata = object.field("metadata");
                String namespace = metadata.text("namespace").isEmpty() ? "default" : metadata.text("namespace");
                contents.put(namespace + "/" + metadata.text("name"), contentOf(object));
            }
        }
        return new SecretTexts(contents);
    }

    private static Map<String, String> contentOf(Part secret) {
        Map<String, String> content = new LinkedHashMap<>();
        if (secret.field("data").tree() instanceof Tree.Mapping data) {
            data.fields().forEach(field -> decoded(field.value()).ifPresent(text -> content.put(field.name(), text)));
        }
        if (secret.field("stringData").tree() instanceof Tree.Mapping data) {
            data.fields().forEach(field -> content.put(field.name(), Texts.of(field.value())));
        }
        return content;
    }

    private static Optional<String> decoded(Tree value) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(Texts.of(value)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // The API server refuses such a secret.
            return Optional.empty();
        }
    }

    /**
     * The text that the operator writes for a field.
     *
     * @throws Refusal if the field names no secret, or a secret that the set has without its key
     */
    String load(Tree.Mapping field, String namespace) {
        String value = field.get("value").map(Texts::of).orElse("");
        if (!value.isEmpty()) {
            return value;
        }
        Optional<Tree.Mapping> mounted = reference(field, "mountFrom");
        if (mounted.isPresent()) {
            return MOUNT + namespace + "-" + text(mounted.get(), "name") + "-" + text(mounted.get(), "key");
        }
        return reference(field, "valueFrom")
                .map(reference -> content(namespace, text(reference, "name"), text(reference, "key")))
                .orElseThrow(() -> new Refusal("No secret Value or ValueFrom defined for field"));
    }

    private String content(String namespace, String name, String key) {
        Map<String, String> content = contents.get(namespace + "/" + name);
        if (content == null) {
            return "<secret " + namespace + "/" + name + " " + key + ">";
        }
        String text = content.get(key);
        if (text == null) {
            throw new Refusal("key " + Violation.quoted(key) + " not found in secret " + Violation.quoted(name)
                    + " in namespace " + Violation.quoted(namespace));
        }
        return text;
    }

    private static Optional<Tree.Mapping> reference(Tree.Mapping field, String source) {
        return field.get(source)
                .filter(Tree.Mapping.class::isInstance)
                .map(Tree.Mapping.class::cast)
                .flatMap(found -> found.get("secretKeyRef"))
                .filter(Tree.Mapping.class::isInstance)
                .map(Tree.Mapping.class::cast);
    }

    private static String text(Tree.Mapping reference, String field) {
        return reference.text(field).orElse("");
    }
}
