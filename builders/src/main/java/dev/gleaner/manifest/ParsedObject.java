package dev.gleaner.manifest;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.values.LoggingValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object in a file, with its value and its violations. Immutable. */
public final class ParsedObject {
    private static final Set<String> CHART_VALUES =
            Set.of("additionalLoggingSources", "systemdLogPath", "disablePvc", "fluentd", "fluentbit");

    private final Part part;
    private final @Nullable Reading<? extends OpenObject> reading;

    private ParsedObject(Part part, @Nullable Reading<? extends OpenObject> reading) {
        this.part = part;
        this.reading = reading;
    }

    static ParsedObject of(Part part, ManifestReader reader) {
        return new ParsedObject(part, read(part, reader));
    }

    private static @Nullable Reading<? extends OpenObject> read(Part part, ManifestReader reader) {
        Optional<Class<? extends ModelManifest>> kind = Kinds.of(part);
        if (kind.isPresent()) {
            return reader.read(part, kind.get());
        }
        if (!(part.tree() instanceof Tree.Mapping mapping) || mapping.has("apiVersion") || mapping.has("kind")) {
            return null;
        }
        if (mapping.has("audit-policy-file")) {
            return reader.read(part, Rke2ServerConfig.class);
        }
        if (isChartSpec(part)) {
            return reader.read(part.field("values"), LoggingValues.class);
        }
        return isChartValues(mapping) ? reader.read(part, LoggingValues.class) : null;
    }

    /** Whether it is a part of a ManagedChart that has chart values below {@code values:}. */
    static boolean isChartSpec(Part part) {
        return part.text("kind").isEmpty()
                && part.field("values").tree() instanceof Tree.Mapping values
                && isChartValues(values);
    }

    private static boolean isChartValues(Tree.Mapping mapping) {
        return CHART_VALUES.stream().anyMatch(mapping::has);
    }

    /** The object as an untyped part of the file. */
    public Part part() {
        return part;
    }

    /** The typed value; empty if the object is of another type or has an error. */
    public <T extends OpenObject> Optional<T> as(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return value().filter(type::isInstance).map(type::cast);
    }

    /**
     * The violations of the object, in document order. An object of a kind without a model is not checked; a warning
     * says so if its API group is known.
     */
    public List<Violation> violations() {
        if (reading != null) {
            return reading.violations();
        }
        if (part.text("apiVersion").isEmpty() || part.text("kind").isEmpty()) {
            return List.of(part.violation(DocumentFault.KIND_MISSING));
        }
        return Kinds.isInKnownGroup(part)
                ? List.of(part.violation(ManifestFault.KIND_UNKNOWN, part.text("apiVersion") + " " + part.text("kind")))
                : List.of();
    }

    /** The object in canonical form; unchanged if its kind has no model or it has an error. */
    Tree toTree() {
        return isChartSpec(part) ? part.tree() : value().map(OpenObject::toTree).orElse(part.tree());
    }

    private Optional<? extends OpenObject> value() {
        return reading == null ? Optional.empty() : reading.value();
    }

    /** The position of the object, without its value, which may contain a secret. */
    @Override
    public String toString() {
        return part.toString();
    }
}
