package dev.gleaner.logging.chart;

import dev.gleaner.document.ModelLaws;
import dev.gleaner.document.Models;
import dev.gleaner.document.Tree;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AddonProperties {
    @Provide
    Arbitrary<Tree> addons() {
        return Models.treesOf(Addon.class);
    }

    @Property(tries = 600)
    void theLawsOfModelsHold(@ForAll("addons") Tree addon, @ForAll int place) {
        ModelLaws.writingIsReadAsTheSameValue(addon, Addon.class);
        ModelLaws.whatWasReadIsWritten(addon, Addon.class);
        ModelLaws.unknownFieldsSurviveAnywhere(addon, place, Addon.class);
    }

    @Property(tries = 600)
    void brokenTextIsReadOrRefused(@ForAll("addons") Tree addon, @ForAll long seed) {
        ModelLaws.brokenTextIsReadOrRefused(addon.toYaml(), seed, Addon.class);
        ModelLaws.unknownFieldsDoNotShow(addon, (int) seed, Addon.class);
    }
}
