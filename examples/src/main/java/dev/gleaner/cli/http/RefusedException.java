package dev.gleaner.cli.http;

/** A request is refused. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    RefusedException(Answer answer) {
        super(answer.reason(), null, false, false);
        this.answer = answer;
    }

    RefusedException(int code, String reason) {
        this(Answer.refused(code, reason));
    }

    /** The answer to the request. */
    Answer answer() {
        return answer;
    }
}
