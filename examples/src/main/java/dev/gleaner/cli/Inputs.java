package dev.gleaner.cli;

import dev.gleaner.document.Source;
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
                "A YAML or JSON file, - for standard input, or a folder: every file in it and its subfolders that ends"
                        + " in .yaml, .yml or .json, except hidden ones.");
    }

    /** The sources in the order of the call. Prints what is skipped in folders to {@code notes}. */
    List<Source> sources(PrintWriter notes) {
        List<Source> sources = new ArrayList<>();
        for (String file : files.all()) {
            if (!file.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(file))) {
                sources.addAll(ManifestFolder.read(Path.of(file), notes));
            } else {
                sources.add(source(file));
            }
        }
        return sources;
    }

    /** The source of a file or of standard input. */
    static Source source(String file) {
        return file.equals(STANDARD_INPUT) ? Source.of(file, System.in) : Source.of(Path.of(file));
    }
}
