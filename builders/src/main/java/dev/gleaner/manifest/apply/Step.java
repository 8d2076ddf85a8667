package dev.gleaner.manifest.apply;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** An object to apply, and the objects that it needs. */
final class Step {
    private static final Set<String> CHARTS = Set.of("ManagedChart", "Addon");
    private static final String LOGGING_CHART = "rancher-logging";
    private static final String CRD_CHART = "rancher-logging-crd";

    /** The domain of the API groups of the logging operator. */
    private static final String OPERATOR = ".banzaicloud.io";

    private final Manifest manifest;
    private final Part object;
    private final String namespace;
    private final Set<String> needed = new LinkedHashSet<>();

    /** A step for a manifest. Objects that name no namespace are in a default one. */
    Step(Manifest manifest, String defaultNamespace) {
        this.manifest = manifest;
        this.object = new Part("", FieldPath.ROOT, manifest.toTree());
        this.namespace = manifest.metadata().namespace().orElse(defaultNamespace);
        collectNames();
    }

    Manifest manifest() {
        return manifest;
    }

    /** The kind, namespace and name, in words. */
    String inWords() {
        String in = manifest.metadata().namespace().map(own -> own + "/").orElse("");
        return manifest.kind() + " " + in + manifest.metadata().name().orElse("");
    }

    /** Whether its kind comes with the charts of the logging operator. */
    boolean isOfOperator() {
        return groupOf(object.text("apiVersion")).endsWith(OPERATOR);
    }

    /** Whether it is a chart that the cluster installs; an addon may be switched off. */
    boolean isChart() {
        return CHARTS.contains(manifest.kind())
                && !object.field("spec").field("enabled").tree().equals(Tree.flag(false));
    }

    /** Whether this object can only be applied, or can only work, after another one. */
    boolean needs(Step other) {
        String name = other.manifest.metadata().name().orElse("");
        return switch (other.manifest.kind()) {
            case "Namespace" ->
                name.equals(namespace) || name.equals(object.field("spec").text("defaultNamespace"));
            case "CustomResourceDefinition" -> needsDefinition(other.object.field("spec"));
            case "ManagedChart", "Addon" ->
                other.isChart() && needsChart(other.object.field("spec").text("chart"));
            default ->
                needed.contains(other.manifest.kind() + " " + name)
                        && (other.manifest.kind().startsWith("Cluster")
                                || other.manifest.kind().startsWith("SyslogNGCluster")
                                || other.namespace.equals(namespace));
        };
    }

    private boolean needsDefinition(Part definition) {
        return manifest.kind().equals(definition.field("names").text("kind"))
                && groupOf(manifest.apiVersion()).equals(definition.text("group"));
    }

    private boolean needsChart(String chart) {
        boolean isLogging = CHARTS.contains(manifest.kind())
                && object.field("spec").text("chart").equals(LOGGING_CHART);
        return isOfOperator() && (chart.equals(LOGGING_CHART) || chart.equals(CRD_CHART))
                || isLogging && chart.equals(CRD_CHART);
    }

    /** Collects the outputs that a flow names, and the secrets that an object reads. */
    private void collectNames() {
        Part spec = object.field("spec");
        String syslogNg = manifest.kind().startsWith("SyslogNG") ? "SyslogNG" : "";
        if (manifest.kind().endsWith("Flow")) {
            add(syslogNg + "ClusterOutput", spec.field("globalOutputRefs"));
            add(syslogNg + "Output", spec.field("localOutputRefs"));
            add(syslogNg + "Output", spec.field("outputRefs"));
            add(syslogNg + "ClusterOutput", spec.field("outputRefs"));
        }
        collectSecrets(spec.tree());
    }

    private void add(String kind, Part names) {
        names.items().forEach(name -> {
            if (name.tree() instanceof Tree.Text text) {
                needed.add(kind + " " + text.value());
            }
        });
    }

    private void collectSecrets(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            mapping.get("secretKeyRef")
                    .filter(Tree.Mapping.class::isInstance)
                    .flatMap(reference -> ((Tree.Mapping) reference).text("name"))
                    .ifPresent(name -> needed.add("Secret " + name));
        }
        children(tree).forEach(this::collectSecrets);
    }

    private static Stream<Tree> children(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return mapping.fields().stream().map(Tree.Field::value);
        }
        return tree instanceof Tree.Sequence sequence ? sequence.items().stream() : Stream.empty();
    }

    private static String groupOf(String apiVersion) {
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }
}
