package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.UserInfo;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import dev.gleaner.event.read.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats an entry of a log as one line: its parts, separated by two spaces, with {@code -} for absent ones. */
final class EntryLine {
    private static final String ABSENT = "-";
    private static final int LONGEST_JSON = 200;

    private EntryLine() {}

    /** Formats an entry, with control characters escaped. */
    static String of(LogEntry entry) {
        if (entry instanceof LogEntry.Audit audit) {
            return of(audit.event());
        }
        if (entry instanceof LogEntry.Notice notice) {
            return of(notice.notice().event());
        }
        if (entry instanceof LogEntry.Line line) {
            return of(line.record());
        }
        return cut(Printable.line(((LogEntry.Other) entry).json().toJsonLine()));
    }

    /** The time, user, verb, object and status code. */
    private static String of(AuditEvent event) {
        String user = event.user().username()
                + event.impersonatedUser()
                        .map(UserInfo::username)
                        .map(name -> " as " + name)
                        .orElse("");
        String object = event.objectRef().map(ObjectReference::inWords).orElse(event.requestUri());
        String code = event.responseStatus()
                .map(ResponseStatus::code)
                .filter(number -> number != 0)
                .map(String::valueOf)
                .orElse("");
        return line(time(event.stageTimestamp().or(event::requestReceivedTimestamp)), user, event.verb(), object, code);
    }

    /** The time of the last occurrence, type, reason, object, message and number of occurrences. */
    private static String of(KubernetesEvent event) {
        String count = event.occurrences() == 1 ? "" : " (" + event.occurrences() + " times)";
        return line(
                time(event.lastSeen()),
                event.type(),
                event.reason(),
                event.involvedObject().inWords(),
                event.message() + count);
    }

    /** The time, container and text, without absent ones. */
    private static String of(LogRecord record) {
        return Stream.of(
                        record.time().orElse(""),
                        record.kubernetes().map(EntryLine::container).orElse(""),
                        record.text().stripTrailing())
                .filter(part -> !part.isEmpty())
                .map(Printable::line)
                .collect(Collectors.joining("  "));
    }

    private static String container(PodInfo pod) {
        return Stream.of(pod.namespaceName(), pod.podName(), pod.containerName())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }

    private static String line(String... parts) {
        return Stream.of(parts)
                .map(part -> part.isBlank() ? ABSENT : Printable.line(part))
                .collect(Collectors.joining("  "));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_JSON
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_JSON)) + "...";
    }
}
