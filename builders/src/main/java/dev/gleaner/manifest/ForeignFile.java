package dev.gleaner.manifest;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.values.LoggingValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that somebody wrote, whatever its form: documents, a list of objects, rancherd's {@code resources:}, a
 * {@code List}, a part of a ManagedChart, values of the logging chart, the configuration of an RKE2 server.
 */
public final class ForeignFile {
    private static final Set<String> CHART_VALUES =
            Set.of("additionalLoggingSources", "systemdLogPath", "disablePvc", "fluentd", "fluentbit");

    private final List<Part> documents;
    private final List<Part> objects = new ArrayList<>();
    private final List<Violation> syntaxViolations;
    private final List<Violation> violations;

    private ForeignFile(List<Part> documents, List<Violation> violations) {
        this.documents = List.copyOf(documents);
        this.syntaxViolations = List.copyOf(violations);
        this.violations = new ArrayList<>(violations);
        this.documents.forEach(this::readDocument);
    }

    /** Reads a file; unknown fields are violations. */
    public static ForeignFile read(Source source) {
        ManifestReader.Documents documents = ManifestReader.strict().readAll(source);
        return new ForeignFile(documents.parts(), documents.violations());
    }

    /** The same for documents that were not read from a text. */
    public static ForeignFile of(List<Part> documents) {
        return new ForeignFile(documents, List.of());
    }

    /** What is wrong with the text and with each object in it, in document order. */
    public List<Violation> violations() {
        return violations.stream()
                .sorted(Comparator.comparing(Violation::position))
                .toList();
    }

    /** What is wrong with the text alone; where there is an error, some of it could not be read. */
    public List<Violation> syntaxViolations() {
        return syntaxViolations;
    }

    /** The objects, also those inside lists; values of charts and settings come as they stand. */
    public List<Part> objects() {
        return List.copyOf(objects);
    }

    /** The documents in canonical form; fields and kinds that are not known stay as they are. */
    public String toYaml() {
        return Manifests.toYaml(documents.stream().map(ForeignFile::canonical).toList());
    }

    private void readDocument(Part document) {
        if (document.tree() instanceof Tree.Sequence) {
            violations.add(document.violation(ManifestFault.SEQUENCE));
        }
        if (isChartSpec(document)) {
            violations.add(document.violation(ManifestFault.CHART_FRAGMENT));
        }
        List<Part> inside = objectsOf(document);
        if (inside.isEmpty()) {
            readObject(document);
        }
        inside.forEach(this::readObject);
    }

    /** The objects that a document is a list of; empty when it is none. */
    private static List<Part> objectsOf(Part document) {
        if (document.tree() instanceof Tree.Sequence) {
            return document.items();
        }
        if (document.text("kind").equals("List")) {
            return document.field("items").items();
        }
        return document.text("kind").isEmpty() ? document.field("resources").items() : List.of();
    }

    private void readObject(Part object) {
        objects.add(object);
        Optional<Reading<? extends OpenObject>> reading = read(object, ManifestReader.strict());
        if (reading.isPresent()) {
            violations.addAll(reading.get().violations());
            addWhatAServerIgnores(object);
        } else if (object.text("apiVersion").isEmpty() || object.text("kind").isEmpty()) {
            violations.add(object.violation(DocumentFault.KIND_MISSING));
        } else if (Kinds.isOurs(object)) {
            violations.add(object.violation(
                    ManifestFault.KIND_UNKNOWN, object.text("apiVersion") + " " + object.text("kind")));
        }
    }

    /** An unknown field is refused here, but not by a server, which records more or less than was meant. */
    private void addWhatAServerIgnores(Part object) {
        if (Kinds.of(object).filter(AuditPolicy.class::equals).isPresent()) {
            violations.addAll(PolicyLoader.ignoredFields(object, KubernetesVersion.DEFAULT));
        }
    }

    /** The typed object; empty when its kind is not known. */
    private static Optional<Reading<? extends OpenObject>> read(Part object, ManifestReader reader) {
        Optional<Class<? extends ModelManifest>> kind = Kinds.of(object);
        if (kind.isPresent()) {
            return Optional.of(reader.read(object, kind.get()));
        }
        if (!(object.tree() instanceof Tree.Mapping mapping) || mapping.has("apiVersion") || mapping.has("kind")) {
            return Optional.empty();
        }
        if (mapping.has("audit-policy-file")) {
            return Optional.of(reader.read(object, Rke2ServerConfig.class));
        }
        if (isChartSpec(object)) {
            return Optional.of(reader.read(object.field("values"), LoggingValues.class));
        }
        return isChartValues(mapping) ? Optional.of(reader.read(object, LoggingValues.class)) : Optional.empty();
    }

    private static boolean isChartSpec(Part part) {
        return part.text("kind").isEmpty()
                && part.field("values").tree() instanceof Tree.Mapping values
                && isChartValues(values);
    }

    private static boolean isChartValues(Tree.Mapping mapping) {
        return CHART_VALUES.stream().anyMatch(mapping::has);
    }

    private static Tree canonical(Part document) {
        if (document.tree() instanceof Tree.Sequence) {
            return list(document);
        }
        String list = document.text("kind").equals("List") ? "items" : "resources";
        if (objectsOf(document).isEmpty() || !(document.tree() instanceof Tree.Mapping mapping)) {
            return canonicalObject(document);
        }
        return Tree.mapping(m -> mapping.fields()
                .forEach(field ->
                        m.put(field.name(), field.name().equals(list) ? list(document.field(list)) : field.value())));
    }

    private static Tree list(Part list) {
        return Tree.sequence(
                list.items().stream().map(ForeignFile::canonicalObject).toArray(Tree[]::new));
    }

    private static Tree canonicalObject(Part object) {
        Optional<Tree> typed = isChartSpec(object)
                ? Optional.empty()
                : read(object, ManifestReader.lenient())
                        .flatMap(reading -> reading.value().map(OpenObject::toTree));
        return typed.orElse(object.tree());
    }
}
