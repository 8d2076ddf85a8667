package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.EventSeries;
import dev.gleaner.event.kubernetes.EventSource;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.line.AnyJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kubernetes events in compact JSON without trees: an event of {@code v1} or {@code events.k8s.io/v1}, or one or
 * two in the envelope of eventrouter. An event that is unusual in any way is refused, and is read by {@link AnyJson}
 * instead; both return the same values. Not thread-safe.
 */
final class NoticeScanner extends EventParts {
    private static final byte[][] ENVELOPE = names("verb", "event", "old_event");
    private static final int VERB = 0;
    private static final int CURRENT = 1;

    /**
     * The names of the fields of an event. Names that differ between the versions come first: those of the older
     * version, and then those of the newer version in the same order.
     */
    private static final byte[][] NAMES = names(
            "involvedObject",
            "message",
            "reportingComponent",
            "source",
            "firstTimestamp",
            "lastTimestamp",
            "count",
            "regarding",
            "note",
            "reportingController",
            "deprecatedSource",
            "deprecatedFirstTimestamp",
            "deprecatedLastTimestamp",
            "deprecatedCount",
            "kind",
            "apiVersion",
            "metadata",
            "reason",
            "type",
            "eventTime",
            "series",
            "action",
            "related",
            "reportingInstance");

    private static final int OBJECT = 0;
    private static final int MESSAGE = 1;
    private static final int COMPONENT = 2;
    private static final int SOURCE = 3;
    private static final int FIRST = 4;
    private static final int LAST = 5;
    private static final int COUNT = 6;
    private static final int RENAMED = 7;
    private static final int KIND = 14;
    private static final int API_VERSION = 15;
    private static final int METADATA = 16;
    private static final int REASON = 17;
    private static final int TYPE = 18;
    private static final int EVENT_TIME = 19;
    private static final int SERIES = 20;
    private static final int ACTION = 21;
    private static final int RELATED = 22;
    private static final int INSTANCE = 23;

    /** The fields of each version, as a set of bits. */
    private static final int OLDER = (1 << RENAMED) - 1;

    private static final int NEWER = OLDER << RENAMED;

    /** The field that usually follows each field of the older version. */
    private static final int[] FOLLOWERS = {
        REASON,
        SOURCE,
        INSTANCE,
        FIRST,
        LAST,
        COUNT,
        TYPE,
        RELATED,
        TYPE,
        INSTANCE,
        FIRST,
        LAST,
        COUNT,
        COUNT,
        API_VERSION,
        METADATA,
        OBJECT,
        MESSAGE,
        EVENT_TIME,
        COMPONENT,
        ACTION,
        COMPONENT,
        COMPONENT,
        INSTANCE,
    };

    /** The fields that may precede the known fields of an event, and are kept as unknown fields. */
    private static final String[] HEADS = {
        "",
        "\"kind\":\"Event\",",
        "\"apiVersion\":\"v1\",",
        "\"kind\":\"Event\",\"apiVersion\":\"v1\",",
        "\"apiVersion\":\"v1\",\"kind\":\"Event\",",
    };

    /** The maximum length of an event in bytes. Such an event cannot exceed the bounds. */
    private static final int LONGEST = 1 << 16;

    private static final int NO_HEAD = 0;
    private static final int ONLY_KIND = 1;
    private static final int ONLY_VERSION = 2;
    private static final int KIND_FIRST = 3;
    private static final int VERSION_FIRST = 4;

    /** The kept fields of events with each head, without and with an empty source. */
    private static final UnknownFields[] KEPT = new UnknownFields[2 * HEADS.length];

    static {
        for (int i = 0; i < HEADS.length; i++) {
            KEPT[2 * i] = kept(HEADS[i] + "\"involvedObject\":{}");
            KEPT[2 * i + 1] = kept(HEADS[i] + "\"involvedObject\":{},\"source\":{}");
        }
    }

    private static UnknownFields kept(String fields) {
        byte[] json = ("{" + fields + "}").getBytes(StandardCharsets.US_ASCII);
        return AnyJson.read("", json, 0, json.length, Bounds.DEFAULT)
                .orThrow()
                .asTolerant(KubernetesEvent.class, "")
                .orThrow()
                .unknownFields();
    }

    private final @Nullable Object[] values = new Object[NAMES.length];
    private int count;
    private int head;
    private boolean hasEmptySource;

    /** The event that takes up a range of bytes; null if it is unusual. */
    @Nullable
    EventNotice scan(byte[] bytes, int from, int to) {
        EventNotice notice = isShort(from, to) ? take(bytes, from, to, false) : null;
        return at == to ? notice : null;
    }

    /** The event that starts at an index, in a JSON text whose quote is before it; null if it is unusual. */
    @Nullable
    EventNotice scanQuoted(byte[] bytes, int from, int to) {
        return isShort(from, to) ? take(bytes, from, to, true) : null;
    }

    private static boolean isShort(int from, int to) {
        return to - from <= LONGEST;
    }

    private @Nullable EventNotice take(byte[] bytes, int from, int to, boolean isInText) {
        startRecord(bytes, from, to);
        isQuoted = isInText;
        return takeNotice();
    }

    /** The index after the event that was found. */
    int end() {
        return at;
    }

    private @Nullable EventNotice takeNotice() {
        int start = at;
        if (!accept('{') || acceptName(ENVELOPE, VERB) >= 0) {
            at = start;
            return takeEnvelope();
        }
        at = start;
        KubernetesEvent event = takeEvent();
        // An event is recognised by its metadata.
        return event == null || values[METADATA] == null ? null : EventNotice.of(n -> n.event(event));
    }

    private @Nullable EventNotice takeEnvelope() {
        if (!accept('{')) {
            return null;
        }
        String verb = null;
        KubernetesEvent current = null;
        KubernetesEvent old = null;
        int expected = VERB;
        do {
            int name = acceptName(ENVELOPE, expected);
            if (name == VERB && verb == null) {
                verb = takeText();
            } else if (name == CURRENT && current == null) {
                current = takeEvent();
            } else if (name > CURRENT && old == null) {
                old = takeEvent();
            } else {
                return null;
            }
            if (name == VERB ? verb == null : name == CURRENT ? current == null : old == null) {
                return null;
            }
            expected = name + 1;
        } while (accept(','));
        return accept('}') && verb != null && current != null ? notice(verb, current, old) : null;
    }

    private static EventNotice notice(String verb, KubernetesEvent event, @Nullable KubernetesEvent old) {
        return EventNotice.of(n -> {
            n.verb(verb).event(event);
            if (old != null) {
                n.oldEvent(old);
            }
        });
    }

    private @Nullable KubernetesEvent takeEvent() {
        if (!accept('{')) {
            return null;
        }
        Arrays.fill(values, null);
        count = 0;
        head = NO_HEAD;
        hasEmptySource = false;
        int seen = 0;
        int expected = METADATA;
        do {
            int name = acceptName(NAMES, expected);
            if (name < 0 || (seen & 1 << name) != 0) {
                return null;
            }
            seen |= 1 << name;
            int field = name >= RENAMED && name < KIND ? name - RENAMED : name;
            if (name == KIND || name == API_VERSION ? !acceptHead(name, seen) : !acceptValue(field)) {
                return null;
            }
            expected = FOLLOWERS[name];
        } while (accept(','));
        return accept('}') && values[OBJECT] != null && isOfOneVersion(seen) ? KubernetesEvent.of(this::fill) : null;
    }

    /** Accepts the kind or the version, if no other field is before it. */
    private boolean acceptHead(int name, int seen) {
        String text = takeText();
        values[name] = text;
        if (name == KIND) {
            head = head == ONLY_VERSION ? VERSION_FIRST : ONLY_KIND;
            return "Event".equals(text) && (seen & ~(1 << KIND | 1 << API_VERSION)) == 0;
        }
        head = head == ONLY_KIND ? KIND_FIRST : ONLY_VERSION;
        return text != null && (seen & ~(1 << KIND | 1 << API_VERSION)) == 0;
    }

    /** Whether the names and the version of an event fit together. The newer version is not kept. */
    private boolean isOfOneVersion(int seen) {
        Object version = values[API_VERSION];
        if ((seen & NEWER) == 0) {
            return version == null || version.equals("v1");
        }
        head = values[KIND] == null ? NO_HEAD : ONLY_KIND;
        return (seen & OLDER) == 0 && (version == null || version.equals("events.k8s.io/v1"));
    }

    private boolean acceptValue(int field) {
        switch (field) {
            case COUNT -> {
                count = acceptPositive();
                return count > 0;
            }
            case FIRST, LAST -> {
                if (accept("null")) {
                    return true;
                }
                values[field] = takeTime();
            }
            case EVENT_TIME -> {
                if (accept("null")) {
                    return true;
                }
                values[field] = takeMicroTime();
            }
            case SOURCE -> {
                hasEmptySource = accept("{}");
                if (hasEmptySource) {
                    return true;
                }
                values[field] = takeSource();
            }
            case OBJECT, RELATED -> values[field] = takeObject();
            case METADATA -> values[field] = takeMetadata();
            case SERIES -> values[field] = takeSeries();
            case COMPONENT, INSTANCE -> values[field] = takeAnyText();
            default -> values[field] = takeText();
        }
        return values[field] != null;
    }

    private void fill(KubernetesEvent.Builder event) {
        event.unknownFields(KEPT[2 * head + (hasEmptySource ? 1 : 0)]);
        if (count > 0) {
            event.count(count);
        }
        for (int field = 0; field < values.length; field++) {
            Object value = values[field];
            if (value != null) {
                fill(event, field, value);
            }
        }
    }

    private static void fill(KubernetesEvent.Builder event, int field, Object value) {
        switch (field) {
            case OBJECT -> event.involvedObject((InvolvedObject) value);
            case MESSAGE -> event.message((String) value);
            case COMPONENT -> event.reportingComponent((String) value);
            case SOURCE -> event.source((EventSource) value);
            case FIRST -> event.firstTimestamp((Instant) value);
            case LAST -> event.lastTimestamp((Instant) value);
            case METADATA -> event.metadata((Metadata) value);
            case REASON -> event.reason((String) value);
            case TYPE -> event.type((String) value);
            case EVENT_TIME -> event.eventTime((Instant) value);
            case SERIES -> event.series((EventSeries) value);
            case ACTION -> event.action((String) value);
            case RELATED -> event.related((InvolvedObject) value);
            case INSTANCE -> event.reportingInstance((String) value);
            default -> {}
        }
    }
}
