package dev.gleaner.laws;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import dev.gleaner.document.FieldAccessors;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.KindTypes;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comments of all types in the manifests, and of their accessors, as plain text. */
final class SchemaTexts {
    private static final Pattern TAG = Pattern.compile("\\{@(\\w+)\\s+");

    /**
     * A text about a type or a field.
     *
     * @param folder the folder of the resource of the package
     * @param type the name of the type
     * @param field the wire name of the field; empty for the type itself
     * @param text the text
     */
    record Row(Path folder, String type, String field, String text) {
        @Override
        public String toString() {
            return type + "\t" + field + "\t" + text;
        }
    }

    /** The folders of resources, by package. */
    private final Map<String, Path> folders = new LinkedHashMap<>();

    /** The comments of types and methods, by qualified name. */
    private final Map<String, String> comments = new LinkedHashMap<>();

    /** The names of fields and types in manifests, by the qualified names of accessors and types. */
    private final Map<String, String> wireNames = new LinkedHashMap<>();

    SchemaTexts(Sources sources) {
        sources.units().forEach(unit -> addComments(unit, sources.trees()));
    }

    private void addComments(CompilationUnitTree unit, DocTrees trees) {
        String name = String.valueOf(unit.getPackageName());
        Path file = Path.of(unit.getSourceFile().toUri());
        Path java = file.subpath(0, file.getNameCount() - 1 - name.split("\\.", -1).length);
        Path module = Path.of("..").resolve(java.getName(java.getNameCount() - 4));
        folders.put(name, module.resolve("src/main/resources").resolve(name.replace('.', '/')));
        for (var declared : unit.getTypeDecls()) {
            if (declared instanceof ClassTree type) {
                TreePath path = new TreePath(new TreePath(unit), type);
                String qualified = name + "." + type.getSimpleName();
                comments.put(qualified, comment(path, trees));
                type.getMembers().forEach(member -> {
                    if (member instanceof MethodTree method
                            && method.getParameters().isEmpty()) {
                        comments.put(qualified + "#" + method.getName(), comment(new TreePath(path, method), trees));
                    }
                });
            }
        }
    }

    /** The comment, without examples and without the part about parameters. */
    private static String comment(TreePath path, DocTrees trees) {
        String comment = trees.getDocComment(path);
        return comment == null
                ? ""
                : Sources.EXAMPLE
                        .matcher(comment.split("\n\\s*@", 2)[0])
                        .replaceAll("")
                        .replaceAll("\\s+", " ")
                        .trim();
    }

    /** The texts, sorted by type and field. */
    Collection<Row> rows() {
        Set<Class<?>> types = Stream.concat(KindTypes.all().stream(), Stream.of(LoggingValues.class))
                .flatMap(type -> FieldAccessors.typesIn(type).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Class<?>, Map<String, Method>> accessors = new LinkedHashMap<>();
        types.forEach(type -> {
            accessors.put(type, FieldAccessors.of(type));
            wireNames.put(type.getName(), FieldAccessors.nounOf(type));
        });
        accessors
                .values()
                .forEach(ofType -> ofType.forEach((field, accessor) -> wireNames.put(nameOf(accessor), field)));

        Set<Row> rows = new TreeSet<>(Comparator.comparing(Row::toString));
        accessors.forEach((type, ofType) -> {
            rows.add(row(type, "", type.getName()));
            ofType.forEach((field, accessor) -> rows.add(row(accessor.getDeclaringClass(), field, nameOf(accessor))));
        });
        return rows;
    }

    private static String nameOf(Method accessor) {
        return accessor.getDeclaringClass().getName() + "#" + accessor.getName();
    }

    private Row row(Class<?> type, String field, String commented) {
        String text = plain(comments.getOrDefault(commented, ""), type)
                .replaceAll("</?code>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        Path folder = Objects.requireNonNull(folders.get(type.getPackageName()), type.getName());
        return new Row(folder, type.getSimpleName(), field, text);
    }

    /** The comment without tags. */
    private String plain(String comment, Class<?> type) {
        Matcher tag = TAG.matcher(comment);
        if (!tag.find()) {
            return comment;
        }
        int end = endOfTag(comment, tag.end());
        String content = comment.substring(tag.end(), end);
        String word = tag.group(1).startsWith("link") ? target(content, type) : content;
        return comment.substring(0, tag.start()) + word + plain(comment.substring(end + 1), type);
    }

    /** The brace that closes a tag; its content may contain pairs of braces. */
    private static int endOfTag(String comment, int start) {
        int open = 1;
        int end = start;
        while (true) {
            char c = comment.charAt(end);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return end;
            }
            end++;
        }
    }

    /** The label of a link, or what a manifest has in place of its target: the name of a field or kind, or a word. */
    private String target(String link, Class<?> type) {
        int space = link.indexOf(' ');
        if (space >= 0) {
            return link.substring(space + 1);
        }
        String[] parts = link.split("#", 2);
        String holder = parts[0].isEmpty() ? type.getName() : type.getPackageName() + "." + parts[0];
        if (parts.length < 2) {
            return wireNames.getOrDefault(holder, link);
        }
        String member = parts[1].replace("()", "");
        return Optional.ofNullable(wireNames.get(holder + "#" + member)).orElseGet(() -> word(holder, member));
    }

    /** The wire name of a constant of an enum. */
    private static String word(String type, String constant) {
        try {
            Object value = Class.forName(type).getField(constant).get(null);
            return (String) value.getClass().getMethod("wireName").invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no name in manifests for " + type + " " + constant, e);
        }
    }
}
