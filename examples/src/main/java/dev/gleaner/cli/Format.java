package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ParsedFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes manifests in canonical form. */
final class Format implements Command {
    private final Syntax syntax = new Syntax(
            "format",
            "Writes manifests in canonical form to standard output. Keeps comments, unknown fields and unknown kinds."
                    + " Replaces several blank lines with one. A comment stays with the field on its line, or with the"
                    + " field below it.");

    private final Option<String> write =
            syntax.flag("--write", "Writes the files that change, and prints their names. Leaves JSON as it is.");

    private final Option<String> check = syntax.flag(
            "--check",
            "Prints the names of the files that are not in canonical form, and changes nothing. The exit code is 1 if"
                    + " there is such a file.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (write.isGiven() && check.isGiven()) {
            throw new UsageException("--write changes the files that --check reports; give only one of them");
        }
        inputs.refuseStandardInput(write);
        List<ParsedFile> files = inputs.sources(environment.err()).stream()
                .map(ParsedFile::readLenient)
                .toList();
        int code = Inputs.report(files, environment.err());
        PrintWriter out = environment.out();
        if (write.isGiven() || check.isGiven()) {
            return Math.max(code, inPlace(files, out));
        }
        if (code == Gleaner.SUCCESS) {
            out.print(
                    String.join("---\n", files.stream().map(ParsedFile::format).toList()));
        }
        return code;
    }

    /** Writes or reports the files that change. Files with syntax errors stay as they are. */
    private int inPlace(List<ParsedFile> files, PrintWriter out) {
        List<ParsedFile> changed = new ArrayList<>();
        for (ParsedFile file : files) {
            String text = file.text().orElse("");
            boolean isBroken = file.syntaxViolations().stream().anyMatch(Violation::isError);
            if (!isBroken && !isJson(file.name()) && !text.isEmpty() && !text.equals(file.format())) {
                changed.add(file);
            }
        }
        for (ParsedFile file : changed) {
            if (write.isGiven()) {
                WholeFile.of(Path.of(file.name())).replace(file.text().orElse(""), file.format());
            }
            out.println(Printable.line(file.name()));
        }
        return check.isGiven() && !changed.isEmpty() ? Gleaner.VIOLATIONS : Gleaner.SUCCESS;
    }

    private static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }
}
