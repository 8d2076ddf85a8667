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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is upgraded: chart values in one file, or the manifests in files, also in lists of rancherd.
 *
 * @param values the values; empty if there are manifests, or if there is an error
 * @param manifests the manifests; empty if there are values, or if there is an error
 * @param form whether the manifests are documents or a list
 * @param violations the violations of the texts
 * @param notes the skipped files, each with the reason
 * @param conflicts the objects that two files have with different content
 */
record UpgradeInput(
        Optional<Tree.Mapping> values,
        List<Manifest> manifests,
        Form form,
        List<Violation> violations,
        List<String> notes,
        List<String> conflicts) {
    private static final String LIST = "resources";
    private static final String CHART = "rancher-logging";
    private static final Set<String> CHART_KINDS = Set.of("ManagedChart", "Addon");
    private static final Set<String> UPGRADED_KINDS = Set.of("ManagedChart", "Addon", "EventTailer");

    /** The form in which a file contains its manifests. */
    private enum Form {
        DOCUMENTS,
        RANCHERD
    }

    private UpgradeInput(
            Optional<Tree.Mapping> values, List<Manifest> manifests, Form form, List<Violation> violations) {
        this(values, manifests, form, violations, List.of(), List.of());
    }

    /**
     * Reads files; the release before the upgrade decides which object installs the chart. Of several files, only those
     * with objects of the cluster are upgraded. An object that two files have with the same content is upgraded once.
     */
    static UpgradeInput read(List<Source> sources, HarvesterRelease from) {
        if (sources.size() == 1) {
            return read(sources.get(0), from);
        }
        List<Violation> violations = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> conflicts = new ArrayList<>();
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        Map<String, String> files = new HashMap<>();
        Set<Form> forms = EnumSet.noneOf(Form.class);
        for (Source source : sources) {
            UpgradeInput one = read(source, from);
            violations.addAll(one.violations());
            if (one.values().isPresent() || one.manifests().stream().anyMatch(UpgradeInput::isPolicy)) {
                notes.add(source.name() + ": not upgraded: it has no object of the cluster");
                continue;
            }
            forms.add(one.form());
            for (Manifest manifest : one.manifests()) {
                String name = inWords(manifest);
                Manifest first = manifests.putIfAbsent(name, manifest);
                String file = files.putIfAbsent(name, source.name());
                if (first != null && !first.toTree().equals(manifest.toTree())) {
                    conflicts.add(source.name() + ": " + name + " is also in " + file + ", with another content");
                }
            }
        }
        return new UpgradeInput(
                Optional.empty(),
                List.copyOf(manifests.values()),
                forms.equals(EnumSet.of(Form.RANCHERD)) ? Form.RANCHERD : Form.DOCUMENTS,
                violations,
                notes,
                conflicts);
    }

    private static boolean isPolicy(Manifest manifest) {
        return manifest.apiVersion().startsWith("audit.k8s.io/");
    }

    private static String inWords(Manifest manifest) {
        return manifest.kind() + " "
                + manifest.metadata()
                        .namespace()
                        .map(namespace -> namespace + "/")
                        .orElse("")
                + manifest.metadata().name().orElse("");
    }

    /** Reads a file; the release before the upgrade decides which object installs the chart. */
    private static UpgradeInput read(Source source, HarvesterRelease from) {
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
