package dev.gleaner.cli;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * Prints the result of a query.
 *
 * @param format the format
 * @param lines receives the lines
 * @param canPrint whether more lines can be printed
 */
record SqlResult(SqlFormat format, Consumer<String> lines, BooleanSupplier canPrint) {
    /** Prints all rows. */
    void print(ResultSet rows) throws SQLException {
        List<String> names = names(rows.getMetaData());
        SqlFormat.ResultRows printed = format.rows(names, lines);
        while (canPrint.getAsBoolean() && rows.next()) {
            List<Tree> row = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                row.add(tree(rows.getObject(i)));
            }
            printed.add(row);
        }
        printed.end();
    }

    /** The names of the columns. A number follows a name that an earlier column has. */
    private static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            String unique = name;
            for (int more = 2; names.contains(unique); more++) {
                unique = name + "_" + more;
            }
            names.add(unique);
        }
        return names;
    }

    private static Tree tree(@Nullable Object value) throws SQLException {
        if (value == null) {
            return Tree.nothing();
        }
        if (value instanceof Boolean flag) {
            return Tree.flag(flag);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof OffsetDateTime time) {
            return Tree.text(time.toInstant().toString());
        }
        if (value instanceof Timestamp time) {
            return Tree.text(time.toLocalDateTime().toString());
        }
        if (value instanceof Array list) {
            return sequence(Arrays.asList((Object[]) list.getArray()));
        }
        if (value instanceof List<?> list) {
            return sequence(list);
        }
        if (value instanceof DuckDBStruct struct) {
            return mapping(struct.getMap());
        }
        if (value instanceof Map<?, ?> map) {
            return mapping(map);
        }
        if (value instanceof Blob bytes) {
            return Tree.text(Base64.getEncoder().encodeToString(bytes.getBytes(1, Math.toIntExact(bytes.length()))));
        }
        return Tree.text(value.toString());
    }

    /** A number as JSON; JSON has no infinity and no NaN, which become texts. */
    private static Tree number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            return Double.isFinite(real)
                    ? Tree.number(new BigDecimal(number.toString()))
                    : Tree.text(number.toString());
        }
        if (number instanceof BigDecimal decimal) {
            return Tree.number(decimal);
        }
        return number instanceof BigInteger whole
                ? Tree.number(new BigDecimal(whole))
                : Tree.number(number.longValue());
    }

    private static Tree sequence(List<?> list) throws SQLException {
        List<Tree> items = new ArrayList<>();
        for (Object item : list) {
            items.add(tree(item));
        }
        return Tree.sequence(items.toArray(Tree[]::new));
    }

    private static Tree mapping(Map<?, ?> map) throws SQLException {
        Map<String, Tree> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            fields.put(String.valueOf(field.getKey()), tree(field.getValue()));
        }
        return Tree.mapping(m -> fields.forEach(m::put));
    }
}
