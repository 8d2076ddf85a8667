package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.read.LogEntry;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Searches logs for the object of an empty timeline: in other namespaces, or with the most similar name. */
final class ObjectSearch {
    private final String namespace;
    private final String name;
    private final Set<String> namespaces = new TreeSet<>();
    private final SeenValues names = new SeenValues();
    private final TimeRange range = new TimeRange();
    private boolean hasEntry;

    ObjectSearch(String namespace, String name) {
        this.namespace = namespace;
        this.name = name;
    }

    /** Adds the entries of logs. */
    void addAll(Stream<LogEntry> entries) {
        entries.forEach(this::add);
    }

    /** Adds an entry. */
    void add(LogEntry entry) {
        hasEntry = true;
        if (entry instanceof LogEntry.Audit audit) {
            audit.event().requestReceivedTimestamp().ifPresent(range::add);
            audit.event().objectRef().ifPresent(object -> add(object.namespace(), object.name()));
        } else if (entry instanceof LogEntry.Notice notice) {
            KubernetesEvent event = notice.notice().event();
            event.lastSeen().ifPresent(range::add);
            InvolvedObject object = event.involvedObject();
            add(object.namespace(), object.name());
        }
    }

    private void add(String ofObject, String found) {
        if (found.equals(name)) {
            namespaces.add(ofObject);
        }
        names.add(found);
    }

    /** Prints what was found; nothing if the logs have no entry. */
    void report(PrintWriter err) {
        if (!hasEntry) {
            return;
        }
        if (hasFound()) {
            err.println("nothing about " + subject() + " meets the other options" + range.inWords("; the logs are"));
            return;
        }
        err.println("nothing about " + subject() + range.inWords(" in logs"));
        if (!namespaces.isEmpty()) {
            err.println(Printable.line("an object with this name is in "
                    + namespaces.stream()
                            .map(found -> found.isEmpty() ? "no namespace" : "--namespace " + found)
                            .collect(Collectors.joining(", "))));
        } else if (!names.isEmpty()) {
            err.println(Printable.line("no object has this name; "
                    + names.nearest(name)
                            .map(nearest -> "did you mean " + Violation.quoted(nearest) + "?")
                            .orElseGet(() -> "the logs have " + names.inWords())));
        }
    }

    /** Whether the logs have an entry about the object. */
    boolean hasFound() {
        return namespaces.contains(namespace);
    }

    /** The object, in quotes. */
    String subject() {
        return Violation.quoted(namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
