package dev.gleaner.harvester.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChartProjectionProperties {
    private static final List<String> PATHS = List.of(
            "tolerations",
            "nodeSelector",
            "systemdLogPath",
            "nameOverride",
            "namespaceOverride",
            "priorityClassName",
            "extraManifests",
            "eventTailer",
            "eventTailer.name",
            "eventTailer.workloadOverrides",
            "loggingOverlay",
            "loggingOverlay.spec.fluentd",
            "fluentbitAgentOverlay.spec",
            "global",
            "global.cattle.windows",
            "global.cattle.systemDefaultRegistry",
            "global.dockerRootDirectory",
            "images.fluentbit",
            "images.fluentd.tag",
            "additionalLoggingSources",
            "additionalLoggingSources.rke2",
            "additionalLoggingSources.k3s.container_engine",
            "additionalLoggingSources.kubeAudit.fluentbit",
            "additionalLoggingSources.kubeAudit.loggingRef",
            "additionalLoggingSources.kubeAudit.nodeSelector",
            "additionalLoggingSources.kubeAudit.pathPrefix",
            "additionalLoggingSources.eks.fluentd",
            "fluentd.replicas",
            "fluentd.tolerations",
            "fluentd.livenessProbe",
            "fluentbit.tolerations",
            "fluentbit.resources",
            "fluentbit.inputTail.Mem_Buf_Limit",
            "logging",
            "logging.fluentbit",
            "logging.clusterFlows",
            "logging.hostTailer",
            "logging.eventTailer");

    private static final Tree.Mapping BASE = ShippedValues.yaml("""
            additionalLoggingSources:
              rke: {enabled: true}
              rke2: {enabled: true}
              k3s: {enabled: true}
              eks: {enabled: true}
              kubeAudit: {enabled: true}
            global: {cattle: {windows: {enabled: true}}}
            logging: {enabled: true, eventTailer: {name: events}}
            """);

    @Provide
    Arbitrary<Tree.Mapping> values() {
        Arbitrary<Tree> scalars = Arbitraries.of(
                Tree.nothing(),
                Tree.flag(true),
                Tree.flag(false),
                Tree.number(0),
                Tree.number(7),
                Tree.text(""),
                Tree.text("a: b"),
                Tree.text("[a"),
                Tree.text("*x"),
                Tree.text("a #b"),
                Tree.text("2.0"),
                Tree.text("null"),
                Tree.text("line\nline"));
        Arbitrary<Tree> any = Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars,
                () -> scalars.list().ofMaxSize(2).map(items -> Tree.sequence(items.toArray(Tree[]::new))),
                () -> Combinators.combine(Arbitraries.of("name", "spec", "enabled", "x"), scalars)
                        .as((name, value) -> Tree.mapping(m -> m.put(name, value))),
                () -> scalars.map(value -> Tree.sequence(Tree.mapping(m -> m.put("name", value)))));
        return Combinators.combine(Arbitraries.of(PATHS), any)
                .as(ChartProjectionProperties::nested)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(list -> list.stream().reduce(BASE, (below, above) -> ValueMerge.coalesce(above, below)));
    }

    /** Whatever the values are, there are objects that can be written and read, or errors. */
    @Property(tries = 1_500)
    void valuesAreRenderedOrRefused(@ForAll("values") Tree.Mapping values, @ForAll ChartTemplates templates) {
        Reading<List<Manifest>> reading =
                ChartProjection.of(templates.version()).render(values);
        assertThat(reading.value().isEmpty())
                .isEqualTo(reading.violations().stream().anyMatch(v -> v.isError()));
        for (Manifest object : reading.value().orElse(List.of())) {
            assertThat(ManifestReader.lenient().readAll(Source.of(object.toYaml())).parts().stream()
                            .map(Part::tree))
                    .containsExactly(object.toTree());
        }
    }

    /** A value that is not there is the same as the chart's default. */
    @Property(tries = 20)
    void theDefaultsChangeNothing(@ForAll ChartTemplates templates) {
        ChartProjection projection = ChartProjection.of(templates.version());
        assertThat(trees(projection, ChartDefaults.of(templates))).isEqualTo(trees(projection, Tree.mapping(m -> {})));
    }

    private static List<Tree> trees(ChartProjection projection, Tree.Mapping values) {
        return projection.render(values).orThrow().stream()
                .map(Manifest::toTree)
                .toList();
    }

    private static Tree.Mapping nested(String path, Tree value) {
        String[] fields = path.split("\\.", 2);
        return Tree.mapping(m -> m.put(fields[0], fields.length == 1 ? value : nested(fields[1], value)));
    }
}
