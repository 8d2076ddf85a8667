package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A row of Google's audit log in a table of BigQuery, to which a sink exports it: the payload is
 * {@code protopayload_auditlog}, numbers are texts, and times have a space.
 */
public final class BigQueryRow {
    /** The name of the payload. */
    public static final String PAYLOAD = "protopayload_auditlog";

    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(?: UTC|Z)?");
    private static final List<String> TIMES = List.of("timestamp", "receiveTimestamp");

    private BigQueryRow() {}

    /** The log entry in a row; unchanged if it is already a log entry. */
    public static Tree.Mapping toEntry(Tree.Mapping row) {
        Objects.requireNonNull(row, "row");
        if (!(row.get(PAYLOAD).orElse(Tree.nothing()) instanceof Tree.Mapping)) {
            return row;
        }
        return Tree.mapping(
                row.position(),
                row.fields().stream().map(BigQueryRow::entryField).toList());
    }

    private static Tree.Field entryField(Tree.Field field) {
        if (TIMES.contains(field.name())) {
            return new Tree.Field(field.name(), time(field.value()), field.position());
        }
        return field.name().equals(PAYLOAD)
                ? new Tree.Field("protoPayload", payload((Tree.Mapping) field.value()), field.position())
                : field;
    }

    private static Tree time(Tree value) {
        return value instanceof Tree.Text text && TIME.matcher(text.value()).matches()
                ? Tree.text(TIME.matcher(text.value()).replaceFirst("$1T$2Z"))
                : value;
    }

    private static Tree payload(Tree.Mapping payload) {
        return Tree.mapping(
                payload.position(),
                payload.fields().stream()
                        .filter(field -> !(field.value() instanceof Tree.Nothing))
                        .map(field -> field.name().equals("status") && field.value() instanceof Tree.Mapping status
                                ? new Tree.Field("status", status(status), field.position())
                                : field)
                        .toList());
    }

    private static Tree status(Tree.Mapping status) {
        return Tree.mapping(
                status.position(),
                status.fields().stream()
                        .filter(field -> !(field.value() instanceof Tree.Nothing))
                        .map(field -> field.name().equals("code")
                                        && field.value() instanceof Tree.Text text
                                        && text.value().matches("\\d{1,9}")
                                ? new Tree.Field("code", Tree.number(new BigDecimal(text.value())), field.position())
                                : field)
                        .toList());
    }
}
