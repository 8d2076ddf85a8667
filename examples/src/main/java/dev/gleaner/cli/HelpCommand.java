package dev.gleaner.cli;

/** Prints the help of a command. */
final class HelpCommand implements Command {
    private final Syntax syntax =
            new Syntax("help", "Prints the help of a command. Without COMMAND, lists the commands.");

    private final Operands command = syntax.operands("COMMAND", 0, 1, "The name of a command, such as check.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (command.all().isEmpty()) {
            environment.out().print(Help.of(Gleaner.syntaxes(), environment.width(StandardStream.OUT)));
        } else {
            environment.out().print(Help.of(syntaxOf(command.one()), environment.width(StandardStream.OUT)));
        }
        return Gleaner.SUCCESS;
    }

    /** The syntax of a command that a call names. */
    static Syntax syntaxOf(String name) {
        if (!Gleaner.COMMANDS.contains(name)) {
            throw new UsageException(Gleaner.unknown(name));
        }
        return Gleaner.command(name).syntax();
    }
}
