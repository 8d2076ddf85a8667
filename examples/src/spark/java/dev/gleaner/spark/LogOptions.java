package dev.gleaner.spark;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.read.Trust;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The options of a table. {@code path} is a file, or a folder of rotated files, which every machine has at that path.
 *
 * @param files the files and folders
 * @param trusted the pods whose audit events are read too, as in {@link Trust#and}; separated by commas in the option
 * {@code trust}
 * @param mode what becomes of a finding
 * @param splitBytes the size of the parts into which large files are divided, 64 MiB by default
 */
record LogOptions(ArrayList<String> files, ArrayList<String> trusted, Mode mode, long splitBytes)
        implements Serializable {
    private static final long USUAL_SPLIT = 64L << 20;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][-+.A-Za-z0-9]+:.*");

    /** What becomes of a finding. The words are those of Spark's own sources. */
    enum Mode {
        /** It is a row that has no other values than {@code file} and {@code finding}. The default. */
        PERMISSIVE,
        /** It is no row; the metrics of the scan count it. */
        DROPMALFORMED,
        /** An error ends the query, and a warning is a row. */
        FAILFAST
    }

    /**
     * The options with these texts.
     *
     * @throws IllegalArgumentException if the path is missing, or a text is not a value of its option
     */
    static LogOptions of(Map<String, String> texts) {
        CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(texts);
        ArrayList<String> files = files(options);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("the option path is missing; it names a log file or a folder");
        }
        String mode = options.getOrDefault("mode", Mode.PERMISSIVE.name()).toUpperCase(Locale.ROOT);
        if (Arrays.stream(Mode.values()).noneMatch(known -> known.name().equals(mode))) {
            throw new IllegalArgumentException(
                    "unknown mode " + mode + "; expected one of " + Arrays.toString(Mode.values()));
        }
        LogOptions read = new LogOptions(
                files,
                new ArrayList<>(Arrays.stream(options.getOrDefault("trust", "").split(","))
                        .map(String::strip)
                        .filter(pod -> !pod.isEmpty())
                        .toList()),
                Mode.valueOf(mode),
                options.getLong("splitBytes", USUAL_SPLIT));
        read.trust();
        return read;
    }

    private static ArrayList<String> files(CaseInsensitiveStringMap options) {
        ArrayList<String> files = new ArrayList<>();
        if (options.containsKey("path")) {
            files.add(local(options.get("path")));
        }
        // Several paths of load(...) arrive as a list in JSON.
        if (options.containsKey("paths") && JsonText.of(options.get("paths")).tree() instanceof Tree.Sequence paths) {
            paths.items().forEach(path -> files.add(local(((Tree.Text) path).value())));
        }
        return files;
    }

    private static String local(String path) {
        if (path.startsWith("file:")) {
            return Path.of(URI.create(path).getPath()).toString();
        }
        if (SCHEME.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    path + " is not a local path; mount the files at the same path on every machine");
        }
        return Path.of(path).toAbsolutePath().toString();
    }

    /** The paths of the files and folders. */
    List<Path> paths() {
        return files.stream().map(Path::of).toList();
    }

    /** The pods whose records are read. */
    Trust trust() {
        return Trust.CLUSTER.and(trusted);
    }
}
