package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.activity.ActivityColumns;
import dev.gleaner.event.activity.Column;
import dev.gleaner.event.activity.EventColumns;
import dev.gleaner.event.kubernetes.EventNotice;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes activities or events as a table. */
final class Export implements Command {
    private static final String TABLE = "exported";
    private static final String EXTENSIONS = ".parquet, .csv, .ndjson or .jsonl";

    /** The kinds of tables. */
    private enum Kind {
        activities,
        events
    }

    private final Syntax syntax = new Syntax(
            "export",
            "Exports logs as a table, to Parquet, CSV or JSON. Writes one row for each request, with the columns "
                    + String.join(", ", new Rows<>(ActivityColumns.all()).names())
                    + "; with --kind events, one row for each Kubernetes event, with the columns "
                    + String.join(", ", new Rows<>(EventColumns.all()).names())
                    + ". Values are exact; for spreadsheets, use 'gleaner who --format csv', in which no value is a formula."
                    + " Parquet needs DuckDB's"
                    + " driver, as 'gleaner sql' does.");

    private final Option<ExportFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(ExportFormat.class),
            "parquet, csv, or ndjson (one object per line, the same as 'gleaner who --format json'); the default is that"
                    + " of the extension of --out: .parquet, .csv, .ndjson or .jsonl.");

    private final Option<Path> out = syntax.option(
            "--out",
            "FILE",
            Path::of,
            "The output file, which is replaced when all rows are written; the default is standard output. Parquet"
                    + " needs a file.");

    private final Option<Kind> kind =
            syntax.option("--kind", "KIND", Words.of(Kind.class), "activities (the default) or events.");

    private final ObjectOptions objects = new ObjectOptions(syntax, "records about");

    private final TimeOptions times = new TimeOptions(syntax, "Only requests received and events that last occurred");

    private final ActivityOptions requests = ActivityOptions.beside(syntax, objects, times);

    private final EventOptions events = EventOptions.beside(syntax, objects, times);

    private final Option<String> memory = DuckDbMemory.option(syntax);

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (format() == ExportFormat.parquet && !out.isGiven()) {
            throw new UsageException("missing option '--out FILE': Parquet is not written to standard output");
        }
        NewFile.refuseInput(out, logs.paths());
        if (kind.or(Kind.activities) == Kind.events) {
            if (requests.areGiven()) {
                throw new UsageException("--kind events allows no option that selects only requests");
            }
            Predicate<EventNotice> wanted = events.condition(environment.clock());
            return run(
                    environment,
                    LogKind.EVENTS,
                    EventColumns.all(),
                    notices -> notices.filter(wanted),
                    () -> events.explainNothing(logs, environment));
        }
        if (events.areGiven()) {
            throw new UsageException("--type and --reason need --kind events");
        }
        int code = run(
                environment,
                requests.kind(environment.clock()),
                ActivityColumns.all(),
                found -> requests.select(found, environment.clock()),
                () -> requests.explainNothing(logs, environment));
        requests.reportMissed(environment);
        return code;
    }

    private ExportFormat format() {
        return format.value()
                .or(() -> out.value().flatMap(ExportFormat::ofFile))
                .orElseThrow(() -> new UsageException("missing option '--format FORMAT', "
                        + out.value()
                                .map(file -> "because '" + file + "' does not end in " + EXTENSIONS)
                                .orElse("or '--out FILE' with a name that ends in " + EXTENSIONS)));
    }

    /** Exports the rows. If there is none, although something was read, calls {@code whyNothing}. */
    private <E, R> int run(
            Environment environment,
            LogKind<E> kind,
            List<Column<R>> columns,
            Function<Stream<E>, Stream<R>> select,
            Runnable whyNothing) {
        AtomicLong exported = new AtomicLong();
        Function<Stream<E>, Stream<R>> rows = events -> select.apply(events).peek(row -> exported.incrementAndGet());
        try {
            int code = out.isGiven()
                    ? toFile(environment, kind, columns, rows)
                    : logs.read(environment, kind, (events, lines) -> rows.apply(
                                    events.takeWhile(event -> lines.canPrint()))
                            .forEach(printer(columns, lines::printRow)));
            if (exported.get() == 0 && logs.hasRead() && logs.canBeReadAgain()) {
                whyNothing.run();
            }
            return code;
        } catch (MissingDriver | EngineException e) {
            environment.err().println(Printable.text(String.valueOf(e.getMessage())));
            return Gleaner.FAILURE;
        }
    }

    /** Writes a file next to the named one, which it replaces if something was read. */
    private <E, R> int toFile(
            Environment environment, LogKind<E> kind, List<Column<R>> columns, Function<Stream<E>, Stream<R>> rows) {
        try (NewFile file = NewFile.replacing(out.get())) {
            int code = format() == ExportFormat.parquet
                    ? toParquet(file.path(), environment, kind, columns, rows)
                    : toText(file.path(), environment, kind, columns, rows);
            if (logs.hasRead()) {
                file.keep();
            }
            return code;
        }
    }

    private <E, R> int toParquet(
            Path file,
            Environment environment,
            LogKind<E> kind,
            List<Column<R>> columns,
            Function<Stream<E>, Stream<R>> rows) {
        try (DuckDb engine = DuckDb.open(memory.or(DuckDbMemory.DEFAULT))) {
            return logs.read(environment, kind, (events, lines) -> {
                try (DuckDbTable<R> table = engine.createTable(TABLE, columns)) {
                    rows.apply(events).forEach(table::add);
                }
                engine.writeParquet(TABLE, file);
            });
        }
    }

    private <E, R> int toText(
            Path file,
            Environment environment,
            LogKind<E> kind,
            List<Column<R>> columns,
            Function<Stream<E>, Stream<R>> rows) {
        // Unlike the writers of Files, this one replaces what UTF-8 cannot express.
        try (BufferedWriter writer =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            return logs.read(
                    environment, kind, (events, lines) -> rows.apply(events).forEach(printer(columns, line -> {
                        try {
                            writer.append(line).append('\n');
                        } catch (IOException e) {
                            throw new UncheckedIOException(out.get() + " cannot be written", e);
                        }
                    })));
        } catch (IOException e) {
            throw new UncheckedIOException(out.get() + " cannot be written", e);
        }
    }

    /** Prints the heading, and returns what prints a row. */
    private <R> Consumer<R> printer(List<Column<R>> columns, Consumer<String> lines) {
        Rows<R> table = new Rows<>(columns);
        if (format() == ExportFormat.ndjson) {
            return row -> lines.accept(Printable.line(table.json(row)));
        }
        lines.accept(CsvLine.of(table.names()));
        return row -> lines.accept(CsvLine.of(table.cells(row)));
    }
}
