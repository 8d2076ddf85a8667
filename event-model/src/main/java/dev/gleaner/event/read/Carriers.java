package dev.gleaner.event.read;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Violation;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What a reading makes of entries that pods' logs carried: audit events from pods that are not believed are left out,
 * Kubernetes events from such pods are handed over. Both are counted, and the first of each pod is reported. Thread-safe.
 */
final class Carriers {
    /** A tenant can create pods without end. */
    private static final int MOST_REPORTED = 100;

    /** Nothing is left out. */
    static final Carriers ALL = new Carriers(Trust.EVERYONE, entry -> false, new Findings());

    private final Trust trust;
    private final Predicate<LogEntry> wanted;
    private final Findings findings;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** What is made of the entries that are wanted. */
    Carriers(Trust trust, Predicate<LogEntry> wanted, Findings findings) {
        this.trust = trust;
        this.wanted = wanted;
        this.findings = findings;
    }

    /** Whether an entry is handed over; the consumer takes what is to be reported, and the argument of that. */
    boolean handOver(LogEntry entry, BiConsumer<Fault, String> report) {
        if (entry.carriers().isEmpty() || trust.holdsFor(entry) || !wanted.test(entry)) {
            return true;
        }
        boolean isAudit = entry instanceof LogEntry.Audit;
        findings.addDoubt(isAudit);
        String names = entry.carriers().stream()
                .map(Carriers::name)
                .reduce((outer, inner) -> outer + " in that of " + inner)
                .orElseThrow();
        Fault fault = isAudit ? LogFault.CARRIER_AUDIT : LogFault.CARRIER_EVENT;
        if (reported.size() < MOST_REPORTED && reported.add(fault.code() + names)) {
            report.accept(fault, names);
        }
        return !isAudit;
    }

    private static String name(LogRecord carrier) {
        Optional<PodInfo> pod = carrier.kubernetes().filter(Trust::isNamed);
        return pod.map(p -> "pod " + Violation.quoted(p.namespaceName() + "/" + p.podName()))
                .orElse("a pod that nothing names");
    }
}
