package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import java.util.Objects;
import java.util.Optional;

/**
 * A record that reaches an output.
 *
 * @param output the operator's id of the output in fluentd: the flow, and the Output or ClusterOutput, such as
 *     {@code flow:team-a:f:output:team-a:o}; {@link #ERROR} for a record that caused an error
 * @param tag its tag there
 * @param record the record as the output gets it
 * @param error the error that the record, or another one of its batch, caused; empty unless it goes to {@link #ERROR}
 */
public record Delivery(String output, String tag, Tree record, Optional<String> error) {
    /** The id of the output of records that cause an error; they are dropped if the Logging names no such output. */
    public static final String ERROR = "main-fluentd-error";

    /** Refuses null. */
    public Delivery {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(error, "error");
    }

    /** A record that reaches an output of a flow. */
    static Delivery to(String output, String tag, Tree record) {
        return new Delivery(output, tag, record, Optional.empty());
    }

    /** A record that causes an error. */
    static Delivery failed(String tag, Tree record, String error) {
        return new Delivery(ERROR, tag, record, Optional.of(error));
    }

    /**
     * The end of the id, which names the Output or ClusterOutput, such as {@code output:team-a:o}; {@link #ERROR} for a
     * record that caused an error.
     */
    public String outputId() {
        String[] parts = output.split(":", -1);
        return parts.length < 6 ? output : String.join(":", parts[3], parts[4], parts[5]);
    }

    /** The id of the flow, such as {@code flow:team-a:f}; empty for a record that caused an error. */
    public String flowId() {
        String[] parts = output.split(":", -1);
        return parts.length < 6 ? "" : String.join(":", parts[0], parts[1], parts[2]);
    }

    /** The output and the tag, without the record, which may contain a secret. */
    @Override
    public String toString() {
        return output + " " + tag;
    }
}
