package dev.gleaner.event.read;

import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An input of a log: a file, a stream, a byte array, or a path that cannot be read. */
final class LogInput {
    private final String name;
    private final @Nullable Path path;
    private final @Nullable Supplier<InputStream> stream;
    private final byte @Nullable [] content;
    private final @Nullable Problem problem;
    private final boolean isInFolder;
    /**
     * The time of the newest backup when the folder was listed; null if this is not the current file of a log in a
     * folder.
     */
    private final @Nullable String after;

    /** The part of the file to read; null for the whole input. */
    private final @Nullable LogPart part;

    /**
     * The reason why an input cannot be read.
     *
     * @param fault the kind of problem
     * @param argument the argument of the fault's message
     */
    record Problem(Fault fault, String argument) {
        /** The problem that an exception reports. */
        static Problem of(IOException e) {
            return new Problem(LogFault.UNREADABLE, FileProblem.inWords(e));
        }

        /** An exception for the only input of a log, in the words of a finding. */
        static UncheckedIOException thrown(String name, IOException e) {
            Problem problem = of(e);
            return new UncheckedIOException(
                    Violation.of(problem.fault, name, Position.NONE, FieldPath.ROOT, problem.argument)
                            .toString(),
                    e);
        }
    }

    private LogInput(
            String name,
            @Nullable Path path,
            @Nullable Supplier<InputStream> stream,
            byte @Nullable [] content,
            @Nullable Problem problem,
            boolean isInFolder,
            @Nullable String after,
            @Nullable LogPart part) {
        this.name = name;
        this.path = path;
        this.stream = stream;
        this.content = content;
        this.problem = problem;
        this.isInFolder = isInFolder;
        this.after = after;
        this.part = part;
    }

    /**
     * The inputs at paths. A file that is reached again, such as by its name and by its folder, has a finding instead of
     * records.
     */
    static List<LogInput> at(List<Path> paths) {
        List<LogInput> inputs = paths.stream().flatMap(LogInput::at).toList();
        Set<Path> files = new LinkedHashSet<>();
        return inputs.size() < 2
                ? inputs
                : inputs.stream().map(input -> input.unlessIn(files)).toList();
    }

    /** Whether an earlier input is the same file. */
    boolean isRepeated() {
        return problem != null && problem.fault.equals(LogFault.REPEATED);
    }

    private LogInput unlessIn(Set<Path> files) {
        try {
            return path == null || files.add(path.toRealPath())
                    ? this
                    : problem(path, new Problem(LogFault.REPEATED, ""));
        } catch (IOException e) {
            return this;
        }
    }

    /** The inputs at a path: the file, or the files of the logs in the folder. */
    static Stream<LogInput> at(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(new LogInput(path.toString(), path, null, null, null, false, null, null));
        }
        List<LogInput> inputs;
        try {
            inputs = RotatedFiles.logs(path).stream().flatMap(LogInput::filesOf).toList();
        } catch (UncheckedIOException e) {
            return Stream.of(problem(path, Problem.of(Objects.requireNonNull(e.getCause()))));
        }
        return inputs.isEmpty() ? Stream.of(problem(path, new Problem(LogFault.NO_LOG, ""))) : inputs.stream();
    }

    private static Stream<LogInput> filesOf(Path log) {
        List<RotatedFiles.Backup> backups = RotatedFiles.backups(log);
        Stream<LogInput> rotated = backups.stream().map(backup -> member(backup.path(), null));
        String newest = backups.isEmpty() ? "" : backups.get(backups.size() - 1).time();
        // Between a rotation and the next record, there may be no current file.
        return Files.exists(log, LinkOption.NOFOLLOW_LINKS)
                ? Stream.concat(rotated, Stream.of(member(log, newest)))
                : rotated;
    }

    private static LogInput member(Path file, @Nullable String after) {
        return new LogInput(file.toString(), file, null, null, null, true, after, null);
    }

    private static LogInput problem(Path path, Problem problem) {
        return new LogInput(path.toString(), null, null, null, problem, false, null, null);
    }

    /** The input with a part of a log. A folder is listed again, because it had no log. */
    static Stream<LogInput> of(LogPart part) {
        Path path = Path.of(part.path());
        return Files.isDirectory(path)
                ? at(path)
                : Stream.of(new LogInput(part.path(), path, null, null, null, true, null, part));
    }

    /** A stream, which can be opened once. */
    static LogInput of(String name, InputStream in) {
        Objects.requireNonNull(in, "in");
        AtomicBoolean isOpened = new AtomicBoolean();
        return ofStream(name, () -> {
            if (isOpened.getAndSet(true)) {
                throw new IllegalStateException("the stream of the log " + Violation.quoted(name)
                        + " was already read; open another stream to read the log again");
            }
            return in;
        });
    }

    /** Texts, each of which is followed by a line end. */
    static LogInput of(String name, Iterable<String> texts) {
        Objects.requireNonNull(texts, "texts");
        return ofStream(name, () -> new LineTexts(texts));
    }

    private static LogInput ofStream(String name, Supplier<InputStream> stream) {
        Objects.requireNonNull(name, "name");
        return new LogInput(name, null, stream, null, null, false, null, null);
    }

    static LogInput of(String name, byte[] bytes) {
        return new LogInput(name, null, null, bytes.clone(), null, false, null, null);
    }

    /**
     * The backups to which the current file was rotated since the folder was listed, and then the current file; empty
     * if it was not rotated, or if this is not the current file of a log in a folder.
     */
    List<LogInput> rotatedSince() {
        if (path == null || after == null) {
            return List.of();
        }
        List<LogInput> inputs = new ArrayList<>();
        String newest = after;
        for (RotatedFiles.Backup backup : RotatedFiles.backups(path)) {
            if (backup.time().compareTo(after) > 0) {
                inputs.add(member(backup.path(), null));
                newest = backup.time();
            }
        }
        return inputs.isEmpty()
                ? inputs
                : Stream.concat(inputs.stream(), Stream.of(member(path, newest)))
                        .toList();
    }

    /** The name of the input in findings. */
    String name() {
        return name;
    }

    /** The path of the file; null if the input is not a file. */
    @Nullable
    Path path() {
        return path;
    }

    /** Whether the file was found in a folder, and was not named by the caller. */
    boolean isInFolder() {
        return isInFolder;
    }

    /** The whole content, which must not be changed; null if the input has to be opened. */
    byte @Nullable [] content() {
        return content == null || GzipContent.isCompressed(content) || Utf16Content.isMarked(content) ? null : content;
    }

    /** The reason why the input cannot be read; null if none is known yet. */
    @Nullable
    Problem problem() {
        return problem;
    }

    /** The section to read: the part, or the whole input. */
    LogSection section() {
        return part == null
                ? new LogSection(this, null, 0, Long.MAX_VALUE)
                : new LogSection(this, null, part.from(), part.to());
    }

    /** The size on disk in bytes; 0 if the input cannot be read, empty if the size is not known before it is read. */
    OptionalLong size() {
        if (problem != null) {
            return OptionalLong.of(0);
        }
        try {
            return path == null || isPipe(path) ? OptionalLong.empty() : OptionalLong.of(Files.size(path));
        } catch (IOException e) {
            return OptionalLong.of(0);
        }
    }

    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    /** Opens the file of this input. */
    LogFile openFile(Path file) throws IOException {
        if (isInFolder && isPipe(file)) {
            throw new FileSystemException(file.toString(), null, "it is not a regular file");
        }
        LogFile opened = LogFile.open(file);
        try {
            checkPart(file, opened);
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private void checkPart(Path file, LogFile opened) throws IOException {
        if (part != null && !part.isIn(opened)) {
            throw new FileSystemException(
                    file.toString(), null, "it was replaced or truncated after the log was divided");
        }
    }

    /** Opens the content from an offset on, uncompressed. The consumer receives the number of bytes read from disk. */
    InputStream open(@Nullable LogFile file, long offset, LongConsumer progress) {
        InputStream counting = new Counting(source(file, offset), progress);
        return offset == 0 ? Utf16Content.asUtf8(GzipContent.uncompressed(counting)) : counting;
    }

    /** Opens the content of a file that is not compressed. Bytes that are skipped count as read. */
    static InputStream openPlain(LogFile file, LongConsumer progress) {
        return new Counting(file.from(0), progress);
    }

    private InputStream source(@Nullable LogFile file, long offset) {
        if (file != null) {
            return file.from(offset);
        }
        return content != null
                ? new ByteArrayInputStream(content)
                : Objects.requireNonNull(stream, name).get();
    }

    /** Reports the number of bytes read. */
    private static final class Counting extends FilterInputStream {
        private final LongConsumer progress;

        Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            progress.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            progress.accept(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(count);
            progress.accept(skipped);
            return skipped;
        }
    }
}
