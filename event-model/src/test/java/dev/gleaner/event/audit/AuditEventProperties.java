package dev.gleaner.event.audit;

import dev.gleaner.document.ModelLaws;
import dev.gleaner.document.Models;
import dev.gleaner.document.Tree;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AuditEventProperties {
    @Provide
    Arbitrary<Tree> trees() {
        return Models.treesOf(AuditEvent.class);
    }

    @Property(tries = 500)
    void whatWasReadIsWritten(@ForAll("trees") Tree tree) {
        ModelLaws.whatWasReadIsWritten(tree, AuditEvent.class);
    }

    @Property(tries = 500)
    void writingIsReadAsTheSameValue(@ForAll("trees") Tree tree) {
        ModelLaws.writingIsReadAsTheSameValue(tree, AuditEvent.class);
    }

    @Property(tries = 500)
    void unknownFieldsSurviveAnywhere(@ForAll("trees") Tree tree, @ForAll int place) {
        ModelLaws.unknownFieldsSurviveAnywhere(tree, place, AuditEvent.class);
    }

    @Property(tries = 500)
    void unknownFieldsDoNotShow(@ForAll("trees") Tree tree, @ForAll int place) {
        ModelLaws.unknownFieldsDoNotShow(tree, place, AuditEvent.class);
    }

    @Property(tries = 1_000)
    void brokenTextIsReadOrRefused(@ForAll("trees") Tree tree, @ForAll long seed) {
        ModelLaws.brokenTextIsReadOrRefused(tree.toYaml(), seed, AuditEvent.class);
    }
}
