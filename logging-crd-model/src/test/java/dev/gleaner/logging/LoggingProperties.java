package dev.gleaner.logging;

import dev.gleaner.document.Goldens;
import dev.gleaner.document.ModelLaws;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            ModelLaws.whatWasReadIsWritten(tree, type);
            ModelLaws.unknownFieldsSurviveAnywhere(tree, place, type);
        }

        void checkBroken(long seed) {
            ModelLaws.brokenTextIsReadOrRefused(tree.toYaml(), seed, type);
            ModelLaws.unknownFieldsDoNotShow(tree, (int) seed, type);
        }
    }

    @Provide
    Arbitrary<Sample<?>> samples() {
        return Arbitraries.of(GoldenTest.KINDS).flatMap(Sample::of);
    }

    @Property(tries = 2_500)
    void theLawsOfModelsHoldForEveryKind(@ForAll("samples") Sample<?> sample, @ForAll int place) {
        sample.check(place);
    }

    @Property(tries = 2_000)
    void brokenTextIsReadOrRefused(@ForAll("samples") Sample<?> sample, @ForAll long seed) {
        sample.checkBroken(seed);
    }

    @Provide
    Arbitrary<Path> manifests() {
        return Arbitraries.of(Goldens.inputs(GoldenTest.FOLDER));
    }

    @Property(tries = 6_000)
    void brokenManifestsAreReadOrRefused(@ForAll("manifests") Path file, @ForAll long seed) throws IOException {
        ModelLaws.brokenTextIsReadOrRefused(Files.readString(file), seed, Goldens.typeOf(file, GoldenTest.KINDS));
    }
}
