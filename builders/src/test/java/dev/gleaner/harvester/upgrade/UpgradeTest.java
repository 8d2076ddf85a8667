package dev.gleaner.harvester.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpgradeTest {
    private static final Upgrade TO_ADDON =
            Upgrade.from(HarvesterRelease.V1_1_3).to(HarvesterRelease.V1_2_0);

    private static Tree.Mapping values(String text) {
        return (Tree.Mapping)
                ManifestReader.lenient().readAll(Source.of(text)).parts().get(0).tree();
    }

    private static List<String> lines(List<UpgradeChange> changes) {
        return changes.stream().map(UpgradeChange::toString).toList();
    }

    private static Addon addonIn(List<Manifest> manifests) {
        return manifests.stream()
                .filter(Addon.class::isInstance)
                .map(Addon.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theManagedChartBecomesAnAddonAsTheScriptMakesIt() {
        UpgradedManifests upgraded = TO_ADDON.manifests();

        Addon addon = addonIn(upgraded.manifests());
        assertThat(addon.spec().version()).isEqualTo("102.0.0+up3.17.10");
        assertThat(addon.spec().enabled()).isTrue();
        assertThat(addon.spec().valuesContent()).contains("""
                images:
                  fluentbit:
                    tag: 1.9.5
                """).endsWith("""
                eventTailer:
                  controlNamespace: cattle-logging-system
                  workloadOverrides:
                    containers:
                    - name: event-tailer
                      image: rancher/harvester-eventrouter:v0.1.1
                      resources:
                        limits:
                          cpu: 100m
                          memory: 100Mi
                        requests:
                          cpu: 20m
                          memory: 20Mi
                """);
        assertThat(upgraded.steps().stream().map(UpgradeStep::toString))
                .containsExactly(
                        "v1.2.0: apply the chart of the CRDs, and wait until it is ready",
                        "v1.2.0: delete the EventTailer and the ManagedChart, and apply the addon that replaces them");
        assertThat(upgraded.steps().get(1).waitFor()).containsExactly("addon cattle-logging-system/rancher-logging");
        assertThat(upgraded.steps().get(1).delete().stream().map(Manifest::kind))
                .containsExactly("EventTailer", "ManagedChart");
        assertThat(lines(upgraded.changes()))
                .contains(
                        "v1.2.0: eventTailer.name: left out, expected \"harvester-default\": without it, the template names"
                                + " the EventTailer harvester-default-event-tailer, and its pod is"
                                + " harvester-default-event-tailer-event-tailer-0"
                                + " [harvester/harvester-installer v1.2.0, patch of templates/eventtailer.yaml]",
                        "v1.2.0: Addon rancher-logging: spec.enabled: left behind true, expected false: logging was on"
                                + " before the upgrade to v1.2 and stays on; a new installation has it off"
                                + " [harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh]",
                        "v1.2.0: eventTailer.workloadOverrides.containers[0].image: changed"
                                + " \"banzaicloud/eventrouter:v0.1.0\" to \"rancher/harvester-eventrouter:v0.1.1\": the"
                                + " release has another image [harvester/harvester pull request 4251 and issue 4296]");
    }

    @Test
    void correctionsAddTheNameThatTheScriptDrops() {
        UpgradedValues upgraded = TO_ADDON.withCorrections().values();
        assertThat(ValuePath.of("eventTailer.name").textIn(upgraded.values())).hasValue("harvester-default");
        assertThat(lines(upgraded.changes())).noneMatch(line -> line.contains("eventTailer.name"));
    }

    @Test
    void whatTheAddonHasNoFieldForIsDropped() {
        List<Manifest> manifests = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .build()
                .map(
                        ManagedChart.class,
                        chart -> chart.edit(
                                c -> c.metadata(m -> m.putLabel("team", "ops")).spec(s -> s.timeoutSeconds(900))))
                .manifests();
        assertThat(lines(TO_ADDON.manifests(manifests).changes()))
                .contains(
                        "v1.2.0: ManagedChart rancher-logging: metadata.labels: dropped: the addon has no such"
                                + " field [harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh]",
                        "v1.2.0: ManagedChart rancher-logging: spec.timeoutSeconds: dropped 900: the addon has no such"
                                + " field [harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh]",
                        "v1.2.0: ManagedChart rancher-logging-crd: spec.timeoutSeconds: kept 900: the upgrade script sets"
                                + " 60 [harvester/harvester v1.4.0, package/upgrade/upgrade_manifests.sh]");
    }

    @Test
    void withoutAManagedChartTheAddonIsOffAndNew() {
        List<Manifest> manifests = HarvesterLogging.release(HarvesterRelease.V1_1_3).build().manifests().stream()
                .filter(manifest -> !(manifest instanceof EventTailer)
                        && !manifest.metadata().name().equals(Optional.of("rancher-logging")))
                .toList();
        assertThat(TO_ADDON.manifests(manifests).manifests())
                .contains(ShippedFiles.of(HarvesterRelease.V1_2_0).addon());
    }

    @Test
    void aMissingEventTailerIsTold() {
        List<Manifest> manifests = HarvesterLogging.release(HarvesterRelease.V1_1_3).build().manifests().stream()
                .filter(manifest -> !(manifest instanceof EventTailer))
                .toList();
        assertThat(lines(TO_ADDON.manifests(manifests).changes()))
                .contains("v1.2.0: eventTailer: left out, expected a mapping: the manifests have no EventTailer"
                        + " harvester-default, so the addon collects no events [harvester/harvester v1.2.0,"
                        + " package/upgrade/upgrade_manifests.sh]");
    }

    @Test
    void valuesOfAnAddonThatAreNoMappingAreRefused() {
        Addon addon = ShippedFiles.of(HarvesterRelease.V1_4_1).addon().edit(a -> a.spec(s -> s.valuesContent("- a\n")));
        Upgrade upgrade = Upgrade.from(HarvesterRelease.V1_4_1).to(HarvesterRelease.V1_8_1);
        assertThatThrownBy(() -> upgrade.manifests(List.of(addon)))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("found a list, expected a mapping");
        assertThat(upgrade.manifests(List.of(addon.edit(a -> a.spec(s -> s.valuesContent("")))))
                        .manifests())
                .hasSize(1);
    }

    @Test
    void theImageOfAPrivateRegistryIsKept() {
        Tree.Mapping values = values("""
                eventTailer:
                  name: harvester-default
                  namespace: cattle-logging-system
                  workloadOverrides:
                    containers:
                    - name: event-tailer
                      image: registry.example:5000/rancher/harvester-eventrouter:v0.3.2
                """);
        Upgrade upgrade = Upgrade.from(HarvesterRelease.V1_4_0).to(HarvesterRelease.V1_6_1);
        UpgradedValues kept = upgrade.values(values);
        assertThat(kept.values()).isEqualTo(values);
        assertThat(lines(kept.changes()))
                .containsExactly("v1.6.0: eventTailer.workloadOverrides.containers[0].image: kept"
                        + " \"registry.example:5000/rancher/harvester-eventrouter:v0.3.2\": the upgrade script replaces it"
                        + " with rancher/harvester-eventrouter:v1.6.0"
                        + " [harvester/harvester pull request 8502, package/upgrade/lib.sh]");
        assertThat(TailerImage.get(upgrade.withCorrections().values(values).values(), 0))
                .hasValue("registry.example:5000/rancher/harvester-eventrouter:v1.6.1");
    }

    @Test
    void aRegistryMayHaveAPath() {
        assertThat(TailerImage.registry("registry.example/mirror/rancher/harvester-eventrouter:v0.2.0"))
                .hasValue("registry.example/mirror/");
        assertThat(TailerImage.registry("banzaicloud/eventrouter:v0.1.0")).hasValue("");
        assertThat(TailerImage.registry("example/harvester-eventrouter:v0.2.0")).isEmpty();
    }

    @Test
    void upgradedValuesAreThoseOfANewInstallationWithYourChanges() {
        Tree.Mapping mine = values("fluentd: {replicas: 2}\n");
        HarvesterLogging before =
                HarvesterLogging.release(HarvesterRelease.V1_1_3).values(mine);
        UpgradedManifests upgraded = Upgrade.from(HarvesterRelease.V1_1_3)
                .to(HarvesterRelease.V1_4_1)
                .withCorrections()
                .manifests(before.build().manifests());
        HarvesterLogging fresh =
                HarvesterLogging.release(HarvesterRelease.V1_4_1).values(mine).enable();
        assertThat(ShippedFiles.valuesOf(addonIn(upgraded.manifests())))
                .isEqualTo(ShippedFiles.valuesOf(addonIn(fresh.build().manifests())));
    }

    @Test
    void anImageThatIsNotInTheFirstPlaceIsLeftBehind() {
        Tree.Mapping values = values("""
                eventTailer:
                  name: harvester-default
                  namespace: cattle-logging-system
                  workloadOverrides:
                    containers:
                    - name: proxy
                      image: example/proxy:1
                    - name: event-tailer
                      image: rancher/harvester-eventrouter:v1.5.1
                """);
        Upgrade upgrade = Upgrade.from(HarvesterRelease.V1_5_1).to(HarvesterRelease.V1_6_0);
        assertThat(lines(upgrade.values(values).changes()))
                .containsExactly(
                        "v1.6.0: eventTailer.workloadOverrides.containers[0].image: kept \"example/proxy:1\": the upgrade"
                                + " script replaces it with rancher/harvester-eventrouter:v1.6.0"
                                + " [harvester/harvester pull request 8502, package/upgrade/lib.sh]",
                        "v1.6.0: eventTailer.workloadOverrides.containers[1].image: left behind"
                                + " \"rancher/harvester-eventrouter:v1.5.1\", expected"
                                + " \"rancher/harvester-eventrouter:v1.6.0\": the installer of the release has no image of"
                                + " an earlier one, so the pod does not start where the nodes reach no registry"
                                + " [harvester/harvester issues 5412, 6568, 7638 and 8503]");
        Tree.Mapping corrected = upgrade.withCorrections().values(values).values();
        assertThat(TailerImage.get(corrected, 0)).hasValue("example/proxy:1");
        assertThat(TailerImage.get(corrected, 1)).hasValue("rancher/harvester-eventrouter:v1.6.0");
    }

    @Test
    void aTagOfFluentbitThatIsYoursIsPinned() {
        Tree.Mapping values = values("images: {fluentbit: {tag: 1.9.9}}\n");
        UpgradedValues upgraded = Upgrade.from(HarvesterRelease.V1_2_1)
                .to(HarvesterRelease.V1_4_0)
                .values(values);
        assertThat(upgraded.values()).isEqualTo(values);
        assertThat(lines(upgraded.changes()))
                .containsExactly(
                        "v1.2.2: images.fluentbit.tag: kept \"1.9.9\": overrides the image of the chart for good;"
                                + " remove it unless you need this version [harvester/harvester pull request 5182]");
    }

    @Test
    void aRepositoryOfFluentbitIsKeptWithoutTheTag() {
        UpgradedValues upgraded = Upgrade.from(HarvesterRelease.V1_2_1)
                .to(HarvesterRelease.V1_2_2)
                .values(values("images: {fluentbit: {repository: example/fluent-bit, tag: 1.9.5}}\n"));
        assertThat(upgraded.toYaml()).isEqualTo("""
                images:
                  fluentbit:
                    repository: example/fluent-bit
                """);
        assertThat(lines(upgraded.changes()))
                .containsExactly(
                        "v1.2.2: images.fluentbit.tag: dropped \"1.9.5\": the image of the chart applies"
                                + " [harvester/harvester pull request 5182]",
                        "v1.2.2: images.fluentbit: kept: the upgrade script deletes it because of the tag"
                                + " [harvester/harvester pull request 5182]");
    }

    @Test
    void aRenamedValueIsToldAndMovedByACorrection() {
        Tree.Mapping values = values("monitoring: {serviceMonitor: {metricsRelabelings: [{action: drop}]}}\n");
        Upgrade upgrade = Upgrade.from(HarvesterRelease.V1_4_3).to(HarvesterRelease.V1_5_0);
        assertThat(upgrade.values(values).values()).isEqualTo(values);
        assertThat(lines(upgrade.values(values).changes()))
                .containsExactly("v1.5.0: monitoring.serviceMonitor.metricsRelabelings: not read: no template reads"
                        + " \"metricsRelabelings\" in 105.2.0+up4.10.0, but only up to 103.1.0 (Harvester up to v1.4.3);"
                        + " expected metricRelabelings; write monitoring.serviceMonitor.metricRelabelings"
                        + " [rancher-logging 104.1.2+up4.8.0, values.yaml]");
        UpgradedValues corrected = upgrade.withCorrections().values(values);
        assertThat(corrected.values())
                .isEqualTo(values("monitoring: {serviceMonitor: {metricRelabelings: [{action: drop}]}}\n"));
        assertThat(lines(corrected.changes()))
                .containsExactly("v1.5.0: monitoring.serviceMonitor.metricRelabelings: added: moved from"
                        + " monitoring.serviceMonitor.metricsRelabelings, which the chart no longer reads"
                        + " [rancher-logging 104.1.2+up4.8.0, values.yaml]");
    }

    @Test
    void aRenamedValueIsNotMovedOverAnother() {
        Tree.Mapping values = values("global: {psp: {enabled: true}, cattle: {psp: {enabled: false}}}\n");
        assertThat(TO_ADDON.withCorrections().values(values).values().get("global"))
                .isEqualTo(values.get("global"));
    }

    @Test
    void fieldsOfTheEventTailerThatTheTemplateDoesNotReadAreTold() {
        List<Manifest> manifests = HarvesterLogging.release(HarvesterRelease.V1_1_0)
                .values(values("eventTailer: {positionVolume: {hostPath: {path: /var/lib/tailer}}}\n"))
                .build()
                .manifests();
        assertThat(lines(Upgrade.from(HarvesterRelease.V1_1_0)
                        .to(HarvesterRelease.V1_2_0)
                        .manifests(manifests)
                        .changes()))
                .contains("v1.2.0: eventTailer.positionVolume: not read: no template reads \"positionVolume\""
                        + " [rancher-logging 102.0.0+up3.17.10, templates]");
    }

    @Test
    void theTextOfUnchangedValuesStaysWithItsComments() {
        String content = "# ours\nfluentd: {replicas: 2}\n";
        Addon addon = ShippedFiles.of(HarvesterRelease.V1_7_0).addon().edit(a -> a.spec(s -> s.valuesContent(content)));
        Addon upgraded = (Addon) Upgrade.from(HarvesterRelease.V1_7_0)
                .to(HarvesterRelease.V1_8_0)
                .manifests(List.of(addon))
                .manifests()
                .get(0);
        assertThat(upgraded.spec().valuesContent()).isEqualTo(content);
        assertThat(upgraded.spec().version()).isEqualTo("108.0.2+up4.10.0-rancher.18");
    }

    @Test
    void otherManifestsStay() {
        List<Manifest> manifests = Manifests.readAll("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: ours}
                        ---
                        apiVersion: harvesterhci.io/v1beta1
                        kind: Addon
                        metadata: {name: pcidevices-controller, namespace: harvester-system}
                        spec: {repo: r, version: v, chart: harvester-pcidevices-controller, enabled: true, valuesContent: ""}
                        """).orThrow();
        UpgradedManifests upgraded = Upgrade.from(HarvesterRelease.V1_1_0)
                .to(HarvesterRelease.latest())
                .manifests(manifests);
        assertThat(upgraded.toYaml()).isEqualTo(Manifests.toYaml(manifests));
        assertThat(upgraded.steps()).isEmpty();
        assertThat(upgraded.changes()).isEmpty();
    }

    @Test
    void valuesThatAreNotYamlAreRefused() {
        Addon addon =
                ShippedFiles.of(HarvesterRelease.V1_7_0).addon().edit(a -> a.spec(s -> s.valuesContent("a: [\n")));
        assertThatThrownBy(() -> Upgrade.from(HarvesterRelease.V1_7_0)
                        .to(HarvesterRelease.V1_8_0)
                        .manifests(List.of(addon)))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("valuesContent:");
    }

    @Test
    void theFirstUpgradeAppliesTheEventTailerAfterTheCharts() {
        Upgrade upgrade = Upgrade.fromBeforeLogging().to(HarvesterRelease.V1_1_0);
        List<UpgradeStep> steps = upgrade.manifests().steps();
        assertThat(steps.stream().map(UpgradeStep::toString))
                .containsExactly(
                        "v1.1.0: apply the namespace and the charts, and wait up to 6 minutes",
                        "v1.1.0: apply the EventTailer, and wait up to 3 minutes",
                        "v1.1.0: on each node, before it is drained, edit the files of the node; its audit log starts"
                                + " when rke2-server restarts");
        assertThat(steps.get(0).apply().stream()
                        .map(manifest -> manifest.kind() + " "
                                + manifest.metadata().name().orElse("")))
                .containsExactly(
                        "Namespace cattle-logging-system",
                        "ManagedChart rancher-logging-crd",
                        "ManagedChart rancher-logging");
        assertThat(steps.get(0).waitFor()).hasSize(4);
        assertThat(steps.get(1).apply())
                .containsExactly(ShippedFiles.of(HarvesterRelease.V1_1_0).eventTailer());
        assertThat(upgrade).hasToString("v1.0.3 to v1.1.0");
    }

    @Test
    void theFirstUpgradeContinuesToALaterRelease() {
        UpgradedManifests upgraded =
                Upgrade.fromBeforeLogging().to(HarvesterRelease.V1_2_0).manifests();
        assertThat(upgraded.steps()).hasSize(5);
        assertThat(upgraded.manifests())
                .isEqualTo(Upgrade.from(HarvesterRelease.V1_1_0)
                        .to(HarvesterRelease.V1_2_0)
                        .manifests()
                        .manifests());
    }

    @Test
    void wrongCallsAreRefused() {
        assertThatThrownBy(() -> Upgrade.from(HarvesterRelease.V1_4_0).to(HarvesterRelease.V1_3_2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("v1.3.2 is earlier than v1.4.0; Harvester is only upgraded to a later release");
        assertThatThrownBy(() -> Upgrade.from(HarvesterRelease.PROPOSAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the proposal is not a release; it has no upgrade");
        Upgrade first = Upgrade.fromBeforeLogging().to(HarvesterRelease.V1_1_0);
        assertThatThrownBy(() -> first.values(values("a: 1\n"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> first.manifests(List.of())).isInstanceOf(IllegalStateException.class);
    }
}
