package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Converts Kubernetes events and entries of Google's audit log whose objects are flattened to plain objects. In the
 * flattened form, each name is the path to a value, such as {@code involvedObject.kind} or
 * {@code protoPayload.status.code}, as in CSV exports of Kibana and of Google's Logs Explorer, and in the
 * {@code fields} of Elasticsearch. Not thread-safe.
 */
public final class FlatNames {
    /** The objects that only such records have. */
    private static final Set<String> MARKS = Set.of("involvedObject", "regarding", "protoPayload");

    /** Objects whose own names have dots. */
    private static final Set<String> MAPS = Set.of("labels", "annotations");

    /** The maximum number of names in a path. */
    private static final int DEEPEST = 16;

    private static final Set<String> NUMBERS = Set.of("count", "deprecatedCount", "code");

    private final Predicate<? super Tree.Mapping> isRecord;
    private boolean isChanged;

    private FlatNames(Predicate<? super Tree.Mapping> isRecord) {
        this.isRecord = isRecord;
    }

    /**
     * The object with such records as plain objects; empty if it contains none.
     *
     * @param isRecord whether an object is a record, which stays as it is
     */
    public static Optional<Tree.Mapping> toPlain(Tree.Mapping object, Predicate<? super Tree.Mapping> isRecord) {
        FlatNames names = new FlatNames(Objects.requireNonNull(isRecord, "isRecord"));
        Tree plain = names.plain(Objects.requireNonNull(object, "object"));
        return names.isChanged && plain instanceof Tree.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private Tree plain(Tree tree) {
        if (tree instanceof Tree.Sequence list) {
            return new Tree.Sequence(list.items().stream().map(this::plain).toList(), list.position());
        }
        if (!(tree instanceof Tree.Mapping object) || isRecord.test(object)) {
            return tree;
        }
        if (object.fields().stream().anyMatch(field -> mentionsRecord(field.name()))) {
            isChanged = true;
            Node root = new Node();
            object.fields().forEach(field -> root.add(path(field.name()), field.value()));
            return root.toTree();
        }
        return Tree.mapping(
                object.position(),
                object.fields().stream()
                        .map(field -> new Tree.Field(field.name(), plain(field.value()), field.position()))
                        .toList());
    }

    private static boolean mentionsRecord(String name) {
        int from = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            if (MARKS.contains(name.substring(from, dot))) {
                return true;
            }
            from = dot + 1;
        }
        return false;
    }

    /** The names on the path to a value. In a map, the rest of the path is one name. */
    private static List<String> path(String name) {
        List<String> words = List.of(name.split("\\.", DEEPEST + 1));
        if (words.contains("") || words.size() > DEEPEST) {
            return List.of(name);
        }
        for (int i = 0; i < words.size() - 2; i++) {
            if (MAPS.contains(words.get(i))) {
                return Stream.concat(
                                words.subList(0, i + 1).stream(),
                                Stream.of(String.join(".", words.subList(i + 1, words.size()))))
                        .toList();
            }
        }
        return words;
    }

    /** An object that is being built. */
    private static final class Node {
        private final Map<String, Tree> values = new LinkedHashMap<>();
        private final Map<String, Node> parts = new LinkedHashMap<>();

        void add(List<String> path, Tree value) {
            String first = path.get(0);
            if (path.size() == 1) {
                values.putIfAbsent(first, plain(first, value));
            } else {
                parts.computeIfAbsent(first, name -> new Node()).add(path.subList(1, path.size()), value);
            }
        }

        private static Tree plain(String name, Tree value) {
            Tree only = value instanceof Tree.Sequence list && list.items().size() == 1
                    ? list.items().get(0)
                    : value;
            return NUMBERS.contains(name)
                            && only instanceof Tree.Text text
                            && text.value().matches("\\d{1,9}")
                    ? Tree.number(new BigDecimal(text.value()))
                    : only;
        }

        Tree.Mapping toTree() {
            return Tree.mapping(object -> {
                values.forEach((name, value) -> {
                    if (!parts.containsKey(name)) {
                        object.put(name, value);
                    }
                });
                parts.forEach((name, part) -> object.put(name, part.toTree()));
            });
        }
    }
}
