package dev.gleaner.logging.render;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A case of the reference material: what the operator renders from an input, or the words with which it refuses it. */
record RenderCase(Path folder, Part meta) {
    /** The cases below folders, each with a {@code meta.yaml}. */
    static Stream<RenderCase> in(List<Path> metas) {
        return metas.stream()
                .map(meta -> new RenderCase(
                        Objects.requireNonNull(meta.getParent()), parts(meta).get(0)));
    }

    String name() {
        return folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString();
    }

    String meta(String field) {
        return meta.text(field);
    }

    OperatorVersion version() {
        return OperatorVersion.of(meta("operatorVersion"));
    }

    /** The documents of the input. */
    List<Part> input() {
        return parts(folder.resolve("input.yaml"));
    }

    /** The input as the spec of a plug-in. */
    Tree.Mapping spec() {
        List<Part> documents = input();
        return !documents.isEmpty() && documents.get(0).tree() instanceof Tree.Mapping mapping
                ? (Tree.Mapping) withLetters(mapping)
                : Tree.mapping(m -> {});
    }

    /** The cases were made with a reader that takes the letters y and n for texts. */
    private static Tree withLetters(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return Tree.mapping(
                    m -> mapping.fields().forEach(field -> m.put(field.name(), withLetters(field.value()))));
        }
        if (tree instanceof Tree.Sequence list) {
            return Tree.sequence(
                    list.items().stream().map(RenderCase::withLetters).toArray(Tree[]::new));
        }
        return tree instanceof Tree.Flag flag && flag.spelling().length() == 1 ? Tree.text(flag.spelling()) : tree;
    }

    /** The existing secrets, as objects. */
    List<Part> secrets() {
        return has("secrets.yaml")
                ? parts(folder.resolve("secrets.yaml")).get(0).items().stream()
                        .map(secret -> new Part("", secret.path(), Tree.mapping(m -> m.put("kind", "Secret")
                                .put("metadata", n -> n.put("namespace", secret.text("namespace"))
                                        .put("name", secret.text("name")))
                                .put("stringData", secret.field("data").tree()))))
                        .toList()
                : List.of();
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as far as the origin of the case pins it: tests of the operator ignore white space around lines. */
    String comparable(String text) {
        return meta("origin").equals("upstream-test")
                ? String.join("\n", text.lines().map(String::strip).toList())
                : text;
    }

    private static List<Part> parts(Path file) {
        return ManifestReader.lenient().readAll(Source.of(file)).parts();
    }
}
