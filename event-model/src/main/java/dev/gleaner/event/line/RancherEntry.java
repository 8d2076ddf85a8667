package dev.gleaner.event.line;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Position;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An entry of Rancher's API audit log, converted to an event of {@code audit.k8s.io/v1}. Rancher writes one entry for
 * each request, after the response (rancher/rancher v2.6 to v2.13, pkg/auth/audit); Rancher v2.0 writes one for the
 * request, and at level 3 another one for the response. Fields without a counterpart, such as the headers, are kept as
 * unknown fields. {@code method} and {@code remoteAddr} are kept too, because the verb and the address contain less.
 */
public final class RancherEntry {
    private static final String METHOD = "method";
    private static final String USER = "user";
    private static final String REQUEST_URI = "requestURI";
    private static final String RESPONSE_STATUS = "responseStatus";
    private static final String RESPONSE_CODE = "responseCode";
    private static final String REQUEST_TIME = "requestTimestamp";
    private static final String RESPONSE_TIME = "responseTimestamp";
    private static final String REQUEST_BODY = "requestBody";
    private static final String RESPONSE_BODY = "responseBody";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");

    /** The fields that have a counterpart. */
    private static final Set<String> CONVERTED = Set.of(
            "auditID",
            "stage",
            REQUEST_URI,
            "verb",
            USER,
            "sourceIPs",
            "userAgent",
            RESPONSE_STATUS,
            RESPONSE_CODE,
            REQUEST_TIME,
            RESPONSE_TIME,
            "stageTimestamp",
            REQUEST_BODY,
            RESPONSE_BODY);

    private final Tree.Mapping entry;
    private final Map<String, JsonText> bodies;
    private final List<Tree.Field> fields = new ArrayList<>();

    private RancherEntry(JsonObject object) {
        this.entry = object.fields();
        this.bodies = object.texts();
    }

    /**
     * Whether an object has the fields of such an entry, and is not an event of Kubernetes.
     *
     * @param isSet whether a field is set
     * @param text the text of a field; empty if it is not a text
     */
    public static boolean is(Predicate<String> isSet, UnaryOperator<String> text) {
        Objects.requireNonNull(isSet, "isSet");
        Objects.requireNonNull(text, "text");
        if (isSet.test("kind") || isSet.test("apiVersion") || isSet.test("level")) {
            return false;
        }
        return isOfRequest(isSet, text) || isOfStage(text);
    }

    private static boolean isOfRequest(Predicate<String> isSet, UnaryOperator<String> text) {
        return !text.apply(METHOD).isEmpty()
                && !text.apply(REQUEST_URI).isEmpty()
                && (isSet.test("auditID") || isSet.test(REQUEST_TIME) || isSet.test(RESPONSE_CODE));
    }

    /** Whether the fields are those of Rancher v2.0. Its verbs are methods, and its status is a text. */
    private static boolean isOfStage(UnaryOperator<String> text) {
        String verb = text.apply("verb");
        return !text.apply("auditID").isEmpty()
                && !text.apply("stage").isEmpty()
                && (verb.isEmpty() ? !text.apply(RESPONSE_STATUS).isEmpty() : METHODS.contains(verb));
    }

    /** Reads an entry as an event; an invalid field is reported, and kept as it is. */
    public static Reading<AuditEvent> read(JsonObject object, String file) {
        Tree.Mapping event = new RancherEntry(object).toV1();
        Map<String, JsonText> texts = new LinkedHashMap<>();
        object.texts().forEach((name, text) -> texts.put(nameOfBody(name), text));
        Reading<AuditEvent> reading = AnyJson.auditEvent(new JsonObject(event, texts), file);
        return reading.withViolations(
                reading.violations().stream().map(RancherEntry::inItsWords).toList());
    }

    /** A violation of the event, with the name that the field has in the entry. */
    private static Violation inItsWords(Violation violation) {
        FieldPath path =
                switch (violation.path().toString()) {
                    case "responseStatus.code" -> FieldPath.ROOT.field(RESPONSE_CODE);
                    case "requestReceivedTimestamp" -> FieldPath.ROOT.field(REQUEST_TIME);
                    case "stageTimestamp" -> FieldPath.ROOT.field(RESPONSE_TIME);
                    case "user.username" -> FieldPath.ROOT.field(USER).field("name");
                    case "user.groups" -> FieldPath.ROOT.field(USER).field("group");
                    default -> violation.path();
                };
        return new Violation(
                violation.file(),
                violation.position(),
                path,
                violation.severity(),
                violation.code(),
                violation.message());
    }

    private static String nameOfBody(String name) {
        return switch (name) {
            case REQUEST_BODY -> "requestObject";
            case RESPONSE_BODY -> "responseObject";
            default -> name;
        };
    }

    private Tree.Mapping toV1() {
        String uri = entry.text(REQUEST_URI).orElse("");
        RancherRequest request = RancherRequest.of(method(), uri);
        add("kind", Tree.text("Event"));
        add("apiVersion", Tree.text("audit.k8s.io/v1"));
        add("level", Tree.text(level().wireName()));
        copy("auditID", "auditID");
        add("stage", entry.get("stage").orElse(Tree.text(Stage.RESPONSE_COMPLETE.wireName())));
        add(REQUEST_URI, entry.get(REQUEST_URI).orElse(Tree.text("")));
        add("verb", Tree.text(request.verb()));
        RancherUser.of(entry).addTo(fields);
        addOrigin();
        request.object().ifPresent(object -> add("objectRef", reference(request, object)));
        addStatus();
        addTime(REQUEST_TIME, "requestReceivedTimestamp");
        addTime(entry.isSet("stageTimestamp") ? "stageTimestamp" : RESPONSE_TIME, "stageTimestamp");
        entry.fields().stream()
                .filter(field -> !CONVERTED.contains(field.name()))
                .forEach(fields::add);
        return Tree.mapping(entry.position(), fields);
    }

    /** The method; older entries have it as the verb. Empty if the entry is for a response. */
    private String method() {
        return entry.text(METHOD).or(() -> entry.text("verb")).orElse("");
    }

    private AuditLevel level() {
        if (bodies.containsKey(RESPONSE_BODY)) {
            return AuditLevel.REQUEST_RESPONSE;
        }
        return bodies.containsKey(REQUEST_BODY) ? AuditLevel.REQUEST : AuditLevel.METADATA;
    }

    private void add(String name, Tree value) {
        fields.add(new Tree.Field(name, value, value.position()));
    }

    private void copy(String name, String as) {
        entry.get(name).ifPresent(value -> fields.add(new Tree.Field(as, value, entry.positionOf(name))));
    }

    private void addOrigin() {
        if (entry.isSet("sourceIPs")) {
            copy("sourceIPs", "sourceIPs");
        } else {
            List<String> addresses = RancherOrigin.addresses(entry);
            if (!addresses.isEmpty()) {
                add("sourceIPs", Tree.texts(addresses.toArray(String[]::new)));
            }
        }
        if (entry.isSet("userAgent")) {
            copy("userAgent", "userAgent");
        } else {
            RancherOrigin.userAgent(entry).ifPresent(agent -> add("userAgent", Tree.text(agent)));
        }
    }

    /** The object of the request. The server reads the name of a new object from the body; the URL does not have it. */
    private Tree reference(RancherRequest request, ObjectReference object) {
        Optional<Tree.Mapping> metadata = request.createsObject() ? metadata() : Optional.empty();
        Optional<String> name = metadata.flatMap(body -> body.text("name"));
        Optional<String> namespace = metadata.flatMap(body -> body.text("namespace"));
        return object.edit(o -> {
                    name.filter(text -> object.name().isEmpty()).ifPresent(o::name);
                    namespace.filter(text -> object.namespace().isEmpty()).ifPresent(o::namespace);
                })
                .toTree();
    }

    private Optional<Tree.Mapping> metadata() {
        JsonText body = bodies.get(REQUEST_BODY);
        return body == null ? Optional.empty() : AnyJson.metadata(body);
    }

    private void addStatus() {
        Tree code =
                entry.get(RESPONSE_CODE).or(() -> entry.get(RESPONSE_STATUS)).orElse(Tree.nothing());
        if (code instanceof Tree.Nothing) {
            return;
        }
        Position position = code.position();
        Tree number = code instanceof Tree.Text text && text.value().matches("[0-9]{3}")
                ? Tree.number(Integer.parseInt(text.value()))
                : code;
        List<Tree.Field> status = List.of(
                new Tree.Field("metadata", Tree.mapping(m -> {}), position), new Tree.Field("code", number, position));
        fields.add(new Tree.Field(RESPONSE_STATUS, Tree.mapping(position, status), position));
    }

    private void addTime(String name, String as) {
        entry.get(name)
                .map(RancherTime::toRfc3339)
                .ifPresent(time -> fields.add(new Tree.Field(as, time, entry.positionOf(name))));
    }
}
