package dev.gleaner.audit.replay;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what a policy records in the simplest way: builds each event and adds up their sizes. */
final class NaiveReplay {
    private final AuditPolicyEvaluator evaluator;
    private final List<AuditEvent> events;

    NaiveReplay(AuditPolicy policy, List<AuditEvent> events) {
        this.evaluator = AuditPolicyEvaluator.of(policy);
        this.events = events;
    }

    AuditDecision decision(AuditEvent event) {
        return evaluator.decide(AuditRequest.of(event));
    }

    Change total() {
        return sum(events);
    }

    <K> Map<K, Change> by(Function<AuditEvent, K> key) {
        return events.stream()
                .collect(Collectors.groupingBy(key, Collectors.collectingAndThen(Collectors.toList(), this::sum)));
    }

    static String user(AuditEvent event) {
        return event.user().username();
    }

    static ResourceType resource(AuditEvent event) {
        return event.objectRef().map(NaiveReplay::type).orElse(ResourceType.NONE);
    }

    private static ResourceType type(ObjectReference object) {
        return new ResourceType(object.apiGroup(), object.resource(), object.subresource());
    }

    static RequestClass classOf(AuditEvent event) {
        return new RequestClass(user(event), event.verb(), resource(event));
    }

    private Change sum(List<AuditEvent> some) {
        List<AuditEvent> after =
                some.stream().map(this::written).flatMap(Optional::stream).toList();
        return new Change(tally(some), tally(after));
    }

    private static Tally tally(List<AuditEvent> some) {
        long bytes = some.stream()
                .mapToLong(event -> event.toJsonLine().getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        return new Tally(some.size(), bytes);
    }

    /** The event as the policy would record it. */
    Optional<AuditEvent> written(AuditEvent event) {
        AuditDecision decision = decision(event);
        if (!decision.isRecordedAt(event.stage())) {
            return Optional.empty();
        }
        boolean request = decision.level().recordsRequestObject();
        boolean response = decision.level().recordsResponseObject();
        boolean omit = decision.omitManagedFields();
        boolean patch = event.verb().equals("patch");
        return Optional.of(event.edit(e -> e.level(decision.level())
                .requestObject(event.requestObject()
                        .filter(body -> request)
                        .map(body -> omit && !patch ? withoutManagedFields(body) : body))
                .responseObject(event.responseObject()
                        .filter(body -> response)
                        .map(body -> omit ? withoutManagedFields(body) : body))));
    }

    static JsonText withoutManagedFields(JsonText body) {
        Tree object = changed(body.tree(), "metadata", NaiveReplay::stripped);
        Tree list = changed(
                object, "items", items -> each(items, item -> changed(item, "metadata", NaiveReplay::stripped)));
        Tree table = changed(
                list,
                "rows",
                rows -> each(rows, row -> changed(row, "object", o -> changed(o, "metadata", NaiveReplay::stripped))));
        return JsonText.of(table);
    }

    private static Tree stripped(Tree metadata) {
        return metadata instanceof Tree.Mapping mapping
                ? Tree.mapping(m -> mapping.fields().stream()
                        .filter(field -> !field.name().equals("managedFields"))
                        .forEach(field -> m.put(field.name(), field.value())))
                : metadata;
    }

    private static Tree changed(Tree tree, String name, Function<Tree, Tree> change) {
        return tree instanceof Tree.Mapping mapping
                ? Tree.mapping(m -> mapping.fields()
                        .forEach(field -> m.put(
                                field.name(), field.name().equals(name) ? change.apply(field.value()) : field.value())))
                : tree;
    }

    private static Tree each(Tree tree, Function<Tree, Tree> change) {
        return tree instanceof Tree.Sequence list
                ? Tree.sequence(list.items().stream().map(change).toArray(Tree[]::new))
                : tree;
    }
}
