package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of the chart that reach the projected objects, by the version from which they hold (rancher/charts and
 * rancher/ob-team-charts, {@code values.yaml}). Harvester's build changes two of them: the tags of fluent-bit in
 * 103.0.0+up3.17.10.
 */
final class ChartDefaults {
    /** A default. Null means that the chart no longer has it. */
    private record Row(
            ChartTemplates since, String path, @Nullable Tree value) {}

    private static final Tree NONE = Tree.mapping(m -> {});
    private static final Tree EMPTY = Tree.text("");
    private static final Tree NO_LIST = Tree.sequence();
    private static final Tree OFF = Tree.flag(false);
    private static final Tree ON = Tree.flag(true);

    private static final List<Row> ROWS = rows();

    private ChartDefaults() {}

    /** The defaults of a version. */
    static Tree.Mapping of(ChartTemplates templates) {
        return mapping(byPath(templates));
    }

    /** The paths of mappings in which the templates of a version look up fields. */
    static Set<String> mappings(ChartTemplates templates) {
        Set<String> paths = new LinkedHashSet<>();
        for (String path : byPath(templates).keySet()) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                paths.add(path.substring(0, dot));
            }
        }
        return paths;
    }

    private static Map<String, Tree> byPath(ChartTemplates templates) {
        Map<String, Tree> values = new LinkedHashMap<>();
        for (Row row : ROWS) {
            if (!templates.isSince(row.since())) {
                continue;
            }
            if (row.value() == null) {
                values.remove(row.path());
            } else {
                values.put(row.path(), row.value());
            }
        }
        return values;
    }

    private static Tree.Mapping mapping(Map<String, Tree> byPath) {
        Map<String, Map<String, Tree>> byField = new LinkedHashMap<>();
        byPath.forEach((path, value) -> {
            String[] fields = path.split("\\.", 2);
            byField.computeIfAbsent(fields[0], field -> new LinkedHashMap<>())
                    .put(fields.length == 1 ? "" : fields[1], value);
        });
        return Tree.mapping(m -> byField.forEach((field, below) -> {
            Tree own = below.get("");
            m.put(field, own == null ? mapping(below) : own);
        }));
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        from(rows, ChartTemplates.V100_1_0)
                .put("nameOverride", EMPTY)
                .put("namespaceOverride", EMPTY)
                .put("nodeSelector", Tree.mapping(s -> s.put("kubernetes.io/os", "linux")))
                .put("tolerations", Tree.sequence(linux()))
                .put("debug", OFF)
                .put("disablePvc", ON)
                .put("systemdLogPath", Tree.text("/run/log/journal"))
                .put("global.cattle.systemDefaultRegistry", EMPTY)
                .put("global.dockerRootDirectory", EMPTY)
                .put("global.psp.enabled", ON)
                .put("global.seLinux.enabled", OFF)
                .image("config_reloader", "rancher/mirrored-jimmidyson-configmap-reload", "v0.4.0")
                .image("fluentbit", "rancher/mirrored-fluent-fluent-bit", "1.8.9")
                .image("nodeagent_fluentbit", "rancher/fluent-bit", "1.8.9")
                .image("fluentbit_debug", "rancher/mirrored-fluent-fluent-bit", "1.8.9-debug")
                .image("fluentd", "rancher/mirrored-banzaicloud-fluentd", "v1.14.4-alpine-2")
                .put("additionalLoggingSources.rke.enabled", OFF)
                .put("additionalLoggingSources.rke.fluentbit.log_level", Tree.text("info"))
                .put("additionalLoggingSources.rke.fluentbit.mem_buffer_limit", Tree.text("5MB"))
                .put("additionalLoggingSources.rke2.enabled", OFF)
                .put("additionalLoggingSources.rke2.stripUnderscores", OFF)
                .put("additionalLoggingSources.k3s.enabled", OFF)
                .put("additionalLoggingSources.k3s.container_engine", Tree.text("systemd"))
                .put("additionalLoggingSources.k3s.stripUnderscores", OFF)
                .put("additionalLoggingSources.aks.enabled", OFF)
                .put("additionalLoggingSources.eks.enabled", OFF)
                .put("additionalLoggingSources.gke.enabled", OFF)
                .put("additionalLoggingSources.kubeAudit.auditFilename", EMPTY)
                .put("additionalLoggingSources.kubeAudit.enabled", OFF)
                .put("additionalLoggingSources.kubeAudit.pathPrefix", EMPTY)
                .put("additionalLoggingSources.kubeAudit.fluentbit.logTag", Tree.text("kube-audit"))
                .put("additionalLoggingSources.kubeAudit.fluentbit.tolerations", servers("controlplane"))
                .put("nodeAgents.tls.enabled", OFF)
                .put("fluentd.bufferStorageVolume", NONE)
                .put("fluentd.livenessProbe", livenessProbe())
                .put("fluentd.nodeSelector", NONE)
                .put("fluentd.resources", NONE)
                .put("fluentd.tolerations", NONE)
                .put("fluentbit.inputTail.Buffer_Chunk_Size", EMPTY)
                .put("fluentbit.inputTail.Buffer_Max_Size", EMPTY)
                .put("fluentbit.inputTail.Mem_Buf_Limit", EMPTY)
                .put("fluentbit.inputTail.Multiline_Flush", EMPTY)
                .put("fluentbit.inputTail.Skip_Long_Lines", EMPTY)
                .put("fluentbit.resources", NONE)
                .put("fluentbit.tolerations", servers("controlplane"))
                .put("fluentbit.filterKubernetes.Merge_Log", EMPTY)
                .put("fluentbit.filterKubernetes.Merge_Log_Key", EMPTY)
                .put("fluentbit.filterKubernetes.Merge_Log_Trim", EMPTY)
                .put("fluentbit.filterKubernetes.Merge_Parser", EMPTY);
        from(rows, ChartTemplates.V100_1_3)
                .tag("fluentbit", "1.9.3")
                .tag("nodeagent_fluentbit", "1.9.3")
                .tag("fluentbit_debug", "1.9.3-debug")
                .tag("fluentd", "v1.14.6-alpine-5");
        from(rows, ChartTemplates.V102_0_0)
                .remove("global.psp.enabled")
                .put("global.cattle.psp.enabled", OFF)
                .put("fluentd.env", NO_LIST)
                .tag("fluentbit", "1.9.5")
                .tag("nodeagent_fluentbit", "1.8.9")
                .tag("fluentbit_debug", "1.9.5-debug");
        // harvester-installer, patch/rancher-logging/103.0.0+up3.17.10/patch-values-fluentbit-image.diff
        from(rows, ChartTemplates.V103_0_0).tag("fluentbit", "2.2.0").tag("fluentbit_debug", "2.2.0-debug");
        from(rows, ChartTemplates.V103_1_0)
                .tag("nodeagent_fluentbit", "v1.8.10")
                .put("logging.enabled", OFF)
                .put("logging.fluentbit", NONE)
                .put("logging.fluentbitDisabled", OFF)
                .put("logging.fluentdDisabled", OFF)
                .put("logging.clusterDomain", Tree.text("cluster.local."))
                .put("logging.controlNamespace", EMPTY)
                .put("logging.enableRecreateWorkloadOnImmutableFieldChange", OFF)
                .put("loggingServiceAccountAnnotations", NONE);
        from(rows, ChartTemplates.V105_2_0)
                .put("nodeSelector", NONE)
                .put("tolerations", NO_LIST)
                .put("additionalLoggingSources.kubeAudit.fluentbit.tolerations", servers("control-plane"))
                .put("fluentbit.tolerations", servers("control-plane"))
                .image("config_reloader", "rancher/mirrored-kube-logging-config-reloader", "v0.0.6")
                .tag("fluentbit", "3.1.8")
                .tag("nodeagent_fluentbit", "3.1.8")
                .tag("fluentbit_debug", "3.1.8-debug")
                .image("fluentd", "rancher/mirrored-kube-logging-fluentd", "v1.16-4.10-full")
                .put("fluentd.metrics", metrics())
                .put("fluentbit.metrics", metrics())
                .put("logging.hostTailer.enabled", OFF)
                .put("logging.hostTailer.name", Tree.text("hosttailer"))
                .put("extraManifests", NO_LIST);
        from(rows, ChartTemplates.V107_0_1)
                .remove("global.cattle.psp.enabled")
                .put("additionalLoggingSources.kubeAudit.fluentbit.tolerations", NO_LIST)
                .put("fluentbit.tolerations", NO_LIST);
        from(rows, ChartTemplates.V108_0_2)
                .put("fluentd.tolerations", NO_LIST)
                .put("global.rkeWindowsPathPrefix", Tree.text("c:\\"));
        from(rows, ChartTemplates.V109_0_0)
                .put(
                        "additionalLoggingSources.rke2.kubeletLog.path",
                        Tree.text("/var/lib/rancher/rke2/agent/logs/kubelet.log"));
        return List.copyOf(rows);
    }

    private static Rows from(List<Row> rows, ChartTemplates since) {
        return new Rows(rows, since);
    }

    /** Collects the defaults that hold from a version on. */
    private record Rows(List<Row> rows, ChartTemplates since) {
        Rows put(String path, Tree value) {
            rows.add(new Row(since, path, value));
            return this;
        }

        Rows remove(String path) {
            rows.add(new Row(since, path, null));
            return this;
        }

        Rows image(String name, String repository, String tag) {
            return put("images." + name + ".repository", Tree.text(repository)).tag(name, tag);
        }

        Rows tag(String name, String tag) {
            return put("images." + name + ".tag", Tree.text(tag));
        }
    }

    private static Tree linux() {
        return Tree.mapping(t -> t.put("key", "cattle.io/os")
                .put("operator", "Equal")
                .put("value", "linux")
                .put("effect", "NoSchedule"));
    }

    /** Tolerations of nodes with the control plane, by the name of their role, and of nodes with etcd. */
    private static Tree servers(String controlPlane) {
        return Tree.sequence(toleration(controlPlane, "NoSchedule"), toleration("etcd", "NoExecute"));
    }

    private static Tree toleration(String role, String effect) {
        return Tree.mapping(t -> t.put("key", "node-role.kubernetes.io/" + role)
                .put("value", "true")
                .put("effect", effect));
    }

    private static Tree livenessProbe() {
        return Tree.mapping(p -> p.put("tcpSocket", s -> s.put("port", Tree.number(24240)))
                .put("initialDelaySeconds", Tree.number(30))
                .put("periodSeconds", Tree.number(15)));
    }

    private static Tree metrics() {
        return Tree.mapping(m -> m.put("serviceMonitor", OFF).put("prometheusRules", OFF));
    }
}
