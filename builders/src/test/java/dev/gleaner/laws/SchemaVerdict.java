package dev.gleaner.laws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldAccessors;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.JsonSchema;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a JSON Schema finds in a document, and which violations of a strict reading it can find. */
final class SchemaVerdict {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Class<? extends OpenObject> type;
    private final com.networknt.schema.JsonSchema schema;
    private final ManifestReader reader;
    private final Set<String> codes;

    private SchemaVerdict(Class<? extends OpenObject> type, JsonSchema schema, ManifestReader reader) {
        this.type = type;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema.toJson(), InputFormat.JSON);
        this.reader = reader;
        this.codes = new LinkedHashSet<>(FieldAccessors.faultsIn(type));
        Stream.of(
                        DocumentFault.FIELD_FORM,
                        DocumentFault.FIELD_REQUIRED,
                        DocumentFault.FIELD_UNKNOWN,
                        DocumentFault.FIELD_VERSION,
                        DocumentFault.KIND_WRONG,
                        DocumentFault.TIMESTAMP,
                        DocumentFault.TYPE)
                .map(Fault::code)
                .forEach(codes::add);
    }

    /** The verdict for a type, and for a version of the program that reads it; null for any version. */
    static SchemaVerdict of(Class<? extends OpenObject> type, @Nullable Version version) {
        JsonSchema schema = JsonSchema.of(type);
        return version == null
                ? new SchemaVerdict(type, schema, ManifestReader.strict())
                : new SchemaVerdict(
                        type,
                        schema.forVersion(version),
                        ManifestReader.strict().forVersion(version));
    }

    /** What the schema finds. */
    List<String> findings(Tree tree) {
        try {
            return schema
                    .validate(JSON.readTree(renamed(tree).toJson()), context -> context.getExecutionConfig()
                            .setFormatAssertionsEnabled(true))
                    .stream()
                    .map(ValidationMessage::toString)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError(tree.toJson(), e);
        }
    }

    /** The same document without names that start with {@code #}, whose values the validator does not check. */
    private static Tree renamed(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return Tree.mapping(m -> mapping.fields()
                    .forEach(field -> m.put(field.name().replaceFirst("^#", "_#"), renamed(field.value()))));
        }
        return tree instanceof Tree.Sequence list
                ? Tree.sequence(
                        list.items().stream().map(SchemaVerdict::renamed).toArray(Tree[]::new))
                : tree;
    }

    /** The violations of a strict reading that are about the structure, and not about rules between fields. */
    List<Violation> structural(Tree tree) {
        return structural(reader.read(new Part("f", FieldPath.ROOT, tree), type).violations());
    }

    /** The violations that are about the structure. */
    List<Violation> structural(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> codes.contains(violation.code()))
                .toList();
    }
}
