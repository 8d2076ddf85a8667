package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts objects whose field names are themselves data to plain objects: a table with columns and rows, as in answers
 * of Log Analytics, of Splunk ({@code json_rows}) and of SQL in Elasticsearch and OpenSearch; a list of names and
 * values, as in results of CloudWatch Logs Insights; and the values of OpenTelemetry's JSON, such as
 * {@code stringValue} and {@code kvlistValue}. Not thread-safe.
 */
public final class NamedValues {
    private static final List<String> COLUMNS = List.of("columns", "fields", "schema", "meta");
    private static final List<String> ROWS = List.of("rows", "datarows", "data");
    private static final List<String> NAMES = List.of("field", "key");
    private static final String VALUE = "value";

    /** The values of OpenTelemetry (opentelemetry-proto v1, common/v1/common.proto, in JSON). */
    private static final Set<String> SCALARS = Set.of("stringValue", "intValue", "boolValue", "doubleValue");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final String PAIRS = "kvlistValue";
    private static final Set<String> LISTS = Set.of(PAIRS, "arrayValue");

    private final Predicate<? super Tree.Mapping> isRecord;
    private boolean isChanged;

    private NamedValues(Predicate<? super Tree.Mapping> isRecord) {
        this.isRecord = isRecord;
    }

    /**
     * The object with these values as plain objects; empty if it contains none.
     *
     * @param isRecord whether an object is a record, which stays as it is
     */
    public static Optional<Tree.Mapping> toPlain(Tree.Mapping object, Predicate<? super Tree.Mapping> isRecord) {
        NamedValues values = new NamedValues(Objects.requireNonNull(isRecord, "isRecord"));
        Tree plain = values.plain(Objects.requireNonNull(object, "object"));
        return values.isChanged && plain instanceof Tree.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /**
     * The names of the columns of a table, from the fields before its list of rows; empty if the list is not one of
     * rows, or if these fields name no columns.
     *
     * @param before the fields before the list
     * @param list the name of the list
     */
    public static List<String> columns(Tree.Mapping before, String list) {
        Objects.requireNonNull(before, "before");
        List<String> names = ROWS.contains(Objects.requireNonNull(list, "list"))
                ? first(before, COLUMNS).stream().map(NamedValues::columnName).toList()
                : List.of();
        return names.contains("") ? List.of() : names;
    }

    private Tree plain(Tree tree) {
        if (tree instanceof Tree.Sequence sequence) {
            Tree named = named(sequence.items());
            return named == null
                    ? new Tree.Sequence(
                            sequence.items().stream().map(this::plain).toList(), sequence.position())
                    : named;
        }
        if (!(tree instanceof Tree.Mapping mapping) || isRecord.test(mapping)) {
            return tree;
        }
        if (mapping.fields().size() == 1) {
            Tree.Field only = mapping.fields().iterator().next();
            if (SCALARS.contains(only.name())) {
                isChanged = true;
                // In JSON, whole numbers of 64 bits are texts.
                return only.name().equals("intValue")
                                && only.value() instanceof Tree.Text text
                                && WHOLE.matcher(text.value()).matches()
                        ? Tree.number(new BigDecimal(text.value()))
                        : only.value();
            }
            if (LISTS.contains(only.name())
                    && only.value() instanceof Tree.Mapping list
                    && list.get("values").orElse(Tree.nothing()) instanceof Tree.Sequence values) {
                isChanged = true;
                boolean isNoPair = only.name().equals(PAIRS) && values.items().isEmpty();
                return isNoPair ? Tree.mapping(m -> {}) : plain(values);
            }
        }
        List<Tree> columns = first(mapping, COLUMNS);
        List<Tree> rows = first(mapping, ROWS);
        boolean isTable = isTable(columns, rows);
        isChanged |= isTable;
        return Tree.mapping(
                mapping.position(),
                mapping.fields().stream()
                        .map(field -> new Tree.Field(
                                field.name(),
                                isTable && ROWS.contains(field.name()) ? objects(columns, rows) : plain(field.value()),
                                field.position()))
                        .toList());
    }

    /** The mapping of a list of names and values; null if it is another list. */
    private @Nullable Tree named(List<Tree> items) {
        if (items.stream().noneMatch(item -> item instanceof Tree.Mapping pair && hasValue(pair))
                || !items.stream().allMatch(NamedValues::isNamed)) {
            return null;
        }
        isChanged = true;
        FreeNames names = new FreeNames();
        return Tree.mapping(named -> items.forEach(item -> {
            Tree.Mapping pair = (Tree.Mapping) item;
            named.put(names.free(name(pair)), plain(pair.get(VALUE).orElse(Tree.nothing())));
        }));
    }

    /** Whether an item is a name with its value; a value that is empty may be left out. */
    private static boolean isNamed(Tree item) {
        return item instanceof Tree.Mapping pair
                && pair.fields().size() == (hasValue(pair) ? 2 : 1)
                && !name(pair).isEmpty();
    }

    private static boolean hasValue(Tree.Mapping pair) {
        return pair.get(VALUE).isPresent();
    }

    private static String name(Tree.Mapping pair) {
        return NAMES.stream()
                .flatMap(name -> pair.text(name).stream())
                .findFirst()
                .orElse("");
    }

    private static List<Tree> first(Tree.Mapping mapping, List<String> names) {
        for (String name : names) {
            if (mapping.get(name).orElse(null) instanceof Tree.Sequence sequence) {
                return sequence.items();
            }
        }
        return List.of();
    }

    private static boolean isTable(List<Tree> columns, List<Tree> rows) {
        return !columns.isEmpty()
                && !rows.isEmpty()
                && columns.stream().noneMatch(column -> columnName(column).isEmpty())
                && rows.stream()
                        .allMatch(row -> row instanceof Tree.Sequence cells
                                && cells.items().size() == columns.size());
    }

    private static String columnName(Tree column) {
        return column instanceof Tree.Text text
                ? text.value()
                : column instanceof Tree.Mapping mapping
                        ? mapping.text("field").or(() -> mapping.text("name")).orElse("")
                        : "";
    }

    private static Tree objects(List<Tree> columns, List<Tree> rows) {
        List<Tree> objects = new ArrayList<>();
        for (Tree row : rows) {
            List<Tree> cells = ((Tree.Sequence) row).items();
            objects.add(Tree.mapping(object -> {
                for (int i = 0; i < cells.size(); i++) {
                    object.put(columnName(columns.get(i)), cells.get(i));
                }
            }));
        }
        return Tree.sequence(objects.toArray(Tree[]::new));
    }
}
