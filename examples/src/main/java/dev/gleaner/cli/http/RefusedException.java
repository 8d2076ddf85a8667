package dev.gleaner.cli.http;

/** Refuses a request. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Response response;

    RefusedException(Response response) {
        super(response.reason(), null, false, false);
        this.response = response;
    }

    RefusedException(int code, String reason) {
        this(Response.refused(code, reason));
    }

    /** The response to the request. */
    Response response() {
        return response;
    }
}
