package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats help texts, in lines of at most 80 characters, or of the width of a narrower terminal. */
final class Help {
    private static final int WIDEST_NAME = 26;
    private static final String HELP = "-h, --help";

    /** What the program is for. */
    static final String PURPOSE = "Writes and checks manifests for Harvester's event and audit log; reads the logs.";

    private static final String EXIT_CODES =
            "Exit codes: 0 for success, 1 for errors in the input, 2 for other failures.";

    private final StringBuilder text = new StringBuilder();
    private final int width;

    private Help(int width) {
        this.width = width;
    }

    /** Whether an argument asks for help. */
    static boolean isRequestedBy(String argument) {
        return argument.equals("-h") || argument.equals("--help");
    }

    /** The help text of a command. */
    static String of(Syntax command, int width) {
        Map<String, String> options = new LinkedHashMap<>();
        command.options().forEach(option -> options.put(option.inWords(), option.description()));
        options.put(HELP, "Prints this help.");
        Map<String, String> operands = new LinkedHashMap<>();
        command.operands().forEach(some -> operands.put(some.label(), some.description()));
        return new Help(width)
                .line("Usage: gleaner " + usage(command))
                .line("")
                .paragraph(command.description(), 0)
                .section("Arguments:", operands)
                .section("Options:", options)
                .examples(Manual.of(command.name()).examples())
                .section("Exit codes:", Manual.of(command.name()).exitCodes())
                .toString();
    }

    /** A text in lines of at most 80 characters. */
    static String wrapped(String words) {
        return new Help(Environment.WIDTH).paragraph(words, 0).toString();
    }

    /** The name of a command, its required options and its operands. */
    static String usage(Syntax command) {
        return command.name()
                + command.options().stream()
                        .filter(Option::isRequired)
                        .map(option -> " " + option.inWords())
                        .collect(Collectors.joining())
                + " [OPTION]..."
                + command.operands().stream().map(some -> " " + some.inWords()).collect(Collectors.joining());
    }

    /** The help text of the program: one screen. */
    static String of(List<Syntax> commands, int width) {
        Map<String, String> summaries = new LinkedHashMap<>();
        commands.forEach(command -> summaries.put(command.name(), command.summary()));
        Map<String, String> options = new LinkedHashMap<>();
        options.put(HELP, "Prints this help, or the help of the command before it.");
        options.put("-V, --version", "Prints the version.");
        return new Help(width)
                .line("Usage: gleaner COMMAND [ARGUMENT]...")
                .paragraph(PURPOSE, 0)
                .section("Commands:", summaries)
                .section("Options:", options)
                .line("")
                .paragraph(EXIT_CODES, 0)
                .toString();
    }

    private Help examples(List<Manual.Example> examples) {
        if (!examples.isEmpty()) {
            line("").line("Examples:");
        }
        for (Manual.Example example : examples) {
            text.append("  ");
            paragraph(example.purpose(), 2);
            text.append("    ");
            call(example.call());
        }
        return this;
    }

    /** Appends a call; a line break in it has a backslash, so that it can be copied. */
    private void call(String call) {
        int end = 4;
        StringBuilder line = new StringBuilder();
        for (String word : call.split(" ", -1)) {
            if (!line.isEmpty() && end + word.length() + 2 > width) {
                line(line + "\\");
                text.append(" ".repeat(6));
                line.setLength(0);
                end = 6;
            }
            line.append(word).append(' ');
            end += word.length() + 1;
        }
        line(line.substring(0, line.length() - 1));
    }

    private Help section(String heading, Map<String, String> entries) {
        if (entries.isEmpty()) {
            return this;
        }
        line("").line(heading);
        int column = 4
                + entries.keySet().stream()
                        .mapToInt(String::length)
                        .filter(length -> length <= WIDEST_NAME)
                        .max()
                        .orElse(0);
        entries.forEach((name, about) -> entry(name, about, column));
        return this;
    }

    private void entry(String name, String about, int column) {
        text.append("  ").append(name);
        if (name.length() > WIDEST_NAME) {
            text.append('\n').append(" ".repeat(column));
        } else {
            text.append(" ".repeat(column - 2 - name.length()));
        }
        paragraph(about, column);
    }

    /** Appends wrapped text; lines after the first are indented to the column. */
    private Help paragraph(String words, int column) {
        List<String> line = new ArrayList<>();
        int end = column;
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && end + word.length() > width) {
                line(String.join(" ", line));
                text.append(" ".repeat(column));
                line.clear();
                end = column;
            }
            line.add(word);
            end += word.length() + 1;
        }
        return line(String.join(" ", line));
    }

    private Help line(String words) {
        text.append(words).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
