package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why a flow accepts a record, or does not. */
final class Reasons {
    private Reasons() {}

    static FlowAnswer of(RoutedFlow flow, RecordMetadata record) {
        if (!flow.isRouted()) {
            return new FlowAnswer(
                    flow.id(), false, "the router sends it no records: includeLabelInRouter is false", flow.part());
        }
        int decided = flow.decide(record);
        if (decided >= 0) {
            FlowRule rule = flow.rules().get(decided);
            return new FlowAnswer(flow.id(), rule.isSelect(), applies(rule), rule.part());
        }
        if (decided < -1) {
            Part part = flow.rules().get(-2 - decided).part();
            return new FlowAnswer(
                    flow.id(), false, at(part) + " has an invalid regular expression; the batch is an error", part);
        }
        String reason = flow.rules().isEmpty()
                ? "the match list is empty, and selects nothing"
                : flow.rules().stream()
                        .map(rule -> at(rule.part()) + " does not apply: " + mismatch(rule, record))
                        .collect(Collectors.joining("; "));
        return new FlowAnswer(flow.id(), false, reason, flow.part());
    }

    private static String applies(FlowRule rule) {
        List<String> conditions = conditions(rule);
        String what = conditions.isEmpty() ? "every record" : String.join(", ", conditions);
        return at(rule.part()) + (rule.isSelect() ? " selects " : " excludes ") + what;
    }

    /** The path of a rule, and its position if it was read from a file. */
    private static String at(Part part) {
        Position position = part.tree().position();
        return position.equals(Position.NONE)
                ? part.path().toString()
                : part.path() + " (" + part.file() + ":" + position + ")";
    }

    private static List<String> conditions(FlowRule rule) {
        List<String> conditions = new ArrayList<>();
        add(conditions, "namespace", rule.namespaces());
        add(conditions, "namespace like", rule.regexps());
        add(conditions, "host", rule.hosts());
        add(conditions, "container", rule.containers());
        rule.labels().forEach((name, value) -> conditions.add("label " + name + "=" + value));
        rule.namespaceLabels().forEach((name, value) -> conditions.add("namespace label " + name + "=" + value));
        return conditions;
    }

    private static void add(List<String> conditions, String noun, List<String> values) {
        if (!values.isEmpty()) {
            conditions.add(noun + " " + alternatives(values));
        }
    }

    /** The first condition that the record does not meet. */
    private static String mismatch(FlowRule rule, RecordMetadata record) {
        if (!rule.namespaces().isEmpty() && !rule.namespaces().contains(record.namespace())) {
            return expected("namespace", record.namespace(), rule.namespaces());
        }
        if (!rule.hosts().isEmpty() && !rule.hosts().contains(record.host())) {
            return expected("host", record.host(), rule.hosts());
        }
        if (!rule.containers().isEmpty() && !rule.containers().contains(record.container())) {
            return expected("container", record.container(), rule.containers());
        }
        for (Map.Entry<String, @Nullable String> label : rule.labels().entrySet()) {
            if (!record.hasLabel(label.getKey(), label.getValue())) {
                return label("label ", label, record.labelText(label.getKey()));
            }
        }
        for (Map.Entry<String, @Nullable String> label : rule.namespaceLabels().entrySet()) {
            if (!record.hasNamespaceLabel(label.getKey(), label.getValue())) {
                return label("namespace label ", label, record.namespaceLabelText(label.getKey()));
            }
        }
        return expected("namespace", record.namespace(), rule.regexps());
    }

    private static String label(String noun, Map.Entry<String, @Nullable String> label, @Nullable String found) {
        return noun + label.getKey() + " is " + (found == null ? "missing" : found) + ", expected "
                + (label.getValue() == null ? "null" : Violation.quoted(label.getValue()));
    }

    private static String expected(String noun, String found, List<String> values) {
        return noun + " is " + (found.isEmpty() ? "missing" : Violation.quoted(found)) + ", expected "
                + alternatives(values);
    }

    private static String alternatives(List<String> values) {
        return values.stream().map(Violation::quoted).collect(Collectors.joining(" or "));
    }
}
