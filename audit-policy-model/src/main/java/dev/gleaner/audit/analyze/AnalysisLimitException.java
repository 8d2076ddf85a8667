package dev.gleaner.audit.analyze;

/** Thrown if a question about a policy takes more steps than {@link PolicyAnalysis#within} allows. */
public final class AnalysisLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long steps;

    AnalysisLimitException(long steps) {
        super("no answer within " + steps + " steps", null, false, false);
        this.steps = steps;
    }

    /** The number of allowed steps. */
    public long steps() {
        return steps;
    }
}
