package dev.gleaner.harvester;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.EventTailerSpec;
import java.util.List;

/** The chart value {@code eventTailer}, and the object that it stands for. */
final class EventTailerValue {
    /** The name of the container of the event tailer's pod. */
    private static final String CONTAINER = EventTailerSpec.CONTAINER;

    private static final List<String> CONTAINERS =
            List.of(HarvesterValues.EVENT_TAILER, "workloadOverrides", "containers");

    private EventTailerValue() {}

    /** The image of the container; empty if the values do not set it. */
    static String image(Tree.Mapping values) {
        return ValueTree.get(values, CONTAINERS) instanceof Tree.Sequence containers
                ? containers.items().stream()
                        .filter(EventTailerValue::isOfTailer)
                        .flatMap(item -> ((Tree.Mapping) item).text("image").stream())
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** The values with a change to the container of the event tailer, which is added if they have none. */
    static Tree.Mapping withContainer(Tree.Mapping values, Tree.Mapping change) {
        Tree containers = ValueTree.get(values, CONTAINERS);
        Tree.Mapping fresh = ValueTree.merge(Tree.mapping(c -> c.put("name", CONTAINER)), change);
        boolean present = containers instanceof Tree.Sequence sequence
                && sequence.items().stream().anyMatch(EventTailerValue::isOfTailer);
        Tree changed = present
                ? ValueTree.mapItems(
                        containers, item -> isOfTailer(item) ? ValueTree.merge((Tree.Mapping) item, change) : item)
                : Tree.sequence(fresh);
        return ValueTree.merge(values, ValueTree.of(CONTAINERS, changed));
    }

    private static boolean isOfTailer(Tree container) {
        return container instanceof Tree.Mapping mapping
                && mapping.text("name").filter(CONTAINER::equals).isPresent();
    }

    /** The object that the value stands for. */
    static EventTailer toObject(Tree.Mapping values) {
        Tree value = ValueTree.get(values, List.of(HarvesterValues.EVENT_TAILER));
        Tree.Mapping tailer = value instanceof Tree.Mapping mapping ? mapping : Tree.mapping(m -> {});
        Tree spec = Tree.mapping(s -> tailer.fields().stream()
                .filter(field -> !field.name().equals("name") && !field.name().equals("namespace"))
                .forEach(field -> s.put(field.name(), field.value())));
        EventTailerSpec read = ManifestReader.lenient()
                .read(new Part("", FieldPath.ROOT.field(HarvesterValues.EVENT_TAILER), spec), EventTailerSpec.class)
                .orThrow();
        return EventTailer.of(t -> t.metadata(m -> m.name(tailer.text("name").orElse(Harvester.EVENT_TAILER))
                        .namespace(tailer.text("namespace").orElse(Harvester.LOGGING_NAMESPACE)))
                .spec(read));
    }
}
