package dev.gleaner.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.UserInfo;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The formats in which activities are printed, one line for each activity. */
enum ActivityFormat {
    /** Aligned columns. */
    text {
        @Override
        void printHeading(Lines lines) {
            lines.heading(columns("TIME", "OUTCOME", "CODE", "TOOK", "FROM", "WHO", "DID"));
        }

        @Override
        String line(Activity activity) {
            return columns(
                    activity.received().map(Instant::toString).orElse("-"),
                    activity.outcome().inWords(),
                    activity.code() == 0 ? "-" : "" + activity.code(),
                    activity.took().map(ActivityFormat::inWords).orElse("-"),
                    activity.peer().orElse("-"),
                    activity.actor().inWords(),
                    activity.deed());
        }
    },
    /** A JSON object for each activity, without empty fields. */
    json {
        @Override
        void printHeading(Lines lines) {}

        @Override
        String line(Activity activity) {
            Tree object = Tree.mapping(m -> FIELDS.forEach(field -> {
                String value = field.of().apply(activity);
                if (!value.isEmpty()) {
                    m.put(field.name(), field.isNumber() ? Tree.number(new BigDecimal(value)) : Tree.text(value));
                }
            }));
            return object.toJsonLine();
        }
    },
    /** CSV with the same fields. An apostrophe precedes texts that a spreadsheet would read as a formula. */
    csv {
        @Override
        void printHeading(Lines lines) {
            lines.print(record(FIELDS.stream().map(Field::name).toList()));
        }

        @Override
        String line(Activity activity) {
            return record(FIELDS.stream().map(field -> cell(field, activity)).toList());
        }
    };

    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private enum Type {
        TEXT,
        NUMBER
    }

    private record Field(String name, Type type, Function<Activity, String> of) {
        static Field text(String name, Function<Activity, String> of) {
            return new Field(name, Type.TEXT, of);
        }

        static Field number(String name, Function<Activity, String> of) {
            return new Field(name, Type.NUMBER, of);
        }

        static Field ofObject(String name, Function<ObjectReference, String> of) {
            return text(name, activity -> activity.objectRef().map(of).orElse(""));
        }

        boolean isNumber() {
            return type == Type.NUMBER;
        }
    }

    private static final List<Field> FIELDS = List.of(
            Field.text("time", a -> a.received().map(Instant::toString).orElse("")),
            Field.text("outcome", a -> a.outcome().inWords()),
            Field.number("code", a -> a.code() == 0 ? "" : "" + a.code()),
            Field.number("seconds", a -> a.took().map(ActivityFormat::inSeconds).orElse("")),
            Field.text("peer", a -> a.peer().orElse("")),
            Field.text("person", a -> a.actor().person().username()),
            Field.text("login", a -> a.actor().login().orElse("")),
            Field.text("user", a -> a.actor().user().username()),
            Field.text(
                    "impersonatedUser",
                    a -> a.actor().impersonated().map(UserInfo::username).orElse("")),
            Field.text("verb", Activity::verb),
            Field.ofObject("apiGroup", ObjectReference::apiGroup),
            Field.ofObject("resource", ObjectReference::resource),
            Field.ofObject("subresource", ObjectReference::subresource),
            Field.ofObject("namespace", ObjectReference::namespace),
            Field.ofObject("name", ObjectReference::name),
            Field.text("requestURI", Activity::requestUri),
            Field.text("userAgent", Activity::userAgent),
            Field.text("auditID", Activity::auditId));

    /** Prints the heading, if the format has one. */
    abstract void printHeading(Lines lines);

    /** Formats an activity as one line. */
    abstract String line(Activity activity);

    /** The names of the fields of JSON and CSV, in order. */
    static String fieldNames() {
        return FIELDS.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private static String columns(Object... cells) {
        return String.format(Locale.ROOT, "%-27s  %-7s  %-4s  %8s  %-15s  %-24s  %s", cells);
    }

    private static String inWords(Duration took) {
        long milliseconds = took.toMillis();
        return milliseconds < 10_000 ? milliseconds + "ms" : took.toSeconds() + "s";
    }

    private static String inSeconds(Duration took) {
        return BigDecimal.valueOf(took.getSeconds())
                .add(BigDecimal.valueOf(took.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String cell(Field field, Activity activity) {
        String value = field.of().apply(activity);
        boolean looksLikeFormula = !field.isNumber() && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return Printable.line(looksLikeFormula ? "'" + value : value);
    }

    private static String record(List<String> cells) {
        StringWriter written = new StringWriter();
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(written)
                .writeRecord(cells);
        String line = written.toString();
        return line.substring(0, line.length() - 1);
    }
}
