package dev.gleaner.logging.route;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The way of a record.
 *
 * @param passages the way through each fluentd that takes the record; empty if no fluent-bit reads records of its kind
 */
public record Route(List<Passage> passages) implements JsonForm {
    /** Copies the list. */
    public Route {
        passages = List.copyOf(Objects.requireNonNull(passages, "passages"));
    }

    /** The outputs that the record reaches, each once, such as {@code clusteroutput:cattle-logging-system:audit}. */
    public List<String> outputs() {
        return passages.stream()
                .flatMap(passage -> passage.outputs().stream())
                .distinct()
                .toList();
    }

    /** What each flow does with the record. */
    public List<FlowAnswer> flows() {
        return passages.stream().flatMap(passage -> passage.flows().stream()).toList();
    }

    /**
     * The way as a mapping: logging, outputs, flows, and problems if a fluentd does not run its configuration, or if the
     * record causes an error. The record itself is missing, because it may contain a secret.
     */
    @Override
    public Tree.Mapping toTree() {
        List<String> problems = passages.stream()
                .flatMap(passage -> passage.problems().stream())
                .toList();
        return Tree.mapping(m -> {
            m.put("logging", logging())
                    .put("outputs", Tree.texts(outputs().toArray(String[]::new)))
                    .put(
                            "flows",
                            Tree.sequence(
                                    flows().stream().map(FlowAnswer::toTree).toArray(Tree[]::new)));
            if (!problems.isEmpty()) {
                m.put("problems", Tree.texts(problems.toArray(String[]::new)));
            }
        });
    }

    /** The names of the Loggings that take the record, with commas between them; empty if there are none. */
    public String logging() {
        return passages.stream().map(passage -> passage.logging().name()).collect(Collectors.joining(", "));
    }
}
