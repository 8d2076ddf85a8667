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

/**
 * The manifests in a folder and in the folders below it, in the order of their names. Links to files are followed, since
 * ConfigMaps are mounted as such; links to folders are not, so that no file comes twice and no walk is endless.
 */
final class ManifestFolder {
    /** The most manifests and folders in one folder. */
    static final int MOST = 10_000;

    private static final int DEEPEST = 100;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Path top;
    private final PrintWriter notes;
    private final List<Source> sources = new ArrayList<>();
    private int seen;

    private ManifestFolder(Path top, PrintWriter notes) {
        this.top = top;
        this.notes = notes;
    }

    /** The files of a folder, among them what cannot be read. Links that are not followed are noted. */
    static List<Source> read(Path folder, PrintWriter notes) {
        ManifestFolder walk = new ManifestFolder(folder, notes);
        walk.walk(folder, 0);
        if (walk.seen > MOST) {
            walk.refuse(folder, "more than " + MOST + " manifests and folders in it; only some are read");
        } else if (walk.sources.isEmpty()) {
            walk.refuse(folder, "no file in it ends in " + String.join(" or ", ENDINGS));
        }
        return walk.sources;
    }

    private void walk(Path folder, int depth) {
        if (depth > DEEPEST) {
            refuse(folder, "more than " + DEEPEST + " folders below " + top);
            return;
        }
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                walk(entry, depth + 1);
            } else if (Files.isDirectory(entry)) {
                notes.println(Printable.line(entry + ": skipped: a link to a folder"));
            } else if (Files.exists(entry) && !Files.isRegularFile(entry)) {
                refuse(entry, "is no regular file");
            } else {
                sources.add(Source.of(entry));
            }
        }
    }

    /** Folders and what is a manifest by its name, sorted; nothing that is hidden. */
    private List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, ManifestFolder::isWanted)) {
            for (Path entry : stream) {
                if (++seen > MOST) {
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

    private static boolean isWanted(Path entry) {
        String name = entry.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (ENDINGS.stream().anyMatch(lower::endsWith) || Files.isDirectory(entry));
    }

    private void refuse(Path path, String reason) {
        sources.add(Source.unreadable(path.toString(), new IOException(reason)));
    }
}
