package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.cli.CommandRun;
import dev.gleaner.harvester.ProposalCorrection;
import dev.gleaner.harvester.RecommendedRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The README and the pages of {@code docs} show each example completely, followed by its output. */
class PagesTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> PAGES = List.of(
            "README.md", "docs/write.md", "docs/check.md", "docs/foresee.md", "docs/read.md", "docs/operate.md");
    static final List<String> LINKED = Stream.concat(
                    PAGES.stream(), Stream.of("docs/pipeline.md", "docs/release.md", "docs/licences.md", "SECURITY.md"))
            .toList();
    private static final Path EXAMPLES = Path.of("src/main/java/dev/gleaner/examples");
    private static final Path LOG = Path.of("src/test/resources/dev/gleaner/examples/audit.log");
    private static final String FAULTY_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metdata
              verb: [get]
            """;

    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata:
              name: audit
              namespace: cattle-logging-system
            spec:
              loggingRef: harvester-kube-audit-log-ref
              globalOutputRefs:
              - audit-splunk
            """;

    private static final String COMMENTED = """
            # Audit events go to Splunk.
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: audit, namespace: cattle-logging-system}
            spec:
                loggingRef: harvester-kube-audit-log-ref # as in the Logging
                globalOutputRefs:
                    - audit-splunk
            ---
            # Not part of the flow.
            apiVersion: v1
            kind: Namespace
            metadata:
                name: team-a
            """;

    /** A fenced code block of a page. */
    private record Block(String language, String text) {}

    /** A program to run with some arguments. */
    @FunctionalInterface
    private interface Program {
        void run(String[] arguments) throws IOException;
    }

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.copy(LOG, folder.resolve("audit.log"));
        Files.writeString(folder.resolve("policy.yaml"), policy());
        Files.writeString(folder.resolve("flow.yaml"), FLOW);
        Files.writeString(folder.resolve("commented.yaml"), COMMENTED);
        Files.createDirectory(folder.resolve("faulty"));
        Files.writeString(folder.resolve("faulty/policy.yaml"), FAULTY_POLICY);
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                program("WriteAuditPolicy", WriteAuditPolicy::main),
                program("CheckAuditPolicy", CheckAuditPolicy::main, "faulty/policy.yaml"),
                program("CheckOwnRule", CheckOwnRule::main, "flow.yaml"),
                program("WriteHarvesterLogging", WriteHarvesterLogging::main, "out"),
                program("EditFlow", EditFlow::main, "flow.yaml"),
                program("AnswerInJson", AnswerInJson::main),
                program("EditFile", EditFile::main, "commented.yaml"),
                program("ExplainDecision", ExplainDecision::main, "policy.yaml"),
                program("ComparePolicies", ComparePolicies::main),
                program("ReplayAuditLog", ReplayAuditLog::main, "audit.log"),
                program("WhoDidWhat", WhoDidWhat::main, "audit.log"),
                program("FollowAuditLog", FollowAuditLog::main, "audit.log", "position"));
    }

    private static Arguments program(String name, Program program, String... files) {
        return argumentSet(name, name, program, files);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void eachExampleIsShownWithItsOutput(String name, Program program, String[] files) throws IOException {
        List<Block> blocks = blocks();
        int shown = IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i).language().equals("java"))
                .filter(i -> blocks.get(i).text().contains("class " + name + " "))
                .findFirst()
                .orElseThrow();

        assertThat(blocks.get(shown).text()).isEqualTo(withoutPackage(EXAMPLES.resolve(name + ".java")));
        assertThat(printed(program, files)).isEqualTo(blocks.get(shown + 1).text());
    }

    @Test
    void everyExampleIsShown() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> !name.equals("package-info")))
                    .containsExactlyInAnyOrderElementsOf(
                            programs().map(program -> (String) program.get()[0]).toList());
        }
        assertThat(blocks().stream().filter(block -> block.language().equals("java")))
                .hasSameSizeAs(programs().toList());
    }

    @Test
    void eachCommandIsShownWithItsOutput() throws IOException {
        List<String> sessions = blocks().stream()
                .map(Block::text)
                .filter(text -> text.startsWith("$ gleaner "))
                .toList();
        assertThat(sessions).hasSize(3).allSatisfy(session -> {
            String[] shown = session.split("\n", 2);
            String[] arguments = Arrays.stream(
                            shown[0].substring("$ gleaner ".length()).split(" "))
                    .map(this::inFolder)
                    .toArray(String[]::new);
            assertThat(CommandRun.of(arguments)).isEqualTo(new CommandRun(0, shown[1], ""));
        });
    }

    @Test
    void theEditsOfOutputsCompile() throws IOException {
        List<String> statements = Pattern.compile("`(output\\.[^`]+)`")
                .matcher(page("docs/write.md"))
                .results()
                .map(match -> "Object edited = " + match.group(1) + ";")
                .toList();
        assertThat(statements).hasSizeGreaterThan(2);
        assertThat(Snippets.errors(statements)).isEmpty();
    }

    @Test
    void thePictureShowsTheExample() throws IOException {
        WriteHarvesterLogging.main(new String[] {folder.resolve("drawn").toString()});
        Block picture = blocks().stream()
                .filter(block -> block.language().equals("mermaid"))
                .findFirst()
                .orElseThrow();
        assertThat(CommandRun.of("diagram", folder.resolve("drawn").toString()).out())
                .isEqualTo(picture.text());
    }

    @Test
    void everyCommandIsListed() throws IOException {
        String help = CommandRun.of("--help").out();
        List<String> rows = Pattern.compile("^  (\\w+) {2,}(\\S.*(?:\n {6,}.*)*)", Pattern.MULTILINE)
                .matcher(help.substring(help.indexOf("Commands:\n"), help.indexOf("Options:\n")))
                .results()
                .map(match ->
                        "| `%s` | %s |".formatted(match.group(1), match.group(2).replaceAll("\\s+", " ")))
                .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(page("docs/operate.md")).contains("| --- | --- |\n" + String.join("\n", rows) + "\n\n");
    }

    @Test
    void theRecommendedRulesAreListed() throws IOException {
        List<String> rows = Arrays.stream(RecommendedRule.values())
                .map(rule -> "| %s | %s | %s |"
                        .formatted(
                                rule.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                rule.rule().level().wireName(),
                                rule.reason()))
                .toList();
        assertThat(page("docs/foresee.md")).contains("| --- | --- | --- |\n" + String.join("\n", rows) + "\n\n");
    }

    @Test
    void theCorrectionsAreListed() throws IOException {
        List<String> rows = Arrays.stream(ProposalCorrection.values())
                .map(c -> "| %s | `%s` | `%s` | %s |".formatted(c.where(), c.proposed(), c.written(), c.reason()))
                .toList();
        assertThat(page("docs/write.md")).endsWith("| --- | --- | --- | --- |\n" + String.join("\n", rows) + "\n");
    }

    @ParameterizedTest
    @FieldSource("LINKED")
    void eachLinkLeadsToAFileAndAHeading(String page) throws IOException {
        List<String> links = Pattern.compile("\\]\\(([^)]+)\\)")
                .matcher(page(page))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.startsWith("https:"))
                .toList();
        for (String link : links) {
            String[] parts = link.split("#", 2);
            Path here = ROOT.resolve(page);
            Path there =
                    parts[0].isEmpty() ? here : here.resolveSibling(parts[0]).normalize();
            assertThat(there).as(link).exists();
            if (parts.length == 2) {
                assertThat(headings(there)).as(link).contains(parts[1]);
            }
        }
    }

    private static String policy() throws IOException {
        return blocks().stream()
                .filter(block -> block.language().equals("yaml"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private String printed(Program program, String[] files) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            program.run(Arrays.stream(files)
                    .map(folder::resolve)
                    .map(Path::toString)
                    .toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8)
                .replace(folder + "/faulty/", "")
                .replace(folder + "/", "");
    }

    private String inFolder(String argument) {
        Path file = folder.resolve(argument);
        return Files.exists(file) ? file.toString() : argument;
    }

    private static String withoutPackage(Path file) throws IOException {
        return Files.readString(file).replaceFirst("^package [^;]+;\n\n", "");
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String page : PAGES) {
            Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL)
                    .matcher(page(page))
                    .results()
                    .map(match -> new Block(match.group(1), match.group(2)))
                    .forEach(blocks::add);
        }
        return blocks;
    }

    private static String page(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    /** The addresses of the headings of a page, as GitHub forms them. */
    private static Set<String> headings(Path page) throws IOException {
        return Pattern.compile("^#+ (.*)$", Pattern.MULTILINE)
                .matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
