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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of records that commands read from logs.
 *
 * @param noun the noun for a record in messages
 * @param files opens files
 * @param stream opens a stream with a name
 * @param <T> the type of a record
 */
record LogKind<T>(String noun, Function<Path[], Log<T>> files, BiFunction<String, InputStream, Log<T>> stream) {
    static final LogKind<AuditEvent> AUDIT = new LogKind<>("audit event", AuditLog::of, AuditLog::of);

    static final LogKind<EventNotice> EVENTS = new LogKind<>("Kubernetes event", EventLog::of, EventLog::of);

    static final LogKind<LogEntry> ANYTHING = new LogKind<>("record", ClusterLog::of, ClusterLog::of);

    /** The records of this kind that meet a condition, which other threads may ask. */
    LogKind<T> where(Predicate<? super T> condition) {
        return new LogKind<>(noun, paths -> files.apply(paths).where(condition), (name, in) -> stream.apply(name, in)
                .where(condition));
    }
}
