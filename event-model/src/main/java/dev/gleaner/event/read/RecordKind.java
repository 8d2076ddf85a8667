package dev.gleaner.event.read;

import dev.gleaner.document.Tree;
import dev.gleaner.event.line.RancherEntry;
import dev.gleaner.event.schema.BigQueryRow;
import dev.gleaner.event.schema.RenamedAuditEvent;
import dev.gleaner.event.schema.RenamedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The kind of a JSON object, recognised by its fields. The first kind that applies is used. */
enum RecordKind {
    /** An audit event. */
    AUDIT,
    /** An entry of Rancher's API audit log. */
    RANCHER,
    /** A Kubernetes event in the envelope of eventrouter. */
    NOTICE,
    /** A Kubernetes event of {@code v1} or {@code events.k8s.io/v1}. */
    EVENT,
    /** An object that a watch reports. */
    WATCH,
    /** An admission review. */
    ADMISSION,
    /** An entry of Google's audit log. */
    GOOGLE,
    /** An alert of Falco. */
    FALCO,
    /** A line of a container's log. */
    LINE,
    /** A Kubernetes event whose fields have other names. */
    RENAMED_EVENT,
    /** An audit event whose fields have other names. */
    RENAMED,
    /** Any other object. It may carry records. */
    OTHER;

    /** The kind of carrier in a word, if it carries a record or is a record in another schema; empty otherwise. */
    String carrier() {
        return switch (this) {
            case WATCH -> "watch";
            case ADMISSION -> "admission";
            case GOOGLE -> "google";
            case FALCO -> "falco";
            case RENAMED, RENAMED_EVENT -> "renamed";
            case AUDIT, RANCHER, NOTICE, EVENT, LINE, OTHER -> "";
        };
    }

    private static final Set<String> CHANGES = Set.of("ADDED", "MODIFIED", "DELETED");

    /** The fields of an object, as far as they are needed to recognise it. */
    interface Fields {
        /** Whether there is a field with this name that is not null. */
        boolean isSet(String name);

        /** Whether there is a field with this name that is an object. */
        boolean isObject(String name);

        /** The text of a field; empty if there is no such field, or if it is not a text. */
        String text(String name);

        /** The names of the fields. */
        Collection<String> names();
    }

    static RecordKind of(Fields fields) {
        if (isAudit(fields)) {
            return AUDIT;
        }
        if (RancherEntry.is(fields::isSet, fields::text)) {
            return RANCHER;
        }
        if (Notices.isEnvelope(fields)) {
            return NOTICE;
        }
        if ((fields.isSet("involvedObject") || fields.isSet("regarding")) && fields.isSet("metadata")) {
            return EVENT;
        }
        if (CHANGES.contains(fields.text("type")) && fields.isObject("object")) {
            return WATCH;
        }
        if (fields.text("kind").equals("AdmissionReview") && fields.isObject("request")) {
            return ADMISSION;
        }
        if (fields.isObject("protoPayload") || fields.isObject(BigQueryRow.PAYLOAD)) {
            return GOOGLE;
        }
        if (fields.isObject("output_fields") && !fields.text("rule").isEmpty()) {
            return FALCO;
        }
        if (isLine(fields)) {
            return LINE;
        }
        if (RenamedEvent.is(fields.names())) {
            return RENAMED_EVENT;
        }
        // Splunk adds the fields that it extracts to the record itself.
        return RenamedAuditEvent.is(fields.names()) && !fields.text("_raw").startsWith("{") ? RENAMED : OTHER;
    }

    private static boolean isAudit(Fields fields) {
        if (!fields.isSet("user") && RenamedAuditEvent.isFlattened(fields.names())) {
            return false;
        }
        String version = fields.text("apiVersion");
        return version.isEmpty()
                ? fields.isSet("auditID") && fields.isSet("stage") && fields.isSet("level")
                : version.startsWith("audit.k8s.io/") && fields.text("kind").equals("Event");
    }

    /**
     * Whether an object is a record of a container's log. Records of the journal have a message too, but their keys are
     * in upper case.
     */
    private static boolean isLine(Fields fields) {
        return (!fields.text("message").isEmpty() || !fields.text("log").isEmpty())
                // The message of New Relic is the start of one.
                && !fields.isSet("newrelic.ext.message")
                && (fields.isSet("stream") || fields.isSet("kubernetes") || fields.isSet("logtag"));
    }

    /** The fields of a tree. */
    static Fields fieldsOf(Tree.Mapping tree) {
        List<String> names = tree.fields().stream().map(Tree.Field::name).toList();
        return new Fields() {
            @Override
            public boolean isSet(String name) {
                return tree.isSet(name);
            }

            @Override
            public boolean isObject(String name) {
                return tree.get(name).orElse(Tree.nothing()) instanceof Tree.Mapping;
            }

            @Override
            public String text(String name) {
                return tree.text(name).orElse("");
            }

            @Override
            public Collection<String> names() {
                return names;
            }
        };
    }
}
