package dev.gleaner.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.read.AuditLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditSourceTest {
    @TempDir
    static Path folder;

    private static Path logs;
    private static List<String> lines;
    private static List<AuditEvent> events;
    private static SparkSession spark;

    @BeforeAll
    static void start() throws IOException {
        logs = folder.resolve("logs");
        lines = LogFolder.write(logs, 600);
        try (Stream<AuditEvent> stream = AuditLog.of(logs).events()) {
            events = stream.map(AuditEvent::compact).toList();
        }
        spark = LocalSpark.session(folder.resolve("warehouse"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @BeforeEach
    void makeView() {
        log(logs).createOrReplaceTempView("audit");
    }

    /** A table with parts of 10 kB. */
    private static Dataset<Row> log(Path path) {
        return spark.read().format("gleaner-audit").option("splitBytes", 10_000).load(path.toString());
    }

    private static long countOf(String query) {
        return spark.sql(query).collectAsList().get(0).getLong(0);
    }

    @Test
    void aLogIsCountedByUserAndVerb() {
        Map<String, Long> expected = events.stream()
                .collect(Collectors.groupingBy(
                        e -> e.user().username() + " " + e.verb(), TreeMap::new, Collectors.counting()));
        assertThat(LocalSpark.rows(
                        spark.sql("select user, verb, count(*) from audit group by user, verb order by user, verb")))
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(entry -> "[" + entry.getKey().replace(' ', ',') + "," + entry.getValue() + "]")
                        .toList());
    }

    @Test
    void eachFileIsReadOnceAndLargePlainFilesInParts() {
        assertThat(LocalSpark.rows(log(logs).select("event").where("finding is null")))
                .containsExactlyInAnyOrderElementsOf(
                        lines.stream().map(line -> "[" + line + "]").toList());
        assertThat(log(logs).select("event").rdd().getNumPartitions()).isGreaterThan(10);
        Path compressed = logs.resolve("audit-2022-08-22T09-36-56.344.log.gz");
        assertThat(log(compressed).rdd().getNumPartitions()).isOne();
        assertThat(log(compressed).count()).isEqualTo(200);
    }

    @Test
    void tablesAndViewsAreMadeInSql() {
        spark.sql("create or replace temporary view v using `gleaner-audit` options (path '" + logs + "')");
        spark.sql("create table t using `gleaner-audit` options (path '" + logs + "')");
        assertThat(countOf("select count(*) from v")).isEqualTo(600);
        assertThat(countOf("select count(*) from t where verb = 'get'"))
                .isEqualTo(events.stream().filter(e -> e.verb().equals("get")).count());
        assertThat(LocalSpark.rows(spark.sql("describe table t")))
                .contains("[verb,string,The verb, such as create.]", "[time,timestamp,When the request arrived.]");
        spark.sql("drop table t");
    }

    /** Conditions of SQL, the same in Java, and what is left to Spark; empty if the reader decides all. */
    static Stream<Arguments> filters() {
        String user = events.get(0).user().username();
        String time = events.get(300).requestReceivedTimestamp().orElseThrow().toString();
        return Stream.of(
                filter("verb = 'get'", e -> e.verb().equals("get"), true),
                filter(
                        "verb in ('get', 'list')",
                        e -> e.verb().equals("get") || e.verb().equals("list"),
                        true),
                filter(
                        "user = '" + user + "' and verb <> 'get'",
                        e -> e.user().username().equals(user) && !e.verb().equals("get"),
                        false),
                filter(
                        "user like 'system:serviceaccount:%'",
                        e -> e.user().username().startsWith("system:serviceaccount:"), true),
                filter(
                        "code >= 300 or verb = 'watch'",
                        e -> e.verb().equals("watch")
                                || e.responseStatus()
                                        .filter(s -> s.code() >= 300)
                                        .isPresent(),
                        true),
                filter(
                        "code <=> 200",
                        e -> e.responseStatus().filter(s -> s.code() == 200).isPresent(),
                        false),
                filter(
                        "time >= timestamp '" + time + "'",
                        e -> !e.requestReceivedTimestamp().orElseThrow().isBefore(Instant.parse(time)),
                        true),
                filter(
                        "time = timestamp '" + time + "'",
                        e -> e.requestReceivedTimestamp().orElseThrow().equals(Instant.parse(time)),
                        true),
                filter("resource is null", e -> e.objectRef().isEmpty(), true),
                filter(
                        "namespace = ''",
                        e -> e.objectRef().filter(o -> o.namespace().isEmpty()).isPresent(),
                        true),
                filter(
                        "seconds > 0.001",
                        e -> Activity.of(e)
                                .took()
                                .filter(took -> took.toNanos() > 1_000_000)
                                .isPresent(),
                        false),
                filter("verb > 'get'", e -> e.verb().compareTo("get") > 0, false),
                filter("length(verb) = 3", e -> e.verb().length() == 3, false),
                filter("outcome = 'denied'", e -> Activity.of(e).outcome() == Outcome.DENIED, true));
    }

    private static Arguments filter(String sql, Predicate<AuditEvent> same, boolean isPushed) {
        return Arguments.argumentSet(sql, sql, same, isPushed);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterGivesTheSameWhoeverDecidesIt(String sql, Predicate<AuditEvent> same, boolean isPushed) {
        Dataset<Row> found = spark.sql("select auditID, stage from audit where " + sql);
        assertThat(LocalSpark.rows(found))
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .filter(same)
                        .map(e -> "[" + e.auditId() + "," + e.stage().wireName() + "]")
                        .toList());
        String plan = found.queryExecution().executedPlan().toString();
        assertThat(plan.contains(" Filter ")).as(plan).isNotEqualTo(isPushed);
    }

    @Test
    void onlyTheColumnsOfTheQueryAreRead() {
        String plan = spark.sql("select verb from audit where user = 'x'")
                .queryExecution()
                .executedPlan()
                .toString();
        assertThat(plan).contains("BatchScan", "[verb#", "EqualTo(user,x)").doesNotContain("requestURI", " Filter ");
    }

    @Test
    void whatCannotBeReadIsARow() throws IOException {
        List<String> damaged = new ArrayList<>(lines.subList(0, 60));
        damaged.set(41, "{\"kind\":\"Event\", damaged");
        damaged.set(50, "{\"x\":\"" + "y".repeat(40 << 20) + "\"}");
        Path file = Files.write(folder.resolve("damaged.log"), damaged);
        Dataset<Row> rows = log(file);
        assertThat(rows.where("finding is null").count()).isEqualTo(58);
        assertThat(LocalSpark.rows(rows.where("finding is not null").select("finding", "user", "file")))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("[" + file + ":42:").endsWith(",null," + file + "]"),
                        row -> assertThat(row)
                                .startsWith("[" + file + ":51:1: the record is longer than the limit of ")
                                .contains("[log-bound-length]"));
        assertThat(LocalSpark.rows(rows.groupBy("finding").count().where("finding is null")))
                .containsExactly("[null,58]");
        assertThat(spark.read()
                        .format("gleaner-audit")
                        .option("mode", "dropmalformed")
                        .load(file.toString())
                        .count())
                .isEqualTo(58);
        assertThatThrownBy(() -> spark.read()
                        .format("gleaner-audit")
                        .option("mode", "failfast")
                        .load(file.toString())
                        .count())
                .hasStackTraceContaining(file + ":42:");
    }

    @Test
    void aFileThatVanishesIsARow() throws IOException {
        Path copy = folder.resolve("vanishing");
        LogFolder.write(copy, 60);
        Dataset<Row> rows = log(copy);
        rows.createOrReplaceTempView("vanishing");
        Dataset<Row> planned = spark.sql("select finding from vanishing where finding is not null");
        planned.queryExecution().executedPlan().execute().getNumPartitions();
        Path gone = copy.resolve("audit-2022-08-23T09-36-56.344.log");
        Files.delete(gone);
        assertThat(LocalSpark.rows(planned)).isNotEmpty().allSatisfy(row -> assertThat(row)
                .isEqualTo("[" + gone + ": cannot be read: no such file [log-unreadable]]"));
        Path missing = folder.resolve("missing.log");
        assertThat(LocalSpark.rows(log(missing).select("finding")))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("no such file"));
    }

    @Test
    void anEventFromAnUntrustedPodIsARowUnlessThePodIsTrusted() throws IOException {
        String event = lines.get(0).replace("\\", "\\\\").replace("\"", "\\\"");
        Path file = Files.writeString(
                folder.resolve("pod.log"),
                "{\"stream\":\"stdout\",\"logtag\":\"F\",\"message\":\"" + event
                        + "\",\"kubernetes\":{\"namespace_name\":\"team-a\",\"pod_name\":\"web-0\"}}\n",
                StandardCharsets.UTF_8);
        assertThat(LocalSpark.rows(log(file).select("verb", "finding")))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("[null,").contains("[log-carrier-audit]"));
        assertThat(LocalSpark.rows(spark.read()
                        .format("gleaner-audit")
                        .option("trust", "team-a/web-*")
                        .load(file.toString())
                        .select("verb", "finding")))
                .containsExactly("[" + events.get(0).verb() + ",null]");
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() -> spark.read().format("gleaner-audit").load())
                .hasMessage("the option path is missing; it names a log file or a folder");
        assertThatThrownBy(() -> spark.read().format("gleaner-audit").load("hdfs://x/y"))
                .hasMessage("hdfs://x/y is not a local path; mount the files at the same path on every machine");
        assertThatThrownBy(() -> spark.read()
                        .format("gleaner-audit")
                        .option("mode", "loud")
                        .load("/tmp"))
                .hasMessage("unknown mode LOUD; expected one of [PERMISSIVE, DROPMALFORMED, FAILFAST]");
        assertThatThrownBy(() ->
                        spark.read().format("gleaner-audit").schema("verb int").load(logs.toString()))
                .hasMessage("gleaner-audit has no column verb of type INT");
    }
}
