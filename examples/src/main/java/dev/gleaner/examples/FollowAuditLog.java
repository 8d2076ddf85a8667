package dev.gleaner.examples;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Follower;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.LogPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the events that were added to a log since the last run. */
public final class FollowAuditLog {
    private FollowAuditLog() {}

    /** Takes the folder of the log, and a file that stores the position between runs. */
    public static void main(String[] args) throws IOException {
        Path position = Path.of(args[1]);
        LogPosition start = Files.exists(position) ? LogPosition.of(Files.readString(position)) : LogPosition.START;
        Log<AuditEvent> log = AuditLog.of(Path.of(args[0]));
        try (Follower<AuditEvent> follower = log.follow(start)) {
            follower.poll(event -> System.out.println(event.verb() + " " + event.requestUri()));
            Files.writeString(position, follower.position().toString());
        }
        log.findings().forEach(System.err::println);
    }
}
