package dev.gleaner.examples;

import static dev.gleaner.event.activity.ActivityFilter.did;
import static dev.gleaner.event.activity.ActivityFilter.in;
import static dev.gleaner.event.activity.ActivityFilter.to;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.read.AuditLog;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Prints who created or deleted virtual machines in the namespace {@code default}. */
public final class WhoDidWhat {
    private WhoDidWhat() {}

    /** Takes a log file, or the folder of a log and its rotated files. */
    public static void main(String[] args) {
        try (Stream<AuditEvent> events = AuditLog.of(Path.of(args[0])).events()) {
            Activities.of(events)
                    .filter(did("create", "delete")
                            .and(to("kubevirt.io", "virtualmachines"))
                            .and(in("default")))
                    .map(Activity::inWords)
                    .forEach(System.out::println);
        }
    }
}
