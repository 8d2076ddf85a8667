package dev.gleaner.audit.replay;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.line.ManagedFieldsScanner;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The {@code managedFields} that {@code omitManagedFields} removes from recorded bodies: from an object, each item of a
 * list, and the object in each row of a table, but not from a patch (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/audit/request.go).
 */
final class ManagedFields {
    /** The result if a body is not JSON. */
    static final int UNKNOWN = -1;

    private static final String NAME = "managedFields";

    private ManagedFields() {}

    /**
     * The number of bytes that would be omitted from the bodies that a level records; {@link #UNKNOWN} if a body is not
     * JSON.
     */
    static int sizeIn(AuditEvent event, AuditLevel level) {
        int request = event.verb().equals("patch") ? 0 : sizeIn(event.requestObject());
        int response = level.recordsResponseObject() ? sizeIn(event.responseObject()) : 0;
        return request == UNKNOWN || response == UNKNOWN ? UNKNOWN : request + response;
    }

    private static int sizeIn(Optional<JsonText> body) {
        if (body.isEmpty()) {
            return 0;
        }
        int size = new ManagedFieldsScanner().sizeIn(body.get().toBytes());
        return size == ManagedFieldsScanner.UNKNOWN ? sizeInTree(body.get()) : size;
    }

    private static int sizeInTree(JsonText body) {
        if (!body.toJsonLine().contains(NAME)) {
            return 0;
        }
        Reading<Tree> reading = body.read();
        return reading.value()
                .map(tree -> sizeOfObject(tree) + sizeOfEach(tree, "items", item -> item) + rows(tree))
                .orElse(UNKNOWN);
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

    /** The size of the field with its name, and with a comma if there are other fields. */
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
