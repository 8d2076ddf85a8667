package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.logging.resources.ChartPart;
import java.util.List;
import java.util.Optional;

/** The source kubeAudit of a chart, which is off, so that the Logging of the audit log is missing. */
final class AuditSource {
    private static final String PATH = "additionalLoggingSources.kubeAudit";

    private final Part source;
    private final String loggingRef;

    private AuditSource(Part source, String loggingRef) {
        this.source = source;
        this.loggingRef = loggingRef;
    }

    /**
     * The source whose Logging would have a loggingRef, or a similar one; empty if no chart is in the files, the source of
     * one is on, or the loggingRef is not for audit records.
     */
    static Optional<AuditSource> find(CheckedSet set, String loggingRef) {
        List<ChartPart> charts = set.charts();
        if (charts.isEmpty() || !set.kubeAudits().isEmpty()) {
            return Optional.empty();
        }
        Part source = charts.get(0).value("additionalLoggingSources", "kubeAudit");
        if (source.text("loggingRef").equals(loggingRef)) {
            return Optional.of(new AuditSource(source, loggingRef));
        }
        return loggingRef.equals(Harvester.AUDIT_LOGGING_REF) || isSimilar(loggingRef)
                ? Optional.of(new AuditSource(source, Harvester.AUDIT_LOGGING_REF))
                : Optional.empty();
    }

    /** Whether a loggingRef is similar to that of Harvester's audit log. */
    static boolean isSimilar(String loggingRef) {
        return Harvester.AUDIT_LOGGING_REF.endsWith(loggingRef)
                || NearestName.of(loggingRef, List.of(Harvester.AUDIT_LOGGING_REF))
                        .isPresent();
    }

    /** The loggingRef of its Logging when it is on. */
    String loggingRef() {
        return loggingRef;
    }

    /** What to write so that the Logging exists, and the object with a loggingRef belongs to it. */
    String advice(String found) {
        String chart = source.text("loggingRef").equals(loggingRef)
                ? "set " + PATH + ".enabled: true in the chart values"
                : "set " + PATH + ": {enabled: true, loggingRef: " + loggingRef + "} in the chart values";
        return found.equals(loggingRef) ? chart : "expected " + Violation.quoted(loggingRef) + "; " + chart;
    }
}
