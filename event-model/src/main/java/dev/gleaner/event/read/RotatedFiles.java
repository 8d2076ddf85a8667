package dev.gleaner.event.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the files of logs that are rotated as kube-apiserver does: {@code audit.log} becomes
 * {@code audit-2022-08-22T09-36-56.344.log}, which is compressed to {@code .gz} if compression is on (lumberjack v2.0,
 * lumberjack.go).
 */
final class RotatedFiles {
    private static final Pattern BACKUP = Pattern.compile(
            "(?<stem>.+)-(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3})(?<extension>\\.[^.]+)?(?<gz>\\.gz)?");

    /**
     * A rotated file of a log.
     *
     * @param path the file
     * @param log the name of the current file of the same log
     * @param time the time in the file name, at which the file was rotated; times sort as texts
     */
    record Backup(Path path, String log, String time) {}

    private RotatedFiles() {}

    /** Opens a file. A backup may have been compressed meanwhile; it has another name then. */
    static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file);
        } catch (NoSuchFileException e) {
            Path compressed = file.resolveSibling(file.getFileName() + ".gz");
            if (backup(file).isEmpty() || isCompressed(file) || Files.notExists(compressed)) {
                throw e;
            }
            return FileChannel.open(compressed);
        }
    }

    /** The backup with this file name; empty if the name is not that of a backup. */
    static Optional<Backup> backup(Path path) {
        Matcher name = BACKUP.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        String extension = name.group("extension");
        String log = name.group("stem") + (extension == null || extension.equals(".gz") ? "" : extension);
        return Optional.of(new Backup(path, log, name.group("time")));
    }

    /**
     * The current files of the logs in a folder, including those of which only backups exist. Hidden files are skipped.
     */
    static List<Path> logs(Path folder) {
        Set<String> names = new TreeSet<>();
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith(".")) {
                names.add(backup(file).map(Backup::log).orElse(name));
            }
        }
        return names.stream().map(folder::resolve).toList();
    }

    /**
     * The backups of a log, sorted by time. If a backup exists both plain and compressed, the plain file is returned.
     */
    static List<Backup> backups(Path log) {
        Path folder = Optional.ofNullable(log.toAbsolutePath().getParent()).orElse(log);
        String name = String.valueOf(log.getFileName());
        Map<String, Backup> byTime = new TreeMap<>();
        files(folder).stream()
                .flatMap(file -> backup(file).stream())
                .filter(backup -> backup.log().equals(name))
                .sorted(Comparator.comparing((Backup backup) -> isCompressed(backup.path()) ? 0 : 1))
                .forEach(backup -> byTime.put(backup.time(), backup));
        return List.copyOf(byTime.values());
    }

    private static boolean isCompressed(Path path) {
        return path.toString().endsWith(".gz");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            // A file that was just compressed may no longer exist; only its name is needed.
            return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
        } catch (NoSuchFileException e) {
            // A log that is followed need not exist yet.
            return List.of();
        } catch (IOException e) {
            throw LogInput.Problem.thrown(folder.toString(), e);
        }
    }
}
