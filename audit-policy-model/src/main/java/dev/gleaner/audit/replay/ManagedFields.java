package dev.gleaner.audit.replay;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What {@code omitManagedFields} takes away from recorded bodies: of an object, of each item of a list, and of the object in
 * each row of a table; of a patch nothing (Kubernetes v1.24, k8s.io/apiserver/pkg/audit/request.go).
 */
final class ManagedFields {
    /** Instead of a size where a body is no JSON. */
    static final int UNTOLD = -1;

    private static final String NAME = "managedFields";

    private ManagedFields() {}

    /** How many bytes would be left out of the bodies of an event that a level records. */
    static int sizeIn(AuditEvent event, AuditLevel level) {
        int request = event.verb().equals("patch") ? 0 : sizeIn(event.requestObject());
        int response = level.recordsResponseObject() ? sizeIn(event.responseObject()) : 0;
        return request == UNTOLD || response == UNTOLD ? UNTOLD : request + response;
    }

    private static int sizeIn(Optional<JsonText> body) {
        if (body.isEmpty() || !body.get().toJsonLine().contains(NAME)) {
            return 0;
        }
        Reading<Tree> reading = body.get().read();
        return reading.value()
                .map(tree -> sizeOfObject(tree) + sizeOfEach(tree, "items", item -> item) + rows(tree))
                .orElse(UNTOLD);
    }

    private static int rows(Tree table) {
        return sizeOfEach(table, "rows", row -> field(row, "object").orElse(Tree.nothing()));
    }

    private static int sizeOfEach(Tree list, String name, UnaryOperator<Tree> object) {
        return field(list, name).filter(Tree.Sequence.class::isInstance).map(Tree.Sequence.class::cast).stream()
                .flatMap(items -> items.items().stream())
                .mapToInt(item -> sizeOfObject(object.apply(item)))
                .sum();
    }

    /** The field with its name, and a comma where it has neighbours. */
    private static int sizeOfObject(Tree object) {
        if (!(field(object, "metadata").orElse(Tree.nothing()) instanceof Tree.Mapping metadata)) {
            return 0;
        }
        int comma = metadata.fields().size() > 1 ? 1 : 0;
        return metadata.get(NAME)
                .map(value ->
                        "\"\":".length() + NAME.length() + JsonText.of(value).size() + comma)
                .orElse(0);
    }

    private static Optional<Tree> field(Tree tree, String name) {
        return tree instanceof Tree.Mapping mapping ? mapping.get(name) : Optional.empty();
    }
}
