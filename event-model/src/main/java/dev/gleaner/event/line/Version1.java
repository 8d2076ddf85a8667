package dev.gleaner.event.line;

import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes an event of {@code audit.k8s.io/v1} of one of an older version, as Kubernetes does. Those told times in whole seconds,
 * in {@code timestamp} and in the metadata; v1alpha1 also told group and version of an object as one text. What is told
 * in the old way stays where it is (Kubernetes v1.20, k8s.io/apiserver/pkg/apis/audit/v1alpha1/conversion.go and
 * v1beta1/conversion.go).
 */
final class Version1 {
    private static final String API_VERSION = "apiVersion";
    private static final Set<String> OLDER = Set.of("audit.k8s.io/v1beta1", "audit.k8s.io/v1alpha1");

    private Version1() {}

    /** The event; the items of a list have neither kind nor version, which are added. */
    static Tree.Mapping of(Tree.Mapping event) {
        boolean isOlder = OLDER.contains(event.text(API_VERSION).orElse(""));
        boolean isItem = !event.isSet("kind") && !event.isSet(API_VERSION);
        if (!isOlder && !isItem) {
            return event;
        }
        List<Tree.Field> fields = new ArrayList<>();
        if (isItem) {
            fields.add(field("kind", Tree.text("Event"), event.position()));
        }
        fields.add(field(API_VERSION, Tree.text("audit.k8s.io/v1"), event.positionOf(API_VERSION)));
        for (Tree.Field field : event.fields()) {
            if (field.name().equals("objectRef")) {
                fields.add(field(field.name(), objectReference(field.value()), field.position()));
            } else if (!field.name().equals(API_VERSION)) {
                fields.add(field);
            }
        }
        addTime("requestReceivedTimestamp", event, event, "timestamp", fields);
        if (event.get("metadata").orElse(Tree.nothing()) instanceof Tree.Mapping metadata) {
            addTime("stageTimestamp", event, metadata, "creationTimestamp", fields);
        }
        return Tree.mapping(event.position(), fields);
    }

    private static Tree.Field field(String name, Tree value, Position position) {
        return new Tree.Field(name, value, position);
    }

    /** A time that is not told takes over what is told in the old way. */
    private static void addTime(
            String name, Tree.Mapping event, Tree.Mapping source, String older, List<Tree.Field> fields) {
        if (!event.isSet(name) && source.isSet(older)) {
            fields.add(field(name, source.get(older).orElseThrow(), source.positionOf(older)));
        }
    }

    /** A version has no slash in it, so that one with a slash is group and version. */
    private static Tree objectReference(Tree value) {
        if (!(value instanceof Tree.Mapping reference) || reference.isSet("apiGroup")) {
            return value;
        }
        String both = reference.text(API_VERSION).orElse("");
        int slash = both.lastIndexOf('/');
        if (slash < 0) {
            return value;
        }
        List<Tree.Field> fields = new ArrayList<>();
        for (Tree.Field field : reference.fields()) {
            if (field.name().equals(API_VERSION)) {
                fields.add(field("apiGroup", Tree.text(both.substring(0, slash)), field.position()));
                fields.add(field(API_VERSION, Tree.text(both.substring(slash + 1)), field.position()));
            } else {
                fields.add(field);
            }
        }
        return Tree.mapping(reference.position(), fields);
    }
}
