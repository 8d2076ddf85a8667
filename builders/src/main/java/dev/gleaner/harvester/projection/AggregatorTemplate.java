package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The fluent-bits that the chart runs by itself, without the operator: they read the journal or log files of nodes, and
 * send the records to the fluentd of the root Logging. Each is a ConfigMap and a DaemonSet.
 */
final class AggregatorTemplate {
    private static final String RKE2_LOGS = "/var/lib/rancher/rke2/agent/logs";
    private static final String KUBELET_LOG = RKE2_LOGS + "/kubelet.log";

    /** The audit log of Linux, not that of Kubernetes. */
    private static final String LINUX_AUDIT_LOG = "/var/log/audit/audit.log";

    private final ChartTemplates templates;
    private final ChartValues values;
    private final Installation installation;

    AggregatorTemplate(ChartTemplates templates, ChartValues values, Installation installation) {
        this.templates = templates;
        this.values = values;
        this.installation = installation;
    }

    /** The objects of the enabled aggregators. */
    List<Tree.Mapping> objects() {
        List<Tree.Mapping> objects = new ArrayList<>();
        if (values.isTrue("additionalLoggingSources.rke2.enabled")) {
            objects.add(configMap("rke2", rke2Configuration()));
            objects.add(daemonSet("rke2", "rke2-journald-aggregator", rke2Volumes()));
        }
        if (values.isTrue("additionalLoggingSources.k3s.enabled")
                && values.text("additionalLoggingSources.k3s.container_engine").equals("systemd")) {
            objects.add(configMap("k3s", k3sConfiguration()));
            objects.add(daemonSet("k3s", "k3s-journald-aggregator", List.of(config("k3s"), journal(), machineId())));
        }
        if (values.isTrue("additionalLoggingSources.rke.enabled")) {
            objects.add(configMap("rke", rkeConfiguration()));
            objects.add(daemonSet("rke", "rke-aggregator", rkeVolumes()));
        }
        return objects;
    }

    /** Harvester's build reads further units of systemd, the kernel, and the audit log of Linux. */
    private FluentbitConfiguration rke2Configuration() {
        // harvester/addons, patch/rancher-logging/107.0.1+up4.10.0-rancher.10/configmap.yaml
        boolean separateTags = templates.isSince(ChartTemplates.V107_0_1);
        String journal = separateTags ? "rke2_journald" : "rke2";
        String kubelet = separateTags ? "rke2_kubelet" : "rke2";
        FluentbitConfiguration config = service()
                .section("INPUT")
                .add("Name", "systemd")
                .add("Tag", journal)
                .add("Path", journalPath());
        String network = separateTags ? "NetworkManager" : "wicked";
        for (String unit :
                List.of("rke2-server", "rke2-agent", "rancherd", "rancher-system-agent", network, "iscsid")) {
            config.add("Systemd_Filter", "_SYSTEMD_UNIT=" + unit + ".service");
        }
        config.add("Systemd_Filter", "_TRANSPORT=kernel")
                .addIf(values.isTrue("additionalLoggingSources.rke2.stripUnderscores"), "Strip_Underscores", "On")
                .section("INPUT")
                .add("Name", "tail")
                .add("Tag", kubelet)
                .add("Path", kubeletLog())
                .section("INPUT")
                .add("Name", "tail")
                .add("Tag", separateTags ? "rke2_audit" : "rke2")
                .add("Path", LINUX_AUDIT_LOG);
        parse(config, separateTags ? kubelet : "*", "log", "klog");
        for (String parser : List.of("klog", "rancher", "etcd")) {
            parse(config, separateTags ? journal : "*", "MESSAGE", parser);
        }
        return forward(config);
    }

    private String kubeletLog() {
        return templates.isSince(ChartTemplates.V109_0_0)
                ? values.text("additionalLoggingSources.rke2.kubeletLog.path")
                : KUBELET_LOG;
    }

    private FluentbitConfiguration k3sConfiguration() {
        FluentbitConfiguration config = service()
                .section("INPUT")
                .add("Name", "systemd")
                .add("Tag", "k3s")
                .add("Path", journalPath())
                .add("Systemd_Filter", "_SYSTEMD_UNIT=k3s.service")
                .add("Systemd_Filter", "_SYSTEMD_UNIT=k3s-agent.service")
                .addIf(values.isTrue("additionalLoggingSources.k3s.stripUnderscores"), "Strip_Underscores", "On");
        for (String parser : List.of("klog", "rancher", "etcd")) {
            parse(config, "*", "MESSAGE", parser);
        }
        return forward(config);
    }

    private FluentbitConfiguration rkeConfiguration() {
        FluentbitConfiguration config = new FluentbitConfiguration()
                .section("SERVICE")
                .add("Log_Level", values.text("additionalLoggingSources.rke.fluentbit.log_level"))
                .add("Parsers_File", "parsers.conf")
                .section("INPUT")
                .add("Tag", "rke")
                .add("Name", "tail")
                .add("Path_Key", "filename")
                .add("Parser", "docker")
                .add("DB", "/tail-db/tail-containers-state.db")
                .add("Mem_Buf_Limit", values.text("additionalLoggingSources.rke.fluentbit.mem_buffer_limit"))
                .add("Path", "/var/lib/rancher/rke/log/*.log");
        return forward(config);
    }

    private static FluentbitConfiguration service() {
        return new FluentbitConfiguration()
                .section("SERVICE")
                .add("Flush", "1")
                .add("Grace", "5")
                .add("Daemon", "Off")
                .add("Log_Level", "info")
                .add("Coro_Stack_Size", "24576")
                .add("Parsers_File", "parsers.conf");
    }

    private static void parse(FluentbitConfiguration config, String tag, String key, String parser) {
        config.section("FILTER")
                .add("Name", "parser")
                .add("Match", tag)
                .add("Key_Name", key)
                .add("Parser", parser)
                .add("Reserve_Data", "On");
    }

    private FluentbitConfiguration forward(FluentbitConfiguration config) {
        return config.section("OUTPUT")
                .add("Name", "forward")
                .add("Match", "*")
                .add("Host", installation.name("root-fluentd") + "." + installation.namespace() + ".svc")
                .add("Port", "24240")
                .add("Retry_Limit", "False");
    }

    private String journalPath() {
        return values.text("systemdLogPath");
    }

    private Tree.Mapping configMap(String source, FluentbitConfiguration config) {
        return Tree.mapping(c -> c.put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", m -> m.put("name", installation.name(source))
                        .put("namespace", installation.namespace())
                        .put("labels", installation.labels()))
                .put("data", d -> d.put("fluent-bit.conf", config.toString())));
    }

    private Tree.Mapping daemonSet(String source, String suffix, List<Volume> volumes) {
        String name = installation.name(suffix);
        Consumer<Tree.MappingBuilder> label = l -> l.put("name", name);
        return Tree.mapping(d -> d.put("apiVersion", "apps/v1")
                .put("kind", "DaemonSet")
                .put("metadata", m -> m.put("name", name).put("namespace", installation.namespace()))
                .put("spec", s -> s.put("selector", l -> l.put("matchLabels", label))
                        .put("template", t -> t.put("metadata", m -> m.put("name", name)
                                        .put("namespace", installation.namespace())
                                        .put("labels", label))
                                .put("spec", podSpec(source, name, volumes)))));
    }

    private Tree.Mapping podSpec(String source, String name, List<Volume> volumes) {
        return Tree.mapping(p -> {
            p.put("containers", Tree.sequence(container(source, volumes)));
            if (templates.isSince(ChartTemplates.V107_0_1)) {
                values.with("dnsConfig").ifPresent(c -> p.put("dnsConfig", c));
            }
            List<Tree> tolerations = tolerations(source);
            if (!tolerations.isEmpty()) {
                p.put("tolerations", Tree.sequence(tolerations.toArray(Tree[]::new)));
            }
            values.with("nodeSelector").ifPresent(n -> p.put("nodeSelector", n));
            if (templates.isSince(ChartTemplates.V107_0_1)) {
                values.with("priorityClassName").ifPresent(c -> p.put("priorityClassName", c));
            }
            p.put("serviceAccountName", name)
                    .put(
                            "volumes",
                            Tree.sequence(volumes.stream().map(Volume::volume).toArray(Tree[]::new)));
        });
    }

    /** Only the aggregator of RKE has the tolerations of fluent-bit. */
    private List<Tree> tolerations(String source) {
        return source.equals("rke")
                ? new FluentbitTemplate(templates, values).tolerations()
                : values.concatenated("tolerations");
    }

    private Tree.Mapping container(String source, List<Volume> volumes) {
        return Tree.mapping(c -> {
            c.put("name", "fluentbit").put("image", ImageTemplate.ofFluentbit(values));
            if (templates.isSince(firstWithResources(source))) {
                values.with("additionalLoggingSources." + source + ".fluentbit.resources")
                        .ifPresent(r -> c.put("resources", r));
            }
            Tree.Mapping security = SecurityTemplate.ofFluentbit(templates, values);
            if (!security.fields().isEmpty()) {
                c.put("securityContext", security);
            }
            c.put(
                    "volumeMounts",
                    Tree.sequence(volumes.stream().map(Volume::mount).toArray(Tree[]::new)));
        });
    }

    /** The template of RKE2 is replaced by Harvester, which took over the resources late. */
    private static ChartTemplates firstWithResources(String source) {
        return source.equals("rke2") ? ChartTemplates.V108_0_2 : ChartTemplates.V105_2_0;
    }

    /** A volume, and where it is mounted. */
    private record Volume(Tree volume, Tree mount) {
        static Volume of(
                String name, String path, Consumer<Tree.MappingBuilder> source, Consumer<Tree.MappingBuilder> options) {
            return new Volume(
                    Tree.mapping(v -> source.accept(v.put("name", name))),
                    Tree.mapping(m -> options.accept(m.put("mountPath", path).put("name", name))));
        }
    }

    private List<Volume> rke2Volumes() {
        // Harvester's replacement for 100.1.3 and 102.0.0 mounts the file itself.
        String kubelet = templates.isSince(ChartTemplates.V103_0_0) ? RKE2_LOGS : KUBELET_LOG;
        return List.of(
                config("rke2"), journal(), host("kubelet", kubelet), machineId(), host("rke2-audit", LINUX_AUDIT_LOG));
    }

    private List<Volume> rkeVolumes() {
        String docker = values.with("global.dockerRootDirectory")
                .map(ChartValues::print)
                .orElse("/var/lib/docker");
        return List.of(
                folder("indir", "/var/lib/rancher/rke/log/"),
                folder("containers", docker + "/containers/"),
                Volume.of("positiondb", "/tail-db", v -> v.put("emptyDir", e -> {}), m -> {}),
                Volume.of(
                        "config",
                        "/fluent-bit/etc/fluent-bit.conf",
                        v -> v.put("configMap", c -> c.put("name", installation.name("rke"))),
                        m -> m.put("subPath", "fluent-bit.conf")));
    }

    private Volume config(String source) {
        return Volume.of(
                "config",
                "/fluent-bit/etc/",
                v -> v.put("configMap", c -> c.put("name", installation.name(source))),
                m -> {});
    }

    private Volume journal() {
        return host(
                "journal", values.with("systemdLogPath").map(ChartValues::print).orElse("/var/log/journal"));
    }

    private static Volume machineId() {
        return host("machine-id", "/etc/machine-id");
    }

    private static Volume host(String name, String path) {
        return Volume.of(
                name, path, v -> v.put("hostPath", h -> h.put("path", path)), m -> m.put("readOnly", Tree.flag(true)));
    }

    private static Volume folder(String name, String path) {
        return Volume.of(
                name, path, v -> v.put("hostPath", h -> h.put("path", path).put("type", "DirectoryOrCreate")), m -> {});
    }
}
