package dev.gleaner.audit.replay;

import dev.gleaner.event.audit.Stage;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What the log does not tell, so that more may be recorded under the policy than was counted. Nothing is put in its place.
 * Requests of which the log has no event at all are not even here.
 *
 * @param requestBodies the events that would have the body of the request, if there was one: the log was recorded at a
 *     level without it
 * @param responseBodies the events that would have the answer, if it was an object: the log was recorded at a level
 *     without it
 * @param managedFields the events from whose bodies {@code managedFields} would be left out, and whose bodies are no JSON:
 *     these are counted too long
 * @param stages the stages at which the policy records some of the requests, and of which the log has not one event, in the
 *     order of a request's life: whether they were left out or nothing got there cannot be told
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

    /** Whether the events and bytes that were counted are all there would be of the requests in the log. */
    public boolean isEmpty() {
        return requestBodies == 0 && responseBodies == 0 && managedFields == 0 && stages.isEmpty();
    }
}
