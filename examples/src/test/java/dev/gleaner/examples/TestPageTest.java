package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.cli.CommandRun;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/test.md} shows whole files, which run, and their output. */
class TestPageTest {
    private static final Path PAGE = Path.of("..", "docs", "test.md");
    private static final Path FILES = Path.of("src/test/resources/dev/gleaner/examples/expectations");
    private static final Path RECOMMENDED =
            Path.of("../builders/src/test/resources/dev/gleaner/harvester/expectations/recommended.yaml");
    private static final Path JAVA = Path.of("src/test/java/dev/gleaner/examples/AuditAndLoggingTest.java");

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void eachFileIsShown() throws IOException {
        assertThat(blocks("yaml"))
                .containsExactly(
                        Files.readString(FILES.resolve("policy.yaml")),
                        Files.readString(FILES.resolve("policy-test.yaml")),
                        Files.readString(FILES.resolve("faulty-test.yaml")),
                        Files.readString(FILES.resolve("logging.yaml")),
                        Files.readString(FILES.resolve("logging-test.yaml")),
                        Files.readString(RECOMMENDED));
        assertThat(blocks("java")).containsExactly(Files.readString(JAVA).replaceFirst("^package [^;]+;\n\n", ""));
    }

    @Test
    void eachCommandIsShownWithItsOutput() throws IOException {
        List<String> sessions = Pattern.compile("^```\n(\\$ gleaner test .*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(sessions).hasSize(3).allSatisfy(session -> {
            String[] shown = session.split("\n", 2);
            String file = shown[0].substring("$ gleaner test ".length());
            CommandRun run = CommandRun.of("test", FILES.resolve(file).toString());
            assertThat(run.out().replace(FILES + "/", "")).isEqualTo(shown[1]);
            assertThat(run.code()).isEqualTo(file.startsWith("faulty") ? 1 : 0);
            assertThat(run.err()).isEmpty();
        });
    }

    @Test
    void eachFormOfARequestIsRead() throws IOException {
        List<String> requests = cells("### Requests", "### Expectations of requests");
        assertThat(requests).hasSize(7).allSatisfy(words -> assertThat(AuditRequest.inWords(words))
                .isNotNull());
    }

    @Test
    void eachPolicyWithANameIsNamed() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Stream.of("recommended", "shipped", "proposal", "proposal-in-words", "kubernetes-example"))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"))
                .isSubsetOf(HarvesterAuditPolicy.names());
        assertThat(HarvesterAuditPolicy.named("virtual-machines,images").rules())
                .isNotEmpty();
    }

    /** The code in the second column of the tables between two headings. */
    private static List<String> cells(String from, String to) throws IOException {
        String page = Files.readString(PAGE);
        return Pattern.compile("^\\| [^|`]+ \\| `(.*)` \\|$", Pattern.MULTILINE)
                .matcher(page.substring(page.indexOf(from), page.indexOf(to)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
