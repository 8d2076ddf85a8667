package dev.gleaner.event.line;

import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Converts events of older versions to {@code audit.k8s.io/v1}, as Kubernetes does. Older versions have times in whole
 * seconds, in {@code timestamp} and in the metadata; v1alpha1 also has the group and the version of an object in one
 * text. Old fields are kept (Kubernetes v1.20, k8s.io/apiserver/pkg/apis/audit/v1alpha1/conversion.go and
 * v1beta1/conversion.go).
 */
final class OlderVersions {
    private static final String API_VERSION = "apiVersion";
    private static final Set<String> OLDER = Set.of("audit.k8s.io/v1beta1", "audit.k8s.io/v1alpha1");

    private OlderVersions() {}

    /** Converts an event. Kind and version are added to items of a list, which have neither. */
    static Tree.Mapping toV1(Tree.Mapping event) {
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

    /** Adds the time of an older field if the newer field is absent. */
    private static void addTime(
            String name, Tree.Mapping event, Tree.Mapping source, String older, List<Tree.Field> fields) {
        if (!event.isSet(name) && source.isSet(older)) {
            fields.add(field(name, source.get(older).orElseThrow(), source.positionOf(older)));
        }
    }

    /** Splits a version with a slash into group and version. */
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
