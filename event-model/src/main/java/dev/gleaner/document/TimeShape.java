package dev.gleaner.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a point in time: RFC 3339 of any zone and precision is read, one of UTC with fixed digits is written. Finer
 * digits are cut when they are read, so that a value is what can be written of it.
 */
final class TimeShape extends ScalarShape<Instant> {
    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[-+]\\d\\d:\\d\\d)", Pattern.CASE_INSENSITIVE);

    private final DateTimeFormatter format;
    private final ChronoUnit unit;

    TimeShape(int digits) {
        super("a point in time", "points in time");
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss");
        if (digits > 0) {
            builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
        }
        unit = digits == 0 ? ChronoUnit.SECONDS : ChronoUnit.MICROS;
        format = builder.appendLiteral('Z').toFormatter(Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    @Override
    @Nullable
    Instant read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Text text)) {
            return wrongType(tree, noun(), path, violations);
        }
        try {
            if (RFC_3339.matcher(text.value()).matches()) {
                return OffsetDateTime.parse(text.value()).toInstant().truncatedTo(unit);
            }
        } catch (DateTimeException e) {
            // Said below, in our own words.
        }
        violations.report(DocumentFault.TIMESTAMP, tree.position(), path, Printable.quoted(text.value()));
        return null;
    }

    @Override
    void write(Instant value, Emitter out) {
        out.text(format.format(value));
    }
}
