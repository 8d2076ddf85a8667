package dev.gleaner.logging;

import dev.gleaner.document.ModelLaws;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.values.ManagedChart;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LoggingProperties {
    /** A random tree of a kind. */
    private record Sample<T extends OpenObject>(Class<T> type, Tree tree) {
        static <T extends OpenObject> Arbitrary<Sample<?>> of(Class<T> type) {
            return Models.treesOf(type).map(tree -> new Sample<>(type, tree));
        }

        void check(int place) {
            ModelLaws.writingIsReadAsTheSameValue(tree, type);
            ModelLaws.unknownFieldsSurviveAnywhere(tree, place, type);
        }
    }

    @Provide
    Arbitrary<Sample<?>> samples() {
        return Arbitraries.oneOf(
                Sample.of(Flow.class),
                Sample.of(ClusterFlow.class),
                Sample.of(Output.class),
                Sample.of(ClusterOutput.class),
                Sample.of(EventTailer.class),
                Sample.of(ManagedChart.class));
    }

    @Property(tries = 12_000)
    void theLawsOfModelsHoldForEveryKind(@ForAll("samples") Sample<?> sample, @ForAll int place) {
        sample.check(place);
    }
}
