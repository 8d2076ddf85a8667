package dev.gleaner.harvester.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares what is rendered from the values of each release with files of the project, one for each chart version;
 * {@code -Dgolden.update} writes them.
 */
class ShippedObjectsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/gleaner/harvester/projection");

    @ParameterizedTest
    @EnumSource
    void theObjectsOfAReleaseAreThose(ShippedValues values) throws IOException {
        String header = "# What the chart " + values.chart() + " renders from the values of Harvester "
                + values.name().toLowerCase(Locale.ROOT).replace('_', '.')
                + ",\n# written from the facts about its templates.\n";
        Path file = FOLDER.resolve(values.chart() + ".yaml");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, header + Manifests.toYaml(objects(values)));
        }
        assertThat(objects(values).stream().map(Manifest::toTree).toList()).isEqualTo(documents(Source.of(file)));
    }

    /** {@code harvester.md}, section 6. */
    @Test
    void theAuditLoggingOfTheFirstReleaseIsThat() {
        Tree expected = ShippedValues.yaml("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata:
                  name: rancher-logging-kube-audit
                  namespace: cattle-logging-system
                  labels:
                    app.kubernetes.io/name: rancher-logging
                    app.kubernetes.io/instance: rancher-logging
                    app.kubernetes.io/version: 3.17.7
                    app.kubernetes.io/managed-by: Helm
                    helm.sh/chart: rancher-logging-100.1.3_up3.17.7
                spec:
                  loggingRef: harvester-kube-audit-log-ref
                  controlNamespace: cattle-logging-system
                  fluentbit:
                    disableKubernetesFilter: true
                    extraVolumeMounts:
                    - source: /var/lib/rancher/rke2/server/logs/
                      destination: /kube-audit-logs
                      readOnly: true
                    inputTail: {Tag: kube-audit, Path: /kube-audit-logs/audit.log, Parser: json}
                    image: {repository: rancher/mirrored-fluent-fluent-bit, tag: 1.9.5}
                    security: {podSecurityPolicyCreate: true, roleBasedAccessControlCreate: true}
                    nodeSelector: {kubernetes.io/os: linux}
                    resources: {limits: {cpu: 200m, memory: 200Mi}, requests: {cpu: 50m, memory: 50Mi}}
                    tolerations:
                    - {key: cattle.io/os, operator: Equal, value: linux, effect: NoSchedule}
                    - {key: node-role.kubernetes.io/controlplane, value: "true", effect: NoSchedule}
                    - {key: node-role.kubernetes.io/etcd, value: "true", effect: NoExecute}
                    - {key: node-role.kubernetes.io/controlplane, value: "true", effect: NoSchedule}
                    - {key: node-role.kubernetes.io/etcd, value: "true", effect: NoExecute}
                  fluentd:
                    image: {repository: rancher/mirrored-banzaicloud-fluentd, tag: v1.14.6-alpine-5}
                    configReloaderImage: {repository: rancher/mirrored-jimmidyson-configmap-reload, tag: v0.4.0}
                    disablePvc: true
                    security: {podSecurityPolicyCreate: true, roleBasedAccessControlCreate: true}
                    nodeSelector: {kubernetes.io/os: linux}
                    tolerations: [{key: cattle.io/os, operator: Equal, value: linux, effect: NoSchedule}]
                    resources: {limits: {cpu: 1000m, memory: 800Mi}, requests: {cpu: 100m, memory: 200Mi}}
                    livenessProbe: {tcpSocket: {port: 24240}, initialDelaySeconds: 30, periodSeconds: 15}
                """);
        assertThat(object(ShippedValues.V1_1, "Logging", "rancher-logging-kube-audit"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void theObjectsAreThoseThatTheReleaseInstalls(ShippedValues values) {
        boolean agents = values.compareTo(ShippedValues.V1_5_0) >= 0;
        assertThat(objects(values).stream()
                        .map(object ->
                                object.kind() + " " + object.metadata().name().orElseThrow()))
                .containsExactlyElementsOf(Stream.of(
                                "Logging rancher-logging-root",
                                "Logging rancher-logging-kube-audit",
                                agents ? "FluentbitAgent rancher-logging-root" : "",
                                agents ? "FluentbitAgent rancher-logging-kube-audit" : "",
                                "ConfigMap rancher-logging-rke2",
                                "DaemonSet rancher-logging-rke2-journald-aggregator",
                                values == ShippedValues.V1_1 ? "" : "EventTailer harvester-default")
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** The changes by chart of {@code harvester.md}, section 6. */
    @Test
    void theAuditFluentbitRunsOnServersOnly() {
        assertThat(at(ShippedValues.V1_1, "Logging", "fluentbit.nodeSelector"))
                .isEqualTo(ShippedValues.yaml("kubernetes.io/os: linux"));
        assertThat(at(ShippedValues.V1_2_0, "Logging", "fluentbit.nodeSelector"))
                .isEqualTo(ShippedValues.yaml("""
                        kubernetes.io/os: linux
                        node-role.kubernetes.io/master: "true"
                        """));
        assertThat(at(ShippedValues.V1_2_0, "Logging", "fluentd.security"))
                .isEqualTo(ShippedValues.yaml("podSecurityContext: {runAsUser: 100}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1_5_0", "V1_7_0", "V1_8_0", "V1_9_0"})
    void theAuditAgentBelongsToTheAuditLogging(ShippedValues values) {
        Tree ref = Tree.text("harvester-kube-audit-log-ref");
        assertThat(at(values, "FluentbitAgent", "loggingRef")).isEqualTo(ref);
        assertThat(at(values, "Logging", "loggingRef")).isEqualTo(ref);
        assertThat(at(values, "Logging", "fluentbit")).isEqualTo(Tree.nothing());
    }

    @ParameterizedTest
    @EnumSource
    void theObjectsPassTheCheckForTheReleasesOperator(ShippedValues values) {
        String version = values.chart().replaceAll(".*\\+up([0-9.]*[0-9]).*", "$1");
        ManifestReader reader = ManifestReader.strict().forVersion(OperatorVersion.of(version));
        for (Manifest object : objects(values)) {
            if (object instanceof OpenObject model) {
                assertThat(Manifests.validate(model, reader))
                        .filteredOn(Violation::isError)
                        .isEmpty();
            } else {
                assertThat(object.kind()).isIn("ConfigMap", "DaemonSet");
            }
        }
    }

    /** The values above are those that the project's reference material has. */
    @ParameterizedTest
    @EnumSource(names = {"V1_4_0", "V1_5_0", "V1_7_0", "V1_8_0"})
    void theValuesAreTheShippedOnes(ShippedValues values) {
        String release = values.name().toLowerCase(Locale.ROOT).replace('_', '.');
        Tree.Mapping addon = ShippedValues.yaml(
                Reference.text("harvester-samples/addons/" + release + "/addon-rancher-logging.rendered.yaml"));
        Part spec = new Part("", FieldPath.ROOT, addon).field("spec");
        assertThat(spec.text("version")).isEqualTo(values.chart());
        assertThat(values.tree()).isEqualTo(ShippedValues.yaml(spec.text("valuesContent")));
    }

    private static List<Manifest> objects(ShippedValues values) {
        return values.projection().render(values.tree()).orThrow();
    }

    private static Tree object(ShippedValues values, String kind, String name) {
        return objects(values).stream()
                .filter(object -> object.kind().equals(kind)
                        && object.metadata().name().orElse("").equals(name))
                .findFirst()
                .orElseThrow()
                .toTree();
    }

    /** A field of the spec of the object of the audit log. */
    private static Tree at(ShippedValues values, String kind, String path) {
        Part part = new Part("", FieldPath.ROOT, object(values, kind, "rancher-logging-kube-audit")).field("spec");
        for (String field : path.split("\\.", -1)) {
            part = part.field(field);
        }
        return part.tree();
    }

    private static List<Tree> documents(Source source) {
        return ManifestReader.lenient().readAll(source).parts().stream()
                .map(Part::tree)
                .toList();
    }
}
