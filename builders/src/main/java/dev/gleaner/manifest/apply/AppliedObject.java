package dev.gleaner.manifest.apply;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;

/**
 * An object, and the result of applying it.
 *
 * @param object its kind, namespace and name, such as {@code ClusterOutput cattle-logging-system/splunk}
 * @param outcome the result
 * @param changes the paths of the changed fields, without their values, which may be secret; empty unless an existing
 *     object is configured
 * @param message the reason of a failure or a refusal, in the words of the API server where it has any; empty for a
 *     success
 */
public record AppliedObject(String object, ApplyOutcome outcome, List<String> changes, String message)
        implements JsonForm {
    /** Refuses null. */
    public AppliedObject {
        Objects.requireNonNull(changes, "changes");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(outcome, "outcome");
        changes = List.copyOf(changes);
    }

    /** The object as a mapping: object, outcome, and changes and message unless they are empty. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> {
            m.put("object", object).put("outcome", outcome.toTree());
            if (!changes.isEmpty()) {
                m.put("changes", Tree.texts(changes.toArray(String[]::new)));
            }
            if (!message.isEmpty()) {
                m.put("message", message);
            }
        });
    }

    /** The object, its outcome, and the changes or the message, in one line. */
    @Override
    public String toString() {
        String what = object + ": " + outcome;
        if (!message.isEmpty()) {
            return what + ": " + message;
        }
        return changes.isEmpty() ? what : what + " (" + String.join(", ", changes) + ")";
    }
}
