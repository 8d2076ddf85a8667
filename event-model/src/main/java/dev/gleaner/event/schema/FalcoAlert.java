package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An alert of Falco about an audit event. It has the fields of the event that the output of the rule mentions
 * (falcosecurity/plugins, plugins/k8saudit, its fields {@code ka.*}), and the time of the stage.
 */
public final class FalcoAlert {
    private static final String FIELDS = "output_fields";

    /** What Falco writes for a value that the event does not have. */
    private static final List<String> ABSENT = List.of("", "<NA>", "N/A");

    /** The names of the event's texts. */
    private static final Map<String, String> TEXTS =
            Map.of("ka.uri", "requestURI", "ka.verb", "verb", "ka.useragent", "userAgent");

    private static final Map<String, String> OBJECT = Map.of(
            "ka.target.resource", "resource",
            "ka.target.subresource", "subresource",
            "ka.target.namespace", "namespace",
            "ka.target.name", "name");

    private static final Map<String, String> ANNOTATIONS = Map.of(
            "ka.auth.decision", "authorization.k8s.io/decision",
            "ka.auth.reason", "authorization.k8s.io/reason");

    private final Tree.Mapping alert;
    private final Tree.Mapping values;

    private FalcoAlert(Tree.Mapping alert, Tree.Mapping values) {
        this.alert = alert;
        this.values = values;
    }

    /** The fields of an audit event; empty if the alert is about something else. */
    public static Optional<Tree.Mapping> toEvent(Tree.Mapping alert) {
        Objects.requireNonNull(alert, "alert");
        return alert.get(FIELDS)
                .filter(Tree.Mapping.class::isInstance)
                .map(fields -> new FalcoAlert(alert, (Tree.Mapping) fields))
                .filter(found -> found.values.fields().stream()
                        .anyMatch(field -> field.name().startsWith("ka.")))
                .map(FalcoAlert::event);
    }

    private Tree.Mapping event() {
        return Tree.mapping(event -> {
            event.put("kind", "Event").put("apiVersion", "audit.k8s.io/v1").put("level", "Metadata");
            event.put("auditID", text("ka.auditid").orElse(""));
            event.put("stage", text("ka.stage").orElse("ResponseComplete"));
            event.put("requestURI", "").put("verb", "");
            putTexts(TEXTS, event::put);
            event.put("user", user());
            text("ka.impuser.name").ifPresent(name -> event.put("impersonatedUser", u -> u.put("username", name)));
            put("sourceIPs", "ka.sourceips", event);
            Tree.Mapping object = Tree.mapping(reference -> putTexts(OBJECT, reference::put));
            if (object.hasValue("resource")) {
                event.put("objectRef", object);
            }
            text("ka.response.code")
                    .filter(code -> code.matches("[0-9]{3}"))
                    .ifPresent(code -> event.put("responseStatus", status(code)));
            alert.get("time").ifPresent(time -> event.put("stageTimestamp", time));
            Tree.Mapping annotations = Tree.mapping(all -> putTexts(ANNOTATIONS, all::put));
            if (!annotations.fields().isEmpty()) {
                event.put("annotations", annotations);
            }
            alert.fields().stream()
                    .filter(field -> !field.name().equals("time"))
                    .forEach(field -> event.put(field.name(), field.value()));
        });
    }

    private Tree.Mapping user() {
        return Tree.mapping(user -> {
            text("ka.user.name").ifPresent(name -> user.put("username", name));
            put("groups", "ka.user.groups", user);
        });
    }

    private Tree.Mapping status(String code) {
        return Tree.mapping(status -> {
            status.put("metadata", Tree.mapping(m -> {}));
            text("ka.response.reason").ifPresent(reason -> status.put("reason", reason));
            status.put("code", Tree.number(Integer.parseInt(code)));
        });
    }

    private void putTexts(Map<String, String> names, BiConsumer<String, String> put) {
        values.fields().stream()
                .filter(field -> names.containsKey(field.name()))
                .forEach(field -> text(field.name())
                        .ifPresent(text -> put.accept(Objects.requireNonNull(names.get(field.name())), text)));
    }

    /** Puts a list of texts, unless it is empty. */
    private void put(String name, String from, Tree.MappingBuilder into) {
        List<String> texts = new ArrayList<>();
        Tree value = values.get(from).orElse(Tree.nothing());
        if (value instanceof Tree.Sequence list) {
            list.items().stream()
                    .filter(Tree.Text.class::isInstance)
                    .forEach(item -> texts.add(((Tree.Text) item).value()));
        } else {
            text(from).ifPresent(texts::add);
        }
        if (!texts.isEmpty()) {
            into.put(name, Tree.texts(texts.toArray(String[]::new)));
        }
    }

    /** A value as text; empty if the event does not have it. */
    private Optional<String> text(String name) {
        Tree value = values.get(name).orElse(Tree.nothing());
        if (value instanceof Tree.Decimal number) {
            return Optional.of(number.toJsonLine());
        }
        return value instanceof Tree.Text text && !ABSENT.contains(text.value())
                ? Optional.of(text.value())
                : Optional.empty();
    }
}
