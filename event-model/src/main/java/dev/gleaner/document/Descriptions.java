package dev.gleaner.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The comments of model types and of their accessors, as plain text. The resource {@code descriptions.tsv} of a package
 * contains them: a type, the wire name of a field or nothing, and the text. A test writes it from the sources.
 */
final class Descriptions {
    private static final String RESOURCE = "descriptions.tsv";

    /** The texts of a package, by type and field. */
    private final Map<String, Map<String, String>> packages = new LinkedHashMap<>();

    /** The text about a type; empty if there is none. */
    String of(Class<?> type) {
        return find(type, "");
    }

    /** The text about a field, which the type or one that it extends declares; empty if there is none. */
    String of(Class<?> type, String field) {
        String text = find(type, field);
        for (Class<?> general : type.getInterfaces()) {
            if (text.isEmpty()) {
                text = of(general, field);
            }
        }
        return text;
    }

    private String find(Class<?> type, String field) {
        return packages.computeIfAbsent(type.getPackageName(), name -> read(type))
                .getOrDefault(key(type.getSimpleName(), field), "");
    }

    private static Map<String, String> read(Class<?> type) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream resource = type.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                String content = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
                content.lines()
                        .map(line -> line.split("\t", 3))
                        .forEach(cells -> texts.put(key(cells[0], cells[1]), cells[2]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String key(String type, String field) {
        return type + "\t" + field;
    }
}
