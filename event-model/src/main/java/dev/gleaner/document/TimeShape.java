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
 * The shape of a time. It reads RFC 3339 in any zone and precision, and writes UTC with a fixed number of digits.
 * Further digits are truncated when they are read, so that a value equals what is written.
 */
final class TimeShape extends ScalarShape<Instant> {
    /** Created for the first time value, because most documents have none. */
    private static final class Formats {
        private static final Pattern RFC_3339 = Pattern.compile(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[-+]\\d\\d:\\d\\d)",
                Pattern.CASE_INSENSITIVE);
        private static final DateTimeFormatter SECONDS = format(0);
        private static final DateTimeFormatter MICROS = format(6);

        private static DateTimeFormatter format(int digits) {
            DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss");
            if (digits > 0) {
                builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
            }
            return builder.appendLiteral('Z').toFormatter(Locale.ROOT).withZone(ZoneOffset.UTC);
        }
    }

    private final ChronoUnit unit;

    /** The length of a written time. */
    private final int length;

    /** Times in seconds or in microseconds. */
    TimeShape(ChronoUnit unit) {
        super("a point in time", "points in time");
        this.unit = unit;
        this.length = (unit == ChronoUnit.SECONDS ? "2022-08-22T09:36:56Z" : "2022-08-22T09:36:56.344000Z").length();
    }

    @Override
    @Nullable
    Instant read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Text text)) {
            return wrongType(tree, noun(), path, violations);
        }
        try {
            if (Formats.RFC_3339.matcher(text.value()).matches()) {
                return OffsetDateTime.parse(text.value()).toInstant().truncatedTo(unit);
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        violations.report(DocumentFault.TIMESTAMP, tree.position(), path, Printable.quoted(text.value()));
        return null;
    }

    @Override
    boolean writesBack(Instant value, Tree tree) {
        // A valid time of this length with T and Z has only this form.
        return tree instanceof Tree.Text text
                && text.value().length() == length
                && text.value().charAt(10) == 'T'
                && text.value().endsWith("Z");
    }

    @Override
    void write(Instant value, Emitter out) {
        out.text((unit == ChronoUnit.SECONDS ? Formats.SECONDS : Formats.MICROS).format(value));
    }
}
