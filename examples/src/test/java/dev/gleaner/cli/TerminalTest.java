package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses gleaner in a real terminal. Skipped where there is none. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class TerminalTest {
    private static final String RED = "\u001b[31m";

    @TempDir
    private Path folder;

    private @Nullable Terminal opened;

    @BeforeAll
    static void aTerminalIsHere() throws Exception {
        String missing = Terminal.missing();
        assumeTrue(missing.isEmpty(), missing);
    }

    @BeforeEach
    void open() throws IOException {
        ReadLogs.in(folder);
        String event = Files.readString(folder.resolve("events.log"));
        Files.writeString(folder.resolve("warnings.log"), event.replace("\"Normal\"", "\"Warning\""));
        opened = Terminal.open(folder);
    }

    private Terminal terminal() {
        if (opened == null) {
            throw new IllegalStateException("the terminal is not open");
        }
        return opened;
    }

    @AfterEach
    void close() {
        terminal().close();
    }

    @ParameterizedTest
    @CsvSource({
        "who audit.log, [31m2024-05-02T10:00:04Z, TIME ",
        "events warnings.log, [33m2024-05-02T10:00:02Z, LAST SEEN ",
        "timeline --namespace shop --name s audit.log, [31m2024-05-02T10:00:04Z, TIME "
    })
    void linesHaveColoursAndAHeadingOnATerminalOnly(String call, String start, String heading) throws Exception {
        String colored = "\u001b" + start;
        assertThat(terminal().run("gleaner " + call).text()).startsWith(heading).contains("\n" + colored);
        assertThat(terminal().run("gleaner " + call + " | cat").text())
                .startsWith("2024")
                .doesNotContain("\u001b");
    }

    @Test
    void coloursCanBeTurnedOffAndOn() throws Exception {
        assertThat(terminal().run("NO_COLOR=1 gleaner who audit.log").text())
                .startsWith("TIME ")
                .doesNotContain("\u001b");
        assertThat(terminal()
                        .run("NO_COLOR=1 gleaner who audit.log --color always | cat")
                        .text())
                .contains(RED + "2024-05-02T10:00:04Z");
    }

    @Test
    void helpFitsANarrowTerminal() throws Exception {
        assertThat(terminal().run("COLUMNS=50 gleaner help who").text().lines())
                .hasSizeGreaterThan(40)
                .filteredOn(line -> !line.matches("\\s*\\S+|.*(gleaner|--).*"))
                .isNotEmpty()
                .allMatch(line -> line.length() <= 50);
        assertThat(terminal().run("COLUMNS=50 gleaner help who | cat").text())
                .isEqualTo(CommandRun.of("help", "who").out());
        assertThat(terminal().run("COLUMNS=200 gleaner help who").text())
                .isEqualTo(CommandRun.of("help", "who").out());
    }

    @Test
    void controlAndCEndFollowing() throws Exception {
        String line = Files.readAllLines(folder.resolve("audit.log")).get(0);
        terminal().type("gleaner who --follow audit.log\n");
        terminal().await("TIME .*" + Pattern.quote(RED) + "[^\n]*mallory");
        Files.writeString(
                folder.resolve("audit.log"), line.replace("alice", "carol") + "\n", StandardOpenOption.APPEND);
        terminal().await("carol");
        terminal().type("\u0003");
        terminal().type("echo end-$?-\n");
        assertThat(terminal().await("end-(\\d+)-").group(2)).isEqualTo("130");
    }

    /** The log is longer than what a pipe holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "who audit.log",
                "who --format json audit.log",
                "timeline --namespace shop --name web audit.log",
                "export --format csv audit.log",
                "top name audit.log",
                "help who"
            })
    void aClosedPipeIsNoError(String call) throws Exception {
        String line = Files.readAllLines(folder.resolve("audit.log")).get(0);
        Files.writeString(folder.resolve("audit.log"), (line + "\n").repeat(5000));
        Terminal.Shown shown = terminal().run("gleaner " + call + " | head -1; (exit ${PIPESTATUS[0]})");
        assertThat(shown.text().lines()).hasSize(1);
        assertThat(shown.code()).isZero();
    }

    /** Every write to this device fails as on a full disk. */
    @ParameterizedTest
    @ValueSource(strings = {"generate", "who audit.log", "export --format csv audit.log", "help who"})
    void outputThatCannotBeWrittenIsAFailure(String call) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        assertThat(terminal().run("gleaner " + call + " > /dev/full"))
                .isEqualTo(new Terminal.Shown("standard output cannot be written: no space left on device\n", 2));
    }

    @Test
    void followingEndsWithItsReader() throws Exception {
        String line = Files.readAllLines(folder.resolve("audit.log")).get(0);
        terminal().type("gleaner who --follow audit.log | head -1; echo end-${PIPESTATUS[0]}-\n");
        terminal().await("alice");
        Files.writeString(folder.resolve("audit.log"), line + "\n", StandardOpenOption.APPEND);
        assertThat(terminal().await("end-(\\d+)-").group(2)).isEqualTo("0");
    }

    @Test
    void bashCompletesWhatIsTyped() throws Exception {
        terminal().run("source <(gleaner completion bash)");
        terminal().type("gleaner tim\t--na");
        terminal().await("gleaner timeline --na");
        terminal().type("me web --namesp\tshop --out\tall\taudit.log\n");
        terminal().await("me web --namespace shop --outcome allowed audit.log\r\n");
        assertThat(terminal().await("alice delete pods shop/web: allowed, 200").group(1))
                .startsWith("TIME ")
                .doesNotContain("error", "unexpected");
    }
}
