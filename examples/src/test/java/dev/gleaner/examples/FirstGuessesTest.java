package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.filter.GrepFilter;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.output.Buffer;
import dev.gleaner.logging.output.ByteSize;
import dev.gleaner.logging.output.LokiOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.route.Router;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer writes who knows the YAML and the names of the API, and has read the README. */
class FirstGuessesTest {
    private static final Path LOG = Path.of("src/test/resources/dev/gleaner/examples/audit.log");

    private static final String NEWER_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metadata
              reason: who changed what
            """;

    @TempDir
    Path folder;

    @Test
    void aResourceIsAGroupAndAName() {
        AuditRule one = AuditRule.of(r -> r.level(AuditLevel.METADATA).addResource("apps", "deployments"));
        AuditRule several = AuditRule.of(r -> r.level(AuditLevel.METADATA).addResources("apps", "deployments"));
        AuditRule inFull = AuditRule.of(r ->
                r.level(AuditLevel.METADATA).addResource(g -> g.group("apps").addResource("deployments")));
        assertThat(one).isEqualTo(several).isEqualTo(inFull);
    }

    @Test
    void listsTakeOneOrSeveral() {
        AuditRule rule = AuditRule.of(r -> r.level(AuditLevel.NONE)
                .addUser("system:kube-proxy")
                .addUserGroups("system:nodes", "system:masters")
                .addVerbs("get", "list", "watch")
                .addNamespace("kube-system")
                .omitManagedFields(true)
                .addOmitStages(Stage.REQUEST_RECEIVED, Stage.PANIC));
        assertThat(rule.verbs()).containsExactly("get", "list", "watch");
        assertThat(AuditRule.of(r -> r.level(AuditLevel.NONE).verbs(List.of("get")))
                        .verbs())
                .containsExactly("get");
    }

    @Test
    void metadataIsFilledIn() {
        AuditPolicy policy = AuditPolicy.of(p -> p.metadata(m -> m.name("audit"))
                .addRule(AuditRule.of(r -> r.level(AuditLevel.METADATA)))
                .addRule(r -> r.level(AuditLevel.NONE)));
        assertThat(policy.metadata().name()).contains("audit");
        assertThat(policy.rules()).hasSize(2);
        assertThat(policy.edit(p -> p.metadata(m -> m.putLabel("a", "b")))
                        .metadata()
                        .name())
                .contains("audit");
    }

    @Test
    void namesOfTheApiAreFound() {
        assertThat(AuditLevel.of("RequestResponse")).isEqualTo(AuditLevel.REQUEST_RESPONSE);
        assertThat(Stage.of("ResponseComplete")).isEqualTo(Stage.RESPONSE_COMPLETE);
        assertThat(HarvesterRelease.of("v1.4.1")).isEqualTo(HarvesterRelease.V1_4_1);
        assertThat(OperatorVersion.of("4.10.0")).isEqualTo(OperatorVersion.V4_10_0);
        assertThat(KubernetesVersion.of("v1.27.16")).isEqualTo(KubernetesVersion.of("1.27"));
        assertThatThrownBy(() -> AuditLevel.of("metadata"))
                .hasMessage("expected None, Metadata, Request or RequestResponse but was \"metadata\"");
        assertThatThrownBy(() -> Stage.of("Complete"))
                .hasMessage(
                        "expected RequestReceived, ResponseStarted, ResponseComplete or Panic but was \"Complete\"");
        assertThatThrownBy(() -> HarvesterRelease.of("1.4.1")).hasMessageContaining("v1.4.1");
    }

    @Test
    void timesAndSizesAreValues() {
        Buffer typed = Buffer.of(b -> b.flushInterval(Duration.ofSeconds(90))
                .retryTimeout(Duration.ofHours(1))
                .timekey(Duration.ofMinutes(10))
                .flushThreadInterval(Duration.ofMillis(500))
                .chunkLimitSize(ByteSize.ofMebibytes(8))
                .totalLimitSize(ByteSize.ofBytes(1000)));
        Buffer text = Buffer.of(b -> b.flushInterval("90s")
                .retryTimeout("1h")
                .timekey("10m")
                .flushThreadInterval("0.5")
                .chunkLimitSize("8MB")
                .totalLimitSize("1000"));
        assertThat(typed).isEqualTo(text);
    }

    @Test
    void anOutputIsWrittenAsInYaml() {
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("loki").namespace("cattle-logging-system"))
                        .spec(s -> s.target(LokiOutput.of(l -> l.url("http://loki:3100")
                                .username(SecretValue.from("loki", "user"))
                                .password(SecretValue.from("loki", "password"))
                                .putLabel("app", "harvester")
                                .buffer(b -> b.flushInterval(Duration.ofSeconds(5)))))));
        assertThat(output.name()).isEqualTo("loki");
        assertThat(output.toYaml()).contains("flush_interval: 5s");
        assertThat(output.toJson()).contains("\"flush_interval\": \"5s\"");
    }

    @Test
    void aFlowIsWrittenAsInYaml() {
        ClusterFlow flow = ClusterFlow.of(f -> f.metadata(m -> m.name("a").namespace("b"))
                .spec(s -> s.addMatch(m -> m.exclude(e -> e.addNamespace("kube-system")))
                        .addMatch(ClusterMatch.select(e -> e.putLabel("app", "web")))
                        .addFilter(GrepFilter.of(g -> g.addExclude("level", "debug")))
                        .addGlobalOutputRef("loki")
                        .loggingRef("main")));
        assertThat(flow.spec().match().orElseThrow()).hasSize(2);
        Flow inNamespace = Flow.of(f -> f.metadata(m -> m.name("a").namespace("b"))
                .spec(s ->
                        s.addMatch(m -> m.select(e -> e.putLabel("app", "web"))).addLocalOutputRefs("loki", "splunk")));
        assertThat(inNamespace.spec().localOutputRefs()).containsExactly("loki", "splunk");
        Logging logging = Logging.of(l -> l.metadata(m -> m.name("main"))
                .spec(s -> s.controlNamespace("logging").fluentd(d -> {}).fluentbit(b -> {})));
        assertThat(logging.spec().fluentd()).isPresent();
    }

    @Test
    void aSetIsAskedForAFile() {
        ManifestSet set = release();
        assertThat(set.file("kubectl-1-charts.yaml").toYaml()).contains("rancher-logging");
        assertThatThrownBy(() -> set.file("kubectl-1-chart.yaml"))
                .hasMessage("no file \"kubectl-1-chart.yaml\"; did you mean \"kubectl-1-charts.yaml\"?");
        assertThat(Lint.of(set).forRelease(HarvesterRelease.V1_4_1).run()).noneMatch(Violation::isError);
        assertThat(set.manifests()).isNotEmpty();
    }

    private static ManifestSet release() {
        return HarvesterLogging.release(HarvesterRelease.V1_4_1)
                .addAuditOutput("audit-splunk", SplunkHecOutput.of(s -> s.hecHost("splunk.example")
                        .hecToken(SecretValue.from("splunk", "token"))))
                .auditPolicy(HarvesterAuditPolicy.recommended())
                .build();
    }

    @Test
    void filesAreCheckedByTheirPaths() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), NEWER_POLICY);
        List<String> violations = Lint.of(policy).run().stream()
                .filter(Violation::isError)
                .map(Violation::toString)
                .toList();
        assertThat(violations)
                .containsExactly(policy + ":5:3: rules[0].reason: unknown field \"reason\" [field-unknown]");
        assertThat(Lint.of(policy, policy).run()).isNotEmpty();
        assertThat(Lint.of(List.of(Source.of(policy))).run())
                .isEqualTo(Lint.of(Source.of(policy)).run());
        assertThat(Lint.of(folder.resolve("none.yaml")).run())
                .singleElement()
                .hasToString(folder + "/none.yaml: cannot be read: no such file [file-unreadable]");
    }

    @Test
    void unknownFieldsAreKeptAndReported() {
        Reading<AuditPolicy> kept = Manifests.readLenient(NEWER_POLICY, AuditPolicy.class);
        assertThat(kept.violations()).isEmpty();
        Reading<AuditPolicy> reported = ManifestReader.reporting().read(Source.of(NEWER_POLICY), AuditPolicy.class);
        assertThat(reported.violations())
                .singleElement()
                .hasToString("5:3: rules[0].reason: warning: unknown field \"reason\" [field-unknown]");
        assertThat(reported.orThrow()).isEqualTo(kept.orThrow());
        assertThat(reported.orThrow().toYaml()).isEqualTo(NEWER_POLICY);
    }

    @Test
    void aPolicyIsAskedInWords() {
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(HarvesterAuditPolicy.recommended());
        assertThat(evaluator
                        .decide(AuditRequest.inWords("create pods in default by alice"))
                        .level())
                .isEqualTo(AuditLevel.METADATA);
        assertThat(evaluator
                        .decide(AuditRequest.of(r -> r.user("alice")
                                .verb("create")
                                .resource("", "pods")
                                .namespace("default")))
                        .recordsAs(evaluator.decide(AuditRequest.of("POST", "/api/v1/namespaces/default/pods")
                                .by("alice"))))
                .isTrue();
        assertThat(PolicyAnalysis.of(HarvesterAuditPolicy.shipped()).unrecordedWrites())
                .contains("update");
    }

    @Test
    void existingFilesAreRouted() throws IOException {
        release().writeTo(folder);
        try (Stream<Path> files = Files.list(folder)) {
            Router router = Router.of(ClusterResources.of(files.sorted().toArray(Path[]::new)));
            AuditEvent event = AuditEvent.of(e -> e.auditId("1")
                    .level(AuditLevel.METADATA)
                    .stage(Stage.RESPONSE_COMPLETE)
                    .requestUri("/healthz")
                    .verb("get")
                    .user(u -> u.username("alice")));
            assertThat(router.route(event).outputs())
                    .containsExactly("clusteroutput:cattle-logging-system:audit-splunk");
        }
    }

    @Test
    void aLogIsReadAsAStream() {
        try (Stream<AuditEvent> events = AuditLog.of(LOG).events()) {
            List<Activity> activities = Activities.of(events).toList();
            assertThat(activities)
                    .filteredOn(activity -> activity.outcome() == Outcome.DENIED)
                    .extracting(activity -> activity.actor().person().username())
                    .containsExactly("bob");
            assertThat(activities).allSatisfy(activity -> {
                assertThat(activity.received()).isPresent();
                assertThat(activity.toJsonLine()).startsWith("{\"time\":");
            });
        }
    }

    @Test
    void anObjectHasATimeline() {
        try (Stream<AuditEvent> events = AuditLog.of(LOG).events()) {
            Timeline timeline = Timeline.of(Subject.object("default", "db"), t -> events.forEach(t::add));
            assertThat(timeline.entries()).hasSize(1);
        }
    }
}
