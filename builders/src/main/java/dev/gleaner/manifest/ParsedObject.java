package dev.gleaner.manifest;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.logging.values.ValuesFault;
import dev.gleaner.logging.values.ValuesReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object in a file, with its value and its violations. Immutable. */
public final class ParsedObject {
    private static final Set<String> CHART_VALUES =
            Set.of("additionalLoggingSources", "systemdLogPath", "disablePvc", "fluentd", "fluentbit");

    private static final String CHART = "rancher-logging";

    private final Part part;
    private final Content content;
    private final String nodePath;
    private final @Nullable Reading<? extends OpenObject> reading;

    /** The violations inside an object whose kind is misspelt. */
    private final List<Violation> inside;

    private ParsedObject(
            Part part,
            Content content,
            String nodePath,
            @Nullable Reading<? extends OpenObject> reading,
            List<Violation> inside) {
        this.part = part;
        this.content = content;
        this.nodePath = nodePath;
        this.reading = reading;
        this.inside = inside;
    }

    static ParsedObject of(Part part, Content content, String nodePath, ObjectReader reader) {
        Reading<? extends OpenObject> reading = read(part, content, reader);
        List<Violation> inside = reading == null
                ? Kinds.corrected(part)
                        .flatMap(corrected -> read(corrected, reader))
                        .map(Reading::violations)
                        .orElse(List.of())
                : List.of();
        return new ParsedObject(part, content, nodePath, reading, inside);
    }

    /** The values of a chart that an object installs, read for the version of the chart. */
    static ParsedObject ofValues(Part values, Part owner, String nodePath, ObjectReader reader) {
        Reading<LoggingValues> reading =
                ValuesReader.ofSpec(owner.field("spec")).read(values, reader.of(values));
        // The document itself reports {@code values}, with the effect in helm.
        FieldPath fragment = values.path().field("values");
        List<Violation> violations = reading.violations().stream()
                .filter(violation -> !violation.code().equals(ValuesFault.UNREAD.code())
                        || !violation.path().equals(fragment))
                .toList();
        return new ParsedObject(values, Content.VALUES, nodePath, reading.withViolations(violations), List.of());
    }

    private static @Nullable Reading<? extends OpenObject> read(Part part, Content content, ObjectReader objects) {
        ManifestReader reader = objects.of(part);
        if (content == Content.VALUES) {
            return reader.read(part, LoggingValues.class);
        }
        if (content == Content.SERVER_CONFIG && part.tree() instanceof Tree.Nothing) {
            return null;
        }
        if (content == Content.SERVER_CONFIG) {
            return isPolicy(part) ? reader.read(part, AuditPolicy.class) : ServerOptionNames.read(part, reader);
        }
        Optional<Reading<? extends OpenObject>> ofKind = read(part, objects);
        if (ofKind.isPresent()) {
            return ofKind.get();
        }
        if (!(part.tree() instanceof Tree.Mapping mapping)
                || mapping.hasValue("apiVersion")
                || mapping.hasValue("kind")) {
            return null;
        }
        if (ServerOptionNames.isIn(mapping)) {
            return ServerOptionNames.read(part, reader);
        }
        if (isChartSpec(part)) {
            return objects.valuesOf(part).read(part.field("values"), reader);
        }
        boolean isValues = isChartValues(mapping) || content == Content.ANY && objects.areValues(part);
        return isValues ? objects.values().read(part, reader) : null;
    }

    /** The reading of an object of a known kind. */
    private static Optional<Reading<? extends OpenObject>> read(Part part, ObjectReader objects) {
        ManifestReader reader = objects.of(part);
        return Kinds.of(part).map(kind -> {
            Reading<? extends OpenObject> reading = reader.read(part, kind);
            return kind == ManagedChart.class ? withChartVersion(part, reading, reader) : reading;
        });
    }

    /** Whether a file in the folder of the configuration is an audit policy, which may lack its kind by mistake. */
    private static boolean isPolicy(Part part) {
        return part.tree() instanceof Tree.Mapping mapping
                && (mapping.hasValue("apiVersion") || mapping.hasValue("kind") || mapping.isSet("rules"));
    }

    /** The reading of a ManagedChart, with its values read for the version of the chart. */
    private static Reading<? extends OpenObject> withChartVersion(
            Part chart, Reading<? extends OpenObject> reading, ManifestReader strictness) {
        Part spec = chart.field("spec");
        Part values = spec.field("values");
        ValuesReader reader = ValuesReader.ofSpec(spec);
        if (reader.version().isEmpty()
                || !spec.text("chart").equals(CHART)
                || !(values.tree() instanceof Tree.Mapping)) {
            return reading;
        }
        List<Violation> violations = new ArrayList<>(reading.violations());
        violations.removeAll(
                ValuesReader.ofAnyVersion().read(values, strictness).violations());
        violations.addAll(reader.read(values, strictness).violations());
        violations.sort(Violation.ORDER);
        return reading.withViolations(violations);
    }

    /** Whether it is a part of a ManagedChart that has chart values below {@code values:}. */
    static boolean isChartSpec(Part part) {
        return part.text("kind").isEmpty()
                && part.field("values").tree() instanceof Tree.Mapping values
                && isChartValues(values);
    }

    private static boolean isChartValues(Tree.Mapping mapping) {
        return CHART_VALUES.stream().anyMatch(mapping::hasValue);
    }

    /** The object as an untyped part of the file. */
    public Part part() {
        return part;
    }

    /**
     * The path on a node of the file that contains the object; empty unless the object is in the content of a file that
     * a configuration of yip or cloud-init writes.
     */
    public Optional<String> nodePath() {
        return nodePath.isEmpty() ? Optional.empty() : Optional.of(nodePath);
    }

    /** Whether the API group of the object is one of the logging operator; the kind may be unknown. */
    public boolean isOfOperator() {
        return Kinds.isOfOperator(part);
    }

    /** The typed value; empty if the object is of another type or has an error. */
    public <T extends OpenObject> Optional<T> as(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return value().filter(type::isInstance).map(type::cast);
    }

    /**
     * The violations of the object, in document order. An object whose kind is certainly misspelt is checked as one of the
     * intended kind. An object of any other kind without a model is not checked; if its API group is known or resembles a
     * known one, a violation says so.
     */
    public List<Violation> violations() {
        if (reading != null) {
            return reading.violations();
        }
        if (part.text("apiVersion").isEmpty() || part.text("kind").isEmpty()) {
            return content.isChecked() && !WrittenFile.isConfiguration(part) && !isOfRancherd(part)
                    ? List.of(part.violation(DocumentFault.KIND_MISSING))
                    : List.of();
        }
        return Stream.concat(Kinds.violation(part).stream(), inside.stream())
                .sorted(Violation.ORDER)
                .toList();
    }

    /** Whether it is a configuration of rancherd that has values for Rancher's chart, and no objects. */
    private static boolean isOfRancherd(Part part) {
        return part.field("rancherValues").tree() instanceof Tree.Mapping;
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
