package dev.gleaner.logging.diagram;

import dev.gleaner.document.Part;
import dev.gleaner.logging.resources.ClusterResources;
import java.util.Optional;

/** Adds the objects with an error, which the API server refuses. */
final class Unread {
    private Unread() {}

    static void addTo(Contents contents, ClusterResources cluster) {
        cluster.unread().forEach(object -> kindOf(object.part().text("kind"))
                .ifPresent(kind -> add(contents, object.part(), kind)));
    }

    private static void add(Contents contents, Part object, NodeKind kind) {
        // The violation is not shown: it may quote a secret.
        contents.add(
                idOf(object),
                kind,
                Optional.of("it has an error"),
                object.text("kind") + " " + object.field("metadata").text("name"));
    }

    private static Optional<NodeKind> kindOf(String kind) {
        return switch (kind) {
            case "EventTailer", "HostTailer" -> Optional.of(NodeKind.SOURCE);
            case "FluentbitAgent", "NodeAgent" -> Optional.of(NodeKind.FLUENTBIT);
            case "Logging" -> Optional.of(NodeKind.FLUENTD);
            case "Flow", "ClusterFlow" -> Optional.of(NodeKind.FLOW);
            case "Output", "ClusterOutput" -> Optional.of(NodeKind.OUTPUT);
            default -> Optional.empty();
        };
    }

    /** The id of an object that cannot be read. */
    static String idOf(Part object) {
        Part metadata = object.field("metadata");
        return "unread:" + object.text("kind") + ":" + metadata.text("namespace") + ":" + metadata.text("name");
    }
}
