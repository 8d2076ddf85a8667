package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.url.RequestUrl;
import dev.gleaner.event.url.RequestedResource;
import dev.gleaner.event.url.ResourcePath;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the legacy audit log format (Kubernetes v1.24, k8s.io/apiserver/pkg/audit/format.go). The format has no
 * level, so the events have the level {@code Metadata}. It has no time of the stage, and only the namespace of the
 * object.
 */
public final class LegacyLine {
    private static final String MARK = "AUDIT: id=\"";
    /** The maximum length of what programs write before the line. */
    private static final int LONGEST_PREFIX = 250;

    private static final Pattern DAMAGED_TIME = Pattern.compile("\\d{4}-\\S*\\s*$");
    private static final String NONE = "<none>";
    private static final Pattern LOW_SURROGATE = Pattern.compile("\\\\ud[c-f][0-9a-f]{2}");

    private final String line;
    private int at;

    private LegacyLine(String line, int at) {
        this.line = line;
        this.at = at;
    }

    /** Whether a line is in this format. A time and the prefixes of programs may precede it; they contain no quotes. */
    public static boolean is(String line) {
        int mark = line.indexOf(MARK);
        return mark >= 0
                && mark <= LONGEST_PREFIX
                && line.lastIndexOf('"', mark) < 0
                && (mark == 0 || Character.isWhitespace(line.charAt(mark - 1)));
    }

    /**
     * The event; empty if the line is damaged. Servers before Kubernetes 1.8 write two lines for a request, without a
     * stage; the second has only the ID and the response.
     */
    public static Optional<AuditEvent> read(String line) {
        int mark = line.indexOf(MARK);
        Map<String, String> values = new LegacyLine(line, mark + "AUDIT:".length()).values();
        Optional<Instant> time = time(line.substring(0, mark));
        if (values == null || time.isEmpty() && endsWithDate(line.substring(0, mark))) {
            return Optional.empty();
        }
        return values.containsKey("stage") ? event(time, values) : eventWithoutStage(time, values);
    }

    /** Whether the last word starts like a time. If it is not a time, the line is damaged. */
    private static boolean endsWithDate(String prefix) {
        return DAMAGED_TIME.matcher(prefix).find();
    }

    /** The last time before the line; empty if there is none. */
    private static Optional<Instant> time(String prefix) {
        String[] words = prefix.strip().split("\\s+", -1);
        for (int i = words.length - 1; i >= 0; i--) {
            if (words[i].startsWith("+") || words[i].startsWith("-")) {
                // RFC 3339 has no such years.
                continue;
            }
            try {
                return Optional.of(OffsetDateTime.parse(words[i]).toInstant().truncatedTo(ChronoUnit.MICROS));
            } catch (DateTimeException e) {
                // The word is something else.
            }
        }
        return Optional.empty();
    }

    /** The values by name, without quotes; null if one is damaged. */
    private @Nullable Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        while (at < line.length()) {
            int equals = line.indexOf("=\"", at);
            if (line.charAt(at) != ' ' || equals < 0) {
                return null;
            }
            String name = line.substring(at + 1, equals);
            at = equals + 1;
            String value = quoted();
            if (value == null) {
                return null;
            }
            values.put(name, value);
        }
        return values;
    }

    private static Optional<AuditEvent> eventWithoutStage(Optional<Instant> time, Map<String, String> values) {
        Map<String, String> completed = new LinkedHashMap<>(values);
        boolean isResponse = values.containsKey("response") && !values.containsKey("method");
        completed.put("stage", (isResponse ? Stage.RESPONSE_COMPLETE : Stage.REQUEST_RECEIVED).wireName());
        completed.putIfAbsent("method", "");
        completed.putIfAbsent("uri", "");
        return event(isResponse ? Optional.empty() : time, completed)
                .map(event -> withTarget(event, values).edit(e -> e.stageTimestamp(time)));
    }

    /** The event with verb and object. The line has only the method and the URL. */
    private static AuditEvent withTarget(AuditEvent event, Map<String, String> values) {
        String method = values.getOrDefault("method", "");
        ResourcePath path = ResourcePath.of(RequestUrl.recordedPath(event.requestUri()));
        if (method.isEmpty() || path == null || !method.equals(method.toUpperCase(Locale.ROOT))) {
            return event.edit(e -> e.verb(method.toLowerCase(Locale.ROOT)));
        }
        RequestedResource requested = RequestedResource.of(method, path, RequestUrl.query(event.requestUri()));
        return event.edit(e -> e.verb(requested.verb()).objectRef(o -> o.resource(path.resource())
                .namespace(path.namespace())
                .name(requested.name())
                .apiGroup(path.apiGroup())
                .apiVersion(path.apiVersion())
                .subresource(path.subresource())));
    }

    private static Optional<AuditEvent> event(Optional<Instant> received, Map<String, String> values) {
        Optional<Stage> stage = Arrays.stream(Stage.values())
                .filter(s -> s.wireName().equals(values.get("stage")))
                .findFirst();
        Optional<List<String>> groups = texts(values.getOrDefault("groups", NONE));
        Optional<List<String>> asGroups = texts(values.getOrDefault("asgroups", NONE));
        String response = values.getOrDefault("response", "<deferred>");
        boolean whole = values.keySet().containsAll(List.of("id", "method", "uri")) && isResponse(response);
        if (stage.isEmpty() || groups.isEmpty() || asGroups.isEmpty() || !whole) {
            return Optional.empty();
        }
        return Optional.of(AuditEvent.of(e -> {
            e.level(AuditLevel.METADATA)
                    .auditId(values.getOrDefault("id", ""))
                    .stage(stage.get())
                    .requestUri(values.getOrDefault("uri", ""))
                    .verb(values.getOrDefault("method", ""))
                    .user(u -> u.username(known(values, "user")).groups(groups.get()))
                    .userAgent(values.getOrDefault("user-agent", ""))
                    .requestReceivedTimestamp(received);
            if (!known(values, "ip").isEmpty()) {
                e.addSourceIp(known(values, "ip"));
            }
            if (!known(values, "as").isEmpty()) {
                e.impersonatedUser(u -> u.username(known(values, "as")).groups(asGroups.get()));
            }
            if (!known(values, "namespace").isEmpty()) {
                e.objectRef(o -> o.namespace(known(values, "namespace")));
            }
            if (!response.startsWith("<")) {
                e.responseStatus(s -> s.code(Integer.parseInt(response)));
            }
        }));
    }

    private static boolean isResponse(String response) {
        return response.equals("<deferred>") || response.matches("[0-9]{1,9}");
    }

    /** A value; empty for a placeholder such as {@code <none>}. */
    private static String known(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, NONE);
        return List.of(NONE, "<unknown>", "<self>").contains(value) ? "" : value;
    }

    /**
     * Parses quoted texts that are separated by commas. The list is empty for a placeholder such as {@code <none>}; the
     * result is empty if the list is damaged.
     */
    private static Optional<List<String>> texts(String list) {
        List<String> texts = new ArrayList<>();
        if (list.startsWith("<")) {
            return Optional.of(texts);
        }
        LegacyLine rest = new LegacyLine(list, 0);
        do {
            String text = rest.quoted();
            if (text == null) {
                return Optional.empty();
            }
            texts.add(text);
        } while (rest.at < list.length() && list.charAt(rest.at++) == ',');
        return rest.at == list.length() ? Optional.of(texts) : Optional.empty();
    }

    /** Parses a quoted text with the escapes of Go's strconv.Quote; returns null if it is damaged. */
    private @Nullable String quoted() {
        if (at >= line.length() || line.charAt(at) != '"') {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                at++;
                return text.toString();
            }
            if (c != '\\') {
                text.append(c);
            } else if (!unescape(text)) {
                return null;
            }
        }
        return null;
    }

    /**
     * Parses an escape and appends its character; returns false if it is damaged. An escape that is not a character,
     * such as a byte that is not UTF-8 or a lone surrogate, is appended as it is written.
     */
    private boolean unescape(StringBuilder text) {
        if (++at >= line.length()) {
            return false;
        }
        int plain = "abfnrtv\\\"'".indexOf(line.charAt(at));
        if (plain >= 0) {
            text.append("\u0007\b\f\n\r\t\u000b\\\"'".charAt(plain));
            return true;
        }
        int digits =
                switch (line.charAt(at)) {
                    case 'x' -> 2;
                    case 'u' -> 4;
                    case 'U' -> 8;
                    default -> 0;
                };
        if (digits == 0 || at + digits >= line.length()) {
            return false;
        }
        String code = line.substring(at + 1, at + 1 + digits);
        if (!code.matches("[0-9a-f]+") || Long.parseLong(code, 16) > Character.MAX_CODE_POINT) {
            return false;
        }
        int character = Integer.parseInt(code, 16);
        at += digits;
        if (digits == 2 && character > 0x7f || isSurrogate(character) && !isPaired(character, text)) {
            text.append('\\').append(line, at - digits, at + 1);
        } else {
            text.appendCodePoint(character);
        }
        return true;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** Whether a surrogate is part of a pair: the high surrogate was parsed before, or the low surrogate follows. */
    private boolean isPaired(int surrogate, StringBuilder text) {
        if (Character.isLowSurrogate((char) surrogate)) {
            return text.length() > 0 && Character.isHighSurrogate(text.charAt(text.length() - 1));
        }
        return LOW_SURROGATE.matcher(line).region(at + 1, line.length()).lookingAt();
    }
}
