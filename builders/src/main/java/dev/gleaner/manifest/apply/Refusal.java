package dev.gleaner.manifest.apply;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer of an API server that does not apply an object.
 *
 * @param outcome what it means for the object
 * @param words the words of the API server
 */
record Refusal(ApplyOutcome outcome, String words) {
    /** The reason of each cause of a conflict (apimachinery, CauseTypeFieldManagerConflict). */
    private static final String FIELD_MANAGER_CONFLICT = "FieldManagerConflict";

    static Refusal of(KubernetesClientException exception) {
        List<StatusCause> conflicts = causes(exception.getStatus()).stream()
                .filter(cause -> FIELD_MANAGER_CONFLICT.equals(cause.getReason()))
                .toList();
        return conflicts.isEmpty()
                ? new Refusal(ApplyOutcome.REFUSED, words(exception))
                : new Refusal(
                        ApplyOutcome.CONFLICT,
                        conflicts.stream()
                                .map(cause -> cause.getField() + ": " + cause.getMessage())
                                .collect(Collectors.joining("; ")));
    }

    /** Whether the server has no such kind, or no such namespace. */
    static boolean isMissing(KubernetesClientException exception) {
        return exception.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
    }

    private static List<StatusCause> causes(Status status) {
        return status == null
                        || status.getDetails() == null
                        || status.getDetails().getCauses() == null
                ? List.of()
                : status.getDetails().getCauses();
    }

    /** The message of the API server; that of the client has the address and the whole status, too. */
    private static String words(KubernetesClientException exception) {
        Status status = exception.getStatus();
        return status == null
                        || status.getMessage() == null
                        || status.getMessage().isEmpty()
                ? String.valueOf(exception.getMessage())
                : status.getMessage();
    }
}
