package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.filter.TagNormaliserFilter;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.match.Match;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTest {
    private static final String ACCEPTS_NOTHING = "match: warning: selects no record, because it has no select;"
            + " expected at least one select, such as select: {} [flow-accepts-nothing]";

    private static final String OUTPUTS_NONE = "missing, so fluentd refuses the configuration: Missing <match> sections"
            + " in <label @...> section [flow-outputs-none]";

    @Test
    void aFlowReadsAsItIsWritten() {
        Flow flow = Flow.of(f -> f.metadata(m -> m.name("web").namespace("shop"))
                .spec(s -> s.addMatch(Match.exclude(e -> e.addHost("node-1")))
                        .addMatch(Match.select(e -> e.putLabel("app", "web")))
                        .addFilter(TagNormaliserFilter.of(t -> {}))
                        .addLocalOutputRef("files")));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata:
                  name: web
                  namespace: shop
                spec:
                  match:
                  - exclude:
                      hosts:
                      - node-1
                  - select:
                      labels:
                        app: web
                  filters:
                  - tag_normaliser: {}
                  localOutputRefs:
                  - files
                """;
        assertThat(flow.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, Flow.class).orThrow()).isEqualTo(flow);
        assertThat(Manifests.validate(flow)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 1:1: spec", "'spec:\n', 5:1: spec", "'spec: {}\n', 5:7: spec.globalOutputRefs"})
    void aFlowWithoutASpecHasNoOutputs(String spec, String place) {
        for (Class<? extends ModelManifest> kind : List.of(Flow.class, ClusterFlow.class)) {
            String yaml = "apiVersion: logging.banzaicloud.io/v1beta1\nkind: " + kind.getSimpleName()
                    + "\nmetadata:\n  name: a\n" + spec;
            assertThat(Manifests.read(yaml, kind).violations())
                    .extracting(Violation::toString)
                    .containsExactly(place + ": " + OUTPUTS_NONE);
        }
    }

    @Test
    void aFlowWithoutOutputsIsRefusedUnlessAFilterSendsItsRecordsOn() {
        String none = "globalOutputRefs: " + OUTPUTS_NONE;
        assertThat(violations("{}\n", FlowSpec.class)).containsExactly("1:1: " + none);
        assertThat(violations("globalOutputRefs: []\n", ClusterFlowSpec.class)).containsExactly("1:1: " + none);
        assertThat(violations("filters: [{stdout: {}}]\nlocalOutputRefs: []\n", FlowSpec.class))
                .containsExactly("1:1: " + none);
        for (String filter : List.of("tag_normaliser", "detectExceptions")) {
            assertThat(violations("filters: [{" + filter + ": {}}]\n", ClusterFlowSpec.class))
                    .containsExactly("1:1: globalOutputRefs: warning: missing, so all records of the flow are dropped"
                            + " [flow-drops-records]");
        }
    }

    @Test
    void aDefaultFlowListsAnOutputOnce() {
        assertThat(violations("globalOutputRefs: [a, b, a]\n", DefaultFlow.class))
                .containsExactly("1:26: globalOutputRefs[2]: listed before, so fluentd refuses the configuration:"
                        + " Duplicated plugin id `...:a` [default-output-ref-repeated]");
    }

    @Test
    void aTagThatBeginsWithTheNamespaceKubernetesComesBack() {
        String recursion = "warning: the new tag matches \"kubernetes.**\" again without end, and fluentd ends at the"
                + " first record [tag-normaliser-recursion]";
        String flow = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata: {name: a, namespace: %s}
                spec:
                  filters: [{tag_normaliser: {format: "%s"}}]
                  localOutputRefs: [a]
                """;
        assertThat(violations(flow.formatted("kubernetes", "${namespace_name}.${pod_name}"), Flow.class))
                .containsExactly("5:31: spec.filters[0].tag_normaliser.format: " + recursion);
        assertThat(violations(flow.formatted("kubernetes", "pods.${pod_name}"), Flow.class))
                .isEmpty();
        assertThat(violations(flow.formatted("default", "${namespace_name}"), Flow.class))
                .isEmpty();
        assertThat(violations("""
                match: [{select: {namespaces: [kubernetes]}}]
                filters: [{tag_normaliser: {}}]
                globalOutputRefs: [a]
                """, ClusterFlowSpec.class))
                .containsExactly("2:28: filters[0].tag_normaliser.format: " + recursion);
    }

    @Test
    void messagesHaveFilePositionAndPath() {
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: a
                spec:
                  match:
                  - select: {}
                  - select: {}
                    exclude: {}
                  - {}
                  selectors:
                    app: web
                  outputRefs: [b]
                  globalOutputRefs: [c]
                """;
        assertThat(ManifestReader.strict()
                        .read(Source.of("flow.yaml", yaml), ClusterFlow.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "flow.yaml:9:5: spec.match[1].exclude: select and exclude cannot be set simultaneously"
                                + " [match-select-and-exclude]",
                        "flow.yaml:10:5: spec.match[2]: warning: neither select nor exclude; the operator ignores the"
                                + " element [match-neither]",
                        "flow.yaml:11:3: spec.selectors: match and selectors cannot be defined simultaneously"
                                + " [match-and-selectors]",
                        "flow.yaml:13:3: spec.outputRefs: warning: \"outputRefs\" field is deprecated and has no effect;"
                                + " use globalOutputRefs [output-refs]");
    }

    @Test
    void noMatchAndAnEmptyMatchAreNotTheSame() {
        assertThat(roundTrip("").match()).isEmpty();
        assertThat(roundTrip("match: []\n").match()).contains(List.of());
        assertThat(FlowSpec.of(f -> {})).isNotEqualTo(FlowSpec.of(f -> f.match(List.of())));
        assertThat(ClusterFlowSpec.of(f -> {})).isNotEqualTo(ClusterFlowSpec.of(f -> f.match(List.of())));
    }

    @Test
    void aSelectOfEverythingSurvives() {
        assertThat(roundTrip("match:\n- select: {}\n").match()).contains(List.of(Match.select(s -> {})));
    }

    @Test
    void aMatchOfNullIsNone() {
        assertThat(Manifests.read("match:\nselectors: {app: web}\nlocalOutputRefs: [a]\n", FlowSpec.class)
                        .orThrow()
                        .match())
                .isEmpty();
    }

    @Test
    void aFlowWithoutSelectAcceptsNothing() {
        assertThat(violations("match: []\n")).containsExactly("1:1: " + ACCEPTS_NOTHING);
        assertThat(violations("match:\n- exclude: {}\n- exclude:\n    hosts: [a]\n"))
                .containsExactly("1:1: " + ACCEPTS_NOTHING);
        assertThat(violations("match:\n- exclude: {hosts: [a]}\n- select: {}\n"))
                .isEmpty();
        assertThat(Manifests.validate(ClusterFlowSpec.of(
                        f -> f.addMatch(ClusterMatch.exclude(s -> {})).addGlobalOutputRef("a"))))
                .extracting(Violation::toString)
                .containsExactly(ACCEPTS_NOTHING);
    }

    @Test
    void matchAndSelectorsExcludeEachOtherEvenWhenEmpty() {
        assertThat(violations("selectors: {}\nmatch:\n- select: {}\n"))
                .containsExactly("1:1: selectors: match and selectors cannot be defined simultaneously"
                        + " [match-and-selectors]");
        assertThat(violations("selectors: {}\n")).isEmpty();
    }

    @Test
    void oldOutputRefsHaveNoEffect() {
        assertThat(violations("outputRefs: [a]\n"))
                .containsExactly("1:1: outputRefs: warning: \"outputRefs\" field is deprecated and has no effect;"
                        + " use globalOutputRefs and localOutputRefs [output-refs]");
        assertThat(violations("outputRefs: []\n")).isEmpty();
    }

    @Test
    void aClusterFlowHasNoLocalOutputs() {
        assertThat(Manifests.read("localOutputRefs: [a]\nglobalOutputRefs: [a]\n", ClusterFlowSpec.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "1:1: localOutputRefs: unknown field \"localOutputRefs\"; did you mean \"globalOutputRefs\"? [field-unknown]");
    }

    @Test
    void stepsAreAddedAfterThoseThatWereSet() {
        Match first = Match.exclude(s -> s.addHost("a"));
        Match second = Match.select(s -> {});
        FlowSpec spec = FlowSpec.of(f -> f.match(List.of(first)));
        assertThat(spec.edit(f -> f.addMatch(second)).match()).contains(List.of(first, second));
    }

    @Test
    void stepsCannotBeChangedLater() {
        List<Match> steps = new ArrayList<>(List.of(Match.select(s -> {})));
        FlowSpec built = FlowSpec.of(f -> f.match(steps));
        FlowSpec changed = FlowSpec.of(f -> {}).edit(f -> f.match(steps));
        FlowSpec read = Manifests.read("match:\n- select: {}\nlocalOutputRefs: [a]\n", FlowSpec.class)
                .orThrow();
        steps.clear();
        for (FlowSpec spec : List.of(built, changed, read)) {
            List<Match> match = spec.match().orElseThrow();
            assertThat(match).hasSize(1);
            assertThatThrownBy(match::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    /** Reads and writes a spec that has an output. */
    private static FlowSpec roundTrip(String yaml) {
        String spec = yaml + "localOutputRefs:\n- a\n";
        FlowSpec read = Manifests.read(spec, FlowSpec.class).orThrow();
        assertThat(read.toYaml()).isEqualTo(spec);
        return read;
    }

    /** The violations of a spec that has an output. */
    private static List<String> violations(String yaml) {
        return violations(yaml + "localOutputRefs: [a]\n", FlowSpec.class);
    }

    private static List<String> violations(String yaml, Class<? extends OpenObject> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
