package dev.gleaner.lint;

import dev.gleaner.document.Choice;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.manifest.ParsedObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the plug-ins without a model type in built objects, which are accepted as those of a newer operator. */
final class BuiltPlugins {
    private static final Map<String, Class<? extends OpenObject>> TYPES = Map.of(
            "Flow", Flow.class,
            "ClusterFlow", ClusterFlow.class,
            "Output", Output.class,
            "ClusterOutput", ClusterOutput.class,
            "Logging", Logging.class);

    private BuiltPlugins() {}

    /**
     * What is reported of these plug-ins in an object.
     *
     * @param named the version of the operator that the check is for: a plug-in without a model type is then one that it
     *     does not have, as in a file; null if none is named, and only a key that is nearly a known one is reported
     */
    static List<Violation> check(ParsedObject object, @Nullable OperatorVersion named) {
        Part part = object.part();
        Class<? extends OpenObject> type = TYPES.get(part.text("kind"));
        if (type == null
                || part.tree().position().isKnown()
                || !part.text("apiVersion").startsWith("logging.banzaicloud.io/")) {
            return List.of();
        }
        ManifestReader ofFiles = ManifestReader.strict().asFile();
        ManifestReader reader = named == null ? ofFiles : ofFiles.forVersion(named);
        Stream<Violation> ofFile = reader.read(part, type).violations().stream()
                .filter(violation -> !object.violations().contains(violation));
        return named == null ? ofFile.flatMap(BuiltPlugins::near).toList() : ofFile.toList();
    }

    private static Stream<Violation> near(Violation violation) {
        String path = violation.path().toString();
        String key = path.substring(path.lastIndexOf('.') + 1);
        Choice<?> choice = path.contains("ilters[") ? Filter.CHOICE : OutputTarget.CHOICE;
        return violation.code().equals(DocumentFault.FIELD_UNKNOWN.code())
                ? choice.nearest(key).stream()
                        .map(nearest -> Violation.of(
                                LintFault.PLUGIN_NEAR,
                                violation.file(),
                                violation.position(),
                                violation.path(),
                                OperatorVersion.latest(),
                                Violation.quoted(key),
                                Violation.quoted(nearest)))
                : Stream.empty();
    }
}
