package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of {@code logging.enabled}: an additional Logging, as the chart of the operator itself has it
 * (kube-logging/logging-operator, {@code charts/logging-operator/templates/logging}). Harvester does not enable it.
 */
final class OperatorChartTemplate {
    private static final String API_VERSION = "logging.banzaicloud.io/v1beta1";
    private static final String EXTENSIONS = "logging-extensions.banzaicloud.io/v1alpha1";

    /** Fields of the Logging that are copied from values of the same name. */
    private static final List<String> COPIED = List.of(
            "flowConfigCheckDisabled",
            "skipInvalidResources",
            "syslogNG",
            "defaultFlow",
            "globalFilters",
            "watchNamespaces",
            "watchNamespaceSelector",
            "allowClusterResourcesFromAllNamespaces",
            "nodeAgents",
            "enableRecreateWorkloadOnImmutableFieldChange");

    private final ChartTemplates templates;
    private final ChartValues values;
    private final Installation installation;

    OperatorChartTemplate(ChartTemplates templates, ChartValues values, Installation installation) {
        this.templates = templates;
        this.values = values;
        this.installation = installation;
    }

    /** The objects; empty if {@code logging.enabled} is false. */
    List<Tree.Mapping> objects() {
        List<Tree.Mapping> objects = new ArrayList<>();
        if (!templates.isSince(ChartTemplates.V103_1_0) || !values.isTrue("logging.enabled")) {
            return objects;
        }
        objects.add(object("Logging", loggingSpec()));
        if (!values.isTrue("logging.fluentbitDisabled")) {
            objects.add(object("FluentbitAgent", agentSpec()));
        }
        objects.addAll(named("ClusterFlow", "logging.clusterFlows"));
        objects.addAll(named("ClusterOutput", "logging.clusterOutputs"));
        // From v1.5 on, Harvester replaces the template of the EventTailer.
        if (templates == ChartTemplates.V103_1_0 && values.isTrue("logging.eventTailer")) {
            objects.add(eventTailer());
        }
        if (values.isTrue("logging.hostTailer") && (!hasSwitches() || values.isTrue("logging.hostTailer.enabled"))) {
            objects.add(hostTailer());
        }
        return objects;
    }

    /** Whether tailers have a value {@code enabled} of their own; before, they are rendered if they have any value. */
    private boolean hasSwitches() {
        return templates.isSince(ChartTemplates.V105_2_0);
    }

    private Tree.Mapping object(String kind, Tree.Mapping spec) {
        return Tree.mapping(o -> o.put("apiVersion", API_VERSION)
                .put("kind", kind)
                .put("metadata", m -> m.put("name", installation.releaseName()).put("labels", installation.labels()))
                .put("spec", spec));
    }

    private Tree.Mapping loggingSpec() {
        return Tree.mapping(s -> {
            copyPlain("loggingRef", s);
            s.put("controlNamespace", ChartValues.unquoted(controlNamespace()));
            if (!values.isTrue("logging.fluentdDisabled")) {
                s.put("fluentd", values.with("logging.fluentd").orElse(Tree.mapping(f -> {})));
            }
            COPIED.forEach(field -> values.with("logging." + field).ifPresent(v -> s.put(field, v)));
            copyPlain("flowConfigOverride", s);
            copyPlain("errorOutputRef", s);
            s.put("clusterDomain", values.plain("logging.clusterDomain"));
            if (templates.isSince(ChartTemplates.V105_2_0)) {
                values.with("logging.configCheck").ifPresent(c -> s.put("configCheck", c));
                values.with("logging.enableDockerParserCompatibilityForCRI")
                        .ifPresent(e -> s.put("enableDockerParserCompatibilityForCRI", e));
            }
        });
    }

    private void copyPlain(String field, Tree.MappingBuilder to) {
        values.with("logging." + field).ifPresent(v -> to.put(field, ChartValues.unquoted(v)));
    }

    private String controlNamespace() {
        return values.with("logging.controlNamespace").map(ChartValues::print).orElse(installation.namespace());
    }

    private Tree.Mapping agentSpec() {
        Tree.Mapping own = values.get("logging.fluentbit") instanceof Tree.Mapping m ? m : Tree.mapping(e -> {});
        return Tree.mapping(s -> {
            own.fields().forEach(field -> s.put(field.name(), field.value()));
            if (values.isTrue("logging.loggingRef")) {
                values.firstOf("logging.fluentbit.loggingRef", "logging.loggingRef")
                        .ifPresent(ref -> s.put("loggingRef", ref));
            }
        });
    }

    /** The flows or outputs of a list of names and specs. */
    private List<Tree.Mapping> named(String kind, String path) {
        return values.at(path).items().stream()
                .map(item -> Tree.mapping(o -> o.put("apiVersion", API_VERSION)
                        .put("kind", kind)
                        .put("metadata", m -> m.put("name", item.field("name").tree())
                                .put("namespace", controlNamespace())
                                .put("labels", installation.labels()))
                        .put("spec", item.field("spec").tree())))
                .toList();
    }

    private Tree.Mapping eventTailer() {
        String tailer = "logging.eventTailer";
        return Tree.mapping(o -> o.put("apiVersion", EXTENSIONS)
                .put("kind", "EventTailer")
                .put("metadata", m -> m.put("name", values.text(tailer + ".name")))
                .put("spec", s -> {
                    s.put("controlNamespace", controlNamespace());
                    if (values.isTrue(tailer + ".pvc")) {
                        s.put("positionVolume", v -> v.put("pvc", c -> c.put("spec", claim(tailer + ".pvc"))));
                    }
                    for (String field : List.of("workloadMetaOverrides", "workloadOverrides", "containerOverrides")) {
                        values.with(tailer + "." + field).ifPresent(o2 -> s.put(field, o2));
                    }
                }));
    }

    private Tree.Mapping claim(String path) {
        return Tree.mapping(c -> {
            values.with(path + ".accessModes").ifPresent(m -> c.put("accessModes", m));
            values.with(path + ".storage")
                    .ifPresent(s -> c.put("resources", r -> r.put("requests", q -> q.put("storage", s))));
            values.with(path + ".volumeMode").ifPresent(m -> c.put("volumeMode", m));
            values.with(path + ".storageClassName").ifPresent(n -> c.put("storageClassName", n));
        });
    }

    private Tree.Mapping hostTailer() {
        String tailer = "logging.hostTailer";
        return Tree.mapping(o -> o.put("apiVersion", EXTENSIONS)
                .put("kind", "HostTailer")
                .put("metadata", m -> m.put("name", values.text(tailer + ".name"))
                        .put("namespace", installation.namespace()))
                .put("spec", s -> {
                    for (String field :
                            List.of("fileTailers", "systemdTailers", "workloadMetaOverrides", "workloadOverrides")) {
                        values.with(tailer + "." + field).ifPresent(v -> s.put(field, v));
                    }
                    if (hasSwitches()) {
                        s.put(
                                "enableRecreateWorkloadOnImmutableFieldChange",
                                values.get("logging.enableRecreateWorkloadOnImmutableFieldChange"));
                        Tree.Mapping image = setFields(values.get(tailer + ".image"));
                        if (!image.fields().isEmpty()) {
                            s.put("image", image);
                        }
                    }
                }));
    }

    /** The fields that are not null; the API server drops the others. */
    private static Tree.Mapping setFields(Tree tree) {
        return Tree.mapping(m -> {
            if (tree instanceof Tree.Mapping mapping) {
                mapping.fields().stream()
                        .filter(field -> mapping.isSet(field.name()))
                        .forEach(field -> m.put(field.name(), field.value()));
            }
        });
    }
}
