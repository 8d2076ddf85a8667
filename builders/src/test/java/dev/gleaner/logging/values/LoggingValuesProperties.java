package dev.gleaner.logging.values;

import dev.gleaner.document.ModelLaws;
import dev.gleaner.document.Models;
import dev.gleaner.document.Tree;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LoggingValuesProperties {
    @Provide
    Arbitrary<Tree> values() {
        return Models.treesOf(LoggingValues.class);
    }

    @Property(tries = 500)
    void theLawsOfModelsHold(@ForAll("values") Tree values, @ForAll int place) {
        ModelLaws.writingIsReadAsTheSameValue(values, LoggingValues.class);
        ModelLaws.whatWasReadIsWritten(values, LoggingValues.class);
        ModelLaws.unknownFieldsSurviveAnywhere(values, place, LoggingValues.class);
    }

    @Property(tries = 300)
    void brokenTextIsReadOrRefused(@ForAll("values") Tree values, @ForAll long seed) {
        ModelLaws.brokenTextIsReadOrRefused(values.toYaml(), seed, LoggingValues.class);
        ModelLaws.unknownFieldsDoNotShow(values, (int) seed, LoggingValues.class);
    }
}
