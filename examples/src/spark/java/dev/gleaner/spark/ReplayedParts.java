package dev.gleaner.spark;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Finding;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.LogPart;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A replay of some parts of a log, and what was found in them. A task that is run again makes its own, so that nothing
 * is counted twice.
 */
final class ReplayedParts implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int KEPT = 10;

    private final PolicyReplay replay;
    private final ArrayList<String> findings = new ArrayList<>();
    private long findingCount;
    private long errorCount;

    private ReplayedParts(PolicyReplay replay) {
        this.replay = replay;
    }

    /** No part yet. */
    static ReplayedParts of(AuditPolicy policy, KubernetesVersion version) {
        return new ReplayedParts(PolicyReplay.of(policy, version));
    }

    /** Adds a part of the log. */
    ReplayedParts add(LogPart part) {
        Log<AuditEvent> log = AuditLog.of(Path.of(part.path())).only(part);
        replay.addAll(log);
        keep(log.findings().first().stream().map(Finding::toString).toList());
        findingCount += log.findings().count();
        errorCount += log.findings().errors();
        return this;
    }

    /** Adds other parts, which may come from another machine. */
    ReplayedParts merge(ReplayedParts other) {
        replay.merge(other.replay);
        keep(other.findings);
        findingCount += other.findingCount;
        errorCount += other.errorCount;
        return this;
    }

    /** Keeps the first findings in the order of their texts, whatever the order of the parts. */
    private void keep(List<String> more) {
        TreeSet<String> sorted = new TreeSet<>(findings);
        sorted.addAll(more);
        findings.clear();
        sorted.stream().limit(KEPT).forEach(findings::add);
    }

    /** The report on all parts. */
    ReplayReport report() {
        return replay.report();
    }

    /** Up to ten of the findings. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** The number of all findings. */
    long findingCount() {
        return findingCount;
    }

    /** The number of findings that are errors. */
    long errorCount() {
        return errorCount;
    }
}
