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

/** The command line. The first argument names a subcommand. */
public final class Gleaner {
    /** The exit code for success. */
    static final int SUCCESS = 0;

    /** The exit code for errors in the input, and for what a command looks for, such as differences between policies. */
    static final int VIOLATIONS = 1;

    /** The exit code for wrong usage, unreadable input and failed output. */
    static final int FAILURE = 2;

    /** The name and the version of the program. */
    static final String VERSION = "gleaner 0.1.0";

    /** The commands, in the order of the help text. */
    static final List<String> COMMANDS = List.of(
            "generate",
            "install",
            "upgrade",
            "apply",
            "check",
            "explain",
            "fix",
            "format",
            "java",
            "schema",
            "project",
            "render",
            "route",
            "diagram",
            "decide",
            "test",
            "analyze",
            "compare",
            "replay",
            "who",
            "events",
            "timeline",
            "top",
            "report",
            "export",
            "sql",
            "receive",
            "help",
            "completion",
            "man");

    /** The commands that use libraries which the program does not contain. */
    private static final List<String> WITH_LIBRARIES = List.of("export", "sql");

    private Gleaner() {}

    /** Runs a subcommand and exits with its code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        if (arguments.length > 0 && WITH_LIBRARIES.contains(arguments[0]) && OptionalLibraries.run(arguments)) {
            return;
        }
        StandardOutput out = new StandardOutput();
        Environment environment = Environment.ofProcess(out);
        int code = areDecoded(arguments) ? run(environment, arguments) : refuseUndecoded(environment);
        if (out.problem().isEmpty()) {
            System.exit(code);
        }
        environment.err().println("standard output cannot be written: " + out.problem());
        System.exit(FAILURE);
    }

    /** Java decodes unknown bytes of an argument as U+FFFD, and cannot open a file by such a name. */
    private static boolean areDecoded(String[] arguments) {
        return System.getProperty("sun.jnu.encoding", "").equals("UTF-8")
                || Arrays.stream(arguments).noneMatch(argument -> argument.indexOf('\uFFFD') >= 0);
    }

    private static int refuseUndecoded(Environment environment) {
        environment
                .err()
                .println("an argument has characters that the encoding of the locale ("
                        + System.getProperty("sun.jnu.encoding")
                        + ") does not contain; set LC_ALL=C.UTF-8 and try again");
        return FAILURE;
    }

    /** Runs a subcommand, and returns the exit code. */
    static int run(Environment environment, String... arguments) {
        try {
            return call(environment, Arrays.asList(arguments));
        } catch (UncheckedIOException e) {
            String reason = FileProblem.inWords(Objects.requireNonNull(e.getCause()));
            String message = String.valueOf(e.getMessage());
            boolean isComplete = message.equals(reason) || message.contains(": " + reason);
            environment.err().println(Printable.line(isComplete ? message : message + ": " + reason));
            return FAILURE;
        } catch (InvalidPathException e) {
            environment.err().println(Printable.line(e.getInput() + " is not a valid file name: " + e.getReason()));
            return FAILURE;
        } catch (RuntimeException e) {
            // A bug: the stack trace helps to report it.
            e.printStackTrace(environment.err());
            return FAILURE;
        } finally {
            environment.out().flush();
            environment.err().flush();
        }
    }

    private static int call(Environment environment, List<String> arguments) {
        if (arguments.isEmpty()) {
            return refuse(environment, "missing command", "");
        }
        String first = arguments.get(0);
        if (Help.isRequestedBy(first)) {
            environment.out().print(Help.of(syntaxes(), environment.width(StandardStream.OUT)));
            return SUCCESS;
        }
        if (first.equals("-V") || first.equals("--version")) {
            environment.out().println(VERSION);
            return SUCCESS;
        }
        if (!COMMANDS.contains(first)) {
            return refuse(environment, unknown(first), "");
        }
        return call(environment, command(first), arguments.subList(1, arguments.size()));
    }

    private static int call(Environment environment, Command command, List<String> arguments) {
        try {
            if (command.syntax().parse(arguments)) {
                return command.run(environment);
            }
        } catch (UsageException e) {
            return refuse(
                    environment,
                    String.valueOf(e.getMessage()),
                    command.syntax().name() + " ");
        }
        environment.out().print(Help.of(command.syntax(), environment.width(StandardStream.OUT)));
        return SUCCESS;
    }

    /** The syntax of each command, in the order of the help text. */
    static List<Syntax> syntaxes() {
        return COMMANDS.stream().map(name -> command(name).syntax()).toList();
    }

    /** The message about a command that does not exist. */
    static String unknown(String command) {
        return "unknown command '" + command + "'"
                + CommandSynonyms.of(command).orElseGet(() -> Suggestion.of(command, COMMANDS));
    }

    private static int refuse(Environment environment, String problem, String command) {
        environment.err().println(Printable.text(problem));
        environment.err().println("Try 'gleaner " + command + "--help'.");
        return FAILURE;
    }

    /** Creates a command. Classes of other commands are not loaded, to start fast. */
    static Command command(String name) {
        return switch (name) {
            case "generate" -> new Generate();
            case "install" -> new Install();
            case "upgrade" -> new UpgradeCommand();
            case "apply" -> new Apply();
            case "check" -> new Check();
            case "explain" -> new Explain();
            case "fix" -> new Fix();
            case "format" -> new Format();
            case "java" -> new JavaCommand();
            case "schema" -> new Schema();
            case "project" -> new Project();
            case "render" -> new Render();
            case "route" -> new RouteCommand();
            case "diagram" -> new DiagramCommand();
            case "decide" -> new Decide();
            case "test" -> new TestCommand();
            case "analyze" -> new Analyze();
            case "compare" -> new Compare();
            case "replay" -> new Replay();
            case "who" -> new Who();
            case "events" -> new Events();
            case "timeline" -> new TimelineCommand();
            case "top" -> new Top();
            case "report" -> new ReportCommand();
            case "export" -> new Export();
            case "sql" -> new SqlCommand();
            case "receive" -> new Receive();
            case "help" -> new HelpCommand();
            case "completion" -> new CompletionCommand();
            case "man" -> new Man();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Prints violations, one line each, and returns their exit code. */
    static int report(List<Violation> violations, PrintWriter out) {
        violations.forEach(violation -> out.println(Printable.line(violation.toString())));
        out.flush();
        return exitCode(violations);
    }

    /** The exit code for violations. Unreadable input takes precedence over other errors. */
    static int exitCode(List<Violation> violations) {
        if (violations.stream().anyMatch(violation -> violation.code().equals(DocumentFault.UNREADABLE.code()))) {
            return FAILURE;
        }
        return violations.stream().anyMatch(Violation::isError) ? VIOLATIONS : SUCCESS;
    }
}
