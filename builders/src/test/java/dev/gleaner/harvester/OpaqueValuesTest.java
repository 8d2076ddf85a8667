package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.filter.DedotFilter;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.filter.OpaqueFilter;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.OpaqueOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.route.Router;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plug-ins that are newer than this library can be built, checked and routed to. */
class OpaqueValuesTest {
    private static final OpaqueOutput CLICKHOUSE =
            OpaqueOutput.of("clickhouse", Tree.mapping(c -> c.put("host", "clickhouse.example")));

    private static final OpaqueFilter SAMPLING =
            OpaqueFilter.of("sampling", Tree.mapping(s -> s.put("interval", Tree.number(10))));

    private static final DedotFilter DEDOT = DedotFilter.of(d -> {});

    private static final HttpOutput HOOK = HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/"));

    private static ManifestSet set() {
        return HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .enable()
                .addAuditOutput("ch", CLICKHOUSE)
                .addAuditOutput("hook", HOOK, f -> f.spec(s -> s.addFilter(SAMPLING)))
                .build();
    }

    @Test
    void aNewerPlugInIsWrittenAsItWasBuilt() {
        assertThat(set().file("kubectl-3-ch.yaml").toYaml()).contains("""
                spec:
                  clickhouse:
                    host: clickhouse.example
                  loggingRef: harvester-kube-audit-log-ref
                """);
        assertThat(Lint.of(set()).complete().run()).isEmpty();
    }

    @Test
    void flowsWithANewerPlugInAreAdded() {
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("ch").namespace(Harvester.LOGGING_NAMESPACE))
                        .spec(s -> s.target(CLICKHOUSE)));
        ClusterFlow flow = ClusterFlow.of(f -> f.metadata(m -> m.name("ch").namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addFilter(SAMPLING).addGlobalOutputRef("ch")));
        HarvesterLogging logging =
                HarvesterLogging.release(HarvesterRelease.V1_8_1).enable().addFlows("own", List.of(output, flow));
        assertThat(logging.warnings())
                .extracting(Violation::code)
                .containsExactly("field-unknown", "output-target-none", "field-unknown");
        assertThat(Manifests.validate(output)).isEmpty();
        assertThat(Manifests.validate(flow, ManifestReader.lenient())).isEmpty();
    }

    static Stream<Arguments> misspelt() {
        Tree content = Tree.mapping(c -> c.put("host", "siem.example"));
        return Stream.of(
                argumentSet(
                        "an output",
                        output(OpaqueOutput.of("splunkhec", content)),
                        List.of(
                                "spec.splunkhec: warning: no operator up to 6.7.0 has the plug-in \"splunkhec\"; did you"
                                        + " mean \"splunkHec\"? [plugin-near]")),
                argumentSet(
                        "the start of an output",
                        output(OpaqueOutput.of("splunk", content)),
                        List.of("spec.splunk: warning: no operator up to 6.7.0 has the plug-in \"splunk\"; did you mean"
                                + " \"splunkHec\"? [plugin-near]")),
                argumentSet(
                        "a filter",
                        flow(OpaqueFilter.of("dedott", content)),
                        List.of(
                                "spec.filters[0].dedott: warning: no operator up to 6.7.0 has the plug-in \"dedott\"; did"
                                        + " you mean \"dedot\"? [plugin-near]")),
                argumentSet("a newer output", output(CLICKHOUSE), List.of()),
                argumentSet("a newer filter", flow(SAMPLING), List.of()),
                argumentSet("a known output", output(HOOK), List.of()));
    }

    private static ClusterOutput output(OutputTarget target) {
        return ClusterOutput.of(o -> o.metadata(m -> m.name("o").namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.target(target)));
    }

    private static ClusterFlow flow(Filter filter) {
        return ClusterFlow.of(f -> f.metadata(m -> m.name("f").namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addFilter(filter).addGlobalOutputRef("o")));
    }

    /** For a known version of the operator, a built object gets the errors of a file with the same content. */
    @ParameterizedTest
    @MethodSource("misspelt")
    void aKeyThatIsNearlyAKnownOneIsReported(Manifest object, List<String> withoutVersion) {
        ManifestSet built =
                ManifestSet.of(List.of(ManifestFile.documents("o.yaml", Topic.LOGGING, "a plug-in", object)));
        assertThat(Lint.of(built).run().stream()
                        .filter(violation -> !violation.code().startsWith("output-ref"))
                        .map(Violation::toString))
                .isEqualTo(
                        withoutVersion.stream().map(line -> "o.yaml: " + line).toList());
        assertThat(ofPlugins(Lint.of(List.of(object)))).hasSameSizeAs(withoutVersion);
        Lint file = Lint.of(Source.of("o.yaml", built.file("o.yaml").toYaml()));
        for (HarvesterRelease release : List.of(HarvesterRelease.V1_1_3, HarvesterRelease.V1_8_1)) {
            assertThat(ofPlugins(Lint.of(built).forRelease(release))).isEqualTo(ofPlugins(file.forRelease(release)));
            assertThat(ofPlugins(Lint.of(List.of(object)).forOperator(release.operatorVersion())))
                    .isEqualTo(ofPlugins(file.forRelease(release)));
        }
    }

    static Stream<Arguments> added() {
        Tree content = Tree.mapping(c -> c.put("host", "siem.example"));
        return Stream.of(
                argumentSet(
                        "a newer output",
                        CLICKHOUSE,
                        DEDOT,
                        List.of("spec.clickhouse field-unknown", "spec output-target-none")),
                argumentSet("a newer filter", HOOK, SAMPLING, List.of("spec.filters[0].sampling field-unknown")),
                argumentSet(
                        "a misspelt output and filter",
                        OpaqueOutput.of("splunk", content),
                        OpaqueFilter.of("grepp", content),
                        List.of(
                                "spec.splunk field-unknown",
                                "spec output-target-none",
                                "spec.filters[0].grepp field-unknown",
                                "spec.filters[0].grepp.host field-unknown")),
                argumentSet("known plug-ins", HOOK, DEDOT, List.of()));
    }

    /** The warnings are the errors that the check of the built set for the release reports. */
    @ParameterizedTest
    @MethodSource("added")
    void aPlugInThatTheOperatorOfTheReleaseDoesNotHaveIsAWarning(
            OutputTarget target, Filter filter, List<String> expected) {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .enable()
                .addAuditOutput("ch", target, f -> f.spec(s -> s.addFilter(filter)));
        assertThat(logging.warnings())
                .extracting(violation -> violation.path() + " " + violation.code())
                .isEqualTo(expected);
        assertThat(logging.warnings()).allMatch(violation -> !violation.isError());
        assertThat(Lint.of(logging.build()).forRelease(HarvesterRelease.V1_8_1).run())
                .extracting(violation -> violation.path() + ": " + violation.message())
                .isEqualTo(logging.warnings().stream()
                        .map(violation -> violation.path() + ": " + violation.message())
                        .toList());
    }

    @Test
    void aReleaseDoesNotHaveAnUnknownPlugIn() {
        assertThat(Lint.of(set()).forRelease(HarvesterRelease.V1_8_1).run())
                .extracting(violation -> violation.file() + " " + violation.path() + " " + violation.code())
                .containsExactly(
                        "kubectl-3-ch.yaml spec.clickhouse field-unknown",
                        "kubectl-3-ch.yaml spec output-target-none",
                        "kubectl-3-hook.yaml spec.filters[0].sampling field-unknown");
    }

    private static List<String> ofPlugins(Lint lint) {
        return lint.run().stream()
                .filter(violation -> violation.code().matches("field-unknown|plugin-near|(output-target|filter)-none"))
                .map(violation -> violation.path() + ": " + violation.message())
                .toList();
    }

    @Test
    void aTextWithANewerPlugInIsStillRefused() {
        String text = set().file("kubectl-3-ch.yaml").toYaml();
        assertThat(Manifests.readAll(text, List.of(ClusterOutput.class, ClusterFlow.class))
                        .violations())
                .extracting(Violation::code)
                .contains("field-unknown");
    }

    @Test
    void recordsReachANewerPlugInAndTheOthers() {
        Tree.Mapping record = Tree.mapping(e -> e.put("kind", "Event")
                .put("apiVersion", "audit.k8s.io/v1")
                .put("auditID", "1")
                .put("verb", "create"));
        assertThat(Router.of(set()).route(record).outputs())
                .containsExactly("clusteroutput:cattle-logging-system:ch", "clusteroutput:cattle-logging-system:hook");
    }

    @Test
    void aKeyThatIsNotThatOfANewerPlugInIsRefused() {
        Tree nothing = Tree.mapping(m -> {});
        assertThatThrownBy(() -> OpaqueOutput.of("loggingRef", nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"loggingRef\" is a field of the output, and not a plug-in");
        assertThatThrownBy(() -> OpaqueOutput.of("", nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key of an output target is empty");
        assertThatThrownBy(() -> OpaqueOutput.of("http", nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"http\" has a model type; use HttpOutput instead");
        assertThatThrownBy(() ->
                        new OpaqueOutput(Tree.mapping(m -> m.put("a", nothing).put("b", nothing))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an output target has one key; found [a, b]");
        assertThatThrownBy(() -> OpaqueFilter.of("dedot", nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"dedot\" has a model type; use DedotFilter instead");
    }
}
