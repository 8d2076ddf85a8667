package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a flow as fluentd reads it: a select or an exclude with its conditions.
 *
 * @param part the select or exclude in its file; the flow's own spec if it has no match list
 * @param isSelect whether a record that meets the conditions is accepted
 * @param namespaces the namespaces, one of which the record must have; empty means any
 * @param regexps the regular expressions, one of which the namespace must match; empty means any
 * @param hosts the hosts, one of which the record must have; empty means any
 * @param containers the containers, one of which the record must have; empty means any
 * @param labels the labels that the record must have
 * @param namespaceLabels the labels that the namespace must have
 */
record FlowRule(
        Part part,
        boolean isSelect,
        List<String> namespaces,
        List<String> regexps,
        List<@Nullable Pattern> patterns,
        List<String> hosts,
        List<String> containers,
        Map<String, @Nullable String> labels,
        Map<String, @Nullable String> namespaceLabels) {

    /** Whether a record meets the conditions. */
    enum Outcome {
        MISS,
        HIT,
        /** The rule has an invalid regular expression, which stops fluentd from deciding. */
        ERROR
    }

    /** The pattern of an expression; null if it is invalid. */
    static @Nullable Pattern pattern(String regexp) {
        try {
            return RubyPattern.compile(regexp);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** Tests the conditions in the order of label_router 0.5.0, out_label_router.rb, filter_select. */
    Outcome test(RecordMetadata record) {
        if (!hosts.isEmpty() && !hosts.contains(record.host())
                || !containers.isEmpty() && !containers.contains(record.container())
                || !namespaces.isEmpty() && !namespaces.contains(record.namespace())) {
            return Outcome.MISS;
        }
        if (!patterns.isEmpty()) {
            Outcome outcome = testPatterns(record.namespace());
            if (outcome != Outcome.HIT) {
                return outcome;
            }
        }
        return hasLabels(record) ? Outcome.HIT : Outcome.MISS;
    }

    private Outcome testPatterns(String namespace) {
        for (int i = 0; i < patterns.size(); i++) {
            @Nullable Pattern pattern = patterns.get(i);
            if (pattern == null) {
                return Outcome.ERROR;
            }
            if (pattern.matcher(namespace).find()) {
                return Outcome.HIT;
            }
        }
        return Outcome.MISS;
    }

    private boolean hasLabels(RecordMetadata record) {
        if (!labels.isEmpty()) {
            for (Map.Entry<String, @Nullable String> label : labels.entrySet()) {
                if (!record.hasLabel(label.getKey(), label.getValue())) {
                    return false;
                }
            }
        }
        if (!namespaceLabels.isEmpty()) {
            for (Map.Entry<String, @Nullable String> label : namespaceLabels.entrySet()) {
                if (!record.hasNamespaceLabel(label.getKey(), label.getValue())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a regular expression is invalid, so the rule may cause an error for any record. */
    boolean mayFail() {
        return patterns.stream().anyMatch(pattern -> pattern == null);
    }
}
