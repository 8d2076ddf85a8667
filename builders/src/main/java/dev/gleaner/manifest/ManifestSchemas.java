package dev.gleaner.manifest;

import dev.gleaner.document.JsonSchema;
import dev.gleaner.document.OpenObject;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.LoggingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The JSON Schemas of the kinds of manifests, and of the values of the chart rancher-logging. */
public final class ManifestSchemas {
    /** The name of the schema of chart values, which have no kind. */
    public static final String CHART_VALUES = "rancher-logging-values";

    private ManifestSchemas() {}

    /** The names of all schemas: the kinds, and {@link #CHART_VALUES}. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Kinds.types().keySet());
        names.add(CHART_VALUES);
        return List.copyOf(names);
    }

    /** The schema with a name; empty if there is none. It has the fields of all versions. */
    public static Optional<JsonSchema> of(String name) {
        Objects.requireNonNull(name, "name");
        Class<? extends OpenObject> type =
                CHART_VALUES.equals(name) ? LoggingValues.class : Kinds.types().get(name);
        return Optional.ofNullable(type).map(JsonSchema::of);
    }

    /**
     * The schema of a kind of the logging operator, with the fields of a version of the operator; empty if there is no
     * schema with this name.
     *
     * @throws IllegalArgumentException if the kind is not one of the operator, or if the version does not have it
     */
    public static Optional<JsonSchema> ofOperator(String name, OperatorVersion operator) {
        Objects.requireNonNull(operator, "operator");
        Optional<JsonSchema> schema = of(name);
        if (schema.isPresent() && !Kinds.isOfOperator(name)) {
            throw new IllegalArgumentException(name + " is not a kind of the logging operator");
        }
        return schema.map(all -> all.forVersion(operator));
    }
}
