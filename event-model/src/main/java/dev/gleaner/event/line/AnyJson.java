package dev.gleaner.event.line;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads audit events from JSON in any format, with fields in any order, and reports fields that cannot be read. */
public final class AnyJson {
    private static final String REQUEST_OBJECT = "requestObject";
    private static final String RESPONSE_OBJECT = "responseObject";

    /** The fields of records that are kept as text: bodies, also Rancher's. */
    private static final Set<String> KEPT = Set.of(REQUEST_OBJECT, RESPONSE_OBJECT, "requestBody", "responseBody");

    private static final byte[] METADATA = "metadata".getBytes(StandardCharsets.US_ASCII);

    private AnyJson() {}

    /** Reads an object. Bodies are kept as text. */
    public static Reading<JsonObject> read(String file, byte[] bytes, int from, int to, Bounds bounds) {
        return JsonObject.readTolerant(file, bytes, from, to, KEPT, bounds);
    }

    /** The audit event in a range of bytes; null if it cannot be read as one. */
    static @Nullable AuditEvent auditEvent(byte[] bytes, int from, int to) {
        return read("", bytes, from, to, Bounds.DEFAULT)
                .value()
                .flatMap(object -> auditEvent(object, "").value())
                .orElse(null);
    }

    /**
     * Reads an object as an audit event of any version. {@code apiVersion} and {@code kind} may be absent, as in the
     * items of a list.
     */
    public static Reading<AuditEvent> auditEvent(JsonObject object, String file) {
        Reading<AuditEvent> event =
                new JsonObject(OlderVersions.toV1(object.fields()), object.texts()).asTolerant(AuditEvent.class, file);
        return object.texts().isEmpty()
                ? event
                : event.map(bare -> bare.edit(e -> {
                    if (object.texts().containsKey(REQUEST_OBJECT)) {
                        e.requestObject(object.texts().get(REQUEST_OBJECT));
                    }
                    if (object.texts().containsKey(RESPONSE_OBJECT)) {
                        e.responseObject(object.texts().get(RESPONSE_OBJECT));
                    }
                }));
    }

    /** The same object with all its values in the fields, for records that have no bodies. */
    public static JsonObject withoutTexts(JsonObject object) {
        if (object.texts().isEmpty()) {
            return object;
        }
        List<Tree.Field> fields = new ArrayList<>();
        for (Tree.Field field : object.fields().fields()) {
            JsonText text = object.texts().get(field.name());
            Optional<Tree> value = text == null ? Optional.empty() : text.read().value();
            fields.add(new Tree.Field(field.name(), value.orElse(field.value()), field.position()));
        }
        return new JsonObject(Tree.mapping(object.fields().position(), fields), Map.of());
    }

    /** The metadata of a body, which is the text of an object; empty if it has none. */
    static Optional<Tree.Mapping> metadata(JsonText body) {
        byte[] bytes = body.toBytes();
        int start = JsonSpan.field(bytes, 0, bytes.length, METADATA);
        int end = start < 0 || bytes[start] != '{' ? -1 : JsonSpan.end(bytes, start, bytes.length);
        return end < 0
                ? Optional.empty()
                : read("", bytes, start, end, Bounds.DEFAULT).value().map(JsonObject::fields);
    }
}
