package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.Reading;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of containers' logs whose text is an audit event or a Kubernetes event, without trees. A record that is
 * unusual in any way is refused, and is read by {@link AnyJson} instead; both return the same values. Not thread-safe.
 */
final class CarriedEvent extends CompactJson {
    private static final byte[][] NAMES = names("time", "stream", "logtag", "message", "log", "kubernetes");
    private static final int TIME = 0;
    private static final int STREAM = 1;
    private static final int LOGTAG = 2;
    private static final int MESSAGE = 3;
    private static final int LOG = 4;
    private static final int POD = 5;

    /** The start of an audit event as kube-apiserver writes it, in a JSON text. */
    private static final byte[] AUDIT =
            "{\\\"kind\\\":\\\"Event\\\",\\\"apiVersion\\\":\\\"audit.k8s.io/".getBytes(StandardCharsets.US_ASCII);

    /** The maximum length of a record in bytes. The texts of such a record cannot exceed the bounds. */
    private static final int LONGEST = 1 << 20;

    /** The bounds for pods. A pod is nested one level deeper than its record. */
    private static final Bounds BOUNDS = new Bounds(
            Bounds.DEFAULT.characters(), Bounds.DEFAULT.depth() - 1, Bounds.DEFAULT.nodes(), Bounds.DEFAULT.scalar());

    private static final int MOST_PODS = 4;

    private final AuditLineScanner audits;
    private final NoticeScanner notices;
    private final RecentValues recent = new RecentValues();
    private final @Nullable String[] texts = new String[LOGTAG + 1];

    private final byte[][] podTexts = new byte[MOST_PODS][];
    private final @Nullable PodInfo[] pods = new PodInfo[MOST_PODS];
    private int nextPod;

    private @Nullable PodInfo pod;
    private int lineFrom;
    private int lineTo;
    private boolean isLog;
    private @Nullable AuditEvent audit;
    private @Nullable EventNotice notice;

    CarriedEvent(AuditLineScanner audits, NoticeScanner notices) {
        this.audits = audits;
        this.notices = notices;
    }

    /** Whether the record that takes up a range of bytes is a usual one with an event. */
    boolean scan(byte[] bytes, int from, int to) {
        over(bytes, from, to);
        Arrays.fill(texts, null);
        pod = null;
        audit = null;
        notice = null;
        return to - from <= LONGEST && acceptFields() && at == to && hasEvent() && isWhole();
    }

    /** The audit event that was found last; null if it was a Kubernetes event. */
    @Nullable
    AuditEvent audit() {
        return audit;
    }

    /** The Kubernetes event that was found last; null if it was an audit event. */
    @Nullable
    EventNotice notice() {
        return notice;
    }

    /** The record of the event that was found last. */
    LogRecord record() {
        String stream = texts[STREAM];
        String logtag = texts[LOGTAG];
        return new LoggedRecord(
                bytes,
                lineFrom,
                lineTo,
                isLog,
                texts[TIME],
                stream == null ? "" : stream,
                logtag == null ? "" : logtag,
                pod);
    }

    private boolean acceptFields() {
        if (!accept('{')) {
            return false;
        }
        int expected = STREAM;
        do {
            int name = acceptName(NAMES, expected);
            if (!acceptField(name)) {
                return false;
            }
            expected = name == MESSAGE ? POD : name + 1;
        } while (accept(','));
        return accept('}');
    }

    private boolean acceptField(int name) {
        return switch (name) {
            case TIME, STREAM, LOGTAG -> {
                boolean isNew = texts[name] == null && acceptText() && textFrom < textTo && isPlain() && !mayName(name);
                if (isNew) {
                    texts[name] = recent.text(bytes, textFrom, textTo);
                }
                yield isNew;
            }
            case MESSAGE, LOG -> {
                isLog = name == LOG;
                yield !hasEvent() && acceptLine();
            }
            case POD -> pod == null && acceptPod();
            default -> false;
        };
    }

    private boolean hasEvent() {
        return audit != null || notice != null;
    }

    /** Whether the text that was accepted last may name a pod. */
    private boolean mayName(int name) {
        for (int i = textFrom; i < textTo; i++) {
            if (bytes[i] == '_' || bytes[i] == ':' && name != TIME) {
                return true;
            }
        }
        return false;
    }

    /** Accepts an event as a text, with the end of its line. */
    private boolean acceptLine() {
        if (!acceptQuote()) {
            return false;
        }
        lineFrom = at;
        boolean isAudit =
                at + AUDIT.length <= to && Arrays.equals(bytes, at, at + AUDIT.length, AUDIT, 0, AUDIT.length);
        return isAudit ? acceptAudit() : acceptNotice();
    }

    private boolean acceptAudit() {
        int end = JsonSpan.end(bytes, at - 1, to);
        if (end < 0) {
            return false;
        }
        at = end;
        lineTo = end - 1;
        byte[] line = unescaped(bytes, lineFrom, endsLine(lineTo) ? lineTo - 2 : lineTo);
        if (line == null) {
            return false;
        }
        LineEvent event = audits.scan(line, 0, line.length);
        audit = event != null && event.end() == line.length ? event : null;
        return audit != null;
    }

    /** Whether a line end, with its escape, precedes an index. */
    private boolean endsLine(int end) {
        return bytes[end - 3] == '}' && bytes[end - 2] == '\\' && bytes[end - 1] == 'n';
    }

    private boolean acceptNotice() {
        notice = notices.scanQuoted(bytes, at, to);
        if (notice == null) {
            return false;
        }
        at = notices.end();
        accept("\\n");
        lineTo = at;
        return acceptQuote();
    }

    private boolean acceptPod() {
        for (int i = 0; i < MOST_PODS; i++) {
            byte[] known = podTexts[i];
            if (known != null
                    && at + known.length <= to
                    && Arrays.equals(bytes, at, at + known.length, known, 0, known.length)) {
                at += known.length;
                pod = pods[i];
                return true;
            }
        }
        int end = at < to && bytes[at] == '{' ? JsonSpan.end(bytes, at, to) : -1;
        return end > 0 && acceptNewPod(end);
    }

    private boolean acceptNewPod(int end) {
        Reading<JsonObject> object = AnyJson.read("", bytes, at, end, BOUNDS);
        if (object.value().isEmpty()
                || !object.violations().isEmpty()
                || !object.orThrow().texts().isEmpty()) {
            return false;
        }
        Reading<PodInfo> reading = object.orThrow().asTolerant(PodInfo.class, "");
        if (reading.value().isEmpty() || !reading.violations().isEmpty()) {
            return false;
        }
        // A record that names its pod in another way too is left to the slower reader.
        List<PodInfo> named = CarrierPod.all(object.orThrow().fields());
        if (named.size() != 1 || !Trust.isNamed(reading.orThrow()) || !isSame(reading.orThrow(), named.get(0))) {
            return false;
        }
        pod = reading.orThrow();
        podTexts[nextPod] = Arrays.copyOfRange(bytes, at, end);
        pods[nextPod] = pod;
        nextPod = (nextPod + 1) % MOST_PODS;
        at = end;
        return true;
    }

    private static boolean isSame(PodInfo one, PodInfo other) {
        return one.podName().equals(other.podName())
                && one.namespaceName().equals(other.namespaceName())
                && one.containerName().equals(other.containerName());
    }

    /** Whether the record is a whole line of a container's log. */
    private boolean isWhole() {
        String logtag = texts[LOGTAG];
        return logtag == null ? pod != null || texts[STREAM] != null : logtag.equals("F");
    }
}
