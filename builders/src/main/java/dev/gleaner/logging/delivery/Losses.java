package dev.gleaner.logging.delivery;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds the settings, and the defaults of the operator, with which records are lost although the manifest is valid.
 * Each warning names the setting that prevents the loss.
 */
public final class Losses {
    private Losses() {}

    /** All losses of the objects in a set, also of those that its charts render. */
    public static List<Violation> of(ManifestSet set) {
        return of(ClusterResources.of(Objects.requireNonNull(set, "set")));
    }

    /**
     * All losses of the objects of a cluster. Those of an object that a chart renders are reported at the values of the
     * chart, with the name of the object and the field.
     */
    public static List<Violation> of(ClusterResources cluster) {
        Objects.requireNonNull(cluster, "cluster");
        List<Violation> losses = new ArrayList<>();
        for (Resource<ApiObject> resource : cluster.all(ApiObject.class)) {
            losses.addAll(of(resource));
        }
        cluster.unread().forEach(object -> losses.addAll(of(object.part())));
        return losses;
    }

    private static List<Violation> of(Resource<ApiObject> resource) {
        Part part = resource.part();
        ApiObject object = resource.value();
        if (part.text("kind").equals(object.kind())) {
            return of(part);
        }
        return of(new Part("", FieldPath.ROOT, object.toTree())).stream()
                .map(loss -> new Violation(
                        part.file(),
                        part.tree().position(),
                        part.path(),
                        loss.severity(),
                        loss.code(),
                        object.kind() + " " + resource.name() + ": " + loss.path() + ": " + messageOf(loss)))
                .toList();
    }

    /** The message about an object that a chart renders, with what to write in the values of the chart. */
    private static String messageOf(Violation loss) {
        return loss.code().equals(LossFault.BUFFERS_OF_POD.code())
                ? new Part("", loss.path(), Tree.nothing())
                        .violation(LossFault.BUFFERS_OF_POD, "disablePvc: false at the top level of the chart values")
                        .message()
                : loss.message();
    }

    /** All losses of an object, in no particular order; none for objects that do not collect or send records. */
    public static List<Violation> of(Part object) {
        Objects.requireNonNull(object, "object");
        return Stream.concat(ofSettings(object).stream(), ofDefaults(object).stream())
                .toList();
    }

    /** The losses that a setting in the manifest causes. */
    public static List<Violation> ofSettings(Part object) {
        Objects.requireNonNull(object, "object");
        if (OutputPlugin.isOutput(object)) {
            return OutputLosses.ofSettings(OutputPlugin.of(object));
        }
        return Collector.of(object)
                .map(collector -> CollectorLosses.ofSettings(collector, object))
                .orElse(List.of());
    }

    /** The losses that a default of the operator or of a plug-in causes, because the manifest does not set it. */
    public static List<Violation> ofDefaults(Part object) {
        Objects.requireNonNull(object, "object");
        if (OutputPlugin.isOutput(object)) {
            return OutputLosses.ofDefaults(OutputPlugin.of(object));
        }
        return Collector.of(object).map(CollectorLosses::ofDefaults).orElse(List.of());
    }
}
