package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Goldens;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Shape;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.FluentdConfig;
import dev.gleaner.logging.HostTailer;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.LoggingRoute;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.logging.nodeagent.NodeAgent;
import dev.gleaner.logging.syslogng.AxoSyslog;
import dev.gleaner.logging.syslogng.SyslogNgClusterFlow;
import dev.gleaner.logging.syslogng.SyslogNgClusterOutput;
import dev.gleaner.logging.syslogng.SyslogNgConfig;
import dev.gleaner.logging.syslogng.SyslogNgFlow;
import dev.gleaner.logging.syslogng.SyslogNgOutput;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Rke2ServerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values of every kind, each with most of its fields. */
final class Samples {
    private static final List<Path> GOLDENS = List.of(
            Path.of("../logging-crd-model/src/test/resources/dev/gleaner/logging"),
            Path.of("../event-model/src/test/resources/dev/gleaner/event"));

    static final List<Class<? extends OpenObject>> TYPES = List.of(
            AuditPolicy.class,
            Flow.class,
            ClusterFlow.class,
            Output.class,
            ClusterOutput.class,
            EventTailer.class,
            HostTailer.class,
            Logging.class,
            LoggingRoute.class,
            FluentbitAgent.class,
            FluentdConfig.class,
            NodeAgent.class,
            SyslogNgFlow.class,
            SyslogNgClusterFlow.class,
            SyslogNgOutput.class,
            SyslogNgClusterOutput.class,
            SyslogNgConfig.class,
            AxoSyslog.class,
            ManagedChart.class,
            Addon.class,
            AuditEvent.class,
            KubernetesEvent.class,
            EventNotice.class,
            LogRecord.class);

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

    /** The values of the golden files and of the releases, an audit policy, and an event from a log. */
    static List<OpenObject> values() {
        Stream<OpenObject> settings = Stream.of(
                Manifests.readLenient(POLICY, AuditPolicy.class).orThrow(),
                Rke2ServerConfig.of(c -> c.auditPolicyFile("/policy.yaml")));
        List<OpenObject> read = GOLDENS.stream()
                .flatMap(folder -> Goldens.inputs(folder).stream())
                .map(Samples::read)
                .toList();
        Stream<OpenObject> logged =
                read.stream().filter(AuditEvent.class::isInstance).map(event -> logged(event.toJsonLine()));
        Stream<OpenObject> shipped = sets().stream()
                .flatMap(set -> set.manifests().stream())
                .filter(OpenObject.class::isInstance)
                .map(OpenObject.class::cast);
        List<OpenObject> values = Stream.of(settings, read.stream(), logged, shipped)
                .flatMap(stream -> stream)
                .toList();
        assertThat(TYPES).allSatisfy(type -> assertThat(values).hasAtLeastOneElementOfType(type));
        return values;
    }

    /** An event that was read from a log. */
    static AuditEvent logged(String line) {
        List<AuditEvent> events = new ArrayList<>();
        AuditLog.of("a.log", (line + "\n").getBytes(StandardCharsets.UTF_8)).forEach(events::add);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** The files of the proposal, and of a release with each wrapper. */
    static List<ManifestSet> sets() {
        return Stream.of(HarvesterRelease.PROPOSAL, HarvesterRelease.V1_1_3, HarvesterRelease.V1_8_1)
                .map(release -> HarvesterLogging.release(release).build())
                .toList();
    }

    private static OpenObject read(Path file) {
        return Manifests.readLenient(file, Goldens.typeOf(file, TYPES)).orThrow();
    }

    /** The model type of a value. */
    static Class<? extends OpenObject> typeOf(OpenObject value) {
        return TYPES.stream()
                .filter(type -> Shape.of(type) == value.shape())
                .findFirst()
                .orElseThrow();
    }
}
