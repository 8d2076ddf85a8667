package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: each subcommand is an example. */
@Command(
        name = "gleaner",
        description = {
            "Writes, checks and formats the manifests of Harvester's event and audit log,",
            "tells what a policy has recorded or would have, who did what and what happened, and receives what is recorded."
        },
        subcommands = {
            Generate.class,
            Check.class,
            Format.class,
            Decide.class,
            Analyze.class,
            Compare.class,
            Replay.class,
            Who.class,
            Events.class,
            TimelineCommand.class,
            Receive.class
        },
        mixinStandardHelpOptions = true,
        version = "gleaner 0.1.0",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:fine", "1:violations of severity error", "2:wrong usage or unreadable input"})
public final class Gleaner implements Runnable {
    /** All is well. */
    static final int FINE = 0;

    /** There are errors in what was read. */
    static final int VIOLATIONS = 1;

    /** The call is wrong, or an input cannot be read. */
    static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec;

    private final Surroundings surroundings;

    private Gleaner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs a subcommand and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for embedding and for tests. */
    static CommandLine commandLine() {
        return commandLine(Surroundings.ofProcess());
    }

    /** The command line, as if it ran elsewhere. */
    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Gleaner(surroundings))
                .setExitCodeExceptionMapper(e -> UNUSABLE)
                .setExecutionExceptionHandler(Gleaner::explain);
    }

    /** The command line that a subcommand belongs to. */
    static Gleaner of(CommandSpec subcommand) {
        return (Gleaner) subcommand.root().userObject();
    }

    /** Where the command runs. */
    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing");
    }

    /** What cannot be read or written is told in a line; anything else is a mistake of ours and shows as one. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) throws Exception {
        if (e instanceof UncheckedIOException) {
            Throwable cause = e.getCause();
            command.getErr().println(Printable.of(e.getMessage() + (cause == null ? "" : ": " + cause)));
            return UNUSABLE;
        }
        throw e;
    }

    /** Prints violations, a line each; the exit code that they call for. */
    static int report(List<Violation> violations, PrintWriter out) {
        violations.forEach(violation -> out.println(Printable.of(violation.toString())));
        out.flush();
        return exitCode(violations);
    }

    /** The exit code that violations call for. */
    static int exitCode(List<Violation> violations) {
        return violations.stream().anyMatch(Violation::isError) ? VIOLATIONS : FINE;
    }
}
