package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.Stage;
import java.util.List;

/** Converts requests and decisions to JSON, in the form that {@code decide} reads and prints. */
final class AuditTrees {
    private AuditTrees() {}

    static Tree of(AuditRequest request) {
        return Tree.mapping(r -> {
            request.user().ifPresent(user -> r.put("user", user));
            if (!request.groups().isEmpty()) {
                r.put("groups", Tree.texts(request.groups().toArray(String[]::new)));
            }
            put(r, "verb", request.verb());
            put(r, "namespace", request.namespace());
            put(r, "apiGroup", request.apiGroup());
            put(r, "apiVersion", request.apiVersion());
            put(r, "resource", request.resource());
            put(r, "subresource", request.subresource());
            put(r, "name", request.name());
            put(r, "path", request.path());
            r.put("resourceRequest", Tree.flag(request.isResourceRequest()));
        });
    }

    private static void put(Tree.MappingBuilder object, String field, String text) {
        if (!text.isEmpty()) {
            object.put(field, text);
        }
    }

    /** Adds the fields of a decision to an object. Stages are sorted by name. */
    static Tree.MappingBuilder put(AuditDecision decision, Tree.MappingBuilder object) {
        return object.put("level", decision.level().wireName())
                .put(
                        "omitStages",
                        texts(decision.omitStages().stream()
                                .map(Stage::wireName)
                                .sorted()
                                .toList()))
                .put("omitManagedFields", Tree.flag(decision.omitManagedFields()))
                .put("rule", decision.rule().isPresent() ? Tree.number(decision.ruleIndex()) : Tree.nothing());
    }

    static Tree texts(List<String> texts) {
        return Tree.texts(texts.toArray(String[]::new));
    }
}
