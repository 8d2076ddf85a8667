package dev.gleaner.event.audit;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Arrays;
import java.util.Objects;

/** The stage of a request at which an event is recorded (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public enum Stage implements JsonForm {
    /** The request was received, and is not yet authorised. */
    REQUEST_RECEIVED("RequestReceived"),
    /** The headers of the response are sent; only for long-running requests, such as a watch. */
    RESPONSE_STARTED("ResponseStarted"),
    /** The response is complete. */
    RESPONSE_COMPLETE("ResponseComplete"),
    /** The server panicked while handling the request. */
    PANIC("Panic");

    private final String wireName;

    Stage(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The stage with a name in policies, such as {@code RequestReceived}.
     *
     * @throws IllegalArgumentException if no stage has this name
     */
    public static Stage of(String wireName) {
        Objects.requireNonNull(wireName, "wireName");
        return Arrays.stream(values())
                .filter(stage -> stage.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected RequestReceived, ResponseStarted, ResponseComplete or Panic but was "
                                + Violation.quoted(wireName)));
    }

    /** The name in policies and events. */
    public String wireName() {
        return wireName;
    }

    /** The name in policies and events, as a text. */
    @Override
    public Tree.Text toTree() {
        return Tree.text(wireName);
    }
}
