package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a record to which some rules apply and others do not. Because values are compared exactly, a value that no rule
 * names, and a label that no rule requires, are the best choices where the rules leave one; so only the lists of the
 * rules that must apply are tried. The search is exact, apart from regular expressions and very long lists.
 */
final class RuleSearch {
    /** The number of combinations that are tried. */
    private static final int MAX_TRIES = 20_000;

    private final List<FlowRule> within;
    private final List<FlowRule> outside;
    private boolean isExact = true;

    /**
     * What a search found.
     *
     * @param witness a record; empty if none was found
     * @param isExact whether there is none if none was found
     */
    record Finding(Optional<RecordMetadata> witness, boolean isExact) {}

    private RuleSearch(List<FlowRule> within, List<FlowRule> outside) {
        this.within = within;
        this.outside = outside;
    }

    /** A record to which all rules of the first list apply, and no rule of the second. */
    static Finding find(List<FlowRule> within, List<FlowRule> outside) {
        RuleSearch search = new RuleSearch(within, outside);
        Optional<RecordMetadata> witness = search.search();
        return new Finding(witness, witness.isPresent() || search.isExact);
    }

    /** The groups of records to which all rules of the first list apply, and no rule of the second. */
    static List<Cell> cells(List<FlowRule> within, List<FlowRule> outside) {
        RuleSearch search = new RuleSearch(within, outside);
        return search.candidates().stream()
                .filter(search::isFound)
                .map(record -> Cell.of(record, within))
                .toList();
    }

    private Optional<RecordMetadata> search() {
        return candidates().stream().filter(this::isFound).findFirst();
    }

    /** The records that meet the conditions of some rules in each possible way, with values that others do not name. */
    static List<RecordMetadata> meeting(List<FlowRule> within, List<FlowRule> others) {
        return new RuleSearch(within, others).candidates();
    }

    private List<RecordMetadata> candidates() {
        Optional<Map<String, @Nullable String>> labels =
                union(within.stream().map(FlowRule::labels).toList());
        Optional<Map<String, @Nullable String>> namespaceLabels =
                union(within.stream().map(FlowRule::namespaceLabels).toList());
        if (labels.isEmpty() || namespaceLabels.isEmpty()) {
            return List.of();
        }
        List<RecordMetadata> candidates = new ArrayList<>();
        for (String namespace : namespaces()) {
            for (String host : choices(FlowRule::hosts)) {
                for (String container : choices(FlowRule::containers)) {
                    if (candidates.size() == MAX_TRIES) {
                        isExact = false;
                        return candidates;
                    }
                    candidates.add(RecordMetadata.of(namespace, host, container, labels.get(), namespaceLabels.get()));
                }
            }
        }
        return candidates;
    }

    private List<String> namespaces() {
        List<String> namespaces = new ArrayList<>(choices(FlowRule::namespaces));
        if (hasRegexps()) {
            isExact = false;
            namespaces.addAll(namesLike());
        }
        return namespaces;
    }

    private boolean isFound(RecordMetadata record) {
        return within.stream().allMatch(rule -> rule.test(record) == FlowRule.Outcome.HIT)
                && outside.stream().allMatch(rule -> rule.test(record) == FlowRule.Outcome.MISS);
    }

    /** The values that all lists have; one that no rule names if all lists are empty. */
    private List<String> choices(Function<FlowRule, List<String>> values) {
        @Nullable Set<String> common = null;
        for (FlowRule rule : within) {
            List<String> list = values.apply(rule);
            if (list.isEmpty()) {
                continue;
            }
            if (common == null) {
                common = new LinkedHashSet<>(list);
            } else {
                common.retainAll(list);
            }
        }
        return common == null ? List.of(unnamed(values)) : List.copyOf(common);
    }

    private String unnamed(Function<FlowRule, List<String>> values) {
        String name = "other";
        for (int i = 2; isNamed(values, name); i++) {
            name = "other-" + i;
        }
        return name;
    }

    private boolean isNamed(Function<FlowRule, List<String>> values, String name) {
        return outside.stream().anyMatch(rule -> values.apply(rule).contains(name));
    }

    private boolean hasRegexps() {
        return within.stream().anyMatch(rule -> !rule.regexps().isEmpty())
                || outside.stream().anyMatch(rule -> !rule.regexps().isEmpty());
    }

    /** Names that regular expressions may match: the expressions without their special characters. */
    private List<String> namesLike() {
        return within.stream()
                .flatMap(rule -> rule.regexps().stream())
                .map(regexp -> regexp.replaceAll("\\.[*+]|[\\^$()?*+\\\\/]", "").replaceAll("\\|.*", ""))
                .toList();
    }

    /** The labels of all rules; empty if they contradict each other. */
    private static Optional<Map<String, @Nullable String>> union(List<Map<String, @Nullable String>> maps) {
        Map<String, @Nullable String> union = new LinkedHashMap<>();
        for (Map<String, @Nullable String> map : maps) {
            for (Map.Entry<String, @Nullable String> label : map.entrySet()) {
                if (union.containsKey(label.getKey()) && !Objects.equals(union.get(label.getKey()), label.getValue())) {
                    return Optional.empty();
                }
                union.put(label.getKey(), label.getValue());
            }
        }
        return Optional.of(union);
    }
}
