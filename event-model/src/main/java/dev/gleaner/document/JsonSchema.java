package dev.gleaner.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (draft 2020-12) of a model type, with which editors complete, explain and check manifests. It accepts
 * what a strict reading accepts, except that it does not know the rules between fields. Immutable.
 */
public final class JsonSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private final ObjectShape<?, ?> shape;
    private final @Nullable TargetVersion target;

    private JsonSchema(ObjectShape<?, ?> shape, @Nullable TargetVersion target) {
        this.shape = shape;
        this.target = target;
    }

    /** The schema of a model type, with the fields of all versions. */
    public static JsonSchema of(Class<? extends OpenObject> type) {
        Objects.requireNonNull(type, "type");
        return new JsonSchema(Shape.of(type), null);
    }

    /**
     * The same schema with only the fields that a version has.
     *
     * @throws IllegalArgumentException if the version does not have the kind
     */
    public JsonSchema forVersion(TargetVersion version) {
        Objects.requireNonNull(version, "version");
        if (!shape.availability().includes(version.version())) {
            throw new IllegalArgumentException(version.version() + " has no " + shape.name() + ", which exists "
                    + shape.availability().describe(version));
        }
        return new JsonSchema(shape, version);
    }

    /** The schema as an untyped tree. */
    public Tree.Mapping toTree() {
        SchemaDefinitions definitions = new SchemaDefinitions(target);
        Tree.Mapping root = definitions.root(shape);
        return Tree.mapping(m -> {
            m.put("$schema", DRAFT);
            m.put("$id", id());
            m.put("title", target == null ? shape.name() : shape.name() + " (" + target.version() + ")");
            root.fields().forEach(field -> m.put(field.name(), field.value()));
            m.put("$defs", definitions.toTree());
        });
    }

    /** The schema in indented JSON, with a final newline. */
    public String toJson() {
        return toTree().toJson();
    }

    /** A URN and not a URL, because the schema is not published anywhere. */
    private String id() {
        String apiVersion = shape.apiVersion();
        String kind =
                (apiVersion == null ? "" : apiVersion + ":") + shape.name().replace(' ', '-');
        return "urn:gleaner:" + kind + (target == null ? "" : ":" + target.version());
    }

    /** The name of the type, and the version. */
    @Override
    public String toString() {
        return "JsonSchema[" + id() + "]";
    }
}
