package dev.gleaner.audit.analyze;

/** A question about a policy takes more steps than {@link PolicyAnalysis#within} allows, so that there is no answer. */
public final class AnalysisLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long steps;

    AnalysisLimitException(long steps) {
        super("no answer within " + steps + " steps", null, false, false);
        this.steps = steps;
    }

    /** How many steps were allowed. */
    public long steps() {
        return steps;
    }
}
