package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.route.Router;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that returns a result with Jackson answers what the command line prints. */
class JsonFormsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();
    private static final Path LOG = Path.of("src/test/resources/dev/gleaner/examples/audit.log");
    private static final AuditPolicy POLICY = HarvesterAuditPolicy.recommended();

    @TempDir
    Path folder;

    private String policy = "";

    @BeforeEach
    void writePolicy() {
        Path file = folder.resolve("policy.yaml");
        Manifests.write(POLICY, file);
        policy = file.toString();
    }

    private static JsonNode answer(Object result) throws IOException {
        return MAPPER.readTree(MAPPER.writeValueAsString(result));
    }

    /** What a command prints: one value. */
    private static JsonNode printed(String... arguments) throws IOException {
        return MAPPER.readTree(CommandRun.of(arguments).out());
    }

    /** What a command prints: one value on each line. */
    private static List<JsonNode> printedLines(String... arguments) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : CommandRun.of(arguments).lines()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    @Test
    void activitiesAreThoseOfWho() throws IOException {
        try (Stream<AuditEvent> events = AuditLog.of(LOG).events()) {
            List<Activity> activities = Activities.of(events).toList();
            assertThat(answer(activities)).hasSizeGreaterThan(2);
            assertThat(answer(activities))
                    .containsExactlyElementsOf(printedLines("who", "--format", "json", LOG.toString()));
        }
    }

    @Test
    void findingsAreThoseOfCheck() throws IOException {
        Path faulty = Files.writeString(folder.resolve("faulty.yaml"), """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Metdata
                  verb: [get]
                """);
        Lint lint = Lint.of(faulty);
        JsonNode printed = printed("check", "--format", "json", faulty.toString());
        assertThat(answer(lint.findings())).hasSize(3).isEqualTo(printed);
        Violation first = lint.run().get(0);
        assertThat(MAPPER.treeToValue(answer(first), Violation.class)).hasToString(first.toString());
        assertThat(printed.get(0).get("correction").textValue()).isEqualTo("Metadata");
    }

    @Test
    void requiredSecretsAreThoseOfCheck() throws IOException {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_4_0)
                .addAuditOutput("audit", HttpOutput.of(h -> h.endpoint("http://audit.example/")
                        .tlsCaCertPath(SecretValue.mountedFrom("ca", "ca.crt"))))
                .build();
        set.writeTo(folder.resolve("out"));
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            Path[] sorted = files.sorted().toArray(Path[]::new);
            assertThat(answer(Lint.of(sorted).secrets()))
                    .hasSize(1)
                    .isEqualTo(printed(
                            "check",
                            "--secrets",
                            "--format",
                            "json",
                            folder.resolve("out").toString()));
        }
    }

    @Test
    void decisionsAreThoseOfDecide() throws IOException {
        AuditRequest request =
                AuditRequest.of("GET", "/api/v1/namespaces/a/secrets").by("bob", "ops");
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(POLICY);
        String[] decide = {
            "decide", "--policy", policy, "--as", "bob", "--group", "ops", "GET", "/api/v1/namespaces/a/secrets"
        };
        assertThat(answer(evaluator.decide(request))).isEqualTo(printed(decide));
        String[] explain = {
            "decide", "--explain", "--policy", policy, "--as", "bob", "--group", "ops", "GET", "/healthz"
        };
        assertThat(answer(evaluator.explain(AuditRequest.of("GET", "/healthz").by("bob", "ops"))))
                .isEqualTo(printed(explain));
    }

    @Test
    void differencesAreThoseOfCompare() throws IOException {
        Path other = folder.resolve("other.yaml");
        Manifests.write(HarvesterAuditPolicy.shipped(), other);
        assertThat(answer(PolicyAnalysis.of(POLICY).compare(HarvesterAuditPolicy.shipped())))
                .isNotEmpty()
                .isEqualTo(printed("compare", "--format", "json", policy, other.toString()));
    }

    @Test
    void reportsAreThoseOfReplay() throws IOException {
        assertThat(answer(PolicyReplay.of(POLICY).run(AuditLog.of(LOG))))
                .isEqualTo(printed("replay", "--policy", policy, "--format", "json", LOG.toString()));
    }

    @Test
    void routesAreThoseOfRoute() throws IOException {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_4_0)
                .addAuditOutput("audit", HttpOutput.of(h -> h.endpoint("http://audit.example:8080/")))
                .build();
        set.writeTo(folder.resolve("out"));
        Path record = Files.writeString(folder.resolve("record.json"), "{\"kind\":\"Event\",\"auditID\":\"a1\"}\n");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            Router router = Router.of(ClusterResources.of(files.sorted().toArray(Path[]::new)));
            JsonNode route =
                    answer(router.route(Tree.mapping(m -> m.put("kind", "Event").put("auditID", "a1"))));
            assertThat(route.get("outputs")).hasSize(1);
            assertThat(route)
                    .isEqualTo(printed(
                            "route",
                            "--record",
                            record.toString(),
                            folder.resolve("out").toString()));
        }
    }
}
