package dev.gleaner.lint;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Severity;
import dev.gleaner.harvester.HarvesterRelease;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule of {@link Lint}, with an example that breaks it and one that keeps it. The reason for a rule is the explanation
 * of its fault. {@link LintRules} lists all rules. Immutable.
 */
public final class LintRule {
    private final Fault fault;
    private final String sentence;
    private final String origin;
    private final String failing;
    private final String passing;
    private final boolean ofCompleteSets;
    private final @Nullable HarvesterRelease release;

    private LintRule(
            Fault fault,
            String sentence,
            String origin,
            String failing,
            String passing,
            boolean ofCompleteSets,
            @Nullable HarvesterRelease release) {
        this.fault = fault;
        this.sentence = sentence;
        this.origin = origin;
        this.failing = failing;
        this.passing = passing;
        this.ofCompleteSets = ofCompleteSets;
        this.release = release;
    }

    /**
     * A rule.
     *
     * @param fault what is reported where the rule is broken
     * @param sentence the rule in one sentence
     * @param origin the project, version and file that the rule is from
     */
    static LintRule of(Fault fault, String sentence, String origin) {
        return new LintRule(fault, sentence, origin, "", "", false, null);
    }

    /** The rule with a manifest that breaks it. */
    LintRule failing(String manifest) {
        return new LintRule(fault, sentence, origin, manifest, passing, ofCompleteSets, release);
    }

    /** The rule with a manifest that keeps it. */
    LintRule passing(String manifest) {
        return new LintRule(fault, sentence, origin, failing, manifest, ofCompleteSets, release);
    }

    /** The rule, if it applies only to sets that are complete. */
    LintRule ofCompleteSets() {
        return new LintRule(fault, sentence, origin, failing, passing, true, release);
    }

    /** The rule, if its examples are for a release. */
    LintRule inRelease(HarvesterRelease target) {
        return new LintRule(fault, sentence, origin, failing, passing, ofCompleteSets, target);
    }

    /** What is reported where the rule is broken. */
    public Fault fault() {
        return fault;
    }

    /** The stable identifier, such as {@code output-ref-dangling}. */
    public String code() {
        return fault.code();
    }

    /** The severity of its violations. */
    public Severity severity() {
        return fault.severity();
    }

    /** The rule in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** The project, version and file that the rule is from. */
    public String origin() {
        return origin;
    }

    /** A manifest that breaks the rule. */
    public String failing() {
        return failing;
    }

    /** A manifest that keeps the rule. */
    public String passing() {
        return passing;
    }

    /** Whether it applies only to sets that are complete ({@link Lint#complete}). */
    public boolean isOfCompleteSets() {
        return ofCompleteSets;
    }

    /** The release for which its examples are written; empty if they are for any. */
    public Optional<HarvesterRelease> release() {
        return Optional.ofNullable(release);
    }

    /** Prepares the checks of an example as the rule needs them. */
    Lint applyTo(Lint lint) {
        Objects.requireNonNull(lint, "lint");
        Lint target = release == null ? lint : lint.forRelease(release);
        return ofCompleteSets ? target.complete() : target;
    }

    /** The code and the sentence. */
    @Override
    public String toString() {
        return code() + ": " + sentence;
    }
}
