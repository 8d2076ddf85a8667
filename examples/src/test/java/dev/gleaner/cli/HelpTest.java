package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    static Stream<Syntax> commands() {
        return Gleaner.COMMANDS.stream().map(name -> Gleaner.command(name).syntax());
    }

    @Test
    void theSummaryOfEachCommandIsASentence() {
        List<String> lines = CommandRun.of("--help").lines();
        assertThat(commands()).hasSize(19).allSatisfy(command -> {
            assertThat(Gleaner.command(command.name()).syntax().name()).isEqualTo(command.name());
            assertThat(command.summary())
                    .matches("[A-Z][a-z]+s .*\\.")
                    .isEqualTo(command.description().split("(?<=\\.) ", 2)[0]);
            assertThat(lines)
                    .contains("  " + command.name()
                            + " ".repeat(10 - command.name().length()) + command.summary());
        });
    }

    @Test
    void theHelpOfTheProgramListsCommandsAndExitCodes() {
        for (String option : List.of("-h", "--help")) {
            CommandRun help = CommandRun.of(option);
            assertThat(help.code()).isZero();
            assertThat(help.err()).isEmpty();
            assertThat(help.lines())
                    .startsWith("Usage: gleaner COMMAND [ARGUMENT]...")
                    .contains("  -h, --help     Prints this help, or that of the command before it.")
                    .endsWith("  2  Wrong usage, unreadable input or failed output.")
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
