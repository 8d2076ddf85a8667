package dev.gleaner.logging.diagram;

import dev.gleaner.document.ModelManifest;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.fluentbit.FluentbitSpec;
import dev.gleaner.logging.fluentd.FluentdSpec;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random flows and outputs, many with names that the syntax of a picture could take for its own. */
final class RandomSets {
    private static final String[] NAMES = {
        "a",
        "b",
        "end",
        "graph.style",
        "a-name-that-is-much-longer-than-anything-that-fits-into-a-node-of-the-picture-without-end",
        "say \"hi\"",
        "<script>alert(1)</script>",
        "]] --> x[(",
        "#quot;&lt;&#60;%%{init: {}}%%",
        "two\nlines\r\n\t",
        "`**bold**`",
        "]]>--><!--",
        "graph; style x fill:#f00;",
        "Größe 日本 \uD83D\uDE80",
        "\u202Eright to left\u0000\uFFFE\uFEFF",
        "x|y{z}\\",
        "a name that is much longer than anything that fits into a node of the picture, without end"
    };

    private static final String AUDIT = "audit-ref";

    private RandomSets() {}

    record Description(
            boolean isFlow,
            boolean isLocal,
            String namespace,
            String name,
            String ref,
            List<String> globals,
            List<String> locals) {}

    private static Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    /** Sets with two Loggings and some flows and outputs. */
    static Arbitrary<List<ModelManifest>> manifests() {
        Arbitrary<Description> objects = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("logging", "team-a", NAMES[4]),
                        names(),
                        Arbitraries.frequency(Tuple.of(4, ""), Tuple.of(2, AUDIT), Tuple.of(1, NAMES[3])),
                        names().list().uniqueElements().ofMinSize(1).ofMaxSize(3),
                        names().list().uniqueElements().ofMaxSize(3))
                .as(Description::new);
        return Combinators.combine(names(), objects.list().ofMaxSize(12)).as((logging, all) -> {
            List<ModelManifest> manifests = new ArrayList<>();
            manifests.add(logging(logging, "", all.size() % 2 == 0 ? List.of("a") : List.of()));
            manifests.add(logging("audit", AUDIT, List.of()));
            all.forEach(object -> manifests.add(manifest(object)));
            return manifests;
        });
    }

    private static Logging logging(String name, String ref, List<String> defaults) {
        return Logging.of(l -> l.metadata(m -> m.name(name)).spec(s -> {
            s.controlNamespace("logging").fluentbit(FluentbitSpec.of(f -> {})).fluentd(FluentdSpec.DEFAULTS);
            if (!defaults.isEmpty()) {
                s.defaultFlow(d -> d.globalOutputRefs(defaults));
            }
            if (!ref.isEmpty()) {
                s.loggingRef(ref);
            }
        }));
    }

    private static ModelManifest manifest(Description object) {
        String ref = object.ref();
        if (object.isFlow()) {
            return object.isLocal()
                    ? Flow.of(f -> f.metadata(m -> m.name(object.name()).namespace(object.namespace()))
                            .spec(s -> s.loggingRef(ref)
                                    .globalOutputRefs(object.globals())
                                    .localOutputRefs(object.locals())))
                    : ClusterFlow.of(f -> f.metadata(m -> m.name(object.name()).namespace(object.namespace()))
                            .spec(s -> s.loggingRef(ref).globalOutputRefs(object.globals())));
        }
        return object.isLocal()
                ? Output.of(o -> o.metadata(m -> m.name(object.name()).namespace(object.namespace()))
                        .spec(s -> s.loggingRef(ref).target(NullOutput.of(n -> {}))))
                : ClusterOutput.of(o -> o.metadata(m -> m.name(object.name()).namespace(object.namespace()))
                        .spec(s -> s.loggingRef(ref).target(NullOutput.of(n -> {}))));
    }

    static ManifestSet set(List<ModelManifest> manifests) {
        return ManifestSet.of(List.of(ManifestFile.documents(
                "set.yaml", Topic.LOGGING, "random flows", manifests.toArray(ModelManifest[]::new))));
    }
}
