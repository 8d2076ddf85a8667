package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.Upgrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeCommandTest {
    private static final String VALUES = """
            # ours
            images:
              fluentbit:
                tag: 1.9.5
            fluentd:
              replicas: 2
            bogus: 1
            """;

    private static CommandRun upgrade(String values, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "upgrade";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = "-";
        return CommandRun.withInput(values, arguments);
    }

    @Test
    void newValuesAreOnStandardOutputAndChangesOnStandardError() {
        assertThat(upgrade(VALUES, "--from", "v1.2.1", "--to", "v1.2.2")).isEqualTo(new CommandRun(0, """
                        images: {}
                        fluentd:
                          replicas: 2
                        bogus: 1
                        """, """
                        v1.2.2: images.fluentbit.tag: dropped "1.9.5": the image of the chart applies [harvester/harvester pull request 5182]
                        v1.2.2: images: left behind an empty mapping, expected none: the upgrade script deletes its entries, but not the mapping; it has no effect [harvester/harvester pull request 5182]
                        v1.2.2: bogus: not read: no template reads "bogus"; it was not read before, either [rancher-logging 103.0.0+up3.17.10, templates]
                        """));
    }

    @Test
    void correctionsAreMadeIfAsked() {
        CommandRun run = upgrade(VALUES, "--from", "v1.2.1", "--to", "v1.2.2", "--correct");
        assertThat(run.out()).isEqualTo("fluentd:\n  replicas: 2\nbogus: 1\n");
        assertThat(run.err()).doesNotContain("left behind");
    }

    @Test
    void manifestsAreWrittenInTheFormOfTheFile(@TempDir Path folder) {
        HarvesterLogging.release(HarvesterRelease.V1_1_3).build().replaceIn(folder);
        String file = folder.resolve("rancherd-15-logging.yaml").toString();
        CommandRun run = CommandRun.of("upgrade", "--from", "v1.1.3", "--to", "v1.4.1", "--correct", file);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo(HarvesterLogging.release(HarvesterRelease.V1_4_1)
                        .enable()
                        .build()
                        .file("rancherd-22-addons.yaml")
                        .toYaml());
        assertThat(run.err())
                .contains(
                        "v1.2.0: EventTailer harvester-default: dropped: ",
                        "v1.4.1: Addon rancher-logging: spec.enabled: left behind true, expected false: ");

        String documents = folder.resolve("kubectl-1-charts.yaml").toString();
        assertThat(CommandRun.of("upgrade", "--from", "v1.1.3", "--to", "v1.4.1", documents)
                        .out())
                .startsWith("apiVersion: v1\nkind: Namespace\n")
                .contains("---\napiVersion: harvesterhci.io/v1beta1\nkind: Addon\n");
    }

    @Test
    void withoutAFileTheShippedManifestsAreUpgraded() {
        CommandRun run = CommandRun.of("upgrade", "--from", "v1.4.0", "--to", "v1.4.1");
        assertThat(run.out())
                .isEqualTo(Manifests.toYaml(Upgrade.from(HarvesterRelease.V1_4_0)
                        .to(HarvesterRelease.V1_4_1)
                        .manifests()
                        .manifests()));
        assertThat(run.err())
                .isEqualTo("v1.4.1: eventTailer.workloadOverrides.containers[0].image: left behind"
                        + " \"rancher/harvester-eventrouter:v0.3.2\", expected \"rancher/harvester-eventrouter:v0.3.3\":"
                        + " the installer of the release has no image of an earlier one, so the pod does not start where"
                        + " the nodes reach no registry [harvester/harvester issues 5412, 6568, 7638 and 8503]\n");
    }

    @Test
    void theFirstUpgradePrintsItsSteps() {
        CommandRun run = CommandRun.of("upgrade", "--from", "v1.0.3", "--to", "v1.1.0");
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().stream().filter(line -> line.startsWith("#") || line.startsWith("kind:")))
                .containsExactly(
                        "# step 1, v1.1.0: apply the namespace and the charts, and wait up to 6 minutes",
                        "# wait for deployment cattle-logging-system/rancher-logging",
                        "# wait for daemonset cattle-logging-system/rancher-logging-root-fluentbit",
                        "# wait for daemonset cattle-logging-system/rancher-logging-rke2-journald-aggregator",
                        "# wait for daemonset cattle-logging-system/rancher-logging-kube-audit-fluentbit",
                        "kind: Namespace",
                        "kind: ManagedChart",
                        "kind: ManagedChart",
                        "# step 2, v1.1.0: apply the EventTailer, and wait up to 3 minutes",
                        "# wait for statefulset cattle-logging-system/harvester-default-event-tailer",
                        "kind: EventTailer",
                        "# step 3, v1.1.0: on each node, before it is drained, edit the files of the node; its audit log"
                                + " starts when rke2-server restarts",
                        "# see gleaner install --help");
        assertThat(CommandRun.of("upgrade", "--from", "v1.0.3", "--to", "v1.2.0")
                        .lines())
                .contains(
                        "# delete EventTailer cattle-logging-system/harvester-default",
                        "# delete ManagedChart fleet-local/rancher-logging");
    }

    @Test
    void filesWithErrorsAreReported() {
        String[] options = {"--from", "v1.7.0", "--to", "v1.8.0"};
        assertThat(upgrade("a: [\n", options).code()).isEqualTo(1);
        assertThat(upgrade("", options))
                .isEqualTo(
                        new CommandRun(1, "", "-: no document; expected chart values or manifests [document-empty]\n"));
        assertThat(upgrade("- a\n", options).err()).isEqualTo("-:1:1: found a list, expected a mapping [type-wrong]\n");
        assertThat(upgrade("a: 1\n---\nb: 1\n", options).err()).contains("[document-second]");
        assertThat(upgrade("kind: Addon\nspec: {chart: rancher-logging}\n", options)
                        .code())
                .isEqualTo(1);
    }

    @Test
    void theChartMustBeInstalledByTheObjectOfTheRelease() {
        String chart = """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging, namespace: fleet-local}
                spec: {chart: rancher-logging, values: {disablePvc: true}}
                """;
        assertThat(upgrade(chart, "--from", "v1.2.0", "--to", "v1.4.1"))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "-:2:7: kind: found the text \"ManagedChart\", expected Addon, which installs the chart in"
                                + " v1.2.0 [kind-wrong]\n"));
        assertThat(upgrade(chart, "--from", "v1.1.3", "--to", "v1.2.0").err())
                .contains("v1.2.0: eventTailer: left out, expected a mapping: the manifests have no EventTailer"
                        + " harvester-default, so the addon collects no events [");
    }

    @Test
    void anErrorInsideAnAddonHasItsLineInTheFile() {
        String addon = """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  repo: http://charts.example
                  version: 103.1.0+up4.4.0
                  chart: rancher-logging
                  enabled: true
                  valuesContent: |
                """;
        String[] options = {"--from", "v1.4.1", "--to", "v1.8.1"};
        assertThat(upgrade(addon + "    a: [\n", options).err()).startsWith("-:10:9: spec.valuesContent: not YAML: ");
        assertThat(upgrade(addon + "    - a\n", options))
                .isEqualTo(new CommandRun(
                        1, "", "-:10:5: spec.valuesContent: found a list, expected a mapping [type-wrong]\n"));
    }

    @Test
    void aFileWithNothingToUpgradeIsPrintedWithANote() {
        String namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n";
        assertThat(upgrade(namespace, "--from", "v1.4.1", "--to", "v1.8.1"))
                .isEqualTo(
                        new CommandRun(0, namespace, "-: nothing to upgrade: no ManagedChart, EventTailer or Addon\n"));
    }

    @Test
    void wrongCallsAreRefused() {
        assertThat(CommandRun.of("upgrade", "--to", "v1.8.0").err()).startsWith("missing option '--from RELEASE'");
        assertThat(CommandRun.of("upgrade", "--from", "v1.8.0", "--to", "v1.7.0")
                        .err())
                .startsWith("wrong value for option '--to': v1.7.0 is earlier than v1.8.0; ");
        assertThat(CommandRun.of("upgrade", "--from", "v1.0.2", "--to", "v1.7.0")
                        .err())
                .startsWith("wrong value for option '--from': of the releases before v1.1.0, only v1.0.3 can be");
        assertThat(CommandRun.of("upgrade", "--from", "proposal", "--to", "v1.7.0")
                        .err())
                .startsWith("wrong value for option '--from': the proposal is not a release; it has no upgrade");
        assertThat(CommandRun.of("upgrade", "--from", "v1.0.3", "--to", "v1.7.0", "values.yaml")
                        .err())
                .startsWith("v1.0.3 has no logging and no values; leave out VALUES");
        assertThat(CommandRun.of("upgrade", "--from", "v1.7.0", "--to", "v1.8.0", "nowhere.yaml")
                        .code())
                .isEqualTo(2);
    }

    /** The files of a release are upgraded together: the values of the EventTailer are in a file of their own. */
    @Test
    void severalFilesAreUpgradedTogether(@TempDir Path folder) throws IOException {
        HarvesterLogging.release(HarvesterRelease.V1_1_3).build().replaceIn(folder);
        String charts = folder.resolve("kubectl-1-charts.yaml").toString();
        String tailer = folder.resolve("kubectl-2-event-tailer.yaml").toString();
        CommandRun run = CommandRun.of("upgrade", "--from", "v1.1.3", "--to", "v1.4.1", charts, tailer);
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("kind: EventTailer");
        assertThat(run.err()).contains("EventTailer harvester-default: dropped: ");

        CommandRun all = CommandRun.of("upgrade", "--from", "v1.1.3", "--to", "v1.4.1", folder.toString());
        assertThat(all.out().split("kind: Addon", -1)).hasSize(2);
        assertThat(all.err())
                .startsWith(folder.resolve("rke2-90-harvester-server.yaml")
                        + ": not upgraded: it has no object of the cluster\n");

        Path changed = Files.writeString(
                folder.resolve("z.yaml"), Files.readString(Path.of(tailer)).replace("\nspec:", "\nspec:\n  own: 1"));
        CommandRun conflict =
                CommandRun.of("upgrade", "--from", "v1.1.3", "--to", "v1.4.1", tailer, changed.toString());
        assertThat(conflict)
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        changed + ": EventTailer cattle-logging-system/harvester-default is also in " + tailer
                                + ", with another content\n"));
    }
}
