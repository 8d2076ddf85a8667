package dev.gleaner.harvester;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.values.LoggingValues;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of rancher-logging in a release, with changes. {@code eventTailer} is one of them in every release, so
 * that it is changed in the same way everywhere; for v1.1, it is written as an object. Immutable.
 */
final class HarvesterValues {
    /** The name of the value for the EventTailer, which only the chart in Harvester's releases from v1.2 on reads. */
    static final String EVENT_TAILER = "eventTailer";

    private final HarvesterRelease release;

    /** The changed values; null if they are those that the release ships. */
    private final Tree.@Nullable Mapping changed;

    private HarvesterValues(HarvesterRelease release, Tree.@Nullable Mapping changed) {
        this.release = release;
        this.changed = changed;
    }

    /** The values that a release ships. */
    static HarvesterValues of(HarvesterRelease release) {
        return new HarvesterValues(release, null);
    }

    private Tree.Mapping tree() {
        return changed == null ? shipped() : changed;
    }

    private Tree.Mapping shipped() {
        EventTailer tailer = ShippedValues.eventTailer(release);
        Tree.Mapping name = Tree.mapping(t -> t.put("name", tailer.name()).put("namespace", tailer.namespace()));
        Tree.Mapping value = ValueTree.merge(name, (Tree.Mapping) tailer.spec().toTree());
        return ValueTree.merge(
                (Tree.Mapping) ShippedValues.of(release).toTree(), Tree.mapping(v -> v.put(EVENT_TAILER, value)));
    }

    /** The values with others merged over them. */
    HarvesterValues with(Tree.Mapping over) {
        return new HarvesterValues(release, ValueTree.merge(tree(), over));
    }

    /** The values with one of them replaced, or merged if both are mappings. */
    HarvesterValues with(List<String> path, Tree value) {
        return with(ValueTree.of(path, value));
    }

    /** The values with the changes of a consumer merged over them. */
    HarvesterValues edit(Consumer<LoggingValues.Builder> change) {
        return with((Tree.Mapping) typed(tree()).edit(change).toTree());
    }

    /** The values with a change to the container of the event tailer. */
    HarvesterValues withEventTailer(Tree.Mapping change) {
        return new HarvesterValues(release, EventTailerValue.withContainer(tree(), change));
    }

    /** The value at a path; null if there is none. */
    Tree get(List<String> path) {
        return ValueTree.get(tree(), path);
    }

    /** The image of the event tailer; that of the release if the values do not set it. */
    String eventRouterImage() {
        String image = EventTailerValue.image(tree());
        return image.isEmpty() ? release.eventRouterImage() : image;
    }

    /** The namespace of the event tailer's pod; that of all logging components if the values do not set it. */
    String eventTailerNamespace() {
        return get(List.of(EVENT_TAILER, "controlNamespace")) instanceof Tree.Text namespace
                ? namespace.value()
                : Harvester.LOGGING_NAMESPACE;
    }

    /** All values, with {@code eventTailer}. */
    String toYaml() {
        return tree().toYaml();
    }

    /** The values without {@code eventTailer}. */
    LoggingValues ofChart() {
        // Shipped values are not read: reading checks the objects of Kubernetes in them with Jackson, which takes time.
        return changed == null
                ? ShippedValues.of(release)
                : typed(ValueTree.merge(changed, Tree.mapping(v -> v.put(EVENT_TAILER, Tree.nothing()))));
    }

    /** The object for the value {@code eventTailer}. */
    EventTailer eventTailer() {
        return changed == null ? ShippedValues.eventTailer(release) : EventTailerValue.toObject(changed);
    }

    private static LoggingValues typed(Tree.Mapping values) {
        return ManifestReader.lenient()
                .read(new Part("", FieldPath.ROOT, values), LoggingValues.class)
                .orThrow();
    }
}
