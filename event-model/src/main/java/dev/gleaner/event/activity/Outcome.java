package dev.gleaner.event.activity;

import dev.gleaner.event.audit.Stage;
import java.util.Locale;

/**
 * How a request ended for the person who made it. The first rule that applies decides, in the order of the constants.
 */
public enum Outcome {
    /**
     * The server refused the request: the status is 401 or 403, from authentication, authorisation or admission, or the
     * annotation {@code authorization.k8s.io/decision} is {@code forbid}.
     */
    DENIED,
    /** The request failed: the status is any other from 400 on, or the server panicked. */
    FAILED,
    /** The request succeeded: the status is below 400. A watch counts as soon as it is answered. */
    ALLOWED,
    /** No recorded stage has a status, as under a policy that records only {@code RequestReceived}. */
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
