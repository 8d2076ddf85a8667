package dev.gleaner.examples;

import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.nio.file.Path;

/** Prints how many events and bytes of a recorded log another policy would record. */
public final class ReplayAuditLog {
    private ReplayAuditLog() {}

    /** Takes a log file, or the folder of a log and its rotated files. */
    public static void main(String[] args) {
        ReplayReport report =
                PolicyReplay.of(HarvesterAuditPolicy.recommended()).run(AuditLog.of(Path.of(args[0])));
        System.out.println("before: " + report.total().before());
        System.out.println("after: " + report.total().after());
        report.noisiest(2)
                .forEach((requests, change) ->
                        System.out.println(requests.verb() + " by " + requests.user() + ": " + change.after()));
    }
}
