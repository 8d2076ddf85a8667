package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Finds the manifests in a folder and its subfolders, sorted by name. Follows links to files, because mounted
 * ConfigMaps consist of them. Skips links to folders, which can form cycles.
 */
final class ManifestFolder {
    /** The maximum number of manifests and subfolders in a folder. */
    static final int MAX_ENTRIES = 10_000;

    private static final int MAX_DEPTH = 100;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Path top;
    private final PrintWriter notes;
    private final List<Source> sources = new ArrayList<>();
    private int count;

    private final Predicate<Path> wanted;

    private ManifestFolder(Path top, PrintWriter notes, Predicate<Path> wanted) {
        this.top = top;
        this.notes = notes;
        this.wanted = wanted;
    }

    /** The sources in a folder, including unreadable ones. Prints skipped links to {@code notes}. */
    static List<Source> read(Path folder, PrintWriter notes) {
        return new ManifestFolder(folder, notes, ManifestFolder::isManifest)
                .read(folder.toString(), "no file ends in .yaml, .yml or .json");
    }

    /** The sources that match a pattern, including unreadable ones. Prints skipped links to {@code notes}. */
    static List<Source> match(FilePattern pattern, PrintWriter notes) {
        return new ManifestFolder(pattern.folder(), notes, pattern::matches)
                .read(pattern.text(), "no file matches this pattern");
    }

    private List<Source> read(String name, String ifNone) {
        walk(top, 0);
        if (count > MAX_ENTRIES) {
            addUnreadable(top, "more than " + MAX_ENTRIES + " manifests and subfolders; the rest is skipped");
        } else if (sources.isEmpty()) {
            sources.add(Source.unreadable(name, new IOException(ifNone)));
        }
        return sources;
    }

    private void walk(Path folder, int depth) {
        if (depth > MAX_DEPTH) {
            addUnreadable(folder, "more than " + MAX_DEPTH + " levels below " + top);
            return;
        }
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                walk(entry, depth + 1);
            } else if (Files.isDirectory(entry)) {
                notes.println(Printable.line(entry + ": skipped: a link to a folder"));
            } else if (Files.exists(entry) && !Files.isRegularFile(entry)) {
                addUnreadable(entry, "is not a regular file");
            } else {
                sources.add(Source.of(entry));
            }
        }
    }

    /** The subfolders and the files with the ending of a manifest, sorted, without hidden ones. */
    private List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, this::isWanted)) {
            for (Path entry : stream) {
                if (++count > MAX_ENTRIES) {
                    break;
                }
                entries.add(entry);
            }
        } catch (IOException e) {
            sources.add(Source.unreadable(folder.toString(), e));
        } catch (DirectoryIteratorException e) {
            sources.add(Source.unreadable(folder.toString(), Objects.requireNonNull(e.getCause())));
        }
        entries.sort(Comparator.comparing(Path::toString));
        return entries;
    }

    private boolean isWanted(Path entry) {
        return !entry.getFileName().toString().startsWith(".") && (wanted.test(entry) || Files.isDirectory(entry));
    }

    private static boolean isManifest(Path entry) {
        String lower = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private void addUnreadable(Path path, String reason) {
        sources.add(Source.unreadable(path.toString(), new IOException(reason)));
    }
}
