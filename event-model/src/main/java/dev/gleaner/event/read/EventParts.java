package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.kubernetes.EventSeries;
import dev.gleaner.event.kubernetes.EventSource;
import dev.gleaner.event.kubernetes.InvolvedObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses the parts of a Kubernetes event. Each method returns null if the part is absent or unusual. Values that repeat
 * within a record, and names that repeat in a log, are decoded once. Not thread-safe.
 */
class EventParts extends CompactJson {
    private static final byte[][] METADATA =
            names("name", "namespace", "uid", "resourceVersion", "creationTimestamp", "managedFields");
    private static final String[] METADATA_NAMES = {
        "name", "namespace", "uid", "resourceVersion", "creationTimestamp", "managedFields",
    };
    private static final int CREATION_TIME = 4;
    private static final int MANAGED_FIELDS = 5;

    private static final byte[][] OBJECT =
            names("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath");
    private static final byte[][] SOURCE = names("component", "host");
    private static final byte[][] SERIES = names("count", "lastObservedTime");

    private static final int SECONDS = "2022-08-22T09:36:56Z".length();
    private static final int MICROS = "2022-08-22T09:36:56.344000Z".length();
    private static final int SECONDS_A_DAY = 86_400;

    private final RecentValues recent = new RecentValues();
    private final @Nullable String[] parts = new String[OBJECT.length];

    private final @Nullable EventSource[] sources = new EventSource[32];
    private final byte[][] sourceTexts = new byte[sources.length][];
    private int nextSource;

    private int lastDate = -1;
    private long lastDay;

    /** The object that was parsed last in the record, and its range; null if there is none. */
    private @Nullable InvolvedObject object;

    private int objectFrom;
    private int objectTo;

    /** Starts with another record. */
    final void startRecord(byte[] bytes, int from, int to) {
        over(bytes, from, to);
        recent.forgetRecord();
        object = null;
    }

    /** Takes a text that is not empty. */
    final @Nullable String takeText() {
        return acceptText() && textFrom < textTo ? acceptedText() : null;
    }

    private @Nullable String acceptedText() {
        return isPlain() ? recent.text(bytes, textFrom, textTo) : text();
    }

    /** Takes a text that may be empty. */
    final @Nullable String takeAnyText() {
        return acceptText() ? textFrom == textTo ? "" : acceptedText() : null;
    }

    /** Takes a time in seconds. */
    final @Nullable Instant takeTime() {
        return takeTime(SECONDS);
    }

    /** Takes a time in microseconds. */
    final @Nullable Instant takeMicroTime() {
        return takeTime(MICROS);
    }

    private @Nullable Instant takeTime(int length) {
        if (!acceptText() || textTo - textFrom != length || !isPlain()) {
            return null;
        }
        Instant known = recent.time(bytes, textFrom, textTo);
        if (known != null) {
            return known;
        }
        Instant time = time(textFrom, length);
        if (time != null) {
            recent.add(textFrom, time);
        }
        return time;
    }

    private @Nullable Instant time(int from, int length) {
        int year = number(from, 4);
        int month = number(from + 5, 2);
        int day = number(from + 8, 2);
        int hour = number(from + 11, 2);
        int minute = number(from + 14, 2);
        int second = number(from + 17, 2);
        int micros = length == MICROS ? number(from + 20, 6) : 0;
        boolean isTime = (year | month | day | hour | minute | second | micros) >= 0
                && bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':'
                && (length == SECONDS || bytes[from + 19] == '.')
                && bytes[from + length - 1] == 'Z'
                && hour < 24
                && minute < 60
                && second < 60;
        if (!isTime) {
            return null;
        }
        try {
            long days = epochDay(year, month, day);
            return Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3600L + minute * 60L + second, micros * 1000L);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The day in days since the epoch. Most times of a log have the date of the one before. */
    private long epochDay(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDate) {
            lastDay = LocalDate.of(year, month, day).toEpochDay();
            lastDate = date;
        }
        return lastDay;
    }

    /** The number that some digits stand for; negative if one is no digit. */
    private int number(int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Takes metadata with a name. */
    final @Nullable Metadata takeMetadata() {
        Arrays.fill(parts, null);
        Instant created = null;
        UnknownFields managed = UnknownFields.NONE;
        int last = -1;
        int seen = 0;
        if (!accept('{')) {
            return null;
        }
        do {
            int name = acceptName(METADATA, last + 1);
            if (name < 0 || (seen & 1 << name) != 0) {
                return null;
            }
            seen |= 1 << name;
            if (name == MANAGED_FIELDS) {
                JsonText value = acceptAny();
                if (value == null) {
                    return null;
                }
                managed = UnknownFields.ofText(METADATA_NAMES[name], value, last < 0 ? "" : METADATA_NAMES[last]);
                continue;
            }
            if (name == CREATION_TIME) {
                created = takeTime();
            } else {
                parts[name] = takeText();
            }
            if (name == CREATION_TIME ? created == null : parts[name] == null) {
                return null;
            }
            last = name;
        } while (accept(','));
        return accept('}') && parts[0] != null ? metadata(created, managed) : null;
    }

    private Metadata metadata(@Nullable Instant created, UnknownFields managed) {
        return Metadata.of(m -> {
            m.unknownFields(managed);
            if (parts[0] != null) {
                m.name(parts[0]);
            }
            if (parts[1] != null) {
                m.namespace(parts[1]);
            }
            if (parts[2] != null) {
                m.uid(parts[2]);
            }
            if (parts[3] != null) {
                m.resourceVersion(parts[3]);
            }
            if (created != null) {
                m.creationTimestamp(created);
            }
        });
    }

    /** Takes a reference to an object. The old event in an envelope usually refers to the same object. */
    final @Nullable InvolvedObject takeObject() {
        int from = at;
        int length = objectTo - objectFrom;
        if (object != null
                && from + length <= to
                && Arrays.equals(bytes, from, from + length, bytes, objectFrom, objectTo)) {
            at += length;
            return object;
        }
        object = acceptTexts(OBJECT) ? InvolvedObject.of(this::fill) : null;
        objectFrom = from;
        objectTo = at;
        return object;
    }

    private void fill(InvolvedObject.Builder builder) {
        if (parts[0] != null) {
            builder.kind(parts[0]);
        }
        if (parts[1] != null) {
            builder.namespace(parts[1]);
        }
        if (parts[2] != null) {
            builder.name(parts[2]);
        }
        if (parts[3] != null) {
            builder.uid(parts[3]);
        }
        if (parts[4] != null) {
            builder.apiVersion(parts[4]);
        }
        if (parts[5] != null) {
            builder.resourceVersion(parts[5]);
        }
        if (parts[6] != null) {
            builder.fieldPath(parts[6]);
        }
    }

    /** Accepts an object with one or more fields, which are texts that are not empty. */
    private boolean acceptTexts(byte[][] names) {
        Arrays.fill(parts, null);
        if (!accept('{')) {
            return false;
        }
        int last = -1;
        do {
            int name = acceptName(names, last + 1);
            if (name < 0 || parts[name] != null) {
                return false;
            }
            parts[name] = takeText();
            if (parts[name] == null) {
                return false;
            }
            last = name;
        } while (accept(','));
        return accept('}');
    }

    /** Takes the source of an event. Sources are cached, because a log has few different ones. */
    final @Nullable EventSource takeSource() {
        for (int i = 0; i < sources.length; i++) {
            byte[] known = sourceTexts[i];
            if (known != null
                    && at + known.length <= to
                    && Arrays.equals(bytes, at, at + known.length, known, 0, known.length)) {
                at += known.length;
                return sources[i];
            }
        }
        int from = at;
        if (!acceptTexts(SOURCE)) {
            return null;
        }
        EventSource source = EventSource.of(s -> {
            if (parts[0] != null) {
                s.component(parts[0]);
            }
            if (parts[1] != null) {
                s.host(parts[1]);
            }
        });
        sourceTexts[nextSource] = Arrays.copyOfRange(bytes, from, at);
        sources[nextSource] = source;
        nextSource = (nextSource + 1) % sources.length;
        return source;
    }

    /** Takes a series. */
    final @Nullable EventSeries takeSeries() {
        if (!accept('{')) {
            return null;
        }
        int count = 0;
        Instant last = null;
        do {
            int name = acceptName(SERIES, count > 0 ? 1 : 0);
            if (name == 0 && count == 0) {
                count = acceptPositive();
            } else if (name == 1 && last == null) {
                last = takeMicroTime();
            } else {
                return null;
            }
            if (name == 0 ? count == 0 : last == null) {
                return null;
            }
        } while (accept(','));
        return accept('}') && count > 0 && last != null ? series(count, last) : null;
    }

    private static EventSeries series(int count, Instant last) {
        return EventSeries.of(s -> s.count(count).lastObservedTime(last));
    }
}
