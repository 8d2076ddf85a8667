package dev.gleaner.event.activity;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.Stage;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a request for the person who made it. The constants are in order of precedence: the first one that
 * applies is the outcome.
 */
public enum Outcome implements JsonForm {
    /**
     * The server refused the request: the status is 401 or 403, from authentication, authorisation or admission, or the
     * annotation {@code authorization.k8s.io/decision} is {@code forbid}. A login that OpenShift refuses is denied too:
     * its annotation {@code authentication.openshift.io/decision} is {@code deny} or {@code error}.
     */
    DENIED,
    /** The request failed for another reason: the status is 400 or higher, or the server panicked. */
    FAILED,
    /** The request succeeded: the status is below 400. A watch is allowed as soon as its response has started. */
    ALLOWED,
    /** No recorded stage has a status, as under a policy that records only {@code RequestReceived}. */
    UNKNOWN;

    private static final String DECISION = "authorization.k8s.io/decision";
    private static final String LOGIN = "authentication.openshift.io/decision";
    static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FIRST_FAILURE = 400;

    /** The outcome in a word, such as {@code denied}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome in a word, as a text. */
    @Override
    public Tree.Text toTree() {
        return Tree.text(inWords());
    }

    static Outcome of(Activity activity) {
        int code = activity.code();
        if (code == UNAUTHORIZED
                || code == FORBIDDEN
                || "forbid".equals(activity.annotations().get(DECISION))
                || List.of("deny", "error").contains(activity.annotations().getOrDefault(LOGIN, ""))) {
            return DENIED;
        }
        if (code >= FIRST_FAILURE || activity.stages().contains(Stage.PANIC)) {
            return FAILED;
        }
        return code > 0 ? ALLOWED : UNKNOWN;
    }
}
