package dev.gleaner.report;

import dev.gleaner.report.ReportTable.Cell;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The tables of requests and of warnings. */
final class RequestTables {
    /** The maximum number of rows in a table. */
    static final int ROWS = 200;

    private final ActivitySums sums;

    RequestTables(ActivitySums sums) {
        this.sums = sums;
    }

    List<ReportTable> all() {
        return List.of(people(), denied(), secrets(), noisiest(), programs(), warnings());
    }

    private ReportTable people() {
        Ranking<String> people = sums.people(ROWS);
        ReportTable table = new ReportTable(
                "people",
                "Who does most",
                "Changes are requests other than reads that were not refused and did not fail."
                        + " The impersonated user is shown if a service account impersonates. " + note(people),
                "Who",
                "Requests",
                "Changes",
                "Denied",
                "Failed",
                "First (UTC)",
                "Last (UTC)");
        return fill(
                table,
                people,
                (who, counts) -> table.row(
                        Cell.text(who),
                        bar(counts, people),
                        Cell.count(counts.changes()),
                        Cell.count(counts.denied()),
                        Cell.count(counts.failed()),
                        Cell.time(counts.first()),
                        Cell.time(counts.last())));
    }

    private ReportTable denied() {
        Ranking<RequestGroup> denied = sums.denied(ROWS);
        ReportTable table = new ReportTable(
                "denied",
                "What is denied",
                note(denied),
                "Who",
                "Verb",
                "Resource",
                "Namespace",
                "Denied",
                "First (UTC)",
                "Last (UTC)");
        return fill(
                table,
                denied,
                (group, counts) -> table.row(
                        Cell.text(group.person()),
                        Cell.text(group.verb()),
                        Cell.text(group.resource()),
                        Cell.text(group.namespace()),
                        bar(counts, denied),
                        Cell.time(counts.first()),
                        Cell.time(counts.last())));
    }

    private ReportTable secrets() {
        Ranking<RequestGroup> secrets = sums.secrets(ROWS);
        ReportTable table = new ReportTable(
                "secrets",
                "Who touched Secrets",
                "A request without a name is for all Secrets of the namespace, or of the cluster. " + note(secrets),
                "Who",
                "Verb",
                "Namespace",
                "Name",
                "Requests",
                "Denied",
                "First (UTC)",
                "Last (UTC)");
        return fill(
                table,
                secrets,
                (group, counts) -> table.row(
                        Cell.text(group.person()),
                        Cell.text(group.verb()),
                        Cell.text(group.namespace()),
                        Cell.text(group.name()),
                        bar(counts, secrets),
                        Cell.count(counts.denied()),
                        Cell.time(counts.first()),
                        Cell.time(counts.last())));
    }

    private ReportTable noisiest() {
        Ranking<RequestGroup> noisiest = sums.noisiest(ROWS);
        ReportTable table = new ReportTable(
                "noisiest",
                "The most frequent requests",
                note(noisiest),
                "Who",
                "Verb",
                "Resource",
                "Requests",
                "Denied",
                "Failed");
        return fill(
                table,
                noisiest,
                (group, counts) -> table.row(
                        Cell.text(group.person()),
                        Cell.text(group.verb()),
                        Cell.text(group.resource()),
                        bar(counts, noisiest),
                        Cell.count(counts.denied()),
                        Cell.count(counts.failed())));
    }

    private ReportTable programs() {
        Ranking<String> programs = sums.programs(ROWS);
        ReportTable table = new ReportTable(
                "programs",
                "With which programs",
                "The user agent, which a client chooses itself. " + note(programs),
                "User agent",
                "Requests",
                "Changes",
                "Denied",
                "Failed");
        return fill(
                table,
                programs,
                (program, counts) -> table.row(
                        Cell.text(program),
                        bar(counts, programs),
                        Cell.count(counts.changes()),
                        Cell.count(counts.denied()),
                        Cell.count(counts.failed())));
    }

    private ReportTable warnings() {
        List<Warning> warnings = sums.warnings(ROWS);
        int others = sums.warningCount() - warnings.size();
        String complete = others == 0 ? "" : String.format(Locale.ROOT, "%,d more warnings are not listed. ", others);
        String note = sums.hasAllWarnings() ? complete : complete + "There were more warnings than are counted.";
        ReportTable table = new ReportTable(
                "warnings",
                "Kubernetes warnings",
                note.strip(),
                "Object",
                "Reason",
                "Message",
                "Reported by",
                "Times",
                "Last (UTC)");
        long most = warnings.isEmpty() ? 1 : warnings.get(0).times();
        warnings.forEach(warning -> table.row(
                Cell.text(warning.object()),
                Cell.text(warning.reason()),
                Cell.text(warning.message()),
                Cell.text(warning.reporter()),
                Cell.bar(warning.times(), (double) warning.times() / most),
                Cell.time(warning.last())));
        return table;
    }

    private static <K> ReportTable fill(ReportTable table, Ranking<K> ranking, BiConsumer<K, RequestCounts> row) {
        ranking.groups().forEach(row);
        return table;
    }

    private static Cell bar(RequestCounts counts, Ranking<?> ranking) {
        long most = ranking.groups().values().iterator().next().requests();
        return Cell.bar(counts.requests(), (double) counts.requests() / most);
    }

    /** Whether the table is complete and exact. */
    private static String note(Ranking<?> ranking) {
        String others = ranking.others() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "The %,d largest groups; %,d requests of other groups are not listed. ",
                        ranking.groups().size(),
                        ranking.others());
        String exact = ranking.uncertainty() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "There are too many groups to count all of them: a number may be too small by up to %,d.",
                        ranking.uncertainty());
        return (others + exact).strip();
    }
}
