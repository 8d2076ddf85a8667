package dev.gleaner.cli;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.event.read.EventLog;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.LogEntry;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of records that commands read from logs.
 *
 * @param noun the noun for a record in messages
 * @param sought what a log has to contain, in messages
 * @param isSought whether a record is what a log has to contain; empty if each one is
 * @param kept the condition on the records that are passed on; empty means all
 * @param files opens files
 * @param stream opens a stream with a name
 * @param <T> the type of a record
 */
record LogKind<T>(
        String noun,
        String sought,
        Optional<Predicate<T>> isSought,
        Optional<Predicate<T>> kept,
        Function<Path[], Log<T>> files,
        BiFunction<String, InputStream, Log<T>> stream) {
    static final LogKind<AuditEvent> AUDIT = of("audit event", AuditLog::of, AuditLog::of);

    static final LogKind<EventNotice> EVENTS = of("Kubernetes event", EventLog::of, EventLog::of);

    /** Audit events, Kubernetes events and all other records. */
    static final LogKind<LogEntry> ANYTHING = new LogKind<>(
            "record",
            "audit event and no Kubernetes event",
            Optional.of(entry -> entry instanceof LogEntry.Audit || entry instanceof LogEntry.Notice),
            Optional.empty(),
            ClusterLog::of,
            ClusterLog::of);

    private static <T> LogKind<T> of(
            String noun, Function<Path[], Log<T>> files, BiFunction<String, InputStream, Log<T>> stream) {
        return new LogKind<>(noun, noun, Optional.empty(), Optional.empty(), files, stream);
    }

    /** The records of this kind that meet a condition, which other threads may ask. */
    LogKind<T> where(Predicate<? super T> condition) {
        Predicate<T> both =
                kept.<Predicate<T>>map(before -> before.and(condition)).orElse(condition::test);
        return new LogKind<>(noun, sought, isSought, Optional.of(both), files, stream);
    }

    /** A log that passes on the kept records, and notes whether it contains a record that commands look for. */
    Log<T> of(Log<T> log, AtomicBoolean found) {
        Log<T> noting = isSought.map(isOne -> log.where(record -> {
                    if (isOne.test(record)) {
                        found.set(true);
                    }
                    return true;
                }))
                .orElse(log);
        return kept.map(noting::where).orElse(noting);
    }
}
