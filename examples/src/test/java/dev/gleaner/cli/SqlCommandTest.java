package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SqlCommandTest {
    @TempDir
    private Path folder;

    private String audit;
    private String events;

    @BeforeEach
    void writeLogs() throws IOException {
        audit = Files.writeString(
                        folder.resolve("audit.log"),
                        event("1", "delete", "alice", "web")
                                + event("2", "get", "bob", "db")
                                + event("3", "delete", "alice", "db"))
                .toString();
        events = Files.writeString(
                        folder.resolve("events.log"),
                        "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"w\"},\"involvedObject\":{\"kind\":\"Pod\","
                                + "\"namespace\":\"shop\",\"name\":\"web\"},\"reason\":\"Killing\",\"type\":\"Normal\","
                                + "\"count\":2,\"lastTimestamp\":\"2024-05-02T10:00:02Z\"}}\n")
                .toString();
    }

    private static String event(String id, String verb, String user, String pod) {
        return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"" + id
                + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/\",\"verb\":\"" + verb
                + "\",\"user\":{\"username\":\"" + user + "\",\"groups\":[\"a\",\"b\"]},\"objectRef\":{\"resource\":"
                + "\"pods\",\"namespace\":\"shop\",\"name\":\"" + pod + "\"},\"responseStatus\":{\"code\":200},"
                + "\"requestReceivedTimestamp\":\"2024-05-02T10:00:01.000000Z\",\"stageTimestamp\":"
                + "\"2024-05-02T10:00:01.012000Z\"}\n";
    }

    @Test
    void aTableIsAligned() {
        CommandRun run = CommandRun.of(
                "sql",
                "select user, count(*) as n, max(subresource) as sub from activities group by user order by n",
                audit);
        assertThat(run).isEqualTo(new CommandRun(0, """
                        user   n  sub
                        bob    1  -
                        alice  2  -
                        """, ""));
    }

    @Test
    void jsonCsvAndLinesHaveTheSameRows() {
        String query = "select time, seconds, groups, code, apiGroup, 1 as code from activities where name = 'web'";
        assertThat(CommandRun.of("sql", "--format", "json", query, audit).out()).isEqualTo("""
                [
                {"time":"2024-05-02T10:00:01Z","seconds":0.012,"groups":["a","b"],"code":200,"apiGroup":null,"code_2":1}
                ]
                """);
        assertThat(CommandRun.of("sql", "--format", "ndjson", query, audit).out())
                .isEqualTo("""
                {"time":"2024-05-02T10:00:01Z","seconds":0.012,"groups":["a","b"],"code":200,"apiGroup":null,"code_2":1}
                """);
        assertThat(CommandRun.of("sql", "--format", "csv", query, audit).out()).isEqualTo("""
                time,seconds,groups,code,apiGroup,code_2
                2024-05-02T10:00:01Z,0.012,"[""a"",""b""]",200,,1
                """);
        assertThat(CommandRun.of("sql", "--format", "json", query + " and false", audit)
                        .out())
                .isEqualTo("[]\n");
    }

    @Test
    void activitiesAndEventsAreJoined() {
        CommandRun run = CommandRun.of(
                "sql",
                "select a.user, e.reason, e.count from activities a join events e using (namespace, name)",
                audit,
                events);
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).containsExactly("user   reason   count", "alice  Killing      2");
    }

    @Test
    void eventsAreAskedAlone() {
        assertThat(CommandRun.of("sql", "--format", "csv", "select kind, verb, time from events", events)
                        .out())
                .isEqualTo("kind,verb,time\nPod,ADDED,2024-05-02T10:00:02Z\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('FILE')",
                "select * from 'FILE'",
                "select * from glob('/*')",
                "copy activities to 'FILE'",
                "attach 'FILE'",
                "export database 'FILE'",
                "install httpfs",
                "load httpfs",
                "select * from read_csv('https://localhost:1/x.csv')",
                "set enable_external_access = true",
                "set profiling_output = 'FILE'",
                "call enable_logging(storage = 'file', storage_path = 'FILE')",
                "select 1; copy (select 1) to 'FILE'",
                "create persistent secret s (type http, bearer_token 'x')"
            })
    void aQueryReachesNothingOutside(String query) {
        Path file = folder.resolve("file.csv");
        CommandRun run = CommandRun.of("sql", query.replace("FILE", file.toString()), audit);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"selec 1", "select nothing from activities", "select 'activities"})
    void aWrongQueryIsRefusedBeforeTheLogIsRead(String query) {
        CommandRun run =
                CommandRun.of("sql", query, folder.resolve("missing.log").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Error: ").doesNotContain("missing.log");
    }

    @Test
    void anUnknownTableIsAnsweredWithTheTables() {
        CommandRun run = CommandRun.of("sql", "select * from requests", audit);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                Catalog Error: Table with name requests does not exist!
                The tables are activities and events.

                LINE 1: select * from requests
                                      ^^^^^^^^
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from activities",
                "create table more (a integer)",
                "insert into events (kind) values ('a')"
            })
    void onlyQueriesAreAnswered(String statement) {
        CommandRun run = CommandRun.of("sql", statement, audit);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("only queries are answered, such as select count(*) from activities\n");
    }

    @Test
    void aLogWithoutRecordsIsAFailure() {
        String count = "select count(*) from ";
        for (String tables : List.of("activities", "events", "activities, events")) {
            CommandRun run = CommandRun.withInput("{\"PRIORITY\":\"6\"}\n", "sql", count + tables, "-");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("found no ").endsWith(" in 1 record\n");
        }
    }

    @Test
    void theMemoryIsASize() {
        assertThat(CommandRun.of("sql", "--memory", "50MB", "select 1 as a", audit)
                        .out())
                .isEqualTo("a\n1\n");
        assertThat(CommandRun.of("sql", "--memory", "much", "select 1", audit).err())
                .startsWith("wrong value for option '--memory': expected a size such as 512MB, but was 'much'");
    }

    @Test
    void aTerminalGetsNoControlCharacters() throws IOException {
        Files.writeString(Path.of(audit), event("1", "get", "\\u001b[31m", "web"));
        for (String format : List.of("table", "csv", "json")) {
            assertThat(CommandRun.of(
                                    List.of(StandardStream.OUT),
                                    "sql",
                                    "--format",
                                    format,
                                    "select user from activities",
                                    audit)
                            .out())
                    .contains("\\u001b[31m");
        }
    }

    /** As java -jar does, which ignores the class path of the environment and the folder of libraries. */
    @Test
    void theDriverIsFoundBesideTheJarAndInTheEnvironment() throws Exception {
        List<Path> entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        Path driver = entries.stream()
                .filter(entry -> entry.getFileName().toString().startsWith("duckdb"))
                .findFirst()
                .orElseThrow();
        Path jar = jarOf(entries.stream().filter(entry -> !entry.equals(driver)).toList());
        String answer = "n\n3\n";
        assertThat(count(jar, "")).startsWith("the driver of DuckDB is missing: ");
        assertThat(count(jar, driver.toString())).isEqualTo(answer);
        assertThat(count(jar, driver.getParent() + "/*")).isEqualTo(answer);
        Files.copy(driver, Files.createDirectory(folder.resolve("lib")).resolve("duckdb.jar"));
        assertThat(count(jar, "")).isEqualTo(answer);
    }

    /** A jar that starts the program with a class path. */
    private Path jarOf(List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.gleaner.cli.Gleaner");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        classPath.stream()
                                .map(entry -> entry.toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = folder.resolve("gleaner.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private String count(Path jar, String classPath) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "sql",
                        "select count(*) as n from activities",
                        audit)
                .redirectErrorStream(true);
        builder.environment().put("GLEANER_CLASSPATH", classPath);
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Without the driver, all other commands work. */
    @Test
    void aMissingDriverIsExplained() throws Exception {
        for (List<String> call : List.of(
                List.of("sql", "select 1", audit),
                List.of(
                        "export",
                        "--format",
                        "parquet",
                        "--out",
                        folder.resolve("x").toString(),
                        audit))) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                            .filter(entry -> !entry.contains("duckdb"))
                            .collect(Collectors.joining(File.pathSeparator)),
                    "dev.gleaner.cli.Gleaner"));
            command.addAll(call);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("the driver of DuckDB is missing: put the jar of org.duckdb:duckdb_jdbc from Maven"
                            + " Central into the folder lib beside gleaner.jar, or name the jar in"
                            + " GLEANER_CLASSPATH\n");
            assertThat(process.waitFor()).isEqualTo(2);
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
