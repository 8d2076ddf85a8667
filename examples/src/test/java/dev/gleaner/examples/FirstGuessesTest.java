package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
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
import dev.gleaner.logging.ClusterOutputSpec;
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
import dev.gleaner.manifest.apply.AppliedObject;
import dev.gleaner.manifest.apply.ApplyOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer writes who knows the YAML and the names of the API, and has read the README. {@link WrongGuessesTest}
 * has the guesses that do not compile.
 */
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
    void anIntervalNeedsItsMode() {
        LokiOutput ignored = LokiOutput.of(l -> l.url("http://loki:3100").buffer(b -> b.flushInterval("10s")));
        assertThat(Manifests.validate(ignored)).extracting(Violation::code).containsExactly("flush-interval-ignored");
        LokiOutput used = ignored.edit(l -> l.buffer(b -> b.flushMode("interval")));
        assertThat(Manifests.validate(used)).isEmpty();
        LokiOutput sliced = LokiOutput.of(l -> l.url("http://loki:3100").buffer(b -> b.timekey("1m")));
        assertThat(Manifests.validate(sliced)).isEmpty();
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
    void objectsOfAClientAreCheckedTogether() {
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("splunk").namespace("cattle-logging-system"))
                        .spec(s -> s.loggingRef("main").target(LokiOutput.of(l -> l.url("http://loki:3100")))));
        ClusterFlow flow = ClusterFlow.of(f -> f.metadata(m -> m.name("audit").namespace("cattle-logging-system"))
                .spec(s -> s.loggingRef("main").addGlobalOutputRef("splnk")));
        List<Manifest> objects = List.of(
                Manifests.readLenient(output.toResource(), ClusterOutput.class).orThrow(),
                Manifests.readLenient(flow.toResource(), ClusterFlow.class).orThrow());
        assertThat(Lint.of(objects).run())
                .extracting(Violation::toString)
                .containsExactly("clusterflow:cattle-logging-system:audit: spec.globalOutputRefs[0]: warning:"
                        + " no ClusterOutput \"splnk\" is in these files; unless the cluster has it, this is a dangling"
                        + " output reference; did you mean \"splunk\"? [output-ref-absent]");
        ClusterFlow fixed = flow.edit(f -> f.spec(s -> s.globalOutputRefs(List.of("splunk"))));
        assertThat(Lint.of(List.of(output, fixed)).run()).isEmpty();
        assertThat(Lint.of(List.of(AuditPolicy.of(p -> {}))).run())
                .extracting(Violation::file)
                .containsOnly("policy");
    }

    @Test
    void aRecordInJsonIsRouted() {
        Router router = Router.of(release());
        assertThat(router.route("{\"kind\": \"Event\", \"auditID\": \"1\", \"verb\": \"create\"}")
                        .outputs())
                .containsExactly("clusteroutput:cattle-logging-system:audit-splunk");
        assertThatThrownBy(() -> router.route("[]")).hasMessage("a record is a mapping; found an empty list");
        assertThatThrownBy(() -> router.route("{\"kind\": ")).isInstanceOf(ViolationException.class);
    }

    @Test
    void constantsAreNamedInJsonAsInManifests() throws IOException {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        assertThat(mapper.writeValueAsString(List.of(HarvesterRelease.V1_4_1, AuditLevel.METADATA, Outcome.DENIED)))
                .isEqualTo("[\"v1.4.1\",\"Metadata\",\"denied\"]");
        assertThat(mapper.readValue("\"v1.4.1\"", HarvesterRelease.class)).isEqualTo(HarvesterRelease.V1_4_1);
        assertThatThrownBy(() -> mapper.readValue("{\"level\":\"None\"}", AuditDecision.class))
                .hasMessageStartingWith("1:1: AuditDecision can be written as JSON, but not read;");
    }

    /** A service answers what a dry run would change. */
    @Test
    void whatBecameOfAnObjectIsJson() throws IOException {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        AppliedObject refused = new AppliedObject("Namespace a", ApplyOutcome.REFUSED, List.of(), "Forbidden");
        AppliedObject changed = new AppliedObject("Addon b/c", ApplyOutcome.CONFIGURED, List.of("spec.enabled"), "");
        assertThat(mapper.writeValueAsString(List.of(refused, changed)))
                .isEqualTo("[{\"object\":\"Namespace a\",\"outcome\":\"refused\",\"message\":\"Forbidden\"},"
                        + "{\"object\":\"Addon b/c\",\"outcome\":\"configured\",\"changes\":[\"spec.enabled\"]}]");
        assertThat(refused.toJsonLine()).contains("\"outcome\":\"refused\"");
        assertThat(mapper.writeValueAsString(OperatorVersion.V4_10_0)).isEqualTo("\"4.10.0\"");
        assertThat(mapper.readValue("\"4.10.0\"", OperatorVersion.class)).isEqualTo(OperatorVersion.V4_10_0);
    }

    /** A plug-in alone has no key; the spec has it. */
    @Test
    void thePlugInOfAnOutputIsJsonInItsSpec() throws IOException {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        ClusterOutputSpec spec =
                ClusterOutputSpec.of(s -> s.loggingRef("main").target(LokiOutput.of(l -> l.url("http://loki:3100"))));
        String json = "{\"loki\":{\"url\":\"http://loki:3100\"},\"loggingRef\":\"main\"}";
        assertThat(mapper.writeValueAsString(spec)).isEqualTo(json);
        assertThat(mapper.readValue(json, ClusterOutputSpec.class)).isEqualTo(spec);
        assertThat(mapper.writeValueAsString(spec.target())).isEqualTo("{\"url\":\"http://loki:3100\"}");
    }

    @Test
    void aTextIsParsedAsATree() {
        assertThat(Tree.readYaml("port: 8080").orThrow())
                .containsExactly(Tree.mapping(m -> m.put("port", Tree.number(8080))));
        assertThat(Tree.readYaml("{\"a\": [1]}").orThrow()).singleElement().hasToString("a:\n- 1\n");
    }

    @Test
    void anEditSelectsAnObjectByItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("flows.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: audit # the first
                  namespace: cattle-logging-system
                spec:
                  globalOutputRefs: [splunk]
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: pods
                  namespace: cattle-logging-system
                spec:
                  globalOutputRefs: [splunk]
                """);
        Manifests.edit(
                        file,
                        ClusterFlow.class,
                        flow -> flow.name().equals("audit")
                                ? flow.edit(f -> f.spec(s -> s.loggingRef("kube-audit")))
                                : flow)
                .writeOrThrow();
        assertThat(Files.readString(file))
                .containsOnlyOnce("loggingRef: kube-audit")
                .contains("# the first");
    }

    @Test
    void aFailureNamesItsReason() throws IOException {
        Path missing = folder.resolve("none/policy.yaml");
        assertThatThrownBy(() -> Manifests.write(HarvesterAuditPolicy.recommended(), missing))
                .hasMessage(missing + " cannot be written: no such folder");
        release().writeTo(folder);
        Path changed = folder.resolve("kubectl-1-charts.yaml");
        Files.writeString(changed, "# mine");
        assertThatThrownBy(() -> release().writeTo(folder))
                .hasMessage("files exist with another content: " + changed + "; replaceIn replaces them");
        release().replaceIn(folder);
        release().writeTo(folder);
    }

    @Test
    void aFolderIsCheckedByItsPath() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), NEWER_POLICY);
        Path inside = Files.writeString(
                Files.createDirectories(folder.resolve("more/deep")).resolve("other.YML"), NEWER_POLICY);
        Files.writeString(Files.createDirectories(folder.resolve("..data")).resolve("policy.yaml"), NEWER_POLICY);
        Files.writeString(folder.resolve("README.md"), "not a manifest");
        assertThat(Lint.of(folder).run())
                .isEqualTo(Lint.of(inside, policy).run())
                .isNotEmpty();
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("more"));
        assertThat(Lint.of(link).run())
                .isEqualTo(Lint.of(link.resolve("deep/other.YML")).run());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Lint.of(empty).run())
                .singleElement()
                .hasToString(empty + ": cannot be read: no file ends in .yaml, .yml or .json [file-unreadable]");
        assertThat(Lint.of(folder, policy).run())
                .hasSizeGreaterThan(Lint.of(folder).run().size());
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
        assertThat(evaluator).hasToString("AuditPolicyEvaluator[12 rules, Kubernetes 1.24]");
        assertThat(PolicyAnalysis.of(HarvesterAuditPolicy.shipped()).unrecordedWrites())
                .contains("update");
    }

    @Test
    void existingFilesAreRouted() throws IOException {
        release().writeTo(folder);
        AuditEvent event = AuditEvent.of(e -> e.auditId("1")
                .level(AuditLevel.METADATA)
                .stage(Stage.RESPONSE_COMPLETE)
                .requestUri("/healthz")
                .verb("get")
                .user(u -> u.username("alice")));
        try (Stream<Path> files = Files.list(folder)) {
            for (ClusterResources cluster : List.of(
                    ClusterResources.of(folder),
                    ClusterResources.of(files.sorted().toArray(Path[]::new)))) {
                assertThat(Router.of(cluster).route(event).outputs())
                        .containsExactly("clusteroutput:cattle-logging-system:audit-splunk");
            }
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
