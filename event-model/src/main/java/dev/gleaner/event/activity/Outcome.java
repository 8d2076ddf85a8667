package dev.gleaner.event.activity;

import dev.gleaner.event.audit.Stage;
import java.util.Locale;

/** How a request ended for the one who made it. The first rule that holds decides, in the order of the constants. */
public enum Outcome {
    /**
     * The server refused: the status is 401 or 403, from whichever of authentication, authorisation and admission, or
     * the annotation {@code authorization.k8s.io/decision} is {@code forbid}.
     */
    DENIED,
    /** It went wrong: any other status from 400 on, or the server panicked over it. */
    FAILED,
    /** It went well: a status below 400. A watch that is not over counts from the moment in which it is answered. */
    ALLOWED,
    /** No stage that was recorded tells a status, as under a policy that records {@code RequestReceived} alone. */
    UNKNOWN;

    private static final String DECISION = "authorization.k8s.io/decision";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FIRST_FAILURE = 400;

    /** The outcome in a word, such as {@code denied}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(Activity activity) {
        int code = activity.code();
        if (code == UNAUTHORIZED
                || code == FORBIDDEN
                || "forbid".equals(activity.annotations().get(DECISION))) {
            return DENIED;
        }
        if (code >= FIRST_FAILURE || activity.stages().contains(Stage.PANIC)) {
            return FAILED;
        }
        return code > 0 ? ALLOWED : UNKNOWN;
    }
}
