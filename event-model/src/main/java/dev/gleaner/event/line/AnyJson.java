package dev.gleaner.event.line;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads audit events from JSON in any format, with fields in any order, and reports fields that cannot be read. */
public final class AnyJson {
    private static final String REQUEST_OBJECT = "requestObject";
    private static final String RESPONSE_OBJECT = "responseObject";

    /** The fields of records that are kept as text: bodies, and the source of a search hit. */
    private static final Set<String> KEPT = Set.of(REQUEST_OBJECT, RESPONSE_OBJECT, "_source");

    private AnyJson() {}

    /** Reads an object. Bodies and the source of a search hit are kept as text. */
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

    /** Whether an object claims to be an audit event. */
    public static boolean isAuditEvent(Tree.Mapping fields) {
        String version = fields.text("apiVersion").orElse("");
        return version.isEmpty()
                ? fields.isSet("auditID") && fields.isSet("stage") && fields.isSet("level")
                : version.startsWith("audit.k8s.io/")
                        && "Event".equals(fields.text("kind").orElse(""));
    }
}
