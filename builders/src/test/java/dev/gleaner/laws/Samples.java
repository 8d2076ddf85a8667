package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Goldens;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.Rke2ServerConfig;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.values.ManagedChart;
import dev.gleaner.manifest.ManifestSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Values of every kind, each with most of its fields. */
final class Samples {
    private static final Path GOLDENS = Path.of("../logging-crd-model/src/test/resources/dev/gleaner/logging");

    static final List<Class<? extends ModelManifest>> KINDS = List.of(
            AuditPolicy.class,
            Flow.class,
            ClusterFlow.class,
            Output.class,
            ClusterOutput.class,
            EventTailer.class,
            ManagedChart.class);

    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            metadata: {name: full, labels: {a: b}, annotations: {c: d}}
            omitStages: [RequestReceived]
            omitManagedFields: true
            rules:
            - level: Request
              users: [kube]
              userGroups: [system:masters]
              verbs: [get, list]
              resources:
              - {group: apps, resources: [deployments, pods/log], resourceNames: [web-0]}
              namespaces: [default, ""]
              omitStages: [Panic]
              omitManagedFields: false
              unknown: [{field: [kept]}]
            - {level: None, nonResourceURLs: [/healthz*, /version]}
            """;

    private Samples() {}

    /** What the golden files say, what the releases lay down, and an audit policy. */
    static List<OpenObject> values() {
        Stream<OpenObject> settings = Stream.of(
                Manifests.readLenient(POLICY, AuditPolicy.class).orThrow(),
                Rke2ServerConfig.of(c -> c.auditPolicyFile("/policy.yaml")));
        Stream<OpenObject> read = Goldens.inputs(GOLDENS).stream().map(Samples::read);
        Stream<OpenObject> shipped = sets().stream()
                .flatMap(set -> set.manifests().stream())
                .filter(OpenObject.class::isInstance)
                .map(OpenObject.class::cast);
        List<OpenObject> values =
                Stream.of(settings, read, shipped).flatMap(stream -> stream).toList();
        assertThat(KINDS).allSatisfy(kind -> assertThat(values).hasAtLeastOneElementOfType(kind));
        return values;
    }

    /** What each release lays down. */
    static List<ManifestSet> sets() {
        return Arrays.stream(HarvesterRelease.values())
                .map(release -> HarvesterLogging.release(release).build())
                .toList();
    }

    private static OpenObject read(Path file) {
        Part part = ManifestReader.lenient().readAll(Source.of(file)).parts().get(0);
        return ManifestReader.lenient().read(part, kindOf(part)).orThrow();
    }

    /** The model type of a document. */
    static Class<? extends ModelManifest> kindOf(Part part) {
        return KINDS.stream()
                .filter(kind -> kind.getSimpleName().equals(part.text("kind").replaceFirst("^Policy$", "AuditPolicy")))
                .findFirst()
                .orElseThrow();
    }
}
