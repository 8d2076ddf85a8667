package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Tree;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.filter.GrepFilter;
import dev.gleaner.logging.filter.RecordTransformerFilter;
import dev.gleaner.logging.filter.TagNormaliserFilter;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.secret.SecretValue;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The manifests of printed.yaml. */
public final class PrintedManifests {
    private PrintedManifests() {}

    /** All manifests, in the order of the files. */
    public static List<Manifest> all() {
        return List.of(
                auditPolicy(),
                clusterOutputAuditSplunk(),
                clusterOutputArchive(),
                clusterFlow(),
                logging(),
                configMap());
    }

    /** The Policy. */
    public static AuditPolicy auditPolicy() {
        return AuditPolicy.of(a -> a.addOmitStage(Stage.REQUEST_RECEIVED)
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:kube-proxy")
                        .addVerb("watch")
                        .addResources("", "endpoints", "services"))
                .addRule(r -> r.level(AuditLevel.METADATA)));
    }

    /** The ClusterOutput audit-splunk. */
    public static ClusterOutput clusterOutputAuditSplunk() {
        return ClusterOutput.of(c -> c.metadata(m -> m.name("audit-splunk")
                        .namespace("cattle-logging-system")
                        .unknownFields(UnknownFields.of(u -> u.put("finalizers", Tree.texts("example.org/kept")))))
                .spec(s -> s.target(SplunkHecOutput.of(sho -> sho.hecHost("splunk.example")
                                .hecPort(8088)
                                .hecToken(SecretValue.from("splunk", "token"))
                                .buffer(b -> b.type("file").flushMode("immediate"))))
                        .loggingRef("harvester-kube-audit-log-ref")));
    }

    /** The ClusterOutput archive. */
    public static ClusterOutput clusterOutputArchive() {
        return ClusterOutput.of(c -> c.metadata(m -> m.name("archive").namespace("cattle-logging-system"))
                .spec(s -> s.target(NullOutput.of(n -> {}))));
    }

    /** The ClusterFlow audit. */
    public static ClusterFlow clusterFlow() {
        return ClusterFlow.of(c -> c.metadata(
                        m -> m.name("audit").namespace("cattle-logging-system").putLabel("team", "platform"))
                .spec(s -> s.addMatch(ClusterMatch.exclude(
                                e -> e.addNamespace("kube-system").putLabel("app.kubernetes.io/name", "noise")))
                        .addMatch(ClusterMatch.select(se -> {}))
                        .addFilter(TagNormaliserFilter.of(t -> t.format("${namespace_name}.${pod_name}")))
                        .addFilter(GrepFilter.of(g -> g.addRegexp("level", "/^(warning|error)$/")))
                        .addFilter(RecordTransformerFilter.of(r -> r.addRecord(map(m -> {
                            m.put("cluster", "harvester");
                            m.put("site", "1");
                        }))))
                        .loggingRef("harvester-kube-audit-log-ref")
                        .addGlobalOutputRefs("audit-splunk", "archive")));
    }

    /** The Logging root. */
    public static Logging logging() {
        return Logging.of(l -> l.metadata(m -> m.name("root")).spec(s -> s.controlNamespace("cattle-logging-system")
                .fluentbit(f -> f.livenessProbe(Embedded.of(Probe.class, p -> p.put(
                                "httpGet", h -> h.put("path", "/").put("port", Tree.number(2020)))
                        .put("initialDelaySeconds", Tree.number(30)))))
                .fluentd(f -> f.resources(Embedded.of(
                                ResourceRequirements.class,
                                r -> r.put("limits", li -> li.put("cpu", "1").put("memory", "400Mi"))))
                        .addToleration(
                                Embedded.of(Toleration.class, t -> t.put("key", "node-role.kubernetes.io/control-plane")
                                        .put("operator", "Exists")
                                        .put("effect", "NoSchedule"))))));
    }

    /** The ConfigMap notes. */
    public static OpaqueManifest configMap() {
        return new OpaqueManifest(Tree.mapping(m -> m.put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", me -> me.put("name", "notes"))
                .put("data", d -> d.put("short", "one line").put("notes.md", """
                        # Notes

                        Records of "audit" have a \\ in their messages.
                        """))));
    }

    private static <V> Map<String, V> map(Consumer<Map<String, V>> entries) {
        Map<String, V> map = new LinkedHashMap<>();
        entries.accept(map);
        return map;
    }
}
