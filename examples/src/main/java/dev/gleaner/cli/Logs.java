package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.read.Finding;
import dev.gleaner.event.read.Log;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The logs that a command reads, one after another as if they were one. */
final class Logs {
    private static final String STANDARD_INPUT = "-";
    private static final int TOLD = 10;

    private final Operands paths;

    Logs(Syntax syntax) {
        paths = syntax.operands(
                "PATH",
                1,
                Operands.MANY,
                "A log, or a folder of a log and its rotated files, plain or gzip; - is standard input.");
    }

    /**
     * Hands the records of a kind to some work that prints lines, shows how far it is, and tells at the end what could
     * not be read. That is no failure as long as anything could be read.
     */
    <T> int read(Surroundings here, LogKind<T> kind, BiConsumer<Stream<T>, Lines> work) {
        List<Log<T>> logs = logs(kind);
        AtomicLong count = new AtomicLong();
        try (Progress progress = progress(logs, here);
                Stream<T> records = records(logs, progress)) {
            Lines lines = new Lines(here, progress);
            work.accept(records.peek(record -> count.incrementAndGet()), lines);
        }
        here.out().flush();
        return summarise(kind, logs, count.get(), here.err());
    }

    /** The logs in the order of the call; files that follow each other are one, which sorts nothing anew. */
    private <T> List<Log<T>> logs(LogKind<T> kind) {
        List<Log<T>> logs = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String path : paths.all()) {
            if (!path.equals(STANDARD_INPUT)) {
                files.add(Path.of(path));
                continue;
            }
            addFiles(kind, files, logs);
            logs.add(kind.stream().apply(STANDARD_INPUT, System.in));
        }
        addFiles(kind, files, logs);
        return logs;
    }

    private static <T> void addFiles(LogKind<T> kind, List<Path> files, List<Log<T>> logs) {
        if (!files.isEmpty()) {
            logs.add(kind.files().apply(files.toArray(Path[]::new)));
            files.clear();
        }
    }

    private static <T> Progress progress(List<Log<T>> logs, Surroundings here) {
        return here.hasTerminalAt(StandardStream.ERR)
                ? Progress.on(here.err(), size(logs), Progress.MUCH)
                : Progress.unseen();
    }

    private static <T> OptionalLong size(List<Log<T>> logs) {
        List<OptionalLong> sizes = logs.stream().map(Log::size).toList();
        return sizes.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        sizes.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }

    /** Chained and not flattened: a flattened stream that is pulled holds a whole log. */
    private static <T> Stream<T> records(List<Log<T>> logs, Progress progress) {
        return logs.stream()
                .map(log -> log.onProgress(progress::advance).events())
                .reduce(Stream::concat)
                .orElseGet(Stream::empty);
    }

    private static <T> int summarise(LogKind<T> kind, List<Log<T>> logs, long read, PrintWriter err) {
        List<Finding> first =
                logs.stream().flatMap(log -> log.findings().first().stream()).toList();
        long unreadable = logs.stream().mapToLong(log -> log.findings().count()).sum();
        long others = logs.stream().mapToLong(log -> log.findings().others()).sum();
        first.stream().limit(TOLD).forEach(finding -> err.println(Printable.line(finding.toString())));
        if (unreadable > 0) {
            err.println(
                    unreadable + " could not be read; " + read + " " + kind.noun() + ", " + others + " other records");
        } else if (read == 0 && others > 0) {
            err.println("no " + kind.noun() + " among " + others + " records");
        }
        err.flush();
        return unreadable > 0 && read + others == 0 ? Gleaner.UNUSABLE : Gleaner.FINE;
    }
}
