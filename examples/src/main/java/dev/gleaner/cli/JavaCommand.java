package dev.gleaner.cli;

import dev.gleaner.document.CommentedYaml;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.javacode.JavaClass;
import dev.gleaner.manifest.ParsedFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the Java code that builds manifests. */
final class JavaCommand implements Command {
    private final Syntax syntax = new Syntax(
            "java",
            "Prints the Java code that builds the manifests in files. The code is a class with a method for each"
                    + " manifest, which builds the manifest with the builders of Gleaner. A kind without a builder,"
                    + " such as ConfigMap, is built as an untyped tree. Comments are lost, and standard error says"
                    + " so.");

    private final Option<JavaClass> named = syntax.option(
            "--class",
            "NAME",
            JavaClass::named,
            "The name of the class, such as com.example.LoggingManifests. By default, it comes from the name of the"
                    + " first file.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        List<ParsedFile> files =
                inputs.sources(environment.err()).stream().map(ParsedFile::read).toList();
        List<Violation> violations =
                files.stream().flatMap(file -> file.violations().stream()).toList();
        int code = Gleaner.report(violations, environment.err());
        if (code != Gleaner.SUCCESS) {
            return code;
        }
        JavaClass printed = named.value().orElseGet(() -> JavaClass.named(nameFor(files)));
        for (ParsedFile file : files) {
            try {
                printed = printed.with(file);
            } catch (IllegalArgumentException e) {
                environment.err().println(Printable.line(file.name() + ": " + e.getMessage()));
                return Gleaner.VIOLATIONS;
            }
        }
        files.forEach(file -> noteComments(file, environment.err()));
        environment.out().print(printed.source());
        environment.out().flush();
        return Gleaner.SUCCESS;
    }

    private static String nameFor(List<ParsedFile> files) {
        return JavaClass.nameFor(files.isEmpty() ? "" : files.get(0).name());
    }

    private static void noteComments(ParsedFile file, PrintWriter err) {
        boolean isJson = file.name().toLowerCase(Locale.ROOT).endsWith(".json");
        if (!isJson && CommentedYaml.hasComment(file.text().orElse(""))) {
            err.println(Printable.line(file.name() + ": its comments are not in the code"));
        }
    }
}
