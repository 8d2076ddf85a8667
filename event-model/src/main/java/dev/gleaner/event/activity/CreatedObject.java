package dev.gleaner.event.activity;

import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import java.util.Optional;

/**
 * The name of an object that a request created with {@code generateName}: the server chooses it, so that only the body
 * of the response has it.
 */
final class CreatedObject {
    private CreatedObject() {}

    /** The reference with the name in the response; unchanged if it has a name, or if the response has none. */
    static ObjectReference complete(ObjectReference object, AuditEvent event) {
        if (!object.name().isEmpty() || !event.verb().equals("create")) {
            return object;
        }
        return event.responseObject()
                .flatMap(response -> response.read().value())
                .flatMap(CreatedObject::name)
                .map(name -> object.edit(o -> o.name(name)))
                .orElse(object);
    }

    private static Optional<String> name(Tree response) {
        boolean isObject = response instanceof Tree.Mapping mapping
                && !mapping.text("kind").filter("Status"::equals).isPresent();
        return isObject
                        && ((Tree.Mapping) response).get("metadata").orElse(Tree.nothing())
                                instanceof Tree.Mapping metadata
                ? metadata.text("name")
                : Optional.empty();
    }
}
