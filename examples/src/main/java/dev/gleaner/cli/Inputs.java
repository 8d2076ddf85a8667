package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.manifest.ManifestFolder;
import dev.gleaner.manifest.ParsedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The manifests that a command reads. */
final class Inputs {
    /** The operand for standard input. */
    static final String STANDARD_INPUT = "-";

    private final Operands files;

    Inputs(Syntax syntax) {
        files = syntax.operands(
                "FILE",
                1,
                Operands.MANY,
                "A YAML or JSON file, - for standard input, a folder, or a pattern in quotes, such as"
                        + " 'deploy/**/*.yaml'. A folder means all .yaml, .yml and .json files in it and its"
                        + " subfolders, except hidden ones.");
    }

    /** The files, folders and patterns of the call. */
    List<String> names() {
        return files.all();
    }

    /** The sources in the order of the call. Prints what is skipped in folders to {@code notes}. */
    List<Source> sources(PrintWriter notes) {
        List<Source> sources = new ArrayList<>();
        files.all().forEach(file -> sources.addAll(sources(file, notes)));
        return sources;
    }

    /** The sources in a file, in a folder or of a pattern. Prints what is skipped in folders to {@code notes}. */
    static List<Source> sources(String file, PrintWriter notes) {
        refuseEmpty(file);
        if (!file.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(file))) {
            return ManifestFolder.sources(Path.of(file), link -> reportSkipped(link, notes));
        }
        return FilePattern.isPattern(file) && !Files.exists(Path.of(file))
                ? matching(FilePattern.of(file), notes)
                : List.of(source(file));
    }

    private static List<Source> matching(FilePattern pattern, PrintWriter notes) {
        List<Source> found =
                ManifestFolder.matching(pattern.folder(), pattern::matches, link -> reportSkipped(link, notes));
        return found.isEmpty()
                ? List.of(Source.unreadable(pattern.text(), new IOException("no file matches this pattern")))
                : found;
    }

    private static void reportSkipped(Path link, PrintWriter notes) {
        notes.println(Printable.line(link + ": skipped: a link to a folder"));
    }

    /** Refuses standard input if an option that writes files is given. */
    void refuseStandardInput(Option<?> writing) {
        if (writing.isGiven() && files.all().contains(STANDARD_INPUT)) {
            throw new UsageException(writing.name() + " writes files; - is standard input");
        }
    }

    /** Whether the call names a source itself, and not a folder or a pattern that it is in. */
    boolean isNamed(Source source) {
        return files.all().stream().anyMatch(file -> source.name()
                .equals(file.equals(STANDARD_INPUT) ? file : Path.of(file).toString()));
    }

    /** Prints what is wrong with the syntax of files, and returns the exit code. */
    static int report(List<ParsedFile> files, PrintWriter err) {
        return Gleaner.report(
                files.stream().flatMap(file -> file.syntaxViolations().stream()).toList(), err);
    }

    /** The source of a file or of standard input. */
    static Source source(String file) {
        refuseEmpty(file);
        return file.equals(STANDARD_INPUT) ? Source.of(file, System.in) : Source.of(Path.of(file));
    }

    /** Refuses an empty name, such as that of an unset variable of a shell. It would be the working folder. */
    static void refuseEmpty(String file) {
        if (file.isEmpty()) {
            throw new UsageException("the name of a file is empty; write . for the working folder");
        }
    }
}
