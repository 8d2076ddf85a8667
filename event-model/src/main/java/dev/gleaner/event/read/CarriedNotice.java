package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.Reading;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of containers' logs whose text is a Kubernetes event, without trees and without decoding the text. A
 * record that is unusual in any way is refused, and is read by {@link AnyJson} instead; both return the same values.
 * Not thread-safe.
 */
final class CarriedNotice extends CompactJson {
    private static final byte[][] NAMES = names("time", "stream", "logtag", "message", "log", "kubernetes");
    private static final int TIME = 0;
    private static final int STREAM = 1;
    private static final int LOGTAG = 2;
    private static final int MESSAGE = 3;
    private static final int LOG = 4;
    private static final int POD = 5;

    /** The bounds for pods. A pod is nested one level deeper than its record. */
    private static final Bounds BOUNDS = new Bounds(
            Bounds.DEFAULT.characters(), Bounds.DEFAULT.depth() - 1, Bounds.DEFAULT.nodes(), Bounds.DEFAULT.scalar());

    private static final int MOST_PODS = 4;

    private final NoticeScanner scanner;
    private final RecentValues recent = new RecentValues();
    private final @Nullable String[] texts = new String[LOGTAG + 1];

    private final byte[][] podTexts = new byte[MOST_PODS][];
    private final @Nullable PodInfo[] pods = new PodInfo[MOST_PODS];
    private int nextPod;

    private @Nullable PodInfo pod;
    private int lineFrom;
    private int lineTo;
    private boolean isLog;
    private @Nullable EventNotice notice;

    CarriedNotice(NoticeScanner scanner) {
        this.scanner = scanner;
    }

    /** The event in the record that takes up a range of bytes; null if there is none, or if it is unusual. */
    @Nullable
    EventNotice scan(byte[] bytes, int from, int to) {
        over(bytes, from, to);
        Arrays.fill(texts, null);
        pod = null;
        notice = null;
        return acceptFields() && at == to && isLine() ? notice : null;
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
                boolean isNew = texts[name] == null && acceptText() && textFrom < textTo && isPlain();
                if (isNew) {
                    texts[name] = recent.text(bytes, textFrom, textTo);
                }
                yield isNew;
            }
            case MESSAGE, LOG -> {
                isLog = name == LOG;
                yield notice == null && acceptLine();
            }
            case POD -> pod == null && acceptPod();
            default -> false;
        };
    }

    /** Accepts an event as a text, with the end of its line. */
    private boolean acceptLine() {
        if (!acceptQuote()) {
            return false;
        }
        lineFrom = at;
        notice = scanner.scanQuoted(bytes, at, to);
        if (notice == null) {
            return false;
        }
        at = scanner.end();
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
    private boolean isLine() {
        String logtag = texts[LOGTAG];
        return notice != null && (logtag == null ? pod != null || texts[STREAM] != null : logtag.equals("F"));
    }
}
