package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    private static final String DELETED =
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"1\",\"stage\":"
                    + "\"ResponseComplete\",\"requestURI\":\"/a\",\"verb\":\"delete\",\"user\":{\"username\":\"=alice\"},"
                    + "\"userAgent\":\"\\u001b[31m\\n\",\"responseStatus\":{\"code\":200}}\n";

    @TempDir
    private Path folder;

    private String log;

    /** No input is replaced by a result, under any name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "export --format csv --out LOG LOG",
                "export --format ndjson --out ./LOG *.log",
                "export --format ndjson --out link LOG",
                "export --format csv --out LOG FOLDER",
                "report --out LOG LOG",
                "report --out policy.yaml --policy policy.yaml LOG",
                "report --out flows.yaml --manifests flows.yaml LOG",
                "report --out flows.yaml --manifests FOLDER LOG",
                "report --out flows.yaml --manifests fl*.yaml LOG",
                "report --out flows.yaml --manifests absent.yaml --manifests **/flows.yaml LOG",
                "report --out same --manifests flow?.yaml LOG",
                "replay shipped --html LOG LOG",
                "replay policy.yaml --html policy.yaml LOG",
                "replay policy.yaml --html LOG *.log",
                "test --junit flows.yaml flows.yaml",
                "test --junit flows.yaml *.yaml",
                "test --junit flows.yaml FOLDER"
            })
    void anInputIsNotReplaced(String call) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of(log));
        for (String file : List.of("policy.yaml", "flows.yaml")) {
            Files.writeString(folder.resolve(file), "kind: Policy\n");
        }
        Files.createSymbolicLink(folder.resolve("same"), folder.resolve("flows.yaml"));
        byte[] before = Files.readAllBytes(Path.of(log));
        String[] arguments = Stream.of(call.split(" "))
                .map(word -> switch (word) {
                    case "LOG" -> log;
                    case "FOLDER" -> folder.toString();
                    case "./LOG" -> folder + "/./audit.log";
                    default ->
                        word.matches(".*\\.(yaml|log)|link|same")
                                ? folder.resolve(word).toString()
                                : word;
                })
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).isEqualTo(Gleaner.FAILURE);
        assertThat(run.err()).contains("' is an input of this call, and would be replaced\n");
        assertThat(Path.of(log)).hasBinaryContent(before);
        assertThat(folder.resolve("policy.yaml")).hasContent("kind: Policy\n");
        assertThat(folder.resolve("flows.yaml")).hasContent("kind: Policy\n");
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, report --out RESULT FOLDER",
        "page.html, report --out RESULT --manifests FOLDER --manifests *.yaml LOG",
        "page.yaml, report --out RESULT --manifests f*.yaml LOG",
        "page.html, replay shipped --html RESULT FOLDER",
        "result.xml, test --junit RESULT FOLDER"
    })
    void anEarlierResultIsReplaced(String name, String call) throws IOException {
        Files.writeString(folder.resolve("flows.yaml"), """
                apiVersion: gleaner.dev/v1
                kind: Expectations
                policy: {preset: shipped}
                cases: []
                """);
        Path result = Files.writeString(folder.resolve(name), "old");
        CommandRun run = CommandRun.of(Stream.of(call.split(" "))
                .map(word -> switch (word) {
                    case "LOG" -> log;
                    case "FOLDER" -> folder.toString();
                    case "RESULT" -> result.toString();
                    default -> word.contains("*") ? folder.resolve(word).toString() : word;
                })
                .toArray(String[]::new));
        assertThat(run.err()).doesNotContain("would be replaced");
        assertThat(result).content().startsWith(name.endsWith(".xml") ? "<?xml" : "<!DOCTYPE html>");
    }

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.writeString(folder.resolve("audit.log"), DELETED + DELETED.replace("delete", "get"))
                .toString();
    }

    @Test
    void csvIsExact() {
        assertThat(CommandRun.of("export", "--format", "csv", "--verb", "delete", log))
                .isEqualTo(new CommandRun(
                        0,
                        "time,outcome,code,seconds,peer,person,login,user,impersonatedUser,verb,apiGroup,resource,"
                                + "subresource,namespace,name,requestURI,userAgent,auditID,groups,principal,sourceIPs,"
                                + "command,reason,carrier\n"
                                + ",allowed,200,,,=alice,,=alice,,delete,,,,,,/a,\"\u001b[31m\n\",1,,,,,,\n",
                        ""));
    }

    @Test
    void aTerminalGetsNoControlCharacters() {
        assertThat(CommandRun.of(List.of(StandardStream.OUT), "export", "--format", "csv", log)
                        .out())
                .contains("\\u001b[31m\n")
                .doesNotContain("\u001b");
    }

    @Test
    void eventsAreExported() {
        String event =
                "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"kind\":\"Pod\","
                        + "\"name\":\"web\"},\"reason\":\"Killing\",\"message\":\"a\\nb\"}}\n";
        assertThat(CommandRun.withInput(event, "export", "--format", "ndjson", "--kind", "events", "-")
                        .out())
                .isEqualTo("{\"verb\":\"ADDED\",\"reason\":\"Killing\",\"count\":1,\"kind\":\"Pod\",\"name\":\"web\","
                        + "\"message\":\"a\\nb\"}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--reason Killing, 1",
        "--reason BackOff, 0",
        "--type Normal, 1",
        "--namespace shop --name web, 1",
        "--namespace other, 0",
        "--since 2024-05-02T10:00:02Z, 1",
        "--until 2024-05-02T10:00:02Z, 0"
    })
    void optionsSelectEvents(String options, int rows) {
        List<String> call = new ArrayList<>(List.of("export", "--format", "ndjson", "--kind", "events"));
        call.addAll(List.of(options.split(" ")));
        call.add(ReadLogs.in(folder).events());
        CommandRun run = CommandRun.of(call.toArray(String[]::new));
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "parquet"})
    void theFileIsReplacedOnlyIfSomethingIsRead(String format) throws IOException {
        Path out = Files.writeString(folder.resolve("table"), "before");
        CommandRun run = CommandRun.withInput("nonsense\n", "export", "--format", format, "--out", out.toString(), "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(out).hasContent("before");
        assertThat(CommandRun.of("export", "--format", format, "--out", out.toString(), log)
                        .code())
                .isZero();
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).isNotEqualTo("before");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|missing option '--format FORMAT', or '--out FILE' with a name that ends in .parquet, .csv, .ndjson or"
                        + " .jsonl",
                "--out x.json|missing option '--format FORMAT', because 'x.json' does not end in .parquet, .csv, .ndjson or"
                        + " .jsonl",
                "--format xml|wrong value for option '--format': expected parquet, csv or ndjson but was 'xml'",
                "--format parquet|missing option '--out FILE': Parquet is not written to standard output",
                "--format csv --kind events --verb get|--kind events allows no option that selects only requests",
                "--format csv --reason BackOff|--type and --reason need --kind events"
            })
    void aWrongCallIsExplained(String options, String message) {
        String call = "export" + (options == null ? "" : " " + options);
        assertThat(CommandRun.of((call + " -").split(" ", -1)))
                .isEqualTo(new CommandRun(2, "", message + "\nTry 'gleaner export --help'.\n"));
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(CommandRun.of("export", "--format", "csv", "--out", folder.toString(), log)
                        .err())
                .isEqualTo(folder + " cannot be written: it is a folder\n");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path none = folder.resolve("none");
        for (String extension : List.of("csv", "ndjson", "parquet")) {
            Path file = none.resolve("x." + extension);
            assertThat(CommandRun.of("export", "--out", file.toString(), log))
                    .isEqualTo(new CommandRun(2, "", file + " cannot be written: there is no folder " + none + "\n"));
        }
    }

    /** With a file or without, in each format. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --verb DELETE                     | no verb "DELETE" occurs; did you mean "delete"?
            --verb DELETE --out OUT           | no verb "DELETE" occurs; did you mean "delete"?
            --kind events --reason Kiling     | no reason "Kiling" occurs; did you mean "Killing"?
            """)
    void anEmptyTableIsExplained(String options, String explanation) {
        ReadLogs logs = ReadLogs.in(folder);
        List<String> call = new ArrayList<>(List.of("export", "--format", "ndjson"));
        call.addAll(
                List.of(options.replace("OUT", folder.resolve("out").toString()).split(" ")));
        call.add(options.contains("--kind events") ? logs.events() : logs.audit());
        CommandRun run = CommandRun.of(call.toArray(String[]::new));
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2).first().asString().startsWith("selected none of ");
        assertThat(run.err()).endsWith("\n" + explanation + "\n");
    }

    @Test
    void theExtensionNamesTheFormat() throws IOException {
        String audit = ReadLogs.in(folder).audit();
        for (String extension : List.of("csv", "CSV", "ndjson", "jsonl")) {
            Path file = folder.resolve("export." + extension);
            assertThat(CommandRun.of("export", "--out", file.toString(), audit)).isEqualTo(new CommandRun(0, "", ""));
            String format = extension.equals("jsonl") ? "ndjson" : extension.toLowerCase(Locale.ROOT);
            assertThat(file)
                    .hasContent(
                            CommandRun.of("export", "--format", format, audit).out());
        }
        assertThat(CommandRun.of("export", "--out", folder + "/export.txt", audit)
                        .code())
                .isEqualTo(2);
    }
}
