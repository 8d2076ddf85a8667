package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flows that select events. */
class GeneratedEventsTest {
    private static final NullOutput NOWHERE = NullOutput.of(n -> {});

    private static ClusterFlow flow(ManifestSet set) {
        return (ClusterFlow) set.file("kubectl-3-events.yaml").manifests().get(1);
    }

    private static List<HarvesterRelease> releases() {
        return HarvesterRelease.releases();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void noTenantCanWriteEvents(HarvesterRelease release) {
        ManifestSet set = HarvesterLogging.release(release)
                .addEventOutput("events", NOWHERE)
                .addLoki()
                .build();
        Source[] files = set.files().stream()
                .map(file -> Source.of(file.name(), file.toYaml()))
                .toArray(Source[]::new);
        assertThat(Lint.of(files).forRelease(release).run())
                .extracting(Violation::code)
                .doesNotContain("event-flow-any-tenant");
    }

    @Test
    void theFlowSelectsTheNamespaceOfTheEventTailer() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.latest())
                .values(Tree.mapping(v -> v.put("eventTailer", t -> t.put("controlNamespace", "events"))))
                .addEventOutput("events", NOWHERE);
        assertThat(flow(logging.build())
                        .spec()
                        .match()
                        .orElseThrow()
                        .get(0)
                        .select()
                        .orElseThrow()
                        .namespaces())
                .containsExactly("events");
    }
}
