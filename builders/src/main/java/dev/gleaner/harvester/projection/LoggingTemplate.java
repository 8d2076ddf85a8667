package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;

/** The settings that every Logging of the chart has ({@code _generic_logging.yaml}), and how a source changes them. */
final class LoggingTemplate {
    private static final String API_VERSION = "logging.banzaicloud.io/v1beta1";

    private final ChartTemplates templates;
    private final ChartValues values;
    private final Installation installation;
    private final FluentbitTemplate fluentbit;

    LoggingTemplate(ChartTemplates templates, ChartValues values, Installation installation) {
        this.templates = templates;
        this.values = values;
        this.installation = installation;
        this.fluentbit = new FluentbitTemplate(templates, values);
    }

    /** The Logging of a source: the settings of the source have precedence over those of the overlay. */
    Tree.Mapping logging(Tree.Mapping ofSource) {
        return merged(ofSource, "loggingOverlay", generic("Logging", loggingSpec()));
    }

    /** The FluentbitAgent of a source: the settings of the source have precedence over those of the overlay. */
    Tree.Mapping agent(Tree.Mapping ofSource) {
        return merged(ofSource, "fluentbitAgentOverlay", generic("FluentbitAgent", fluentbit.spec()));
    }

    private Tree.Mapping merged(Tree.Mapping ofSource, String overlay, Tree.Mapping generic) {
        Tree.Mapping ofValues = values.get(overlay) instanceof Tree.Mapping mapping ? mapping : Tree.mapping(m -> {});
        return withoutNull(ValueMerge.fill(ValueMerge.fill(ofSource, ofValues), generic));
    }

    /** The object without null values, which the API server drops. */
    private static Tree.Mapping withoutNull(Tree.Mapping mapping) {
        return Tree.mapping(m -> mapping.fields().stream()
                .filter(field -> !(field.value() instanceof Tree.Nothing))
                .forEach(field -> m.put(
                        field.name(),
                        field.value() instanceof Tree.Mapping below ? withoutNull(below) : field.value())));
    }

    private Tree.Mapping generic(String kind, Tree.Mapping spec) {
        return Tree.mapping(o -> o.put("apiVersion", API_VERSION)
                .put("kind", kind)
                .put("metadata", m -> m.put("namespace", installation.namespace())
                        .put("labels", installation.labels()))
                .put("spec", spec));
    }

    private Tree.Mapping loggingSpec() {
        return Tree.mapping(s -> {
            s.put("controlNamespace", installation.namespace());
            if (!templates.haveAgents()) {
                s.put("fluentbit", fluentbit.spec());
            }
            s.put("fluentd", fluentd());
        });
    }

    private Tree.Mapping fluentd() {
        return Tree.mapping(f -> {
            if (templates.isSince(ChartTemplates.V105_2_0)) {
                values.with("fluentd.logLevel").ifPresent(l -> f.put("logLevel", ChartValues.unquoted(l)));
            }
            f.put("image", ImageTemplate.of(values, "images.fluentd"))
                    .put("configReloaderImage", ImageTemplate.of(values, "images.config_reloader"));
            // Only 100.1.0 has no volume without claims.
            if (templates.isSince(ChartTemplates.V100_1_3) || !values.isTrue("disablePvc")) {
                values.with("fluentd.bufferStorageVolume").ifPresent(v -> f.put("bufferStorageVolume", v));
            }
            f.put("disablePvc", values.plain("disablePvc"));
            values.with("fluentd.replicas")
                    .ifPresent(r -> f.put("scaling", s -> s.put("replicas", ChartValues.unquoted(r))));
            Tree.Mapping security = SecurityTemplate.ofFluentd(templates, values);
            if (!security.fields().isEmpty()) {
                f.put("security", security);
            }
            if (templates.isSince(ChartTemplates.V102_0_0)) {
                values.with("fluentd.env").ifPresent(e -> f.put("envVars", e));
            }
            values.firstOf("fluentd.tolerations", "tolerations").ifPresent(t -> f.put("tolerations", t));
            if (templates.isSince(ChartTemplates.V107_0_1)) {
                values.firstOf("fluentd.podPriorityClassName", "priorityClassName")
                        .ifPresent(c -> f.put("podPriorityClassName", ChartValues.unquoted(c)));
            }
            values.firstOf("fluentd.nodeSelector", "nodeSelector").ifPresent(n -> f.put("nodeSelector", n));
            values.with("fluentd.resources").ifPresent(r -> f.put("resources", r));
            values.with("fluentd.livenessProbe").ifPresent(p -> f.put("livenessProbe", p));
            if (templates.isSince(ChartTemplates.V105_2_0)) {
                values.with("fluentd.metrics").ifPresent(m -> f.put("metrics", m));
            }
        });
    }
}
