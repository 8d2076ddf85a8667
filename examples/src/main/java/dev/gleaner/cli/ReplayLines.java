package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.replay.Change;
import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.audit.replay.RequestClass;
import dev.gleaner.audit.replay.ResourceType;
import dev.gleaner.audit.replay.Tally;
import dev.gleaner.audit.replay.Unknowns;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Formats the report of a replay, as the command {@code replay} prints it. */
public final class ReplayLines {
    /** The usual number of rows of each long list. */
    public static final int TOP = 10;

    private final ReplayReport report;

    /** The lines of a report. */
    public ReplayLines(ReplayReport report) {
        this.report = Objects.requireNonNull(report, "report");
    }

    /**
     * A table with at most {@code top} rows of each long list, followed by what the log does not contain. If this is the
     * reason why nothing is recorded after the change, it is above the table.
     */
    public List<String> table(int top) {
        List<String> lines = new ArrayList<>();
        boolean areOtherStages = report.total().after().events() == 0
                && !report.unknown().stages().isEmpty();
        if (areOtherStages) {
            lines.add(missingStages(report.unknown()) + "; therefore nothing is counted after the change");
        }
        lines.add(columns("EVENTS", "EVENTS AFTER", "BYTES", "BYTES AFTER", "GROUP"));
        lines.add(row(report.total(), "all"));
        add(lines, "rule", report.byRule(), Integer.MAX_VALUE, ReplayLines::rule);
        add(lines, "level", report.byLevel(), Integer.MAX_VALUE, AuditLevel::wireName);
        add(lines, "stage", report.byStage(), Integer.MAX_VALUE, Stage::wireName);
        add(lines, "verb", report.byVerb(), top, ReplayLines::shown);
        add(lines, "resource", report.byResource(), top, ReplayLines::resource);
        add(lines, "user", report.byUser(), top, ReplayLines::shown);
        add(lines, "request", report.byClass(), top, ReplayLines::request);
        if (!report.rest().equals(Change.NONE)) {
            lines.add(row(report.rest(), "requests of further kinds, not counted separately"));
        }
        lines.addAll(unknownSizes(report.unknown()));
        if (!areOtherStages && !report.unknown().stages().isEmpty()) {
            lines.add(missingStages(report.unknown()));
        }
        return lines;
    }

    private static <K> void add(
            List<String> lines, String heading, Map<K, Change> sums, int top, Function<K, String> name) {
        sums.entrySet().stream()
                .limit(top)
                .forEach(entry -> lines.add(row(entry.getValue(), heading + " " + name.apply(entry.getKey()))));
        if (sums.size() > top) {
            Change others = sums.values().stream().skip(top).reduce(Change.NONE, Change::plus);
            lines.add(row(others, (sums.size() - top) + " more by " + heading));
        }
    }

    private static String row(Change change, String name) {
        Tally before = change.before();
        Tally after = change.after();
        return columns(before.events(), after.events(), before.bytes(), after.bytes(), name);
    }

    private static String columns(Object... cells) {
        return String.format(Locale.ROOT, "%12s %12s %15s %15s  %s", cells);
    }

    private static String rule(int rule) {
        return rule == AuditDecision.NO_RULE ? "none" : "" + rule;
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String resource(ResourceType resource) {
        return shown(resource.inWords());
    }

    private static String request(RequestClass requests) {
        return shown(requests.verb()) + " " + resource(requests.resource()) + " by " + shown(requests.user());
    }

    private static List<String> unknownSizes(Unknowns unknown) {
        List<String> lines = new ArrayList<>();
        addCount(lines, unknown.requestBodies(), " may have a request body that was not recorded");
        addCount(lines, unknown.responseBodies(), " may have a response body that was not recorded");
        addCount(lines, unknown.managedFields(), " with bodies that are not JSON: their managedFields are counted");
        return lines;
    }

    private static String missingStages(Unknowns unknown) {
        return "unknown: the log has no events of stage "
                + unknown.stages().stream().map(Stage::wireName).collect(Collectors.joining(" or "))
                + ", which the policy records";
    }

    private static void addCount(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add("unknown: " + Counts.of(count, "event") + what);
        }
    }
}
