package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats help texts, in lines of at most 80 characters. */
final class Help {
    private static final int WIDTH = 80;
    private static final int WIDEST_NAME = 26;
    private static final String HELP = "-h, --help";

    private final StringBuilder text = new StringBuilder();

    private Help() {}

    /** Whether an argument asks for help. */
    static boolean isRequestedBy(String argument) {
        return argument.equals("-h") || argument.equals("--help");
    }

    /** The help text of a command. */
    static String of(Syntax command) {
        Map<String, String> options = new LinkedHashMap<>();
        command.options().forEach(option -> options.put(option.inWords(), option.description()));
        options.put(HELP, "Prints this help.");
        Map<String, String> operands = new LinkedHashMap<>();
        command.operands().forEach(some -> operands.put(some.label(), some.description()));
        return new Help()
                .line("Usage: gleaner " + command.name()
                        + command.options().stream()
                                .filter(Option::isRequired)
                                .map(option -> " " + option.inWords())
                                .collect(Collectors.joining())
                        + " [OPTION]..."
                        + command.operands().stream()
                                .map(some -> " " + some.inWords())
                                .collect(Collectors.joining()))
                .line("")
                .paragraph(command.description(), 0)
                .section("Arguments:", operands)
                .section("Options:", options)
                .toString();
    }

    /** The help text of the program. */
    static String of(List<Syntax> commands) {
        Map<String, String> summaries = new LinkedHashMap<>();
        commands.forEach(command -> summaries.put(command.name(), command.summary()));
        Map<String, String> options = new LinkedHashMap<>();
        options.put(HELP, "Prints this help, or that of the command before it.");
        options.put("-V, --version", "Prints the version.");
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "No errors.");
        codes.put("1", "Violations of severity error, or policies that differ.");
        codes.put("2", "Wrong usage, unreadable input or failed output.");
        return new Help()
                .line("Usage: gleaner COMMAND [ARGUMENT]...")
                .line("")
                .paragraph(
                        "Writes, checks and explains the manifests of Harvester's event and audit log, and reads the"
                                + " logs.",
                        0)
                .section("Commands:", summaries)
                .section("Options:", options)
                .section("Exit codes:", codes)
                .toString();
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
        int width = column;
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && width + word.length() > WIDTH) {
                line(String.join(" ", line));
                text.append(" ".repeat(column));
                line.clear();
                width = column;
            }
            line.add(word);
            width += word.length() + 1;
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
