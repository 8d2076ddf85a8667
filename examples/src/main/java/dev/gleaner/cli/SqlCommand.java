package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityColumns;
import dev.gleaner.event.activity.EventColumns;
import dev.gleaner.event.activity.RancherRequests;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.read.LogEntry;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Answers a query about logs. */
final class SqlCommand implements Command {
    private static final String ACTIVITIES = "activities";
    private static final String EVENTS = "events";

    /** A message about an unknown table, in which DuckDB suggests its own ones. */
    private static final Pattern OTHER_TABLES =
            Pattern.compile("(Table with name \\S++ does not exist!)(?:\nDid you mean [^\n]*+)?+");

    private final Syntax syntax = new Syntax(
            "sql",
            "Runs a SQL query on logs, with DuckDB. The table activities has one row for each request, with the"
                    + " columns " + String.join(", ", new Rows<>(ActivityColumns.all()).names())
                    + ". The table events has one row for each Kubernetes event, with the columns "
                    + String.join(", ", new Rows<>(EventColumns.all()).names())
                    + ". A query cannot access files or the network. Needs DuckDB's driver: put the jar of"
                    + " org.duckdb:duckdb_jdbc into the folder lib beside gleaner.jar, or name it in"
                    + " GLEANER_CLASSPATH.");

    private final Option<SqlFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(SqlFormat.class),
            "table (the default), csv, json (a list) or ndjson (one object per line).");

    private final Option<String> memory = DuckDbMemory.option(syntax);

    private final Operands query = syntax.operand(
                    "QUERY",
                    "The query, such as \"select person, count(*) from activities where verb = 'delete' group by 1\".")
            .unlikeFile("\"select count(*) from activities\"");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        try (DuckDb engine = DuckDb.open(memory.or(DuckDbMemory.DEFAULT))) {
            return run(engine, environment);
        } catch (MissingDriver | EngineException e) {
            environment
                    .err()
                    .println(Printable.text(OTHER_TABLES
                            .matcher(String.valueOf(e.getMessage()))
                            .replaceFirst("$1\nThe tables are " + ACTIVITIES + " and " + EVENTS + ".")));
            return Gleaner.FAILURE;
        }
    }

    private int run(DuckDb engine, Environment environment) {
        DuckDbTable<Activity> activities = engine.createTable(ACTIVITIES, ActivityColumns.all());
        DuckDbTable<EventNotice> events = engine.createTable(EVENTS, EventColumns.all());
        engine.restrict();
        engine.check(query.one());
        boolean asksActivities = asks(ACTIVITIES);
        boolean asksEvents = asks(EVENTS);
        if (asksActivities && asksEvents) {
            return readBoth(engine, activities, events, environment);
        }
        if (asksEvents) {
            return logs.read(environment, LogKind.EVENTS, (notices, lines) -> {
                notices.forEach(events::add);
                events.close();
                answer(engine, lines);
            });
        }
        return logs.read(environment, LogKind.AUDIT, (stages, lines) -> {
            RancherRequests.of(Activities.of(stages)).forEach(activities::add);
            activities.close();
            answer(engine, lines);
        });
    }

    /**
     * Whether the query names a table. A name in a text or a comment counts, too; the table is then filled
     * unnecessarily.
     */
    private boolean asks(String table) {
        return query.one().toLowerCase(Locale.ROOT).contains(table);
    }

    private int readBoth(
            DuckDb engine, DuckDbTable<Activity> activities, DuckDbTable<EventNotice> events, Environment environment) {
        return logs.read(environment, LogKind.ANYTHING, (entries, lines) -> {
            try (RancherRequests people = RancherRequests.into(activities::add);
                    Activities stages = Activities.into(people)) {
                Consumer<LogEntry> add = entry -> {
                    if (entry instanceof LogEntry.Audit audit) {
                        stages.accept(audit.event());
                    } else if (entry instanceof LogEntry.Notice notice) {
                        events.add(notice.notice());
                    }
                };
                entries.forEach(add);
            }
            activities.close();
            events.close();
            answer(engine, lines);
        });
    }

    private void answer(DuckDb engine, Lines lines) {
        SqlFormat shown = format.or(SqlFormat.table);
        engine.query(query.one(), new SqlResult(shown, lines::printRow, lines::canPrint));
    }
}
