package dev.gleaner.cli;

import java.util.List;

/** Prints the completion function for a shell. */
final class CompletionCommand implements Command {
    private static final Words<String> SHELLS = new Words<>(List.of("bash", "zsh"), shell -> shell);

    private final Syntax syntax = new Syntax(
            "completion",
            "Prints a script that completes gleaner commands in a shell. The script completes commands, options, their"
                    + " values and names of files.");

    private final Operands shell = syntax.operand("SHELL", "The shell: " + SHELLS.inWords() + ".");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        environment.out().print(script(shell.one()));
        return Gleaner.SUCCESS;
    }

    private static String script(String shell) {
        try {
            return SHELLS.apply(shell).equals("bash")
                    ? BashCompletion.of(Gleaner.syntaxes())
                    : ZshCompletion.of(Gleaner.syntaxes());
        } catch (IllegalArgumentException e) {
            throw new UsageException("wrong shell: " + e.getMessage());
        }
    }
}
