package dev.gleaner.harvester.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Tree;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the projection with {@code chart-values.tsv}, which says for each value whether a template reads it. A value
 * counts as one that changes the projection if it changes an object for one of several sets of other values.
 */
class ChartValuesTableTest {
    /** The column of the table for each version of the chart. */
    private static final Map<String, String> COLUMNS = Map.of(
            "100.1.0+up3.17.3", "100.1.0+up3.17.3",
            "100.1.3+up3.17.7", "100.1.3+up3.17.7",
            "102.0.0+up3.17.10", "102.0.0+up3.17.10",
            "103.0.0+up3.17.10", "103.0.0+up3.17.10",
            "103.1.0+up4.4.0", "103.1.0+up4.4.0",
            "105.2.0+up4.10.0", "4.10.0-rancher.1",
            "107.0.1+up4.10.0-rancher.10", "4.10.0-rancher.10",
            "108.0.2+up4.10.0-rancher.18", "4.10.0-rancher.18",
            "109.0.0+up4.10.0-rancher.23", "4.10.0-rancher.23");

    /** Values of objects that are not projected: the operator, its service and roles, and the test receiver. */
    private static final List<String> OF_OTHER_OBJECTS = List.of(
            "replicaCount",
            "image.",
            "extraArgs",
            "imagePullSecrets",
            "fullnameOverride",
            "podLabels",
            "annotations",
            "createCustomResource",
            "resources",
            "affinity",
            "http.",
            "rbac.",
            "podSecurityContext",
            "securityContext",
            "monitoring.",
            "serviceAccount.",
            "env",
            "volumes",
            "volumeMounts",
            "testReceiver.",
            "clusterDomain");

    /** Values with which the table and the projection differ, each with the versions and the reason. */
    private enum Difference {
        /** The template of the audit log has no selector yet, although the value has a helper. */
        NO_SELECTOR(
                "additionalLoggingSources.kubeAudit.nodeSelector", ChartTemplates.V100_1_0, ChartTemplates.V100_1_3),
        /** Only the operator follows the value. */
        NAMESPACE("namespaceOverride", ChartTemplates.V100_1_0, ChartTemplates.V107_0_1),
        /** Only the operator has the class. */
        PRIORITY("priorityClassName", ChartTemplates.V100_1_0, ChartTemplates.V105_2_0),
        /** Harvester replaces the template of the agent. */
        AUDIT_POSITIONS(
                "additionalLoggingSources.kubeAudit.fluentbit.positiondb",
                ChartTemplates.V108_0_2,
                ChartTemplates.V109_0_0),
        /** Harvester replaces the template of the DaemonSet. */
        RKE2_RESOURCES(
                "additionalLoggingSources.rke2.fluentbit.resources", ChartTemplates.V105_2_0, ChartTemplates.V107_0_1),
        /** A template asks whether the mapping above is there, and reads some of its fields only. */
        TAILER_SWITCH("logging.eventTailer.enabled", ChartTemplates.V103_1_0, ChartTemplates.V103_1_0),
        /** As for the switch. */
        TAILER_IMAGE("logging.eventTailer.image", ChartTemplates.V103_1_0, ChartTemplates.V103_1_0),
        TAILER_CLAIM("logging.eventTailer.pvc.enabled", ChartTemplates.V103_1_0, ChartTemplates.V103_1_0),
        HOST_SWITCH("logging.hostTailer.enabled", ChartTemplates.V103_1_0, ChartTemplates.V103_1_0),
        HOST_IMAGE("logging.hostTailer.image", ChartTemplates.V103_1_0, ChartTemplates.V103_1_0),
        HOST_METADATA("logging.hostTailer.workloadMetaOverrides", ChartTemplates.V103_1_0, ChartTemplates.V103_1_0),
        HOST_CONTAINER("logging.hostTailer.containerOverrides", ChartTemplates.V103_1_0, ChartTemplates.V109_0_0);

        private final String path;
        private final ChartTemplates first;
        private final ChartTemplates last;

        Difference(String path, ChartTemplates first, ChartTemplates last) {
            this.path = path;
            this.first = first;
            this.last = last;
        }

        static boolean isKnown(String path, ChartTemplates templates) {
            return Arrays.stream(values())
                    .anyMatch(known -> (path.equals(known.path) || path.startsWith(known.path + "."))
                            && templates.isSince(known.first)
                            && templates.compareTo(known.last) <= 0);
        }
    }

    /** Everything is collected. */
    private static final Tree.Mapping ALL = ShippedValues.yaml("""
            disablePvc: false
            additionalLoggingSources:
              rke: {enabled: true}
              rke2: {enabled: true}
              k3s: {enabled: true, container_engine: openrc}
              aks: {enabled: true}
              eks: {enabled: true}
              gke: {enabled: true}
              kubeAudit: {enabled: true}
            global: {cattle: {windows: {enabled: true}}}
            fluentbit: {filterKubernetes: {Merge_Log_Trim: "On"}}
            logging:
              enabled: true
              loggingRef: other
              eventTailer: {name: events, enabled: true, pvc: {storage: 1Gi}}
              hostTailer: {name: files, enabled: true}
            eventTailer: {name: harvester-default}
            """);

    /** Like the values of a release, with images for debugging. */
    private static final Tree.Mapping DEBUG = ShippedValues.yaml("""
            debug: true
            additionalLoggingSources:
              rke2: {enabled: true}
              k3s: {enabled: true}
              kubeAudit: {enabled: true}
            fluentbit: {filterKubernetes: {Merge_Log: "On"}}
            eventTailer: {name: harvester-default}
            """);

    private static final List<Tree.Mapping> SETS = List.of(ShippedValues.V1_4_0.tree(), ALL, DEBUG);

    /** The objects for each set without a change. */
    private static final Map<ChartTemplates, Map<Tree.Mapping, List<Tree>>> UNCHANGED =
            new EnumMap<>(ChartTemplates.class);

    @TestFactory
    Stream<DynamicTest> aValueThatATemplateReadsChangesTheObjects() {
        return Reference.tests(() -> {
            List<String> lines = Reference.lines("chart-values.tsv");
            List<String> header = List.of(lines.get(0).split("\t", -1));
            return Arrays.stream(ChartTemplates.values())
                    .map(templates -> DynamicTest.dynamicTest(templates.version(), () -> assertThat(lines.stream()
                                    .skip(1)
                                    .map(line -> problem(line.split("\t", -1), header, templates))
                                    .flatMap(Optional::stream))
                            .isEmpty()));
        });
    }

    /** What is wrong about a row of the table. */
    private static Optional<String> problem(String[] row, List<String> header, ChartTemplates templates) {
        String path = row[0];
        String cell = row[header.indexOf(COLUMNS.get(templates.version()))];
        if (cell.endsWith("read children") || Difference.isKnown(path, templates)) {
            return Optional.empty();
        }
        boolean expected = isRead(cell, row[row.length - 1], templates)
                && OF_OTHER_OBJECTS.stream()
                        .noneMatch(other -> path.startsWith(other) && (other.endsWith(".") || isAt(path, other)));
        boolean changes = changes(path, row[1], templates);
        return expected == changes
                ? Optional.empty()
                : Optional.of(path + (changes ? " changes an object" : " changes nothing") + " (" + cell + ")");
    }

    private static boolean isAt(String path, String other) {
        return path.equals(other) || path.startsWith(other + ".");
    }

    private static boolean isRead(String cell, String harvester, ChartTemplates templates) {
        if (harvester.startsWith("v1.2 on: read (patch)")) {
            return templates.isSince(ChartTemplates.V102_0_0);
        }
        if (harvester.startsWith("v1.5 on: NOT READ") && templates.isSince(ChartTemplates.V105_2_0)) {
            return false;
        }
        return !cell.equals("absent") && !cell.endsWith("NOT READ");
    }

    private static boolean changes(String path, String type, ChartTemplates templates) {
        ChartProjection projection = ChartProjection.of(templates.version());
        return SETS.stream().anyMatch(set -> {
            List<Tree> before = UNCHANGED
                    .computeIfAbsent(templates, any -> new HashMap<>())
                    .computeIfAbsent(set, values -> objects(projection, values));
            boolean isRendered = false;
            for (Tree value : values(path, type)) {
                Optional<List<Tree>> after = projection
                        .render(ValueMerge.coalesce(nested(path, value), set))
                        .value()
                        .map(ChartValuesTableTest::trees);
                isRendered |= after.isPresent();
                if (after.isPresent() && !after.get().equals(before)) {
                    return true;
                }
            }
            assertThat(isRendered).as("a value of the type of %s", path).isTrue();
            return false;
        });
    }

    private static List<Tree> objects(ChartProjection projection, Tree.Mapping values) {
        return trees(projection.render(values).orThrow());
    }

    private static List<Tree> trees(List<? extends Manifest> manifests) {
        return manifests.stream().map(Manifest::toTree).toList();
    }

    private static Tree.Mapping nested(String path, Tree value) {
        String[] fields = path.split("(?<!\\\\)\\.", 2);
        String field = fields[0].replace("\\.", ".");
        return Tree.mapping(m -> m.put(field, fields.length == 1 ? value : nested(fields[1], value)));
    }

    /** Values that may be of the type that the path has in a chart; those of other types are refused. */
    private static List<Tree> values(String path, String type) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (path.endsWith("enabled") || path.endsWith("Disabled") || type.equals("bool")) {
            return List.of(Tree.flag(true), Tree.flag(false));
        }
        String yaml =
                switch (name) {
                    case "tolerations" -> "[{key: changed, operator: Exists}]";
                    case "imagePullSecrets" -> "[{name: changed}]";
                    case "env" -> "[{name: CHANGED, value: x}]";
                    case "nodeSelector" -> "{changed: x}";
                    case "resources" -> "{limits: {cpu: 7m}}";
                    case "windows" -> "{enabled: true}";
                    case "loggingOverlay", "fluentbitAgentOverlay" -> "{spec: {changed: x}}";
                    case "clusterFlows", "clusterOutputs" -> "[{name: changed, spec: {}}]";
                    case "extraManifests" -> "[{apiVersion: v1, kind: Secret, metadata: {name: changed}}]";
                    case "eventTailer", "hostTailer" -> "{name: changed}";
                    case "defaultFlow" -> "{globalOutputRefs: [changed]}";
                    case "containerOverrides" -> "{pullPolicy: Always}";
                    case "workloadMetaOverrides" -> "{labels: {changed: x}}";
                    case "workloadOverrides" -> "{priorityClassName: changed}";
                    case "pvc" -> "{storage: 7Gi}";
                    case "container_engine" -> "openrc";
                    case "replicas", "port" -> "7";
                    case "bufferStorage",
                            "bufferStorageVolume",
                            "positiondb",
                            "livenessProbe",
                            "metrics",
                            "dnsConfig" -> "{changed: x}";
                    case "scaling" -> "{replicas: 7}";
                    case "globalFilters", "fileTailers", "systemdTailers", "nodeAgents" -> "[{name: changed}]";
                    case "watchNamespaces", "accessModes" -> "[changed]";
                    default -> ofType(type);
                };
        return Stream.of(
                        yaml,
                        "[changed]",
                        "[{changed: x}]",
                        "[{name: changed}]",
                        "[{name: changed, path: /x}]",
                        "{changed: x}",
                        "[{}]",
                        "{}",
                        "7")
                .map(text -> ShippedValues.yaml("value: " + text).get("value").orElseThrow())
                .toList();
    }

    private static String ofType(String type) {
        return switch (type) {
            case "int" -> "4242";
            case "list" -> "[changed]";
            case "map" -> "{changed: x}";
            default -> "changed";
        };
    }
}
