package dev.gleaner.logging.chart;

import dev.gleaner.document.ModelLaws;
import dev.gleaner.document.Models;
import dev.gleaner.document.Tree;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ManagedChartProperties {
    @Provide
    Arbitrary<Tree> charts() {
        return Models.treesOf(ManagedChart.class);
    }

    @Property(tries = 600)
    void theLawsOfModelsHold(@ForAll("charts") Tree chart, @ForAll int place) {
        ModelLaws.writingIsReadAsTheSameValue(chart, ManagedChart.class);
        ModelLaws.whatWasReadIsWritten(chart, ManagedChart.class);
        ModelLaws.unknownFieldsSurviveAnywhere(chart, place, ManagedChart.class);
    }

    @Property(tries = 600)
    void brokenTextIsReadOrRefused(@ForAll("charts") Tree chart, @ForAll long seed) {
        ModelLaws.brokenTextIsReadOrRefused(chart.toYaml(), seed, ManagedChart.class);
        ModelLaws.unknownFieldsDoNotShow(chart, (int) seed, ManagedChart.class);
    }
}
