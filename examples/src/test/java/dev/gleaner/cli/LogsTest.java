package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands report logs that they cannot read. */
class LogsTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutALogIsAFailure() throws IOException {
        Files.createDirectory(folder.resolve("logs"));
        String logs = folder.toString();
        for (CommandRun run : List.of(
                CommandRun.of("who", logs),
                CommandRun.of("events", logs),
                CommandRun.of("timeline", "--name", "x", logs))) {
            assertThat(run.code()).isEqualTo(Gleaner.FAILURE);
            assertThat(run.err())
                    .startsWith(logs + ": the folder contains no log; sub-folders are not read [log-folder-empty]\n");
        }
    }

    @Test
    void aFileThatIsMissingDoesNotHideTheOthers() throws IOException {
        Path there = Files.writeString(
                folder.resolve("events.log"), "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"name\":\"p\"}}\n");
        Path missing = folder.resolve("missing");
        CommandRun run = CommandRun.of("events", missing.toString(), there.toString());
        assertThat(run.code()).isEqualTo(Gleaner.FAILURE);
        assertThat(run.out()).hasLineCount(1);
        assertThat(run.err()).startsWith(missing + ": cannot be read: no such file [log-unreadable]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who",
                "top user",
                "replay recommended",
                "timeline --name x",
                "report --out PAGE",
                "events",
                "export --format csv",
                "sql select_verb_from_activities"
            })
    void aMissingLogHasNoPosition(String command) {
        ReadLogs logs = ReadLogs.in(folder);
        Path missing = folder.resolve("missing");
        CommandRun run = CommandRun.of(call(command, logs.audit(), logs.events(), missing.toString()));
        assertThat(run.code()).isEqualTo(Gleaner.FAILURE);
        assertThat(run.err().lines().filter(line -> line.contains(missing + ":")))
                .isNotEmpty()
                .containsOnly(missing + ": cannot be read: no such file [log-unreadable]");
    }

    /** The only log of a call has no other words than one of several. */
    @ParameterizedTest
    @ValueSource(
            strings = {"who", "top user", "replay recommended", "report --out PAGE", "events", "export --format csv"})
    void aMissingLogIsReportedInTheSameWords(String command) throws IOException {
        String missing = folder.resolve("missing").toString();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nothing"));
        assertThat(CommandRun.of(call(command, missing)))
                .extracting(CommandRun::code, CommandRun::err)
                .containsExactly(2, missing + ": cannot be read: no such file [log-unreadable]\n");
        assertThat(CommandRun.of(call(command, link.toString())))
                .extracting(CommandRun::code, CommandRun::err)
                .containsExactly(2, link + ": cannot be read: a link to a file that does not exist [log-unreadable]\n");
        CommandRun both = CommandRun.of(call(command, missing, link.toString()));
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).startsWith("""
                %s: cannot be read: no such file [log-unreadable]
                %s: cannot be read: a link to a file that does not exist [log-unreadable]
                """.formatted(missing, link));
    }

    /** A page of text beside the logs does not hide the damage of a log. */
    @Test
    void aFileWithoutARecordHasOneFinding() throws IOException {
        ReadLogs logs = ReadLogs.in(folder);
        Files.delete(Path.of(logs.events()));
        Path audit = Path.of(logs.audit());
        Files.writeString(audit, "not\n" + Files.readString(audit) + "one\n");
        Path readme = Files.writeString(folder.resolve("README.md"), "# Logs\n\n" + "of a cluster\n".repeat(20));
        CommandRun run = CommandRun.of("who", "--user", "bob", folder.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("""
                %1$s:1:1: found "# Logs", expected a record: JSON, or a line of a known format [log-not-a-record] at byte 0; no line of this file is a record
                %2$s:1:1: found "not", expected a record: JSON, or a line of a known format [log-not-a-record] at byte 0
                %2$s:6:1: found "one", expected a record: JSON, or a line of a known format [log-not-a-record] at byte %3$d
                3 errors; read 4 audit events and 0 other records
                """.formatted(readme, audit, Files.size(audit) - 4));
    }

    /** Such a file counts once, also if it is the only one, or if the findings of others hide it. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "9, 10", "10, 11", "40, 41"})
    void aFileWithoutARecordCountsOnce(int damaged, int errors) throws IOException {
        ReadLogs logs = ReadLogs.in(folder);
        Files.delete(Path.of(logs.events()));
        Path audit = Path.of(logs.audit());
        Files.writeString(audit, Files.readString(audit) + "damaged\n".repeat(damaged));
        Path readme = Files.writeString(folder.resolve("readme.txt"), "of a cluster\n".repeat(30));
        for (String call : List.of("who", "export --format csv", "report --out PAGE")) {
            CommandRun run = CommandRun.of(call(call, audit.toString(), readme.toString()));
            assertThat(run.code()).isZero();
            assertThat(run.err())
                    .hasLineCount(Math.min(10, errors) + 1)
                    .contains("\n" + Counts.of(errors, "error") + "; read 4 ");
        }
        assertThat(CommandRun.of("who", readme.toString()).err()).endsWith("""
                ; no line of this file is a record
                1 error; read 0 audit events and 0 other records
                """);
    }

    @Test
    void aLogOfAnotherKindNamesTheCommandForIt() {
        ReadLogs logs = ReadLogs.in(folder);
        for (CommandRun run :
                List.of(CommandRun.of("who", logs.events()), CommandRun.of("top", "user", logs.events()))) {
            assertThat(run).isEqualTo(new CommandRun(2, "", """
                    found no audit event in 1 record
                    gleaner events prints the Kubernetes events in these logs
                    """));
        }
        assertThat(CommandRun.of("events", logs.audit())).isEqualTo(new CommandRun(2, "", """
                found no Kubernetes event in 4 records
                gleaner who prints the audit events in these logs
                """));
    }

    @Test
    void aPageIsWrittenAlthoughALogIsMissing() {
        ReadLogs logs = ReadLogs.in(folder);
        Path page = folder.resolve("page.html");
        CommandRun run = CommandRun.of("report", "--out", page.toString(), logs.audit(), folder + "/missing.log");
        assertThat(run.code()).isEqualTo(Gleaner.FAILURE);
        assertThat(page).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"delete,--verb", "configmaps,--resource", "virtualmachines.kubevirt.io,--resource", "denied,--outcome"})
    void aMissingLogMayBeTheValueOfAnOption(String word, String option) {
        ReadLogs logs = ReadLogs.in(folder);
        CommandRun run = CommandRun.of("who", word, logs.audit());
        assertThat(run.code()).isEqualTo(Gleaner.FAILURE);
        assertThat(run.err()).endsWith("there is no log '" + word + "'; did you mean '" + option + " " + word + "'?\n");
        assertThat(CommandRun.of("sql", "select 1 as a from activities", word, logs.audit())
                        .err())
                .doesNotContain("did you mean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who",
                "top user",
                "replay recommended",
                "timeline --name x",
                "report --out PAGE",
                "events",
                "export --format csv",
                "sql select_verb_from_activities"
            })
    void anEmptyLogIsNamed(String command) throws IOException {
        String empty = Files.writeString(folder.resolve("audit.log"), "").toString();
        CommandRun run = CommandRun.of(call(command, empty));
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .startsWith(empty
                        + " is empty; kube-apiserver writes audit events only if its option audit-policy-file names a"
                        + " policy that records them; that of Harvester is /etc/rancher/rke2/config.yaml.d/");
    }

    private String[] call(String command, String... logs) {
        String page = folder.resolve("page.html").toString();
        return Stream.concat(
                        Arrays.stream(command.split(" ", -1))
                                .map(word -> word.replace("PAGE", page).replace('_', ' ')),
                        Arrays.stream(logs))
                .toArray(String[]::new);
    }

    @Test
    void aPatternInQuotesStandsForItsMatches() {
        ReadLogs logs = ReadLogs.in(folder);
        assertThat(CommandRun.of("who", folder + "/aud*.log")).isEqualTo(CommandRun.of("who", logs.audit()));
        CommandRun none = CommandRun.of("who", folder + "/nothing-*.log");
        assertThat(none.code()).isEqualTo(Gleaner.FAILURE);
        assertThat(none.err()).contains("nothing-*.log");
    }

    /** A log counts once, also if a call names it by its folder and by its name. */
    @Test
    void aRepeatedLogCountsOnce() {
        ReadLogs logs = ReadLogs.in(folder);
        CommandRun once = CommandRun.of("who", logs.audit());
        assertThat(CommandRun.of("who", logs.audit(), logs.audit()))
                .isEqualTo(new CommandRun(
                        0,
                        once.out(),
                        logs.audit()
                                + ": warning: the log contains this file twice; it is read once [log-repeated]\n"));
    }

    @Test
    void aValueThatOthersOfItsOptionHideIsReported() {
        ReadLogs logs = ReadLogs.in(folder);
        assertThat(CommandRun.of("who", "--verb", "delete,creat", logs.audit()).err())
                .isEqualTo("no selected request has the verb \"creat\"; did you mean \"create\"?\n");
        assertThat(CommandRun.of("who", "--verb", "delete,exec", logs.audit()).err())
                .isEqualTo("no selected request has the verb \"exec\"; did you mean '--resource pods/exec'?\n");
        assertThat(CommandRun.of("who", "--resource", "pods,vm", logs.audit()).err())
                .isEqualTo("no selected request has the resource \"vm\"; did you mean \"virtualmachines\"?\n");
        assertThat(CommandRun.of("who", "--verb", "delete,get", logs.audit()).err())
                .isEmpty();
        assertThat(CommandRun.of("who", "--verb", "delete,update", logs.audit()).err())
                .isEqualTo("no selected request has the verb \"update\"\n");
        assertThat(CommandRun.of("events", "--type", "Normal,Warning", logs.events())
                        .err())
                .isEqualTo("no selected event has the type \"Warning\"\n");
    }

    @Test
    void anEmptyRangeOfTimeIsRefused() {
        CommandRun run = CommandRun.of("who", "--since", "2024-05-03", "--until", "2024-05-02", "-");
        assertThat(run).isEqualTo(new CommandRun(2, "", """
                        the range of time is empty: --since 2024-05-03T00:00:00Z is not before --until 2024-05-02T00:00:00Z
                        Try 'gleaner who --help'.
                        """));
    }

    @Test
    void theColumnsOrTheQueryAreMissingIfAFileStandsForThem() {
        String audit = ReadLogs.in(folder).audit();
        assertThat(CommandRun.of("top", audit).err())
                .startsWith("missing argument 'COLUMN,...', such as user, before " + audit + "\n");
        assertThat(CommandRun.of("sql", audit).err())
                .startsWith("missing argument 'QUERY', such as \"select count(*) from activities\", before " + audit
                        + "\n");
        assertThat(CommandRun.of("top", "user").err()).startsWith("missing argument 'PATH'\n");
        assertThat(CommandRun.of("replay", audit).err())
                .startsWith("missing argument 'PATH'; the file " + audit + " is POLICY\n");
    }

    @Test
    void reportAndTimelineTakeTheNamespaceWithTheName() {
        ReadLogs logs = ReadLogs.in(folder);
        String page = folder.resolve("page.html").toString();
        assertThat(CommandRun.of("report", "--out", page, "--object", "web", logs.audit(), logs.events()))
                .isEqualTo(new CommandRun(0, "", """
                        nothing about "web" in logs from 2024-05-02T10:00:01Z to 2024-05-02T10:00:04Z
                        an object with this name is in --namespace shop
                        """));
        assertThat(CommandRun.of("report", "--out", page, "--object", "shop/web", logs.audit())
                        .err())
                .isEmpty();
        assertThat(CommandRun.of("report", "--out", page, "--object", "a/b/c", logs.audit())
                        .err())
                .startsWith("wrong value for option '--object': expected NAME or NAMESPACE/NAME but was 'a/b/c'\n");
        assertThat(CommandRun.of("timeline", "--name", "shop/web", logs.audit()))
                .isEqualTo(CommandRun.of("timeline", "--namespace", "shop", "--name", "web", logs.audit()));
        assertThat(CommandRun.of("timeline", "--namespace", "a", "--name", "shop/web", logs.audit())
                        .err())
                .startsWith("--name has a namespace; leave out --namespace\n");
    }
}
