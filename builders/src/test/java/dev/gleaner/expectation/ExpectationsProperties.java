package dev.gleaner.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ModelLaws;
import dev.gleaner.document.Models;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.expectation.verify.ExpectationFile;
import dev.gleaner.expectation.verify.ExpectationReport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExpectationsProperties {
    @Provide
    Arbitrary<Tree> trees() {
        return Models.treesOf(Expectations.class);
    }

    @Property(tries = 150)
    void whatWasReadIsWritten(@ForAll("trees") Tree tree) {
        ModelLaws.whatWasReadIsWritten(tree, Expectations.class);
    }

    @Property(tries = 150)
    void writingIsReadAsTheSameValue(@ForAll("trees") Tree tree) {
        ModelLaws.writingIsReadAsTheSameValue(tree, Expectations.class);
    }

    @Property(tries = 150)
    void unknownFieldsSurviveAnywhere(@ForAll("trees") Tree tree, @ForAll int place) {
        ModelLaws.unknownFieldsSurviveAnywhere(tree, place, Expectations.class);
    }

    @Property(tries = 150)
    void brokenTextIsReadOrRefused(@ForAll("trees") Tree tree, @ForAll long seed) {
        ModelLaws.brokenTextIsReadOrRefused(tree.toYaml(), seed, Expectations.class);
    }

    /** Any file ends with results or with errors, and never with both. */
    @Property(tries = 150)
    void anyFileRunsOrIsReported(@ForAll("trees") Tree tree) {
        ExpectationReport report = ExpectationFile.of(Source.of(tree.toYaml())).run();
        assertThat(report.cases().isEmpty()).isEqualTo(report.hasErrors());
    }
}
