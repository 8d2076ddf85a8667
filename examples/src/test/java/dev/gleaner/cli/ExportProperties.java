package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the names are, an exported table has the rows that {@code who} prints. */
class ExportProperties {
    private static Path folder = Path.of("");

    @BeforeContainer
    static void createFolder() throws IOException {
        folder = Files.createTempDirectory("export");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("audit.log"));
        Files.deleteIfExists(folder.resolve("table"));
        Files.delete(folder);
    }

    @Provide
    Arbitrary<List<AuditEvent>> events() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "a\"b",
                        "a,b",
                        "line\nend",
                        "\r\n",
                        "\0",
                        "a\0b",
                        "\u001b[31m",
                        "\u202e",
                        "=1+1",
                        "'; --",
                        "\ud83e\udd86",
                        "\ufeff",
                        "\\N",
                        "NULL",
                        " a ",
                        "\t",
                        "{}",
                        "[1]"),
                Arbitraries.strings().ofMaxLength(20).filter(text -> text.codePoints()
                        .allMatch(c -> c < 0xd800 || c > 0xdfff)));
        return Combinators.combine(
                        texts,
                        texts,
                        texts,
                        texts,
                        Arbitraries.integers().between(0, 599),
                        Arbitraries.longs().between(0, 4_000_000_000_000_000L))
                .as((user, verb, name, agent, code, micros) -> AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                        .auditId("id")
                        .stage(Stage.RESPONSE_COMPLETE)
                        .requestUri(name)
                        .verb(verb)
                        .user(u -> u.username(user).addGroups(agent, user))
                        .userAgent(agent)
                        .objectRef(o -> o.resource("pods").name(name).namespace(user))
                        .responseStatus(s -> s.code(code))
                        .requestReceivedTimestamp(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000))
                        .stageTimestamp(Instant.ofEpochSecond(micros / 1_000_000 + 1, 0))))
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 25)
    void tablesHaveTheRowsOfWho(@ForAll("events") List<AuditEvent> events) throws IOException {
        String log = Files.writeString(
                        folder.resolve("audit.log"),
                        events.stream().map(event -> event.toJsonLine() + "\n").collect(Collectors.joining()))
                .toString();
        String file = folder.resolve("table").toString();
        String who = CommandRun.of("who", "--format", "json", log).out();
        List<Map<String, String>> rows = who.lines().map(ExportProperties::row).toList();

        assertThat(export("ndjson", log, file)).isEqualTo(who);
        assertThat(csv(export("csv", log, file))).isEqualTo(rows);
        export("parquet", log, file);
        assertThat(parquet(file)).isEqualTo(rows);

        String query = "select user, count(*) as n from activities where verb <> '' group by all order by all";
        assertThat(CommandRun.of("sql", "--format", "ndjson", query, log)
                        .out()
                        .lines()
                        .map(ExportProperties::row))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> row.containsKey("verb"))
                        .collect(Collectors.groupingBy(row -> row.getOrDefault("user", ""), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(count -> count.getKey().isEmpty()
                                ? Map.of("n", "" + count.getValue())
                                : Map.of("user", count.getKey(), "n", "" + count.getValue()))
                        .toList());
    }

    private static String export(String format, String log, String file) throws IOException {
        CommandRun run = CommandRun.of("export", "--format", format, "--out", file, log);
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        boolean isEmpty = Files.size(Path.of(log)) == 0;
        assertThat(run.err().startsWith(log + " is empty; ")).isEqualTo(isEmpty);
        return format.equals("parquet") ? "" : Files.readString(Path.of(file));
    }

    private static Map<String, String> row(String json) {
        Map<String, String> row = new TreeMap<>();
        ((Tree.Mapping) JsonText.of(json).tree()).fields().forEach(field -> {
            if (field.value() instanceof Tree.Text text) {
                row.put(field.name(), text.value());
            } else if (field.value() instanceof Tree.Decimal number) {
                row.put(field.name(), number(number.toJsonLine()));
            } else if (field.value() instanceof Tree.Sequence list) {
                row.put(field.name(), list.toJsonLine());
            }
        });
        return row;
    }

    /** A number, as a double has it. */
    private static String number(String text) {
        return new BigDecimal(new BigDecimal(text).doubleValue())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<Map<String, String>> csv(String csv) {
        List<List<String>> lines = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv).stream()
                .map(line -> line.getFields())
                .toList();
        List<String> names = lines.get(0);
        return lines.stream()
                .skip(1)
                .map(cells -> {
                    assertThat(cells).hasSameSizeAs(names);
                    Map<String, String> row = new TreeMap<>();
                    IntStream.range(0, cells.size())
                            .filter(i -> !cells.get(i).isEmpty())
                            .forEach(i -> row.put(
                                    names.get(i),
                                    List.of("code", "seconds").contains(names.get(i))
                                            ? number(cells.get(i))
                                            : cells.get(i)));
                    return row;
                })
                .toList();
    }

    private static List<Map<String, String>> parquet(String file) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (DuckDb engine = DuckDb.open("100MB")) {
            engine.query(
                    "select * from read_parquet('" + file + "')",
                    new SqlResult(SqlFormat.ndjson, line -> rows.add(row(line)), () -> true));
        }
        return rows;
    }
}
