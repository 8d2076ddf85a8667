package dev.gleaner.manifest;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.logging.values.ValuesReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of a file, each for the version that is named for its kind.
 *
 * @param texts reads the texts, and the objects for which no version is named
 * @param operator the version of the logging operator; null if none is named
 * @param values reads values of the chart rancher-logging if they do not name their version
 */
record ObjectReader(ManifestReader texts, @Nullable OperatorVersion operator, ValuesReader values) {
    static ObjectReader of(ManifestReader reader) {
        return new ObjectReader(reader, null, ValuesReader.ofAnyVersion());
    }

    ObjectReader forOperator(OperatorVersion version) {
        return new ObjectReader(texts, version, values);
    }

    ObjectReader forChart(ChartVersion version) {
        return new ObjectReader(texts, operator, ValuesReader.of(version));
    }

    /** The reader of an object. */
    ManifestReader of(Part object) {
        return operator != null && Kinds.isOfOperator(object) ? texts.forVersion(operator) : texts;
    }

    /** The reader of values in the spec of a chart, which may name its version. */
    ValuesReader valuesOf(Part spec) {
        ValuesReader ofSpec = ValuesReader.ofSpec(spec);
        return ofSpec.version().isPresent() ? ofSpec : values;
    }

    /**
     * Whether a mapping is values of the chart: if a version of the chart is named, one known value is enough. Other
     * charts have some of the same values.
     */
    boolean areValues(Part part) {
        return values.version().isPresent()
                && !WrittenFile.isConfiguration(part)
                && part.tree() instanceof Tree.Mapping mapping
                && mapping.fields().stream().anyMatch(field -> isKnown(part, field.name()));
    }

    private static boolean isKnown(Part part, String name) {
        Tree alone = Tree.mapping(m -> m.put(name, Tree.nothing()));
        return ManifestReader.lenient()
                .read(new Part(part.file(), part.path(), alone), LoggingValues.class)
                .value()
                .filter(values -> values.unknownFields().isEmpty())
                .isPresent();
    }
}
