package dev.gleaner.logging.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records that rules do not distinguish: they have the values that the rules name, and any other values.
 *
 * @param sample one of the records
 * @param hasNamespace whether all of them have the namespace of the sample
 * @param hasHost whether all of them have its host
 * @param hasContainer whether all of them have its container
 * @param labels which of their labels are known
 */
record Cell(RecordMetadata sample, boolean hasNamespace, boolean hasHost, boolean hasContainer, Labels labels) {
    private static final List<Object> LABELS = List.of("kubernetes", "labels");
    private static final List<Object> NAMESPACE_LABELS = List.of("kubernetes_namespace", "labels");

    /** What is known of the labels of all records. */
    enum Labels {
        /** Nothing. */
        UNKNOWN,
        /** All of them have those of the sample, possibly with others. */
        WITH_OTHERS,
        /** All of them have those of the sample, and no others. */
        NO_OTHERS
    }

    /** The records that meet rules with the values of a sample. */
    static Cell of(RecordMetadata sample, List<FlowRule> met) {
        return new Cell(
                sample,
                names(met, FlowRule::namespaces),
                names(met, FlowRule::hosts),
                names(met, FlowRule::containers),
                Labels.WITH_OTHERS);
    }

    /** Records of which nothing is known; they may have other labels than the sample, too. */
    static Cell any(RecordMetadata sample) {
        return new Cell(sample, false, false, false, Labels.UNKNOWN);
    }

    /** The records with exactly the metadata of a sample. */
    static Cell of(RecordMetadata sample) {
        return new Cell(sample, true, true, true, Labels.NO_OTHERS);
    }

    private static boolean names(List<FlowRule> rules, Function<FlowRule, List<String>> values) {
        return rules.stream().anyMatch(rule -> !values.apply(rule).isEmpty());
    }

    /** The text of a field as fluentd's filters see it; empty if the records differ in it. */
    Optional<String> text(FieldAccess field) {
        List<Object> keys = field.keys();
        if (keys.size() == 2 && keys.get(0).equals("kubernetes")) {
            return switch (String.valueOf(keys.get(1))) {
                case "namespace_name" -> known(hasNamespace, sample.namespace());
                case "host" -> known(hasHost, sample.host());
                case "container_name" -> known(hasContainer, sample.container());
                default -> Optional.empty();
            };
        }
        if (keys.size() != 3 || labels == Labels.UNKNOWN) {
            return Optional.empty();
        }
        String label = String.valueOf(keys.get(2));
        if (keys.subList(0, 2).equals(LABELS)) {
            return text(sample.label(label));
        }
        return keys.subList(0, 2).equals(NAMESPACE_LABELS) ? text(sample.namespaceLabel(label)) : Optional.empty();
    }

    /** The text of a label of the sample; a label that it does not have is an empty text if there are no others. */
    private Optional<String> text(Optional<Optional<Object>> label) {
        return label.isEmpty() && labels == Labels.WITH_OTHERS
                ? Optional.empty()
                : Optional.of(RubyValue.text(label.flatMap(value -> value).orElse(null)));
    }

    private static Optional<String> known(boolean isKnown, String text) {
        return isKnown ? Optional.of(text) : Optional.empty();
    }
}
