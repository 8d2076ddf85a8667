package dev.gleaner.cli;

import dev.gleaner.event.read.Findings;
import dev.gleaner.event.read.Follower;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.Trust;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The logs that a command reads, in the order of the call. */
final class Logs {
    private static final String STANDARD_INPUT = "-";
    private static final int MAX_REPORTED = 10;

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Option<String> trusted;
    private final Operands paths;
    private final NamedLogs named;
    private boolean hasRead;

    Logs(Syntax syntax) {
        trusted = syntax.option(
                        "--trust",
                        "NAMESPACE/POD",
                        Logs::toPod,
                        "Trusts the events in the log of this pod; repeatable. A * at the end of POD matches the rest"
                                + " of the name. unknown instead of NAMESPACE/POD trusts logs whose pod is not known."
                                + " By default, audit events in logs of pods are skipped, except in those of"
                                + " kube-apiserver in kube-system and of Rancher's API audit log in cattle-system.")
                .repeatable();
        paths = syntax.operands(
                "PATH",
                1,
                Operands.MANY,
                "A log file, the folder of a log and its rotated files, a pattern in quotes, such as"
                        + " 'logs/*.log', or - for standard input; plain or gzip.");
        named = new NamedLogs(syntax, paths);
    }

    /**
     * Passes the records of a kind to {@code work}, shows the progress, and reports what could not be read. Returns the
     * exit code. It is a failure if the logs have records, but none of this kind, or if a log of the call is missing.
     */
    <T> int read(Environment environment, LogKind<T> kind, BiConsumer<Stream<T>, Lines> work) {
        AtomicBoolean found = new AtomicBoolean();
        ReportedFindings findings = new ReportedFindings(MAX_REPORTED);
        List<Log<T>> logs =
                logs(kind, found).stream().map(log -> log.onFinding(findings)).toList();
        try (Progress progress = progress(logs, environment);
                Stream<T> records = records(logs, progress)) {
            Lines lines = new Lines(environment, progress);
            work.accept(records, lines);
        }
        environment.out().flush();
        long repeated = findings.print(environment.err());
        int code = summarise(kind, found.get(), logs, repeated, environment.err());
        hasRead = code == Gleaner.SUCCESS;
        if (!hasRead && canBeReadAgain()) {
            reportOtherKind(kind.noun(), environment.err());
        }
        if (isNothing(logs)) {
            named.reportEmpty(kind.noun().equals(LogKind.AUDIT.noun()), environment.err());
        }
        return Math.max(code, named.reportMissing(environment.err()));
    }

    /** The files, folders and {@code -} of the call, with the files that match a pattern in its place. */
    List<String> paths() {
        return named.paths();
    }

    /** Whether the last reading succeeded, with or without records; a log of the call may be missing. */
    boolean hasRead() {
        return hasRead;
    }

    /**
     * Reads as {@link #read} does. If nothing was printed, although something was read that can be read again, calls
     * {@code whyNothing}.
     */
    <T> int print(Environment environment, LogKind<T> kind, BiConsumer<Stream<T>, Lines> work, Runnable whyNothing) {
        AtomicLong printed = new AtomicLong();
        int code = read(environment, kind, (records, lines) -> {
            work.accept(records, lines);
            printed.set(lines.records());
        });
        if (printed.get() == 0 && hasRead && canBeReadAgain()) {
            whyNothing.run();
        }
        return code;
    }

    /**
     * Passes the records of logs, and those that are added to them, across rotations, until the reader of standard
     * output closes its pipe. Each path is a log by itself. Reports what cannot be read as it occurs. Returns the exit
     * code.
     *
     * @param start returns what receives the records
     * @throws UsageException if a log is standard input, or a folder has several logs
     */
    <T> int follow(Environment environment, LogKind<T> kind, Function<Lines, Following<T>> start) {
        if (!canBeReadAgain()) {
            throw new UsageException("--follow needs log files, or folders of one log, and not standard input");
        }
        List<Path> files = named.paths().stream().map(Path::of).toList();
        AtomicBoolean found = new AtomicBoolean();
        FollowedFindings findings = new FollowedFindings(environment.err(), MAX_REPORTED);
        List<Log<T>> logs = trusting(files.stream()
                .map(file -> kind.of(kind.files().apply(new Path[] {file}), found))
                .map(log -> log.onFinding(findings))
                .toList());
        List<Follower<T>> followers = new ArrayList<>();
        try {
            logs.forEach(log -> followers.add(follower(log)));
            named.reportAwaited(environment.err());
            follow(environment, followers, start);
        } finally {
            followers.forEach(Follower::close);
        }
        return summarise(kind, found.get(), logs, 0, environment.err());
    }

    private static <T> Follower<T> follower(Log<T> log) {
        try {
            return log.follow();
        } catch (IllegalStateException e) {
            throw new UsageException("--follow: " + e.getMessage());
        }
    }

    private static <T> void follow(
            Environment environment, List<Follower<T>> followers, Function<Lines, Following<T>> start) {
        Lines lines = new Lines(environment, Progress.none());
        Following<T> following = start.apply(lines);
        do {
            long read = 0;
            for (Follower<T> follower : followers) {
                read += follower.poll(following);
            }
            if (read == 0) {
                following.idle();
            }
            following.caughtUp();
        } while (lines.flush() && environment.pause().await(INTERVAL));
    }

    /** Whether no log is standard input. */
    boolean canBeReadAgain() {
        return !paths.all().contains(STANDARD_INPUT);
    }

    /** Reads the logs a second time, without progress and reports. */
    <T> void readAgain(LogKind<T> kind, Consumer<Stream<T>> work) {
        try (Stream<T> records = records(logs(kind, new AtomicBoolean()), Progress.none())) {
            work.accept(records);
        }
    }

    /** Names the command that prints what the logs have instead of records of a kind. */
    private void reportOtherKind(String noun, PrintWriter err) {
        if (noun.equals(LogKind.AUDIT.noun()) && has(LogKind.EVENTS)) {
            err.println("gleaner events prints the Kubernetes events in these logs");
        } else if (noun.equals(LogKind.EVENTS.noun()) && has(LogKind.AUDIT)) {
            err.println("gleaner who prints the audit events in these logs");
        }
    }

    private <T> boolean has(LogKind<T> kind) {
        AtomicBoolean found = new AtomicBoolean();
        readAgain(kind, records -> found.set(records.findFirst().isPresent()));
        return found.get();
    }

    /** The logs in the order of the call; consecutive files are one log. */
    private <T> List<Log<T>> logs(LogKind<T> kind, AtomicBoolean found) {
        List<Log<T>> logs = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String path : named.paths()) {
            if (!path.equals(STANDARD_INPUT)) {
                files.add(Path.of(path));
                continue;
            }
            addFiles(kind, files, logs);
            logs.add(kind.stream().apply(STANDARD_INPUT, System.in));
        }
        addFiles(kind, files, logs);
        return trusting(logs.stream().map(log -> kind.of(log, found)).toList());
    }

    private <T> List<Log<T>> trusting(List<Log<T>> logs) {
        Trust trust = Trust.CLUSTER.and(trusted.values());
        return logs.stream().map(log -> log.trusting(trust).readAhead()).toList();
    }

    private static <T> void addFiles(LogKind<T> kind, List<Path> files, List<Log<T>> logs) {
        if (!files.isEmpty()) {
            logs.add(kind.files().apply(files.toArray(Path[]::new)));
            files.clear();
        }
    }

    private static <T> Progress progress(List<Log<T>> logs, Environment environment) {
        return environment.isColorTerminal(StandardStream.ERR)
                ? Progress.on(environment.err(), size(logs), Progress.THRESHOLD)
                        .within(environment.width(StandardStream.ERR))
                : Progress.none();
    }

    private static <T> OptionalLong size(List<Log<T>> logs) {
        List<OptionalLong> sizes = logs.stream().map(Log::size).toList();
        return sizes.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        sizes.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }

    /** Concatenates the logs: {@code flatMap} would buffer a whole log when the stream is pulled. */
    private static <T> Stream<T> records(List<Log<T>> logs, Progress progress) {
        return logs.stream()
                .map(log -> log.onProgress(progress::advance).events())
                .reduce(Stream::concat)
                .orElseGet(Stream::empty);
    }

    /**
     * Prints how many findings there are, without {@code repeated} errors that are not counted, and returns the exit
     * code.
     */
    private static <T> int summarise(
            LogKind<T> kind, boolean found, List<Log<T>> logs, long repeated, PrintWriter err) {
        long read = sum(logs, Findings::read);
        long unreadable = sum(logs, Findings::errors) - repeated;
        long others = sum(logs, Findings::others);
        long leftOut = sum(logs, Findings::leftOut);
        long doubtful = sum(logs, Findings::doubtful);
        boolean isMixed = kind.isSought().isPresent();
        boolean isNone = isMixed ? !found : read == 0;
        if (unreadable > 0) {
            err.println(Counts.of(unreadable, "error") + "; read " + Counts.of(read, kind.noun())
                    + (isMixed ? "" : " and " + Counts.of(others, "other record")));
        }
        if (isNone && read + others > 0) {
            err.println("found no " + kind.sought() + " in " + Counts.of(read + others, "record"));
        }
        if (leftOut > 0) {
            err.println("skipped " + Counts.of(leftOut, "audit event") + " in logs of pods that are not trusted;"
                    + " --trust NAMESPACE/POD includes them, and --trust unknown those of unknown pods");
        }
        if (doubtful > 0) {
            err.println("found " + Counts.of(doubtful, "Kubernetes event") + " in logs of pods that are not trusted;"
                    + " --trust NAMESPACE/POD turns this warning off, and --trust unknown for unknown pods");
        }
        err.flush();
        return isNone && read + unreadable + others + leftOut > 0 ? Gleaner.FAILURE : Gleaner.SUCCESS;
    }

    private static <T> boolean isNothing(List<Log<T>> logs) {
        return sum(logs, Findings::read) + sum(logs, Findings::others) + sum(logs, Findings::count) == 0
                && sum(logs, Findings::leftOut) == 0;
    }

    private static <T> long sum(List<Log<T>> logs, ToLongFunction<Findings> number) {
        return logs.stream()
                .mapToLong(log -> number.applyAsLong(log.findings()))
                .sum();
    }

    /** Checks the form of a pod as {@link Trust} requires it. */
    private static String toPod(String pod) {
        Trust.CLUSTER.and(pod);
        return pod;
    }
}
