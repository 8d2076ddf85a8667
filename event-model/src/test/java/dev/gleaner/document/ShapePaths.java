package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a kind as paths, in the format of the reference file {@code crd-properties.tsv}, to compare the fields
 * of shapes with those of the CRDs.
 */
public final class ShapePaths {
    /** The type of a value that is kept unchanged: the model knows its path, but nothing below it. */
    public static final String KEPT = "kept";

    private static final Set<String> SECRET_FIELDS = Set.of("value", "valueFrom", "mountFrom");
    private static final String SECRET = "Secret(value|valueFrom|mountFrom)";
    private static final String FIRST_VERSION = "3.17.3";

    private final List<Row> rows = new ArrayList<>();

    private ShapePaths() {}

    /**
     * A field.
     *
     * @param path the names that lead to it, joined by dots; the elements of a list are {@code []}
     * @param type the type as the reference file names it
     * @param required whether it is required
     * @param since the first version that has it; empty if 3.17.3 has it
     * @param until the last version that has it; empty if the newest version has it
     */
    public record Row(String path, String type, boolean required, String since, String until) {
        /** Whether this is the path of the other row, or below it. */
        public boolean isWithin(Row other) {
            return path.equals(other.path) || path.startsWith(other.path + ".") || path.startsWith(other.path + "[");
        }
    }

    /** The fields that the model knows, without metadata, which CRDs do not describe. */
    public static List<Row> known(Class<? extends OpenObject> kind) {
        ShapePaths paths = new ShapePaths();
        ObjectShape<?, ?> shape = Shape.of(kind);
        paths.addFields(
                shape, "", shape.availability().since(), shape.availability().until());
        paths.rows.removeIf(row -> row.path().equals("metadata") || row.path().startsWith("metadata."));
        return paths.rows;
    }

    /** The fields of the CRDs of all versions; the test is skipped if the reference file is missing. */
    public static List<Row> inCrds(String kind) {
        return Reference.lines("crd-properties.tsv").stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals(kind))
                .map(cells -> new Row(
                        cells[1],
                        typeInCrd(cells[2]),
                        cells[3].equals("yes"),
                        cells[4].equals(FIRST_VERSION) ? "" : cells[4],
                        cells[5]))
                .toList();
    }

    /** The type without the size of a number; objects of the Prometheus operator are any value. */
    private static String typeInCrd(String type) {
        return type.replaceAll("integer\\(int(32|64)\\)", "integer")
                .replaceAll("monitoring\\.coreos\\.com/v1 \\w+", "any");
    }

    private void addFields(
            ObjectShape<?, ?> object, String path, @Nullable Version parentSince, @Nullable Version parentUntil) {
        for (ObjectField<?, ?, ?> field : object.fields()) {
            Version since = later(parentSince, field.availability().since());
            Version until = earlier(parentUntil, field.availability().until());
            Shape<?> shape = field.shape();
            if (since != null && until != null && since.compareTo(until) > 0) {
                // No version of the object has the field, which another object with the same type has.
                continue;
            }
            if (shape == null) {
                rows.add(row(below(path, field.name()), KEPT, false, since, until));
            } else {
                add(shape, below(path, field.name()), field.isRequired(), since, until);
            }
        }
        InlineChoice<?, ?, ?> inline = object.inline();
        if (inline != null) {
            addKinds(inline.choice(), path, parentSince, parentUntil);
        }
    }

    private void addKinds(Choice<?> choice, String path, @Nullable Version since, @Nullable Version until) {
        for (String key : choice.keys()) {
            ObjectShape<?, ?> kind = choice.kind(key);
            if (kind == null) {
                rows.add(row(below(path, key), KEPT, false, since, until));
            } else {
                Availability versions = kind.availability();
                add(kind, below(path, key), false, later(since, versions.since()), earlier(until, versions.until()));
            }
        }
    }

    private void add(Shape<?> shape, String path, boolean required, @Nullable Version since, @Nullable Version until) {
        rows.add(row(path, typeOf(shape), required, since, until));
        addBelow(shape.plain(), path, since, until);
    }

    private void addBelow(Shape<?> shape, String path, @Nullable Version since, @Nullable Version until) {
        if (shape instanceof ObjectShape<?, ?> object && !isSecret(object)) {
            addFields(object, path, since, until);
        } else if (shape instanceof Choice<?> choice) {
            addKinds(choice, path, since, until);
        } else if (shape instanceof ListShape<?> list) {
            addBelow(list.element().plain(), path + "[]", since, until);
        }
    }

    private static String typeOf(Shape<?> declared) {
        Shape<?> shape = declared.plain();
        if (shape instanceof ListShape<?> list) {
            return "array<" + typeOf(list.element()) + ">";
        }
        if (shape instanceof MapShape<?> map) {
            return "map<" + typeOf(map.value()) + ">";
        }
        if (shape instanceof ObjectShape<?, ?> object) {
            boolean empty = object.fields().isEmpty() && object.inline() == null;
            return isSecret(object) ? SECRET : empty ? "object(empty)" : "object";
        }
        if (shape instanceof EmbeddedShape<?> embedded && embedded.type() == IntOrString.class) {
            return "int-or-string";
        }
        if (shape instanceof EmbeddedShape<?> embedded) {
            return groupOf(embedded.type()) + " " + embedded.type().getSimpleName();
        }
        return shape instanceof Choice<?> ? "object" : scalarType(shape);
    }

    private static String scalarType(Shape<?> shape) {
        if (shape instanceof ScalarShape.OfText
                || shape instanceof ScalarShape.OfTextOrNull
                || shape instanceof ScalarShape.OfWord<?>) {
            return "string";
        }
        if (shape instanceof ScalarShape.OfFlag) {
            return "boolean";
        }
        if (shape instanceof ScalarShape.OfInteger) {
            return "integer";
        }
        return shape instanceof ScalarShape.OfTree ? "any" : shape.noun();
    }

    private static boolean isSecret(ObjectShape<?, ?> object) {
        return object.fields().stream()
                .map(ObjectField::name)
                .collect(Collectors.toSet())
                .equals(SECRET_FIELDS);
    }

    private static String groupOf(Class<?> type) {
        if (type.getSimpleName().equals("LabelSelector")) {
            return "meta/v1";
        }
        return type.getPackageName().endsWith(".apps") ? "apps/v1" : "core/v1";
    }

    private static Row row(
            String path, String type, boolean required, @Nullable Version since, @Nullable Version until) {
        return new Row(path, type, required, text(since), text(until));
    }

    private static String text(@Nullable Version version) {
        return version == null ? "" : version.toString();
    }

    /** The path of a field. A name that contains dots is in brackets and quotes. */
    public static String below(String path, String name) {
        if (name.contains(".")) {
            return path + "[\"" + name + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A field is not older than the object that contains it. */
    private static @Nullable Version later(@Nullable Version one, @Nullable Version other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }

    private static @Nullable Version earlier(@Nullable Version one, @Nullable Version other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }
}
