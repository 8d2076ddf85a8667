package dev.gleaner.event.schema;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An audit event whose fields have other names: {@code AuditId} in a table of Azure's Log Analytics ({@code AKSAudit}),
 * {@code auditID_s} in its custom tables, {@code _auditID} in GELF, {@code audit_id} in other tables. Names are
 * compared without case, underscores and the suffixes of types. Parts may be flattened, as in
 * {@code objectRef.name}, or JSON in a text.
 */
public final class RenamedAuditEvent {
    private static final String ID = "auditid";

    /** The maximum length of a name, with underscores and signs. Longer names have no counterpart. */
    private static final int LONGEST = 64;

    /** The suffixes of the types of columns in Log Analytics. */
    private static final Pattern TYPE = Pattern.compile("_[sdtgb]$");

    /** The names of the fields of audit events, by their letters in lower case. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("level", "level"),
            Map.entry("auditid", "auditID"),
            Map.entry("stage", "stage"),
            Map.entry("requesturi", "requestURI"),
            Map.entry("verb", "verb"),
            Map.entry("user", "user"),
            Map.entry("impersonateduser", "impersonatedUser"),
            Map.entry("sourceips", "sourceIPs"),
            Map.entry("useragent", "userAgent"),
            Map.entry("objectref", "objectRef"),
            Map.entry("responsestatus", "responseStatus"),
            Map.entry("requestobject", "requestObject"),
            Map.entry("responseobject", "responseObject"),
            Map.entry("requestreceivedtimestamp", "requestReceivedTimestamp"),
            Map.entry("requestreceivedtime", "requestReceivedTimestamp"),
            Map.entry("stagetimestamp", "stageTimestamp"),
            Map.entry("stagereceivedtime", "stageTimestamp"),
            Map.entry("annotations", "annotations"));

    /** The fields that are objects or lists, which some carriers write as a text. */
    private static final Set<String> STRUCTURED = Set.of(
            "user",
            "impersonatedUser",
            "sourceIPs",
            "objectRef",
            "responseStatus",
            "requestObject",
            "responseObject",
            "annotations");

    /** The fields that some carriers flatten, with the names of the fields in them. */
    private static final Map<String, Map<String, String>> FLATTENED = Map.of(
            "user", lowerCase("username", "uid", "groups"),
            "impersonatedUser", lowerCase("username", "uid", "groups"),
            "objectRef",
                    lowerCase(
                            "resource",
                            "namespace",
                            "name",
                            "uid",
                            "apiGroup",
                            "apiVersion",
                            "resourceVersion",
                            "subresource"),
            "responseStatus", lowerCase("status", "message", "reason", "code"));

    private RenamedAuditEvent() {}

    private static Map<String, String> lowerCase(String... names) {
        Map<String, String> byLetters = new LinkedHashMap<>();
        for (String name : names) {
            byLetters.put(name.toLowerCase(Locale.ROOT), name);
        }
        return byLetters;
    }

    /** Whether these are the names of an audit event: its ID, its stage, and its verb or URI. */
    public static boolean is(Collection<String> names) {
        return Objects.requireNonNull(names, "names").stream().anyMatch(RenamedAuditEvent::mentionsId)
                && (isPlain(names) || isPlain(withoutPrefix(names, prefix(names))));
    }

    /** Whether a name contains {@code auditid}, apart from case, underscores and Splunk's sign of a list. */
    private static boolean mentionsId(String name) {
        int found = 0;
        for (int i = 0; i < name.length() && found < ID.length(); i++) {
            char letter = Character.toLowerCase(name.charAt(i));
            if ("_{}".indexOf(letter) < 0) {
                found = letter == ID.charAt(found) ? found + 1 : letter == ID.charAt(0) ? 1 : 0;
            }
        }
        return found == ID.length();
    }

    private static boolean isPlain(Collection<String> names) {
        boolean hasId = false;
        boolean hasStage = false;
        boolean hasRequest = false;
        for (String name : names) {
            String letters = letters(name);
            hasId |= letters.equals(ID);
            hasStage |= letters.equals("stage");
            hasRequest |= letters.equals("verb") || letters.equals("requesturi");
        }
        return hasId && hasStage && hasRequest;
    }

    /**
     * The prefix of the names of the fields of an event, such as {@code kubernetes.audit.} in flattened documents of
     * the Elastic agent; empty if there is none.
     */
    private static String prefix(Collection<String> names) {
        for (String name : names) {
            int end = indexOfId(name);
            if (end > 1 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == '_')) {
                return name.substring(0, end);
            }
        }
        return "";
    }

    /** The index of the ID in any case; -1 if there is none. A text in lower case may be longer, with other indexes. */
    private static int indexOfId(String name) {
        int last = name.length() - ID.length();
        int index = 0;
        while (index <= last && !name.regionMatches(true, index, ID, 0, ID.length())) {
            index++;
        }
        return index <= last ? index : -1;
    }

    private static List<String> withoutPrefix(Collection<String> names, String prefix) {
        return prefix.isEmpty()
                ? List.of()
                : names.stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length()))
                        .toList();
    }

    /** Whether these are the names of an audit event whose parts are flattened, such as {@code user.username}. */
    public static boolean isFlattened(Collection<String> names) {
        return Objects.requireNonNull(names, "names").stream().anyMatch(name -> name.equals("user.username"));
    }

    /** The fields of an audit event. Fields without a counterpart follow them and keep their names. */
    public static Tree.Mapping toEvent(Tree.Mapping record) {
        List<String> names = Objects.requireNonNull(record, "record").fields().stream()
                .map(Tree.Field::name)
                .toList();
        String prefix = isPlain(names) ? "" : prefix(names);
        return prefix.isEmpty() ? plainEvent(record) : plainEvent(withoutPrefix(record, prefix));
    }

    private static Tree.Mapping withoutPrefix(Tree.Mapping record, String prefix) {
        return Tree.mapping(
                record.position(),
                record.fields().stream()
                        .map(field -> field.name().startsWith(prefix)
                                ? new Tree.Field(
                                        field.name().substring(prefix.length()), field.value(), field.position())
                                : new Tree.Field("carrier." + field.name(), field.value(), field.position()))
                        .toList());
    }

    private static Tree.Mapping plainEvent(Tree.Mapping record) {
        boolean isGelf = record.fields().stream()
                .anyMatch(field -> field.name().startsWith("_") && NAMES.containsKey(letters(field.name())));
        Map<String, Tree> event = new LinkedHashMap<>();
        Map<String, Map<String, Tree>> parts = new LinkedHashMap<>();
        Map<String, Tree> rest = new LinkedHashMap<>();
        event.put("kind", Tree.text("Event"));
        event.put("apiVersion", Tree.text("audit.k8s.io/v1"));
        for (Tree.Field field : record.fields()) {
            // GELF has a level of its own.
            boolean isOfCarrier = isGelf && !field.name().startsWith("_");
            String name = isOfCarrier ? null : NAMES.get(letters(field.name()));
            if (name != null) {
                event.putIfAbsent(
                        name, STRUCTURED.contains(name) ? structured(name, field.value()) : onlyItem(field.value()));
            } else if (isOfCarrier || !addPart(field, parts)) {
                rest.putIfAbsent(field.name(), field.value());
            }
        }
        parts.forEach((name, fields) -> event.computeIfAbsent(name, part -> mapping(fields)));
        if (!event.containsKey("level")) {
            event.put("level", Tree.text("Metadata"));
        }
        rest.forEach((name, value) -> {
            if (!name.equals("kind") && !name.equals("apiVersion")) {
                event.putIfAbsent(name, value);
            }
        });
        return mapping(event);
    }

    private static Tree.Mapping mapping(Map<String, Tree> fields) {
        return Tree.mapping(builder -> fields.forEach(builder::put));
    }

    /** Adds a flattened field to its part; returns whether it is one. */
    private static boolean addPart(Tree.Field field, Map<String, Map<String, Tree>> parts) {
        String plain = TYPE.matcher(field.name()).replaceFirst("");
        plain = plain.startsWith("_") ? plain.substring(1) : plain;
        int last = Math.min(plain.length() - 1, LONGEST);
        for (int i = 1; i <= last; i++) {
            if (plain.charAt(i) == '.' || plain.charAt(i) == '_') {
                String part = NAMES.get(letters(plain.substring(0, i)));
                String inner = part == null ? null : innerName(part, plain.substring(i + 1));
                if (part != null && inner != null) {
                    parts.computeIfAbsent(part, name -> new LinkedHashMap<>())
                            .putIfAbsent(inner, scalar(inner, field.value()));
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable String innerName(String part, String name) {
        if (part.equals("annotations")) {
            return name;
        }
        return FLATTENED.getOrDefault(part, Map.of()).get(letters(name));
    }

    private static Tree scalar(String name, Tree value) {
        if (name.equals("groups")) {
            return structured("groups", value);
        }
        Tree only = onlyItem(value);
        if (only != value) {
            return scalar(name, only);
        }
        if (name.equals("code")
                && value instanceof Tree.Text text
                && text.value().matches("\\d{1,9}")) {
            return Tree.number(new BigDecimal(text.value()));
        }
        return value;
    }

    /** The only item of a list, because answers of Elasticsearch have a list for each field; other values unchanged. */
    private static Tree onlyItem(Tree value) {
        return value instanceof Tree.Sequence list && list.items().size() == 1
                ? list.items().get(0)
                : value;
    }

    /** A value of a field that is an object or a list, which may be JSON in a text. */
    private static Tree structured(String name, Tree value) {
        if (!(value instanceof Tree.Text text)) {
            return value;
        }
        Optional<Tree> json = json(text.value());
        boolean isList = name.equals("sourceIPs") || name.equals("groups");
        return json.orElseGet(() -> isList ? Tree.texts(text.value()) : value);
    }

    private static Optional<Tree> json(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonText.of(text).tree());
        } catch (ViolationException e) {
            return Optional.empty();
        }
    }

    /** A name without its type, case and underscores, and without Splunk's sign of a list; empty if it is too long. */
    private static String letters(String name) {
        if (name.length() > LONGEST) {
            return "";
        }
        UnaryOperator<String> plain =
                text -> text.replace("_", "").replace("{}", "").toLowerCase(Locale.ROOT);
        return plain.apply(TYPE.matcher(name).replaceFirst(""));
    }
}
