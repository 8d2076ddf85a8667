package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.route.Passage;
import dev.gleaner.logging.route.RecordKind;
import dev.gleaner.logging.route.Route;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts records that reach no output for a reason that no flow shows. */
final class UnroutedRecords {
    private final Map<String, Long> withoutFlow = new LinkedHashMap<>();
    private long audit;
    private long ofPods;
    private long withoutMetadata;

    void add(Tree.Mapping record, Route route) {
        boolean isAudit = RecordKind.of(record) == RecordKind.AUDIT;
        if (route.passages().isEmpty()) {
            audit += isAudit ? 1 : 0;
            ofPods += isAudit ? 0 : 1;
        } else if (route.outputs().isEmpty() && route.passages().stream().allMatch(UnroutedRecords::hasNoFlow)) {
            withoutFlow.merge(route.logging(), 1L, Long::sum);
        } else if (route.outputs().isEmpty() && !isAudit && !record.isSet("kubernetes")) {
            withoutMetadata++;
        }
    }

    private static boolean hasNoFlow(Passage passage) {
        return passage.flows().isEmpty() && passage.refusals().isEmpty();
    }

    /** Prints the reasons; nothing if there are no such records. */
    void report(PrintWriter err) {
        reportUnread(audit, Counts.of(audit, "audit event"), err);
        reportUnread(ofPods, Counts.of(ofPods, "record") + " of pods", err);
        withoutFlow.forEach((logging, count) -> err.println(Printable.line(
                "no output receives " + Counts.of(count, "record") + ": the Logging " + logging + " has no flow")));
        if (withoutMetadata > 0) {
            err.println(
                    "no output receives " + Counts.of(withoutMetadata, "record")
                            + " without the field kubernetes; fluent-bit adds this field to lines of pods, and flows compare it");
        }
    }

    private static void reportUnread(long count, String records, PrintWriter err) {
        if (count > 0) {
            err.println("no Logging receives " + records
                    + ": no fluent-bit of the manifests reads such records, or sends them to a Logging");
        }
    }
}
