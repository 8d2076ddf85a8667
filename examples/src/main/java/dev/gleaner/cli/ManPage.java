package dev.gleaner.cli;

import java.util.List;
import java.util.Locale;

/** Writes manual pages in the macros of man(7), from the descriptions of the commands. */
final class ManPage {
    private final StringBuilder text = new StringBuilder();

    private ManPage(String title) {
        macro(".TH", title.toUpperCase(Locale.ROOT), "1", "", Gleaner.VERSION, "Gleaner");
    }

    /** The name of the page of a command. */
    static String nameOf(Syntax command) {
        return "gleaner-" + command.name();
    }

    /** The page of a command. */
    static String of(Syntax command) {
        ManPage page = new ManPage(nameOf(command));
        page.section("NAME").words(nameOf(command)).append(" \\- ").line(lowerCase(command.summary()));
        page.section("SYNOPSIS").line("gleaner " + Help.usage(command));
        page.section("DESCRIPTION").line(command.description());
        if (!command.operands().isEmpty()) {
            page.section("ARGUMENTS");
            command.operands().forEach(some -> page.entry(some.label(), some.description()));
        }
        page.section("OPTIONS");
        command.options().forEach(option -> page.entry(option.inWords(), option.description()));
        page.entry("-h, --help", "Prints the help.");
        Manual manual = Manual.of(command.name());
        page.section("EXIT STATUS");
        manual.exitCodes().forEach(page::entry);
        if (!manual.examples().isEmpty()) {
            page.section("EXAMPLES");
            manual.examples().forEach(page::example);
        }
        page.section("SEE ALSO").reference("gleaner").append("\n");
        return page.text.toString();
    }

    /** The page of the program. */
    static String of(List<Syntax> commands) {
        ManPage page = new ManPage("gleaner");
        page.section("NAME").words("gleaner").append(" \\- ").line(lowerCase(Help.PURPOSE));
        page.section("SYNOPSIS").line("gleaner COMMAND [ARGUMENT]...");
        page.section("DESCRIPTION").line(Help.PURPOSE);
        page.section("COMMANDS");
        commands.forEach(command -> page.entry(command.name(), command.summary()));
        page.section("SEE ALSO");
        for (int i = 0; i < commands.size(); i++) {
            page.reference(nameOf(commands.get(i))).append(i + 1 < commands.size() ? ",\n" : "\n");
        }
        return page.text.toString();
    }

    /** The summary as the section NAME has it: without a capital and a full stop. */
    private static String lowerCase(String sentence) {
        String words = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private ManPage section(String heading) {
        macro(".SH", heading);
        return this;
    }

    private void entry(String name, String about) {
        append(".TP\n\\fB").words(name).append("\\fR\n").line(about);
    }

    private void example(Manual.Example example) {
        append(".PP\n").line(example.purpose());
        append(".PP\n.RS 4\n.EX\n").line(example.call());
        append(".EE\n.RE\n");
    }

    private ManPage reference(String page) {
        return append("\\fB").words(page).append("\\fR(1)");
    }

    private void macro(String name, String... arguments) {
        append(name);
        for (String argument : arguments) {
            append(" \"").words(argument).append("\"");
        }
        append("\n");
    }

    private ManPage line(String words) {
        return words(words).append("\n");
    }

    /** Appends words, and escapes a line that starts with a dot or a quote, which would be a macro. */
    private ManPage words(String words) {
        boolean startsLine = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (startsLine && (words.startsWith(".") || words.startsWith("'"))) {
            append("\\&");
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '\\' -> append("\\e");
                case '-' -> append("\\-");
                case '\'' -> append("\\(aq");
                case '"' -> append("\\(dq");
                case '`' -> append("\\(ga");
                case '^' -> append("\\(ha");
                case '~' -> append("\\(ti");
                default -> text.append(c);
            }
        }
        return this;
    }

    private ManPage append(String raw) {
        text.append(raw);
        return this;
    }
}
