package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ParsedFile;
import java.io.PrintWriter;
import java.util.List;

/** Writes manifests in canonical form. */
final class Format implements Command {
    private final Syntax syntax = new Syntax(
            "format",
            "Writes manifests in canonical form to standard output. Keeps unknown fields and unknown kinds, but not"
                    + " comments.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        List<ParsedFile> files = inputs.sources(environment.err()).stream()
                .map(ParsedFile::readLenient)
                .toList();
        List<Violation> unreadable =
                files.stream().flatMap(file -> file.syntaxViolations().stream()).toList();
        int code = Gleaner.report(unreadable, environment.err());
        if (code != Gleaner.SUCCESS) {
            return code;
        }
        PrintWriter out = environment.out();
        out.print(String.join("---\n", files.stream().map(ParsedFile::toYaml).toList()));
        out.flush();
        return Gleaner.SUCCESS;
    }
}
