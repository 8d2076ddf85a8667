package dev.gleaner.cli;

import dev.gleaner.document.Source;
import java.nio.file.Path;
import java.util.List;

/** The files that a command reads. */
final class Inputs {
    /** What stands for standard input. */
    static final String STANDARD_INPUT = "-";

    private final Operands files;

    Inputs(Syntax syntax) {
        files = syntax.operands("FILE", 1, Operands.MANY, "YAML or JSON; - is standard input.");
    }

    /** The sources, in the order of the call. */
    List<Source> sources() {
        return files.all().stream().map(Inputs::source).toList();
    }

    /** A file, or standard input. */
    static Source source(String file) {
        return file.equals(STANDARD_INPUT) ? Source.of(file, System.in) : Source.of(Path.of(file));
    }
}
