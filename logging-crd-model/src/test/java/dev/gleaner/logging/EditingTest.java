package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Metadata;
import dev.gleaner.logging.filter.DedotFilter;
import dev.gleaner.logging.output.Buffer;
import dev.gleaner.logging.output.HttpOutput;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditingTest {
    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Flow
            metadata:
              name: web
              labels:
                team: a
            spec:
              match:
              - select:
                  labels:
                    app: web
                x-step: kept
              localOutputRefs:
              - first
              x-spec: kept
            """;

    private final Flow flow = Manifests.readLenient(FLOW, Flow.class).orThrow();

    @Test
    void anEditChangesWhatItSaysHoweverDeepAndKeepsTheRest() {
        Flow changed = flow.edit(f -> f.metadata(m -> m.putLabel("tier", "front"))
                .spec(s -> s.addFilter(DedotFilter.of(d -> {})).addLocalOutputRef("second")));

        assertThat(changed.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata:
                  name: web
                  labels:
                    team: a
                    tier: front
                spec:
                  match:
                  - select:
                      labels:
                        app: web
                    x-step: kept
                  filters:
                  - dedot: {}
                  localOutputRefs:
                  - first
                  - second
                  x-spec: kept
                """);
        assertThat(flow.toYaml()).isEqualTo(FLOW);
    }

    @Test
    void aListOrAValueTakesThePlaceOfTheOneThatIsThere() {
        assertThat(flow.edit(f -> f.spec(s -> s.localOutputRefs(List.of("other"))))
                        .spec()
                        .localOutputRefs())
                .containsExactly("other");
        assertThat(flow.edit(f -> f.metadata(Metadata.of(m -> m.name("other"))))
                        .metadata()
                        .labels())
                .isEmpty();
    }

    @Test
    void severalChangesOfOnePartAddUp() {
        HttpOutput output = HttpOutput.of(h -> h.endpoint("http://web").buffer(b -> b.timekey("1m")));
        HttpOutput changed = output.edit(h -> h.buffer(b -> b.timekeyWait("2s")).buffer(b -> b.path("/buffers")));
        assertThat(changed.buffer())
                .contains(Buffer.of(b -> b.timekey("1m").timekeyWait("2s").path("/buffers")));
    }

    @Test
    void aPartThatIsNotThereIsMade() {
        HttpOutput output = HttpOutput.of(h -> h.endpoint("http://web"));
        assertThat(output.edit(h -> h.buffer(b -> b.timekey("1m"))).buffer()).contains(Buffer.of(b -> b.timekey("1m")));
        assertThat(output.edit(h -> h.buffer(Optional.empty()))).isEqualTo(output);
    }

    @Test
    void anObjectKeepsAName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> flow.edit(f -> f.metadata(Metadata.NONE)))
                .withMessage("Flow web: metadata.name of a Flow is not set");
        assertThatIllegalStateException()
                .isThrownBy(() -> Flow.of(f -> f.spec(s -> s.addFilter(DedotFilter.of(d -> {})))))
                .withMessage("metadata.name of a Flow is not set");
        assertThat(Flow.of(f -> f.spec(s -> {}).metadata(m -> m.name("late"))).name())
                .isEqualTo("late");
    }

    @Test
    @SuppressWarnings("NullAway")
    void anEditNamesWhatIsNull() {
        assertThatNullPointerException().isThrownBy(() -> flow.edit(null)).withMessage("change");
    }
}
