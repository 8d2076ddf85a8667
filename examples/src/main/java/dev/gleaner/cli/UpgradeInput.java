package dev.gleaner.cli;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.LoggingWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is upgraded: chart values, or manifests, also in a list of rancherd.
 *
 * @param values the values; empty if the file contains manifests, or has an error
 * @param manifests the manifests; empty if the file contains values, or has an error
 * @param form whether the manifests are documents or a list
 * @param violations the violations of the text
 */
record UpgradeInput(Optional<Tree.Mapping> values, List<Manifest> manifests, Form form, List<Violation> violations) {
    private static final String LIST = "resources";
    private static final String CHART = "rancher-logging";
    private static final Set<String> CHART_KINDS = Set.of("ManagedChart", "Addon");
    private static final Set<String> UPGRADED_KINDS = Set.of("ManagedChart", "Addon", "EventTailer");

    /** The form in which a file contains its manifests. */
    private enum Form {
        DOCUMENTS,
        RANCHERD
    }

    /** Reads a file; the release before the upgrade decides which object installs the chart. */
    static UpgradeInput read(Source source, HarvesterRelease from) {
        ManifestReader.Documents documents = ManifestReader.lenient().readAll(source);
        List<Violation> violations = new ArrayList<>(documents.violations());
        List<Part> parts = documents.parts();
        boolean isList = parts.size() == 1 && parts.get(0).field(LIST).tree() instanceof Tree.Sequence;
        List<Part> objects = isList ? parts.get(0).field(LIST).items() : parts;
        boolean isManifests =
                objects.stream().anyMatch(object -> !object.text("kind").isEmpty());
        if (parts.isEmpty() && violations.stream().noneMatch(Violation::isError)) {
            violations.clear();
            violations.add(Violation.of(
                    DocumentFault.EMPTY, source.name(), Position.NONE, FieldPath.ROOT, "chart values or manifests"));
        }
        if (!isManifests && parts.size() > 1) {
            violations.add(parts.get(1).violation(DocumentFault.SECOND_DOCUMENT));
        }
        List<Tree.Mapping> mappings = new ArrayList<>();
        for (Part object : objects) {
            if (object.tree() instanceof Tree.Mapping mapping) {
                mappings.add(mapping);
            } else {
                violations.add(
                        object.violation(DocumentFault.TYPE, object.tree().describe(), "a mapping"));
            }
        }
        if (!isManifests) {
            return new UpgradeInput(mappings.stream().findFirst(), List.of(), Form.DOCUMENTS, violations);
        }
        objects.forEach(object -> checkLogging(source, object, from, violations));
        List<Manifest> manifests =
                mappings.stream().<Manifest>map(OpaqueManifest::new).toList();
        return new UpgradeInput(Optional.empty(), manifests, isList ? Form.RANCHERD : Form.DOCUMENTS, violations);
    }

    /** The chart must be installed by the kind of object that the release has, with values that can be read. */
    private static void checkLogging(Source source, Part object, HarvesterRelease from, List<Violation> violations) {
        Part kind = object.field("kind");
        boolean isOfChart = CHART_KINDS.contains(object.text("kind"))
                && object.field("metadata").text("name").equals(CHART);
        if (!isOfChart) {
            return;
        }
        if (!object.text("kind").equals(from.wrapper().kind())) {
            violations.add(kind.violation(
                    DocumentFault.KIND_WRONG,
                    kind.tree().describe(),
                    from.wrapper().kind() + ", which installs the chart in " + from));
        } else if (from.wrapper() == LoggingWrapper.ADDON) {
            violations.addAll(AddonValues.read(source, object.field("spec")).violations());
        }
    }

    /** Whether an upgrade can change one of the manifests. */
    boolean hasLogging() {
        return manifests.stream().anyMatch(manifest -> UPGRADED_KINDS.contains(manifest.kind()));
    }

    /** Manifests in the form of the file. */
    String write(List<Manifest> upgraded) {
        if (form == Form.DOCUMENTS) {
            return Manifests.toYaml(upgraded);
        }
        Tree[] trees = upgraded.stream().map(Manifest::toTree).toArray(Tree[]::new);
        return Tree.mapping(list -> list.put(LIST, Tree.sequence(trees))).toYaml();
    }
}
