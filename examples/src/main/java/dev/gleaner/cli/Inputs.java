package dev.gleaner.cli;

import dev.gleaner.document.Source;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a command reads. */
final class Inputs {
    /** What stands for standard input. */
    static final String STANDARD_INPUT = "-";

    private final Operands files;

    Inputs(Syntax syntax) {
        files = syntax.operands(
                "FILE",
                1,
                Operands.MANY,
                "YAML or JSON; - is standard input. A folder stands for the files in it and below that end in .yaml, .yml or"
                        + " .json; hidden ones are skipped.");
    }

    /** The sources, in the order of the call; what is skipped in a folder is noted. */
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

    /** A file, or standard input. */
    static Source source(String file) {
        return file.equals(STANDARD_INPUT) ? Source.of(file, System.in) : Source.of(Path.of(file));
    }
}
