package dev.gleaner.report;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.replay.Change;
import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.audit.replay.RequestClass;
import dev.gleaner.audit.replay.ResourceType;
import dev.gleaner.audit.replay.Unknowns;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.report.ReportTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of events and bytes before and after a policy. */
final class ReplayTables {
    private static final String[] NUMBERS = {"Events", "Events after", "Bytes", "Bytes after"};

    private final ReplayReport replay;

    ReplayTables(ReplayReport replay) {
        this.replay = replay;
    }

    List<ReportTable> all() {
        List<ReportTable> tables = new ArrayList<>();
        ReportTable total = table("policy", "Before and after the policy", note(), "Part");
        row(total, "All", replay.total());
        rows(total, replay.byLevel(), Integer.MAX_VALUE, AuditLevel::wireName, "Level ");
        rows(total, replay.byStage(), Integer.MAX_VALUE, Stage::wireName, "Stage ");
        tables.add(total);
        tables.add(of("policy-rules", "By rule", replay.byRule(), "Rule", ReplayTables::rule));
        tables.add(of("policy-requests", "By request", replay.byClass(), "Request", ReplayTables::inWords));
        tables.add(of("policy-resources", "By resource", replay.byResource(), "Resource", ResourceType::inWords));
        tables.add(of("policy-users", "By user", replay.byUser(), "User", user -> user));
        return tables;
    }

    private static <K> ReportTable of(
            String id, String heading, Map<K, Change> sums, String column, Function<K, String> name) {
        String note = sums.size() <= RequestTables.ROWS
                ? ""
                : String.format(Locale.ROOT, "The largest %,d of %,d.", RequestTables.ROWS, sums.size());
        ReportTable table = table(id, heading + ", before and after", note, column);
        rows(table, sums, RequestTables.ROWS, name, "");
        return table;
    }

    private static ReportTable table(String id, String heading, String note, String column) {
        return new ReportTable(id, heading, note, column, NUMBERS[0], NUMBERS[1], NUMBERS[2], NUMBERS[3]);
    }

    private static <K> void rows(
            ReportTable table, Map<K, Change> sums, int limit, Function<K, String> name, String prefix) {
        sums.entrySet().stream()
                .limit(limit)
                .forEach(entry -> row(table, prefix + name.apply(entry.getKey()), entry.getValue()));
    }

    private static void row(ReportTable table, String name, Change change) {
        long events =
                Math.max(1, Math.max(change.before().events(), change.after().events()));
        long bytes =
                Math.max(1, Math.max(change.before().bytes(), change.after().bytes()));
        table.row(
                Cell.text(RequestGroup.bounded(name)),
                Cell.bar(change.before().events(), (double) change.before().events() / events),
                Cell.bar(change.after().events(), (double) change.after().events() / events),
                Cell.bar(change.before().bytes(), (double) change.before().bytes() / bytes),
                Cell.bar(change.after().bytes(), (double) change.after().bytes() / bytes));
    }

    private static String rule(int rule) {
        return rule == AuditDecision.NO_RULE ? "no rule" : "rules[" + rule + "]";
    }

    private static String inWords(RequestClass requests) {
        return (requests.verb().isEmpty() ? "-" : requests.verb()) + " "
                + requests.resource().inWords() + " by "
                + (requests.user().isEmpty() ? "-" : requests.user());
    }

    /** What the log does not contain. */
    private String note() {
        Unknowns unknown = replay.unknown();
        List<String> sentences = new ArrayList<>();
        sentences.add("The events and bytes in the logs, and those that the policy would record.");
        add(sentences, unknown.requestBodies(), "may have a request body that was not recorded");
        add(sentences, unknown.responseBodies(), "may have a response body that was not recorded");
        add(sentences, unknown.managedFields(), "have bodies that are not JSON: their managedFields are counted");
        if (!unknown.stages().isEmpty()) {
            sentences.add("The logs have no events of stage "
                    + unknown.stages().stream().map(Stage::wireName).collect(Collectors.joining(" or "))
                    + ", which the policy records.");
        }
        return String.join(" ", sentences);
    }

    private static void add(List<String> sentences, long count, String what) {
        if (count > 0) {
            sentences.add(String.format(Locale.ROOT, "%,d events %s.", count, what));
        }
    }
}
