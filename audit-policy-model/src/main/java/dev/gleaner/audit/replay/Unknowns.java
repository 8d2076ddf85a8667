package dev.gleaner.audit.replay;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.Stage;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What the policy may record, but the log does not contain. Missing sizes are not estimated. Requests without any event
 * in the log are not counted.
 *
 * @param requestBodies the number of events that were recorded at a level without bodies, but whose request body the
 * policy would record, if there was one
 * @param responseBodies the number of events that were recorded at a level without response bodies, but whose response
 * body the policy would record, if it was an object
 * @param managedFields the number of events from which {@code managedFields} would be omitted, but whose bodies are not
 * JSON; the size of these events is too large
 * @param stages the stages that the policy records for some requests, but that do not occur in the log, in the order of
 * a request; the log does not show whether they were omitted or not reached
 */
public record Unknowns(
        long requestBodies,
        long responseBodies,
        long managedFields,
        @SuppressWarnings("serial") List<Stage> stages) implements JsonForm, Serializable {
    /** Copies the list. */
    public Unknowns {
        Objects.requireNonNull(stages, "stages");
        stages = List.copyOf(stages);
    }

    /** The counts as a mapping: requestBodies, responseBodies, managedFields and stages. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("requestBodies", Tree.number(requestBodies))
                .put("responseBodies", Tree.number(responseBodies))
                .put("managedFields", Tree.number(managedFields))
                .put("stages", Tree.texts(stages.stream().map(Stage::wireName).toArray(String[]::new))));
    }

    /** Whether the counts are complete for the requests in the log. */
    public boolean isEmpty() {
        return requestBodies == 0 && responseBodies == 0 && managedFields == 0 && stages.isEmpty();
    }
}
