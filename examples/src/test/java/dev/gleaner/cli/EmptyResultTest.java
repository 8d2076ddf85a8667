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
            --code 404                  | no code "404" occurs; the log has 200, 403
            --code 5XX                  | no code "5xx" occurs; the log has 200, 403
            --address 10.0.0.0/8        | no address "10.0.0.0/8" occurs
            --user a*                   | no user "a*" occurs; * is not a wildcard; values of this form are alice
            --user x*                   | no user "x*" occurs; * is not a wildcard; the log has alice, =mallory, bob
            --name *e*,d*b*             | no name "*e*" occurs; * is not a wildcard; values of this form are web$no name "d*b*" occurs; * is not a wildcard; values of this form are db
            --user alice,bob            | no user "alice,bob" occurs; repeat the option for each value: --user alice --user bob
            --user alice,eve            | no user "alice,eve" occurs; the log has alice, =mallory, bob
            --verb read                 | no verb "read" occurs; did you mean "get", "list" or "watch"?
            --verb edit                 | no verb "edit" occurs; did you mean "update" or "patch"?
            --verb apply                | no verb "apply" occurs; did you mean "update" or "patch"?
            --verb write                | no verb "write" occurs; did you mean "update" or "patch"?
            --verb change               | no verb "change" occurs; did you mean "update" or "patch"?
            --verb modify               | no verb "modify" occurs; did you mean "update" or "patch"?
            --verb remove               | no verb "remove" occurs; did you mean "delete"?
            --verb exec                 | no verb "exec" occurs; did you mean '--resource pods/exec'?
            --verb port-forward         | no verb "port-forward" occurs; did you mean '--resource pods/portforward'?
            --verb logs                 | no verb "logs" occurs; did you mean '--resource pods/log'?
            --verb start                | no verb "start" occurs; did you mean '--resource virtualmachines/start'?
            --resource vm               | no resource "vm" occurs; did you mean "virtualmachines"?
            --resource vm.kubevirt.io   | no resource "vm.kubevirt.io" occurs; did you mean "virtualmachines.kubevirt.io"?
            --resource po/exec          | no resource "po/exec" occurs; did you mean "pods/exec"?
            --resource service          | no resource "service" occurs; did you mean "services"?
            --resource services         | no resource "services" occurs; the log has pods, secrets
            --since 2024-05-03          | --since 2024-05-03T00:00:00Z is later than the last request
            --until 2024-05-02          | --until 2024-05-02T00:00:00Z is not later than the first request
            --verb delete --user bob    | each option alone selects some: verb "delete" 2, user "bob" 1
            """)
    void whoSaysWhatTheLogHas(String options, String explanation) {
        List<String> call = new ArrayList<>(List.of("who"));
        call.addAll(List.of(options.split(" ")));
        call.add(logs.audit());
        assertThat(CommandRun.of(call.toArray(String[]::new)))
                .isEqualTo(new CommandRun(0, "", READ + explanation.replace('$', '\n') + "\n"));
    }

    /** The log has a HEAD request, whose verb is similar to the word. */
    @Test
    void whoUnderstandsUsualWordsAndKnowsDeletecollection() throws Exception {
        String text = Files.readString(Path.of(logs.audit()));
        Path collections = Files.writeString(
                folder.resolve("collections.log"),
                text.replace("\"delete\"", "\"deletecollection\"").replace("\"get\"", "\"head\""));
        assertThat(CommandRun.of("who", "--verb", "delete", collections.toString()))
                .isEqualTo(new CommandRun(
                        0, "", READ + "no verb \"delete\" occurs; did you mean \"deletecollection\"?\n"));
        assertThat(CommandRun.of("who", "--verb", "read", collections.toString()))
                .isEqualTo(new CommandRun(
                        0, "", READ + "no verb \"read\" occurs; did you mean \"get\", \"list\" or \"watch\"?\n"));
        assertThat(CommandRun.of("who", "--verb", "delete", collections.toString(), logs.audit())
                        .err())
                .isEmpty();
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
    void eventsSaysWhenTheLogEnds() {
        assertThat(CommandRun.of("events", "--since", "2024-05-03", logs.events())
                        .err())
                .endsWith("--since 2024-05-03T00:00:00Z is later than the last event\n");
    }

    @Test
    void reportSaysWhatTheLogHas() {
        String page = folder.resolve("page.html").toString();
        assertThat(CommandRun.of("report", "--out", page, "--verb", "DELETE", logs.audit()))
                .isEqualTo(new CommandRun(0, "", READ + "no verb \"DELETE\" occurs; did you mean \"delete\"?\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --user bob                  | no user "bob" occurs in these requests; they have alice
            --user alic                 | no user "alic" occurs in these requests; did you mean "alice"?
            --user al*                  | no user "al*" occurs in these requests; * is not a wildcard; values of this form are alice
            --user alice,bob            | no user "alice,bob" occurs in these requests; they have alice
            --verb exec                 | no verb "exec" occurs in these requests; did you mean '--resource pods/exec'?
            --outcome denied            | no outcome "denied" occurs in these requests; they have allowed
            """)
    void timelineSaysWhatTheRequestsAboutTheObjectHave(String options, String explanation) {
        assertThat(timeline(options, logs.audit(), logs.events()))
                .isEqualTo(new CommandRun(0, "", """
                        nothing about "shop/web" meets the other options; the logs are from 2024-05-02T10:00:01Z to 2024-05-02T10:00:04Z
                        selected none of 1 request about "shop/web", received from 2024-05-02T10:00:01Z to 2024-05-02T10:00:01Z
                        """ + explanation + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --type Warning              | no type "Warning" occurs in these events; they have Normal
            --kind pods                 | no kind "pods" occurs in these events; did you mean "Pod"?
            """)
    void timelineSaysWhatTheEventsAboutTheObjectHave(String options, String explanation) {
        assertThat(timeline(options, logs.audit(), logs.events()))
                .isEqualTo(new CommandRun(0, "", """
                        nothing about "shop/web" meets the other options; the logs are from 2024-05-02T10:00:01Z to 2024-05-02T10:00:04Z
                        selected none of 1 event about "shop/web", last seen from 2024-05-02T10:00:02Z to 2024-05-02T10:00:02Z
                        """ + explanation + "\n"));
    }

    @Test
    void timelineSaysThatNoRecordOfAKindIsAboutTheObject() {
        assertThat(timeline("--user bob", logs.events())).isEqualTo(new CommandRun(0, "", """
                nothing about "shop/web" meets the other options; the logs are from 2024-05-02T10:00:02Z to 2024-05-02T10:00:02Z
                no request is about "shop/web"
                """));
        assertThat(timeline("--since 2024-05-03", logs.audit())).isEqualTo(new CommandRun(0, "", """
                nothing about "shop/web" meets the other options; the logs are from 2024-05-02T10:00:01Z to 2024-05-02T10:00:04Z
                selected none of 1 request about "shop/web", received from 2024-05-02T10:00:01Z to 2024-05-02T10:00:01Z
                --since 2024-05-03T00:00:00Z is later than the last request
                no event is about "shop/web"
                """));
    }

    private static CommandRun timeline(String options, String... logs) {
        List<String> call = new ArrayList<>(List.of("timeline", "--name", "shop/web"));
        call.addAll(List.of(options.split(" ")));
        call.addAll(List.of(logs));
        return CommandRun.of(call.toArray(String[]::new));
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
        assertThat(CommandRun.of("timeline", "--name", "vm-1", logs.audit()).err())
                .endsWith("no object has this name; the logs have db, s, web\n");
    }
}
