package dev.gleaner.cli;

import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Counts the requests in audit logs. */
final class Top implements Command {
    /** The minimum number of different keys that are counted exactly. */
    private static final int KEPT = 100_000;

    private static final int DEFAULT_LIMIT = 20;
    private static final String DENIED = "denied";
    private static final Words<TopColumn> COLUMNS = Words.of(TopColumn.class);

    private final Syntax syntax = new Syntax(
            "top",
            "Counts the requests in audit logs by one or more columns. Prints the most frequent values first. Counts"
                    + " are exact for up to " + 2 * KEPT
                    + " different combinations. If there are more, drops rare ones, and prints on standard error by"
                    + " how much a count can be too low.");

    private final Option<Integer> limit = syntax.option(
            "--limit", "NUMBER", Top::limit, "The number of lines; the default is " + DEFAULT_LIMIT + ".");

    private final ActivityOptions options = ActivityOptions.alone(syntax);

    private final Option<LineFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(LineFormat.class),
            "text (the default; with a heading), json (one object per line) or csv, with the field count and the columns.");

    private final Operands columns = syntax.operand(
                    "COLUMN,...",
                    "The columns: " + COLUMNS.inWords() + ". Separate several with commas. " + DENIED
                            + " stands for user,verb,resource of denied requests.")
            .unlikeFile("user");

    private final Logs logs = new Logs(syntax);
    private long others;
    private long unknown;

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        boolean denied = columns.one().equals(DENIED);
        List<TopColumn> by = denied ? List.of(TopColumn.user, TopColumn.verb, TopColumn.resource) : columns();
        if (!denied) {
            refuseFurtherColumn();
        }
        Tally<List<String>> tally = new Tally<>(KEPT);
        int code = logs.read(environment, options.kind(environment.clock()), (events, lines) -> {
            options.select(events, environment.clock())
                    .filter(activity -> !denied || isDenied(activity))
                    .forEach(activity -> tally.add(key(by, activity)));
            print(tally, by, lines);
        });
        if (tally.error() > 0) {
            environment
                    .err()
                    .println("more than " + 2 * KEPT + " combinations occur: each count may be too low by up to "
                            + tally.error());
        }
        options.reportMissed(environment);
        if (denied && tally.total() == 0 && others > 0) {
            environment
                    .err()
                    .println("no request of " + others + " was denied, as far as the outcome is recorded; " + unknown
                            + " have an unknown outcome");
        }
        if (tally.total() == 0 && logs.hasRead()) {
            options.explainNothing(logs, environment);
        }
        return code;
    }

    private boolean isDenied(Activity activity) {
        if (activity.outcome() == Outcome.DENIED) {
            return true;
        }
        others++;
        unknown += activity.outcome() == Outcome.UNKNOWN ? 1 : 0;
        return false;
    }

    /** Refuses a column in the place of the first log: columns have commas between them. */
    private void refuseFurtherColumn() {
        logs.paths().stream()
                .limit(1)
                .filter(log -> COLUMNS.all().contains(log) && !Files.exists(Path.of(log)))
                .forEach(log -> {
                    throw new UsageException("there is no log '" + log + "'; to count by several columns, write "
                            + columns.one() + "," + log);
                });
    }

    private List<TopColumn> columns() {
        if (columns.one().endsWith(",")) {
            throw new UsageException("wrong columns: nothing follows the comma of '" + columns.one()
                    + "'; write several without a space, such as user,verb");
        }
        try {
            return Arrays.stream(columns.one().split(",", -1))
                    .map(name -> column(name.strip()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new UsageException("wrong columns: " + e.getMessage());
        }
    }

    private static TopColumn column(String name) {
        return COLUMNS.values().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown column '" + name + "'" + expected(name)));
    }

    private static String expected(String name) {
        String nearest = Suggestion.of(name, COLUMNS.all());
        if (name.contains("/") || name.contains(".")) {
            return "; the columns precede the logs, as in gleaner top user audit.log";
        }
        return nearest.isEmpty() ? "; expected " + COLUMNS.inWords() + ", or " + DENIED : nearest;
    }

    private static List<String> key(List<TopColumn> by, Activity activity) {
        return by.stream().map(column -> column.of(activity)).toList();
    }

    private void print(Tally<List<String>> tally, List<TopColumn> by, Lines lines) {
        List<String> names = new ArrayList<>(List.of("count"));
        by.forEach(column -> names.add(column.name()));
        List<Tally.Count<List<String>>> counts =
                tally.most(limit.or(DEFAULT_LIMIT), Comparator.comparing(key -> String.join("\0", key)));
        switch (format.or(LineFormat.text)) {
            case text -> {
                if (!counts.isEmpty()) {
                    AlignedRows rows = new AlignedRows(
                            names.stream()
                                    .map(name -> name.toUpperCase(Locale.ROOT))
                                    .toList(),
                            lines::print);
                    counts.forEach(count -> rows.add(row(count)));
                    rows.end();
                }
            }
            case json -> counts.forEach(count -> lines.print(json(names, row(count))));
            case csv -> {
                lines.print(CsvLine.of(names));
                counts.forEach(count -> lines.print(csv(count)));
            }
        }
    }

    private static List<Tree> row(Tally.Count<List<String>> count) {
        List<Tree> row = new ArrayList<>(List.of(Tree.number(count.count())));
        count.key().forEach(value -> row.add(value.isEmpty() ? Tree.nothing() : Tree.text(value)));
        return row;
    }

    private static String json(List<String> names, List<Tree> row) {
        return Tree.mapping(m -> {
                    for (int i = 0; i < row.size(); i++) {
                        if (!(row.get(i) instanceof Tree.Nothing)) {
                            m.put(names.get(i), row.get(i));
                        }
                    }
                })
                .toJsonLine();
    }

    private static String csv(Tally.Count<List<String>> count) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(count.count())));
        count.key().forEach(value -> cells.add(CsvLine.text(value)));
        return CsvLine.of(cells);
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("expected a number from 1 to 999999 but was '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
