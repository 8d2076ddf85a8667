package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.read.Finding;
import dev.gleaner.event.read.Findings;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.Trust;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The logs that a command reads, one after another as if they were one. */
final class Logs {
    private static final String STANDARD_INPUT = "-";
    private static final int TOLD = 10;

    private final Option<String> trusted;
    private final Operands paths;

    Logs(Syntax syntax) {
        trusted = syntax.option(
                        "--trust",
                        "NAMESPACE/POD",
                        Logs::toPod,
                        "Also believes what came through the log of this pod. A * at the end stands for the rest of the"
                                + " pod's name; unknown stands for containers whose pod nothing tells. Without it, audit"
                                + " events count by themselves or from kube-apiserver's pods in kube-system.")
                .repeatable();
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
        Trust trust = Trust.CLUSTER.and(trusted.values());
        return logs.stream().map(log -> log.trusting(trust)).toList();
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
        long unreadable = sum(logs, Findings::errors);
        long others = sum(logs, Findings::others);
        long leftOut = sum(logs, Findings::leftOut);
        long doubtful = sum(logs, Findings::doubtful);
        first.stream().limit(TOLD).forEach(finding -> err.println(Printable.line(finding.toString())));
        if (unreadable > 0) {
            err.println(
                    unreadable + " could not be read; " + read + " " + kind.noun() + ", " + others + " other records");
        } else if (read == 0 && others > 0) {
            err.println("no " + kind.noun() + " among " + others + " records");
        }
        if (leftOut > 0) {
            err.println(leftOut + " audit events left out: they came through logs of pods that are not known as"
                    + " kube-apiserver's; --trust NAMESPACE/POD takes them in");
        }
        if (doubtful > 0) {
            err.println(doubtful + " Kubernetes events came through logs of pods that are not known as event tailers';"
                    + " --trust NAMESPACE/POD ends this warning");
        }
        err.flush();
        return unreadable > 0 && read + others == 0 ? Gleaner.UNUSABLE : Gleaner.FINE;
    }

    private static <T> long sum(List<Log<T>> logs, ToLongFunction<Findings> number) {
        return logs.stream()
                .mapToLong(log -> number.applyAsLong(log.findings()))
                .sum();
    }

    /** The text, when it is a pod as {@link Trust} takes it. */
    private static String toPod(String pod) {
        Trust.CLUSTER.and(pod);
        return pod;
    }
}
