package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.logging.filter.DedotFilter;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.LokiOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.manifest.Carrier;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user changes of a release. */
class HarvesterChangesTest {
    private static final OutputTarget HOOK = HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/"));

    /** The operator of Harvester v1.1.3 does not have the threshold. */
    private static final OutputTarget UNSUPPORTED =
            HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/").slowFlushLogThreshold("20.0"));

    static Stream<HarvesterRelease> releases() {
        return HarvesterRelease.releases().stream();
    }

    @Test
    void valuesAreMergedOverTheShippedOnes() {
        String before =
                values(HarvesterLogging.release(HarvesterRelease.V1_8_1)).toYaml();
        String after = values(HarvesterLogging.release(HarvesterRelease.V1_8_1)
                        .values(v -> v.disablePvc(false).images(i -> i.fluentbit(f -> f.tag("3.1.9")))))
                .toYaml();

        assertThat(after)
                .isEqualTo("""
                        systemdLogPath: /var/log/journal
                        disablePvc: false
                        """ + before.lines().skip(2).map(line -> line + "\n").reduce("", String::concat) + """
                        images:
                          fluentbit:
                            tag: 3.1.9
                        """);
    }

    @Test
    void aPartThatIsReplacedKeepsWhatTheNewOneDoesNotHave() {
        Tree values = values(HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .values(v -> v.fluentd(f -> f.resources(
                        Embedded.of(ResourceRequirements.class, r -> r.put("limits", l -> l.put("cpu", "2"))))))
                .values(v -> v.additionalLoggingSources(s -> s.rke2(r -> r.enabled(false)))));

        assertThat(at(values, "fluentd", "resources")).isEqualTo(yaml("""
                limits: {cpu: "2", memory: 800Mi}
                requests: {cpu: 100m, memory: 200Mi}
                """));
        assertThat(at(values, "additionalLoggingSources", "kubeAudit", "loggingRef"))
                .isEqualTo(Tree.text("harvester-kube-audit-log-ref"));
        assertThat(at(values, "additionalLoggingSources", "rke2", "enabled")).isEqualTo(Tree.flag(false));
    }

    @Test
    void valuesOfAFileAreMergedAsHelmDoesIt() {
        Tree values = values(HarvesterLogging.release(HarvesterRelease.V1_2_0).values((Tree.Mapping) yaml("""
                images: {fluentbit_debug: null, fluentbit: {repository: mine}}
                own: {value: [1]}
                """)));

        assertThat(at(values, "images")).isEqualTo(yaml("fluentbit: {tag: 1.9.5, repository: mine}"));
        assertThat(at(values, "own", "value")).isEqualTo(yaml("[1]"));
    }

    @Test
    void aRemovedValueHasTheDefaultOfTheChart() {
        HarvesterLogging logging =
                HarvesterLogging.release(HarvesterRelease.V1_2_0).removeValue("images", "fluentbit");
        assertThat(at(values(logging), "images")).isEqualTo(yaml("fluentbit_debug: {tag: 1.9.5-debug}"));
        assertThatThrownBy(() -> logging.removeValue("images", "fluentbit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the values have no \"images.fluentbit\" that could be removed");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aTolerationIsAddedToThoseOfTheRelease(HarvesterRelease release) {
        Toleration any = new TolerationBuilder().withOperator("Exists").build();
        Tree values = values(HarvesterLogging.release(release).addAuditToleration(Embedded.of(any)));
        Tree tolerations = at(values, "additionalLoggingSources", "kubeAudit", "fluentbit", "tolerations");
        assertThat(((Tree.Sequence) tolerations).items())
                .hasSize(3)
                .last()
                .isEqualTo(Tree.mapping(t -> t.put("operator", "Exists")));
    }

    @ParameterizedTest
    @EnumSource
    void resourcesOfAWorkloadAreMerged(LoggingWorkload workload) {
        ResourceRequirements resources = new ResourceRequirementsBuilder()
                .addToLimits("memory", new Quantity("1Gi"))
                .build();
        for (HarvesterRelease release : List.of(HarvesterRelease.V1_1_3, HarvesterRelease.V1_8_1)) {
            String before = HarvesterLogging.release(release).build().toYaml();
            String after = HarvesterLogging.release(release)
                    .resources(workload, Embedded.of(resources))
                    .build()
                    .toYaml();
            assertThat(changedLines(before, after)).isNotEmpty().allMatch(line -> line.strip()
                    .equals("memory: 1Gi"));
        }
    }

    private static List<String> changedLines(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        assertThat(now).hasSameSizeAs(old);
        return IntStream.range(0, now.size())
                .filter(i -> !now.get(i).equals(old.get(i)))
                .mapToObj(now::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void allImagesAreTakenFromARegistry(HarvesterRelease release) {
        HarvesterLogging logging = HarvesterLogging.release(release).imageRegistry("registry.example:5000");
        assertThat(at(values(logging), "global", "cattle", "systemDefaultRegistry"))
                .isEqualTo(Tree.text("registry.example:5000"));
        assertThat(logging.build().toYaml())
                .contains("image: registry.example:5000/" + release.eventRouterImage() + "\n")
                .doesNotContain("image: " + release.eventRouterImage());
    }

    @Test
    void anotherRegistryReplacesTheFirstOne() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .imageRegistry("one.example")
                .imageRegistry("two.example")
                .imageRegistry("two.example");
        assertThat(logging.build().toYaml())
                .contains("image: two.example/rancher/harvester-eventrouter:v1.8.1\n", "Registry: two.example\n")
                .doesNotContain("one.example");
    }

    @Test
    void aRegistryIsAHost() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_8_1);
        for (String wrong : List.of("", "https://registry.example", "registry.example/", "registry .example")) {
            assertThatThrownBy(() -> logging.imageRegistry(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("is not a host; expected one such as registry.example:5000");
        }
    }

    @Test
    void theEventTailerOfTheFirstReleasesIsChangedLikeAValue() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .values((Tree.Mapping) yaml("eventTailer: {name: mine, positionVolume: {hostPath: {path: /x}}}"))
                .eventRouterImage("mine/eventrouter:1")
                .build();
        EventTailer tailer = (EventTailer)
                set.file("kubectl-2-event-tailer.yaml").manifests().get(0);
        assertThat(tailer.name()).isEqualTo("mine");
        assertThat(tailer.spec().positionVolume()).isPresent();
        assertThat(tailer.toYaml()).contains("image: mine/eventrouter:1");
        assertThat(set.file("rancherd-15-logging.yaml").toYaml()).doesNotContain("eventTailer:");
    }

    @Test
    void anAddonIsSwitchedOnAndOff() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_4_1);
        assertThat(addon(logging).spec().enabled()).isFalse();
        assertThat(addon(logging.enable()).spec().enabled()).isTrue();
        assertThat(addon(logging.disable()).spec().enabled()).isFalse();
        HarvesterLogging alwaysOn =
                HarvesterLogging.release(HarvesterRelease.V1_1_3).enable();
        assertThatThrownBy(alwaysOn::disable)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("v1.1.3 installs logging with a ManagedChart, which is always on");
    }

    @Test
    void outputsOfAnAddonThatIsOffAreAWarning() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_8_1);
        assertThat(logging.warnings()).isEmpty();
        assertThat(logging.addAuditOutput("hook", HOOK).warnings())
                .extracting(Violation::toString)
                .containsExactly(
                        "rancherd-22-addons.yaml: spec.enabled: warning: the addon rancher-logging is off, so no"
                                + " record reaches the outputs; enable it before you apply them [addon-off]");
        assertThat(logging.enable().warnings()).isEmpty();
        assertThat(HarvesterLogging.release(HarvesterRelease.V1_1_3)
                        .addAuditOutput("hook", HOOK)
                        .warnings())
                .isEmpty();
    }

    @Test
    void aNameThatTheServerRefusesIsRefused() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_8_1);
        assertThatThrownBy(() -> logging.addAuditOutput("Bad Name", HOOK))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("metadata.name: Invalid value: \"Bad Name\": a lowercase RFC 1123 subdomain");
        assertThatThrownBy(() -> logging.addEventOutput("hook", HOOK, f -> f.metadata(m -> m.putLabel("a b:", "c d!"))))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("[label-key-invalid]")
                .hasMessageContaining("[label-value-invalid]");
        assertThat(logging.build().files()).noneMatch(file -> file.name().startsWith("kubectl-3"));
    }

    @Test
    void violationsOfFlowsAndOutputsNameTheirObject() {
        HarvesterLogging logging =
                HarvesterLogging.release(HarvesterRelease.V1_8_1).enable();
        for (String name : List.of("a", "b")) {
            logging.addAuditOutput(
                    name, LokiOutput.of(l -> l.url("http://loki:3100").buffer(b -> b.flushInterval("10s"))));
        }
        assertThat(logging.warnings())
                .extracting(violation -> violation.file() + " " + violation.path() + " " + violation.code())
                .containsExactly(
                        "clusteroutput:cattle-logging-system:a spec.loki.buffer.flush_interval flush-interval-ignored",
                        "clusteroutput:cattle-logging-system:b spec.loki.buffer.flush_interval flush-interval-ignored");
    }

    static Stream<Arguments> refused() {
        ClusterOutput output = ClusterOutput.of(
                o -> o.metadata(m -> m.name("b").namespace("default")).spec(s -> s.target(UNSUPPORTED)));
        return Stream.of(
                argumentSet(
                        "an output",
                        (Consumer<HarvesterLogging>) logging -> logging.addAuditOutput("a", UNSUPPORTED),
                        "clusteroutput:cattle-logging-system:a: spec.http.slow_flush_log_threshold: "),
                argumentSet(
                        "the flow of an output",
                        (Consumer<HarvesterLogging>) logging ->
                                logging.addEventOutput("a", HOOK, f -> f.metadata(m -> m.putLabel("a b:", "c"))),
                        "clusterflow:cattle-logging-system:a: metadata.labels[\"a b:\"]: "),
                argumentSet(
                        "an output of a file",
                        (Consumer<HarvesterLogging>) logging -> logging.addFlows("own", List.of(output)),
                        "clusteroutput:default:b: spec.http.slow_flush_log_threshold: "));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anExceptionNamesTheObject(Consumer<HarvesterLogging> change, String start) {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_1_3);
        assertThatThrownBy(() -> change.accept(logging))
                .isInstanceOf(ViolationException.class)
                .hasMessageStartingWith(start);
    }

    @Test
    void warningsReviewThePolicy() {
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA))
                .addRule(r -> r.level(AuditLevel.NONE).addVerb("GET")));
        HarvesterLogging logging =
                HarvesterLogging.release(HarvesterRelease.V1_8_1).auditPolicy(policy);
        assertThat(logging.warnings())
                .extracting(Violation::code)
                .contains("audit-rule-unreachable", "audit-verb-unknown");
        List<Violation> ofLint =
                Lint.of(logging.build()).forRelease(HarvesterRelease.V1_8_1).run();
        assertThat(ofLint).containsAll(logging.warnings());
        assertThat(logging.auditPolicy(HarvesterAuditPolicy.shipped()).warnings())
                .isEmpty();
    }

    @Test
    void anAddonThatIsOffIsAFindingOfLintToo() {
        HarvesterLogging logging =
                HarvesterLogging.release(HarvesterRelease.V1_8_1).addAuditOutput("hook", HOOK);
        assertThat(Lint.of(logging.build()).complete().run())
                .filteredOn(violation -> violation.code().equals("addon-off"))
                .extracting(violation -> violation.file() + " " + violation.path())
                .containsExactly(
                        "rancherd-22-addons.yaml resources[0].spec.enabled", "kubectl-1-charts.yaml spec.enabled");
        assertThat(Lint.of(logging.enable().build()).complete().run()).isEmpty();
    }

    @Test
    void onlyObjectsOfAClusterAreAdded() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_8_1);
        assertThatThrownBy(() -> logging.addFlows("x", List.of(HarvesterAuditPolicy.shipped())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a Policy (audit.k8s.io/v1) is not an object of a cluster, and kubectl cannot apply it;"
                        + " expected flows and outputs; auditPolicy(...) sets the policy");
    }

    @Test
    void twoFilesWithOneNameAreNamed() {
        List<ClusterFlow> flows =
                List.of(ClusterFlow.of(f -> f.metadata(m -> m.name("y")).spec(s -> s.addGlobalOutputRef("hook"))));
        HarvesterLogging twoOutputs = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .addAuditOutput("x", HOOK)
                .addEventOutput("x", HOOK);
        HarvesterLogging outputAndFlows = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .addAuditOutput("x", HOOK)
                .addFlows("x", flows);
        HarvesterLogging twoFlows = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .addFlows("x", flows)
                .addFlows("x", flows);
        assertThatThrownBy(twoOutputs::build).hasMessage("two outputs are named x");
        assertThatThrownBy(outputAndFlows::build).hasMessage("an output and a file of flows are both named x");
        assertThatThrownBy(twoFlows::build).hasMessage("two files of flows are named x");
        assertThatThrownBy(() -> twoFlows.addFlows("../x", flows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name \"../x\" is a path; expected the last part of a file name");
    }

    @Test
    void aFlowIsChangedWithItsOutput() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .addAuditOutput("hook", HOOK, f -> f.metadata(m -> m.name("audit"))
                        .spec(s -> s.addFilter(DedotFilter.of(d -> d.deDotNested(true)))))
                .build();
        assertThat(set.file("kubectl-3-hook.yaml").toYaml()).endsWith("""
                kind: ClusterFlow
                metadata:
                  name: audit
                  namespace: cattle-logging-system
                spec:
                  filters:
                  - dedot:
                      de_dot_nested: true
                  loggingRef: harvester-kube-audit-log-ref
                  globalOutputRefs:
                  - hook
                """);
    }

    @Test
    void everyManifestOfATypeIsChangedInEveryFile() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .build()
                .map(Addon.class, a -> a.edit(b -> b.metadata(m -> m.putLabel("team", "audit"))));
        assertThat(set.file("rancherd-22-addons.yaml").toYaml()).contains("      team: audit\n");
        assertThat(set.file("kubectl-1-charts.yaml").toYaml()).contains("    team: audit\n");
        assertThat(set.manifests()).filteredOn(Addon.class::isInstance).hasSize(1);
    }

    @Test
    void aFileIsFoundByName() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_8_1).build();
        assertThatThrownBy(() -> set.file("rancherd-22-addon.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no file \"rancherd-22-addon.yaml\"; did you mean \"rancherd-22-addons.yaml\"?");
        assertThatThrownBy(() -> set.file("x"))
                .hasMessageStartingWith("no file \"x\"; the files are rke2-90-harvester-server.yaml, rke2-92-");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aFileNamesItsCarrier(HarvesterRelease release) {
        ManifestSet set =
                HarvesterLogging.release(release).addAuditOutput("hook", HOOK).build();
        for (ManifestFile file : set.files()) {
            String prefix = file.name().substring(0, file.name().indexOf('-'));
            assertThat(file.carrier()).isEqualTo(Carrier.valueOf(prefix.toUpperCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void kubectlAppliesEachManifestAfterThoseThatItNeeds(HarvesterRelease release) {
        ManifestSet set = HarvesterLogging.release(release)
                .addEventOutput("b-event", HOOK)
                .addAuditOutput("a-audit", HOOK)
                .build();
        List<String> kinds = set.forKubectl().stream().map(Manifest::kind).toList();
        assertThat(kinds)
                .isEqualTo(
                        release.wrapper() == LoggingWrapper.ADDON
                                ? List.of(
                                        "Namespace",
                                        "ManagedChart",
                                        "Addon",
                                        "ClusterOutput",
                                        "ClusterOutput",
                                        "ClusterFlow",
                                        "ClusterFlow")
                                : List.of(
                                        "Namespace",
                                        "ManagedChart",
                                        "ManagedChart",
                                        "EventTailer",
                                        "ClusterOutput",
                                        "ClusterOutput",
                                        "ClusterFlow",
                                        "ClusterFlow"));
        assertThat(set.forKubectl().get(1).metadata().name()).contains("rancher-logging-crd");
        assertThat(set.resources()).extracting(resource -> resource.getKind()).isEqualTo(kinds);
        assertThat(set.resources().get(0).getMetadata().getName()).isEqualTo("cattle-logging-system");
    }

    private static Addon addon(HarvesterLogging logging) {
        return logging.build().manifests().stream()
                .filter(Addon.class::isInstance)
                .map(Addon.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The values of the chart in a release with either wrapper. */
    private static Tree values(HarvesterLogging logging) {
        for (Manifest manifest : logging.build().manifests()) {
            if (manifest instanceof Addon addon) {
                return yaml(addon.spec().valuesContent());
            }
            if (manifest instanceof ManagedChart chart && chart.spec().values().isPresent()) {
                return chart.spec().values().get().toTree();
            }
        }
        throw new AssertionError("no chart");
    }

    private static Tree at(Tree tree, String... path) {
        return ValueTree.get(tree, List.of(path));
    }

    private static Tree yaml(String text) {
        return ManifestReader.strict().readAll(Source.of(text)).parts().get(0).tree();
    }
}
