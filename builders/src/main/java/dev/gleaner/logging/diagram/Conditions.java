package dev.gleaner.logging.diagram;

import dev.gleaner.logging.match.ClusterSelector;
import dev.gleaner.logging.match.MatchStep;
import dev.gleaner.logging.match.PodConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a flow selects, in a few short lines. */
final class Conditions {
    private static final int MOST = 3;

    private Conditions() {}

    /** The lines for a match list, or for the selectors of a flow without one. */
    static <S extends PodConditions> List<String> of(
            Optional<? extends List<? extends MatchStep<S>>> match, Map<String, String> selectors) {
        List<String> lines = new ArrayList<>();
        if (match.isEmpty()) {
            lines.add("selects " + orAll(labels(selectors)));
            return lines;
        }
        for (MatchStep<S> step : match.get()) {
            step.select().ifPresent(conditions -> lines.add("selects " + orAll(words(conditions))));
            step.exclude().ifPresent(conditions -> lines.add("excludes " + orAll(words(conditions))));
        }
        if (lines.isEmpty()) {
            lines.add("selects nothing");
        }
        if (lines.size() > MOST) {
            String more = "and " + (lines.size() - MOST + 1) + " more";
            lines.subList(MOST - 1, lines.size()).clear();
            lines.add(more);
        }
        return lines;
    }

    private static String orAll(List<String> words) {
        return words.isEmpty() ? "all" : String.join(", ", words);
    }

    private static List<String> labels(Map<String, String> labels) {
        List<String> words = new ArrayList<>();
        labels.forEach((name, value) -> words.add(name + "=" + value));
        return words;
    }

    private static List<String> words(PodConditions conditions) {
        List<String> words = new ArrayList<>();
        if (conditions instanceof ClusterSelector global) {
            add("namespace", global.namespaces(), words);
            add("namespace like", global.namespacesRegex(), words);
        }
        labels(conditions.namespaceLabels()).forEach(label -> words.add("namespace with " + label));
        words.addAll(labels(conditions.labels()));
        add("host", conditions.hosts(), words);
        add("container", conditions.containerNames(), words);
        return words;
    }

    private static void add(String noun, List<String> names, List<String> words) {
        if (!names.isEmpty()) {
            words.add(noun + " " + String.join(" or ", names));
        }
    }
}
