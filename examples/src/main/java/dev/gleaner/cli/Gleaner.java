package dev.gleaner.cli;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The command line: each subcommand is an example. */
public final class Gleaner {
    /** There are no errors. */
    static final int FINE = 0;

    /** There are errors in what was read. */
    static final int VIOLATIONS = 1;

    /** The call is wrong, or an input cannot be read. */
    static final int UNUSABLE = 2;

    private static final String VERSION = "gleaner 0.1.0";

    /** The commands, in the order of the help text. */
    static final List<String> COMMANDS = List.of(
            "generate",
            "check",
            "format",
            "decide",
            "analyze",
            "compare",
            "replay",
            "who",
            "events",
            "timeline",
            "receive");

    private Gleaner() {}

    /** Runs a subcommand and exits with its code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Surroundings here = Surroundings.ofProcess();
        System.exit(areWhole(arguments) ? run(here, arguments) : refuseCut(here));
    }

    /** Java puts U+FFFD for what it cannot decode of an argument, and opens no file of that name. */
    private static boolean areWhole(String[] arguments) {
        return System.getProperty("sun.jnu.encoding", "").equals("UTF-8")
                || Arrays.stream(arguments).noneMatch(argument -> argument.indexOf('\uFFFD') >= 0);
    }

    private static int refuseCut(Surroundings here) {
        here.err()
                .println("an argument has characters that the encoding of the locale, "
                        + System.getProperty("sun.jnu.encoding")
                        + ", does not have; set LC_ALL=C.UTF-8 and try again");
        return UNUSABLE;
    }

    /** Runs a subcommand somewhere; the exit code. */
    static int run(Surroundings here, String... arguments) {
        try {
            return call(here, Arrays.asList(arguments));
        } catch (UncheckedIOException e) {
            String reason = FileProblem.inWords(Objects.requireNonNull(e.getCause()));
            here.err().println(Printable.line(e.getMessage() + ": " + reason));
            return UNUSABLE;
        } catch (InvalidPathException e) {
            here.err().println(Printable.line(e.getInput() + " is no name of a file: " + e.getReason()));
            return UNUSABLE;
        } catch (RuntimeException e) {
            // A mistake of ours, which shows as one.
            e.printStackTrace(here.err());
            return UNUSABLE;
        } finally {
            here.out().flush();
            here.err().flush();
        }
    }

    private static int call(Surroundings here, List<String> arguments) {
        if (arguments.isEmpty()) {
            return refuse(here, "a subcommand is missing", "");
        }
        String first = arguments.get(0);
        if (Help.isAskedForBy(first)) {
            here.out()
                    .print(Help.of(COMMANDS.stream()
                            .map(name -> command(name).syntax())
                            .toList()));
            return FINE;
        }
        if (first.equals("-V") || first.equals("--version")) {
            here.out().println(VERSION);
            return FINE;
        }
        if (!COMMANDS.contains(first)) {
            return refuse(here, "Unknown command: '" + first + "'" + Suggestion.of(first, COMMANDS), "");
        }
        return call(here, command(first), arguments.subList(1, arguments.size()));
    }

    private static int call(Surroundings here, Command command, List<String> arguments) {
        try {
            if (command.syntax().read(arguments)) {
                return command.run(here);
            }
        } catch (UsageException e) {
            return refuse(here, String.valueOf(e.getMessage()), command.syntax().name() + " ");
        }
        here.out().print(Help.of(command.syntax()));
        return FINE;
    }

    private static int refuse(Surroundings here, String problem, String command) {
        here.err().println(Printable.text(problem));
        here.err().println("Try 'gleaner " + command + "--help'.");
        return UNUSABLE;
    }

    /** A command by its name. The others are not loaded, so that a call takes no longer than its own command. */
    static Command command(String name) {
        return switch (name) {
            case "generate" -> new Generate();
            case "check" -> new Check();
            case "format" -> new Format();
            case "decide" -> new Decide();
            case "analyze" -> new Analyze();
            case "compare" -> new Compare();
            case "replay" -> new Replay();
            case "who" -> new Who();
            case "events" -> new Events();
            case "timeline" -> new TimelineCommand();
            case "receive" -> new Receive();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Prints violations, a line each; the exit code that they call for. */
    static int report(List<Violation> violations, PrintWriter out) {
        violations.forEach(violation -> out.println(Printable.line(violation.toString())));
        out.flush();
        return exitCode(violations);
    }

    /** The exit code that violations call for: what cannot be read weighs more than what is wrong. */
    static int exitCode(List<Violation> violations) {
        if (violations.stream().anyMatch(violation -> violation.code().equals(DocumentFault.UNREADABLE.code()))) {
            return UNUSABLE;
        }
        return violations.stream().anyMatch(Violation::isError) ? VIOLATIONS : FINE;
    }
}
