package dev.gleaner.examples;

import static dev.gleaner.event.activity.ActivityFilter.did;
import static dev.gleaner.event.activity.ActivityFilter.in;
import static dev.gleaner.event.activity.ActivityFilter.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.cli.CommandRun;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reading;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Follower;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.LogPosition;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.ProposalCorrection;
import dev.gleaner.harvester.RecommendedRule;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code, compiled, and the output that it shows. */
class ReadmeTest {
    private static final String README = read(Path.of("../README.md"));

    @Test
    void aPolicyIsWritten() {
        AuditPolicy policy = AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:kube-proxy")
                        .addVerb("watch")
                        .addResources("", "endpoints", "services"))
                .addRule(r -> r.level(AuditLevel.METADATA)));
        String yaml = policy.toYaml();

        assertThat(blocks("yaml")).containsExactly(yaml);
    }

    @Test
    void aPolicyIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Metdata
                  verb: [get]
                """);
        Reading<AuditPolicy> reading = Manifests.read(file, AuditPolicy.class);
        reading.violations().forEach(System.err::println);

        assertThat(blocks("text").get(0))
                .isEqualTo(reading.violations().stream()
                        .map(violation -> violation.toString().replace(folder + "/", "") + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void aReleaseIsWritten(@TempDir Path folder) {
        ManifestSet logging = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput("audit-splunk", SplunkHecOutput.of(s -> s.hecHost("splunk.example")
                        .hecToken(SecretValue.from("splunk", "token"))))
                .addEventOutput("event-webhook", HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/")))
                .build();
        logging.writeTo(folder);

        assertThat(blocks("text").get(1)).isEqualTo(logging + "\n");
    }

    @Test
    void whatARequestIsRecordedAsIsExplained() {
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        AuditPolicy policy =
                Manifests.read(blocks("yaml").get(0), AuditPolicy.class).orThrow();
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(policy);
        AuditRequest request = AuditRequest.of("GET", "/api/v1/namespaces/prod/services/web?watch=true")
                .by("system:kube-controller-manager", "system:authenticated");
        AuditLevel level = evaluator.decide(request).level();
        out.println(evaluator.explain(request));

        assertThat(level).isEqualTo(AuditLevel.METADATA);
        assertThat(blocks("text").get(2)).isEqualTo(told.toString());
    }

    @Test
    void aPolicyIsAnalyzed() {
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        PolicyAnalysis shipped = PolicyAnalysis.of(HarvesterAuditPolicy.shipped());
        out.println(shipped.recordedStages() + ", and never " + shipped.unrecordedWrites());
        shipped.compare(HarvesterAuditPolicy.proposalInWords()).forEach(out::println);
        boolean secretsLeak = shipped.maxLevel(q -> q.addResources("", "secrets"))
                .filter(decision -> decision.level().recordsRequestObject())
                .isPresent();

        assertThat(secretsLeak).isFalse();
        assertThat(blocks("text").get(3)).isEqualTo(told.toString());
    }

    @Test
    void aLogIsReplayed() {
        Path log = Path.of("src/test/resources/dev/gleaner/examples/audit.log");
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        ReplayReport report =
                PolicyReplay.of(HarvesterAuditPolicy.recommended()).run(AuditLog.of(log));
        out.println(report.total().before() + " before, " + report.total().after() + " after");
        report.noisiest(2)
                .forEach((requests, change) ->
                        out.println(requests.verb() + " by " + requests.user() + ": " + change.after()));

        assertThat(blocks("text").get(4)).isEqualTo(told.toString());
    }

    @Test
    void theRecommendedRulesAreTold() {
        List<String> rows = Arrays.stream(RecommendedRule.values())
                .map(rule -> "| %s | %s | %s |"
                        .formatted(
                                rule.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                rule.rule().level().wireName(),
                                rule.reason()))
                .toList();
        assertThat(README).contains("| --- | --- | --- |\n" + String.join("\n", rows) + "\n\n");
    }

    @Test
    void whoDidWhatIsTold() {
        Path log = Path.of("src/test/resources/dev/gleaner/examples/audit.log");
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        try (Stream<AuditEvent> events = AuditLog.of(log).events()) {
            Activities.of(events)
                    .filter(did("create", "delete")
                            .and(to("kubevirt.io", "virtualmachines"))
                            .and(in("default")))
                    .map(Activity::inWords)
                    .forEach(out::println);
        }

        assertThat(blocks("text").get(5)).isEqualTo(told.toString());
        assertThat(CommandRun.of("who", "--user", "admin", "--resource", "virtualmachines", log.toString()))
                .isEqualTo(new CommandRun(0, blocks("text").get(6), ""));
    }

    @Test
    void aLogIsFollowed(@TempDir Path folder) throws IOException {
        Path log = Path.of("src/test/resources/dev/gleaner/examples/audit.log");
        Files.copy(log, folder.resolve("audit.log"));
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);
        String saved = LogPosition.START.toString();
        Log<AuditEvent> audit = AuditLog.of(folder);
        try (Follower<AuditEvent> follower = audit.follow(LogPosition.of(saved))) {
            follower.poll(event -> out.println(event.verb() + " " + event.requestUri()));
            saved = follower.position().toString();
        }
        audit.findings().forEach(System.err::println);

        assertThat(told.toString().lines()).hasSameSizeAs(Files.readAllLines(log));
        assertThat(LogPosition.of(saved).offset()).isEqualTo(Files.size(log));
    }

    @Test
    void whatIsRecordedIsDecided(@TempDir Path folder) throws IOException {
        Path policy =
                Files.writeString(folder.resolve("policy.yaml"), blocks("yaml").get(0));
        String[] shown = blocks("text").get(8).split("\n", 2);
        String[] call = shown[0].replace("$ gleaner ", "")
                .replace("policy.yaml", policy.toString())
                .split(" ");
        assertThat(CommandRun.of(call)).isEqualTo(new CommandRun(0, shown[1], ""));
    }

    @Test
    void theCorrectionsAreTold() {
        List<String> rows = Arrays.stream(ProposalCorrection.values())
                .map(c -> "| %s | `%s` | `%s` | %s |".formatted(c.where(), c.proposed(), c.written(), c.reason()))
                .toList();
        assertThat(README).contains("| --- | --- | --- | --- |\n" + String.join("\n", rows) + "\n\n");
    }

    @Test
    void everyLineOfCodeIsCompiledHere() {
        String here = normal(read(Path.of("src/test/java/dev/gleaner/examples/ReadmeTest.java")));
        assertThat(blocks("java")).hasSize(8).allSatisfy(block -> assertThat(here)
                .contains(normal(block)));
    }

    private static String normal(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(README)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
