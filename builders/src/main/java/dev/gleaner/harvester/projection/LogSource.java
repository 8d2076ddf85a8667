package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The sources of records for which the chart renders a Logging, and from 104.1 on a FluentbitAgent. */
final class LogSource {
    /**
     * A log file of a Kubernetes distribution.
     *
     * @param value the name of the source in {@code additionalLoggingSources}, and in the names of its objects
     * @param path the file
     * @param inputTail further settings of the input
     */
    private record NodeLog(String value, String path, Consumer<Tree.MappingBuilder> inputTail) {}

    private static final List<NodeLog> NODE_LOGS = List.of(
            new NodeLog("aks", "/var/log/azure/kubelet-status.log", t -> {}),
            new NodeLog("eks", "/var/log/messages", t -> t.put("Parser", "syslog")),
            new NodeLog("gke", "/var/log/kube-proxy.log", t -> {}),
            new NodeLog("k3s", "/var/log/k3s.log", t -> t.put("Path_Key", "filename")));

    private static final String AUDIT = "additionalLoggingSources.kubeAudit";
    private static final String AUDIT_MOUNT = "/kube-audit-logs";

    private final ChartTemplates templates;
    private final ChartValues values;
    private final Installation installation;
    private final LoggingTemplate logging;

    LogSource(ChartTemplates templates, ChartValues values, Installation installation) {
        this.templates = templates;
        this.values = values;
        this.installation = installation;
        this.logging = new LoggingTemplate(templates, values, installation);
    }

    /** The Loggings and FluentbitAgents of all enabled sources, Loggings first. */
    List<Tree.Mapping> objects() {
        List<Tree.Mapping> loggings = new ArrayList<>();
        List<Tree.Mapping> agents = new ArrayList<>();
        add("root", rootLogging(), rootFluentbit(), loggings, agents);
        if (values.isTrue(AUDIT + ".enabled")) {
            add("kube-audit", ofSource(AUDIT, "kube-audit"), auditFluentbit(), loggings, agents);
        }
        for (NodeLog log : NODE_LOGS) {
            String source = "additionalLoggingSources." + log.value();
            if (values.isTrue(source + ".enabled") && (!log.value().equals("k3s") || isOpenRc())) {
                add(log.value(), ofSource(source, log.value()), nodeFluentbit(log), loggings, agents);
            }
        }
        loggings.addAll(agents);
        return loggings;
    }

    /** K3s writes its log to a file only if OpenRC starts it; otherwise an aggregator reads the journal. */
    private boolean isOpenRc() {
        return values.text("additionalLoggingSources.k3s.container_engine").equals("openrc");
    }

    private void add(
            String name,
            Tree.Mapping spec,
            Tree.Mapping fluentbit,
            List<Tree.Mapping> loggings,
            List<Tree.Mapping> agents) {
        if (templates.haveAgents()) {
            loggings.add(logging.logging(named(name, spec)));
            agents.add(logging.agent(named(name, fluentbit)));
        } else {
            loggings.add(logging.logging(named(name, Tree.mapping(s -> {
                spec.fields().forEach(field -> s.put(field.name(), field.value()));
                s.put("fluentbit", fluentbit);
            }))));
        }
    }

    private Tree.Mapping named(String source, Tree.Mapping spec) {
        return Tree.mapping(o ->
                o.put("metadata", m -> m.put("name", installation.name(source))).put("spec", spec));
    }

    private Tree.Mapping rootLogging() {
        return Tree.mapping(s -> {
            List<Tree> agents = WindowsTemplate.nodeAgents(templates, values);
            if (!agents.isEmpty()) {
                s.put("nodeAgents", Tree.sequence(agents.toArray(Tree[]::new)));
            }
            s.put("fluentd", f -> putServiceAccount(f, "root"));
        });
    }

    /** The settings of a Logging that only this source has; before 4.10.0 only kube-audit has a loggingRef. */
    private Tree.Mapping ofSource(String source, String name) {
        boolean hasLoggingRef = source.equals(AUDIT) || templates.isSince(ChartTemplates.V105_2_0);
        return Tree.mapping(s -> {
            if (hasLoggingRef && values.isTrue(source + ".loggingRef")) {
                s.put("loggingRef", values.plain(source + ".loggingRef"));
            }
            s.put("fluentd", f -> {
                if (templates.isSince(ChartTemplates.V105_2_0)) {
                    values.with(source + ".fluentd.scaling")
                            .ifPresent(scaling -> f.put(
                                    "scaling",
                                    c -> c.put("replicas", values.plain(source + ".fluentd.scaling.replicas"))));
                    values.with(source + ".fluentd.resources").ifPresent(r -> f.put("resources", r));
                }
                if (name.equals("eks")) {
                    putServiceAccount(f, name);
                }
            });
        });
    }

    private void putServiceAccount(Tree.MappingBuilder fluentd, String name) {
        if (templates.isSince(ChartTemplates.V103_1_0)) {
            values.with("loggingServiceAccountAnnotations." + name)
                    .ifPresent(annotations -> fluentd.put(
                            "serviceAccount", a -> a.put("metadata", m -> m.put("annotations", annotations))));
        }
    }

    private Tree.Mapping rootFluentbit() {
        return Tree.mapping(f -> {
            if (values.isTrue("global.dockerRootDirectory")) {
                String containers = values.text("global.dockerRootDirectory") + "/containers/";
                f.put("mountPath", ChartValues.unquoted(containers))
                        .put("extraVolumeMounts", mount(containers, containers));
            }
            if (hasKubernetesFilter()) {
                f.put("filterKubernetes", k -> {
                    for (String field : List.of("Merge_Log", "Merge_Log_Key", "Merge_Log_Trim", "Merge_Parser")) {
                        if (values.isTrue("fluentbit.filterKubernetes." + field)) {
                            k.put(field, values.text("fluentbit.filterKubernetes." + field));
                        }
                    }
                });
            }
        });
    }

    /** Before 4.10.0-rancher.18, the condition names a field {@code Merge_Trim} that is never written. */
    private boolean hasKubernetesFilter() {
        String trim = templates.isSince(ChartTemplates.V108_0_2) ? "Merge_Log_Trim" : "Merge_Trim";
        return List.of("Merge_Log", "Merge_Log_Key", trim, "Merge_Parser").stream()
                .anyMatch(field -> values.isTrue("fluentbit.filterKubernetes." + field));
    }

    /**
     * The fluent-bit of the audit log. From 104.1 on, Harvester replaces the template of its agent, which lacks the
     * loggingRef.
     */
    private Tree.Mapping auditFluentbit() {
        return Tree.mapping(f -> {
            if (templates.haveAgents() && values.isTrue(AUDIT + ".loggingRef")) {
                f.put("loggingRef", values.plain(AUDIT + ".loggingRef"));
            }
            f.put("disableKubernetesFilter", Tree.flag(true))
                    .put("extraVolumeMounts", mount(auditFolder(), AUDIT_MOUNT))
                    .put("inputTail", t -> t.put("Tag", values.plain(AUDIT + ".fluentbit.logTag"))
                            .put("Path", AUDIT_MOUNT + "/" + auditFile())
                            .put("Parser", "json"));
            List<Tree> tolerations =
                    values.concatenated("tolerations", "fluentbit.tolerations", AUDIT + ".fluentbit.tolerations");
            if (!tolerations.isEmpty()) {
                f.put("tolerations", Tree.sequence(tolerations.toArray(Tree[]::new)));
            }
            if (templates.isSince(ChartTemplates.V102_0_0)) {
                f.put("nodeSelector", values.with(AUDIT + ".nodeSelector").orElseGet(this::controlPlane));
            }
        });
    }

    private Tree controlPlane() {
        boolean master = values.isTrue("additionalLoggingSources.rke2.enabled")
                || values.isTrue("additionalLoggingSources.k3s.enabled");
        String role = master ? "master" : "controlplane";
        return Tree.mapping(s -> s.put("node-role.kubernetes.io/" + role, "true"));
    }

    private String auditFolder() {
        String standard = values.isTrue("additionalLoggingSources.rke.enabled")
                ? "/var/log/kube-audit"
                : "/var/lib/rancher/rke2/server/logs";
        return values.with(AUDIT + ".pathPrefix").map(ChartValues::print).orElse(standard);
    }

    private String auditFile() {
        String standard = values.isTrue("additionalLoggingSources.rke.enabled") ? "audit-log.json" : "audit.log";
        return values.with(AUDIT + ".auditFilename").map(ChartValues::print).orElse(standard);
    }

    private Tree.Mapping nodeFluentbit(NodeLog log) {
        String source = "additionalLoggingSources." + log.value() + ".fluentbit";
        return Tree.mapping(f -> {
            if (templates.isSince(ChartTemplates.V105_2_0)) {
                values.with(source + ".loggingRef")
                        .ifPresent(r -> f.put("loggingRef", values.plain(source + ".loggingRef")));
            }
            f.put("disableKubernetesFilter", Tree.flag(true))
                    .put("extraVolumeMounts", mount(log.path(), log.path()))
                    .put("inputTail", t -> {
                        t.put("Tag", log.value()).put("Path", log.path());
                        log.inputTail().accept(t);
                    });
            if (templates.isSince(ChartTemplates.V105_2_0)) {
                values.with(source + ".resources").ifPresent(r -> f.put("resources", r));
            }
        });
    }

    private static Tree mount(String source, String destination) {
        return Tree.sequence(Tree.mapping(
                m -> m.put("source", source).put("destination", destination).put("readOnly", Tree.flag(true))));
    }
}
