package dev.gleaner.cli;

import dev.gleaner.document.Manifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints or writes manual pages. */
final class Man implements Command {
    private final Syntax syntax = new Syntax(
            "man",
            "Prints the manual page of a command, for man -l. Without COMMAND, prints the page of gleaner itself.");

    private final Option<Path> out = syntax.option(
            "--out",
            "DIR",
            Path::of,
            "Writes the pages of all commands into a folder, which is created: gleaner.1, gleaner-check.1 and so on.");

    private final Operands command = syntax.operands("COMMAND", 0, 1, "The name of a command, such as check.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (out.isGiven()) {
            if (!command.all().isEmpty()) {
                throw new UsageException("--out writes the pages of all commands; give it without COMMAND");
            }
            writeTo(out.get());
        } else if (command.all().isEmpty()) {
            environment.out().print(ManPage.of(Gleaner.syntaxes()));
        } else {
            environment.out().print(ManPage.of(HelpCommand.syntaxOf(command.one())));
        }
        return Gleaner.SUCCESS;
    }

    private static void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be created", e);
        }
        Manifests.replace(folder.resolve("gleaner.1"), ManPage.of(Gleaner.syntaxes()));
        for (Syntax of : Gleaner.syntaxes()) {
            Manifests.replace(folder.resolve(ManPage.nameOf(of) + ".1"), ManPage.of(of));
        }
    }
}
