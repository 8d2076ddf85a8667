package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    static Stream<Syntax> commands() {
        return Gleaner.COMMANDS.stream().map(name -> Gleaner.command(name).syntax());
    }

    @Test
    void theSummaryOfEachCommandIsASentence() {
        List<String> lines = CommandRun.of("--help").lines();
        assertThat(commands()).hasSize(30).allSatisfy(command -> {
            assertThat(Gleaner.command(command.name()).syntax().name()).isEqualTo(command.name());
            assertThat(command.summary())
                    .matches("[A-Z][a-z]+s .*\\.")
                    .isEqualTo(command.description().split("(?<=\\.) ", 2)[0]);
            assertThat(lines)
                    .contains("  " + command.name()
                            + " ".repeat(12 - command.name().length()) + command.summary());
        });
    }

    /** Each command is in one line, so that the help fits on a screen. */
    @Test
    void theHelpOfTheProgramListsCommandsAndExitCodes() {
        for (String option : List.of("-h", "--help")) {
            CommandRun help = CommandRun.of(option);
            assertThat(help.code()).isZero();
            assertThat(help.err()).isEmpty();
            assertThat(help.lines())
                    .startsWith("Usage: gleaner COMMAND [ARGUMENT]...")
                    .contains("  -h, --help     Prints this help, or the help of the command before it.")
                    .endsWith("Exit codes: 0 for success, 1 for errors in the input, 2 for other failures.")
                    .hasSizeLessThanOrEqualTo(40)
                    .allMatch(line -> line.length() <= 80);
        }
        assertThat(CommandRun.of("-V"))
                .isEqualTo(CommandRun.of("--version"))
                .isEqualTo(new CommandRun(0, "gleaner 0.1.0" + System.lineSeparator(), ""));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfACommandDescribesItsOptionsAndOperands(Syntax command) {
        CommandRun help = CommandRun.of(command.name(), "--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        String words = help.out().replaceAll("\\s+", " ");
        assertThat(words).startsWith("Usage: gleaner " + command.name() + " ").contains(command.description());
        command.options().forEach(option -> {
            assertThat(words).contains(option.inWords() + " " + option.description());
            assertThat(option.description()).endsWith(".");
        });
        command.operands().forEach(some -> assertThat(words).contains(some.label() + " " + some.description()));
        assertThat(CommandRun.of(command.name(), "-h")).isEqualTo(help);
        assertThat(CommandRun.of("help", command.name())).isEqualTo(help);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfACommandHasExamplesAndExitCodes(Syntax command) {
        List<String> help = CommandRun.of("help", command.name()).lines();
        assertThat(help)
                .contains("Examples:", "Exit codes:", "  0  Success.")
                .endsWith("  2  Wrong usage, unreadable input or failed output.");
        assertThat(Manual.of(command.name()).examples()).isNotEmpty().allSatisfy(example -> {
            assertThat(example.purpose()).matches("[A-Z].*:");
            assertThat(example.call()).contains("gleaner " + command.name());
        });
    }

    /** Examples are valid calls; each is parsed as a shell would split it. */
    @ParameterizedTest
    @MethodSource("commands")
    void theExamplesAreValidCalls(Syntax command) {
        for (Manual.Example example : Manual.of(command.name()).examples()) {
            Matcher call =
                    Pattern.compile("(?:^|[|(] ?)gleaner (\\S+)([^|<>()]*)").matcher(example.call());
            assertThat(call.find()).isTrue();
            do {
                List<String> arguments = Pattern.compile("'([^']*)'|\\S+")
                        .matcher(call.group(2))
                        .results()
                        .map(word -> word.group(1) == null ? word.group() : word.group(1))
                        .toList();
                assertThat(Gleaner.command(call.group(1)).syntax().parse(arguments))
                        .as(example.call())
                        .isTrue();
            } while (call.find());
        }
    }

    /** A terminal copies the lines of an example with their backslashes. */
    @Test
    void aLongExampleIsBrokenAsAShellReadsIt() {
        assertThat(CommandRun.of("help", "generate").out()).contains("""
                  Send audit records to an output, with the recommended policy:
                    gleaner generate --audit-policy recommended --out manifests --audit-output \\
                      splunk=splunkHec:hec_host=splunk.example,hec_token=secret:splunk/token
                """);
    }

    @Test
    void helpNamesTheNearestCommand() {
        assertThat(CommandRun.of("help")).isEqualTo(CommandRun.of("--help"));
        assertThat(CommandRun.of("help", "chek")).isEqualTo(new CommandRun(2, "", """
                unknown command 'chek'; did you mean 'check'?
                Try 'gleaner help --help'.
                """));
    }

    /** A command of another program is unknown, too, and the suggested one exists. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            validate  | ; did you mean 'check'?
            diff      | ; did you mean 'compare'?
            tail      | ; did you mean 'who --follow'?
            edit      | ; no command changes a single field: change it in an editor, and run 'gleaner check'
            frobnicate |
            """)
    void commandsOfOtherProgramsNameTheReplacement(String command, String suggestion) {
        assertThat(CommandRun.of(command))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "unknown command '" + command + "'" + (suggestion == null ? "" : suggestion)
                                + "\nTry 'gleaner --help'.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chek", "check --frmat json x", "check", "check --format"})
    void aWrongCallRefersToTheHelp(String call) {
        CommandRun run = CommandRun.of(call.isEmpty() ? new String[0] : call.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .last()
                .isEqualTo(call.startsWith("check") ? "Try 'gleaner check --help'." : "Try 'gleaner --help'.");
    }
}
