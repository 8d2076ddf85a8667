package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ForeignFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes manifests in canonical form. */
@Command(
        name = "format",
        description = {
            "Writes manifests in canonical form to standard output; what is not known stays as it is.",
            "Comments are not kept."
        },
        mixinStandardHelpOptions = true)
final class Format implements Callable<Integer> {
    @Mixin
    private Inputs inputs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ForeignFile> files =
                inputs.sources().stream().map(ForeignFile::read).toList();
        List<Violation> unreadable =
                files.stream().flatMap(file -> file.syntaxViolations().stream()).toList();
        if (Gleaner.exitCode(unreadable) != Gleaner.FINE) {
            return Gleaner.report(unreadable, spec.commandLine().getErr());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(String.join("---\n", files.stream().map(ForeignFile::toYaml).toList()));
        out.flush();
        return Gleaner.FINE;
    }
}
