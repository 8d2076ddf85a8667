package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ParsedFile;
import java.io.PrintWriter;
import java.util.List;

/** Writes manifests in canonical form. */
final class Format implements Command {
    private final Syntax syntax = new Syntax(
            "format",
            "Writes manifests in canonical form to standard output. Unknown fields and unknown kinds stay as they are;"
                    + " comments are not kept.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        List<ParsedFile> files =
                inputs.sources(here.err()).stream().map(ParsedFile::readLenient).toList();
        List<Violation> unreadable =
                files.stream().flatMap(file -> file.syntaxViolations().stream()).toList();
        int code = Gleaner.report(unreadable, here.err());
        if (code != Gleaner.FINE) {
            return code;
        }
        PrintWriter out = here.out();
        out.print(String.join("---\n", files.stream().map(ParsedFile::toYaml).toList()));
        out.flush();
        return Gleaner.FINE;
    }
}
