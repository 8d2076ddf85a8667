package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptyResultTest {
    private static final String READ =
            "selected none of 4 requests, received from 2024-05-02T10:00:01Z to 2024-05-02T10:00:04Z\n";

    @TempDir
    private Path folder;

    private ReadLogs logs;

    @BeforeEach
    void writeLogs() {
        logs = ReadLogs.in(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --verb DELETE               | no verb "DELETE" occurs; did you mean "delete"?
            --verb watch                | no verb "watch" occurs; the log has delete, get
            --user alic                 | no user "alic" occurs; did you mean "alice"?
            --user root                 | no user "root" occurs; the log has alice, =mallory, bob
            --resource pod              | no resource "pod" occurs; did you mean "pods"?
            --resource pods.apps        | no resource "pods.apps" occurs; did you mean "pods"?
            --namespace shops           | no namespace "shops" occurs; did you mean "shop"?
            --name webb                 | no name "webb" occurs; did you mean "web"?
            --outcome failed            | no outcome "failed" occurs; the log has allowed, denied
            --since 2024-05-03          | --since 2024-05-03T00:00:00Z is later than the last request
            --until 2024-05-02          | --until 2024-05-02T00:00:00Z is not later than the first request
            --verb delete --user bob    | each option alone selects some: verb "delete" 2, user "bob" 1
            """)
    void whoSaysWhatTheLogHas(String options, String explanation) {
        List<String> call = new ArrayList<>(List.of("who"));
        call.addAll(List.of(options.split(" ")));
        call.add(logs.audit());
        assertThat(CommandRun.of(call.toArray(String[]::new)))
                .isEqualTo(new CommandRun(0, "", READ + explanation + "\n"));
    }

    @Test
    void standardInputIsNotReadTwice() throws Exception {
        String log = Files.readString(Path.of(logs.audit()));
        assertThat(CommandRun.withInput(log, "who", "--verb", "DELETE", "-")).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void eventsSaysWhatTheLogHas() {
        assertThat(CommandRun.of("events", "--reason", "Kiling", "--type", "Warning", logs.events()))
                .isEqualTo(new CommandRun(0, "", """
                        selected none of 1 event, last seen from 2024-05-02T10:00:02Z to 2024-05-02T10:00:02Z
                        no type "Warning" occurs; the log has Normal
                        no reason "Kiling" occurs; did you mean "Killing"?
                        """));
    }

    @Test
    void timelineSaysWhereTheObjectIs() {
        assertThat(CommandRun.of("timeline", "--name", "web", logs.audit(), logs.events()))
                .isEqualTo(new CommandRun(0, "", """
                        nothing about "web" in logs from 2024-05-02T10:00:01Z to 2024-05-02T10:00:04Z
                        an object with this name is in --namespace shop
                        """));
        assertThat(CommandRun.of("timeline", "--name", "wep", logs.audit()).err())
                .endsWith("no object has this name; did you mean \"web\"?\n");
    }
}
