package dev.gleaner.audit.replay;

import dev.gleaner.event.audit.Stage;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What the log does not contain, so that the policy may record more than was counted. Missing values are not estimated.
 * Requests without any event in the log are not included here.
 *
 * @param requestBodies the number of events that would have the body of the request, if there was one: the log was
 * recorded at a level without bodies
 * @param responseBodies the number of events that would have the body of the response, if it was an object: the log was
 * recorded at a level without it
 * @param managedFields the number of events from which {@code managedFields} would be omitted, but whose bodies are not
 * JSON: their count of bytes is too high
 * @param stages the stages at which the policy records some of the requests, and of which the log has no event, in the
 * order of a request; the log does not show whether they were omitted or not reached
 */
public record Unknowns(
        long requestBodies,
        long responseBodies,
        long managedFields,
        @SuppressWarnings("serial") List<Stage> stages) implements Serializable {
    /** Copies the list. */
    public Unknowns {
        Objects.requireNonNull(stages, "stages");
        stages = List.copyOf(stages);
    }

    /** Whether the counts are complete for the requests in the log. */
    public boolean isEmpty() {
        return requestBodies == 0 && responseBodies == 0 && managedFields == 0 && stages.isEmpty();
    }
}
