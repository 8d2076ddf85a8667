package dev.gleaner.cli;

import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A point in time that an option names: absolute, or relative to now. */
sealed interface Moment {
    /** The instant; the clock supplies the current time. */
    Instant at(Clock clock);

    /** An absolute time. */
    record Named(Instant time) implements Moment {
        @Override
        public Instant at(Clock clock) {
            return time;
        }
    }

    /** A duration before now, in whole seconds, which are enough for people. */
    record Ago(Duration duration) implements Moment {
        @Override
        public Instant at(Clock clock) {
            try {
                return clock.instant().minus(duration).truncatedTo(ChronoUnit.SECONDS);
            } catch (DateTimeException | ArithmeticException e) {
                return Instant.MIN;
            }
        }
    }

    /**
     * Parses a time in RFC 3339, a time without a zone or a date, both in UTC as in logs, or a duration such as
     * {@code 2h}, {@code 1d12h}, {@code 1w} or {@code PT2H}.
     */
    static Moment of(String text) {
        try {
            return isDuration(text)
                    ? new Ago(Duration.parse(iso(text.toUpperCase(Locale.ROOT))))
                    : new Named(time(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expected a date such as 2022-08-22, a time such as 2022-08-22T09:36:56Z, or a duration before now"
                            + " such as 2h or PT2H, but was '" + text + "'",
                    e);
        }
    }

    private static Instant time(String text) {
        if (text.length() == "2022-08-22".length()) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replaceFirst("^([0-9-]{10}) ", "$1T");
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, ZonedDateTime::from, LocalDateTime::from);
        return time instanceof ZonedDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    private static boolean isDuration(String text) {
        return !text.contains("-");
    }

    private static String iso(String text) {
        Matcher parts = Pattern.compile("(?:(\\d+)W)?(?:(\\d+)D)?((?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)")
                .matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return text;
        }
        BigInteger days = number(parts.group(1)).multiply(BigInteger.valueOf(7)).add(number(parts.group(2)));
        boolean hasDays = parts.group(1) != null || parts.group(2) != null;
        return "P" + (hasDays ? days + "D" : "") + (parts.group(3).isEmpty() ? "" : "T" + parts.group(3));
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }
}
