package dev.gleaner.event.read;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Violation;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Filters the entries from the logs of pods. Audit events from pods that are not trusted are skipped; Kubernetes events
 * from such pods are kept. Both are counted, and the first event of each pod is reported. Thread-safe.
 */
final class Carriers {
    /** The maximum number of reports, because a tenant can create any number of pods. */
    private static final int MOST_REPORTED = 100;

    /** Keeps all entries. */
    static final Carriers ALL = new Carriers(Trust.EVERYONE, entry -> false, new Findings());

    private final Trust trust;
    private final Predicate<LogEntry> wanted;
    private final Findings findings;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** A filter that counts and reports only wanted entries. */
    Carriers(Trust trust, Predicate<LogEntry> wanted, Findings findings) {
        this.trust = trust;
        this.wanted = wanted;
        this.findings = findings;
    }

    /** Whether an entry is kept. The consumer receives a fault to report and the argument of its message. */
    boolean keeps(LogEntry entry, BiConsumer<Fault, String> report) {
        if (entry.carriers().isEmpty() || trust.holdsFor(entry) || !wanted.test(entry)) {
            return true;
        }
        boolean isAudit = entry instanceof LogEntry.Audit;
        findings.addUntrusted(isAudit);
        String names = entry.carriers().stream()
                .map(Carriers::name)
                .reduce((outer, inner) -> inner + " in the log of " + outer)
                .orElseThrow();
        Fault fault = isAudit ? LogFault.CARRIER_AUDIT : LogFault.CARRIER_EVENT;
        if (reported.size() < MOST_REPORTED && reported.add(fault.code() + names)) {
            report.accept(fault, names);
        }
        return !isAudit;
    }

    /** Whether the carriers of an entry are trusted. */
    boolean trusts(LogEntry entry) {
        return trust.holdsFor(entry);
    }

    private static String name(LogRecord carrier) {
        return carrier.kubernetes().filter(Trust::isKnown).map(Carriers::name).orElse("an unknown pod");
    }

    private static String name(PodInfo pod) {
        if (pod.podName().isEmpty()) {
            return "a pod in the namespace " + Violation.quoted(pod.namespaceName());
        }
        String namespace = pod.namespaceName().isEmpty() ? "" : pod.namespaceName() + "/";
        return "pod " + Violation.quoted(namespace + pod.podName());
    }
}
