package dev.gleaner.logging.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Source;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.FlowSpec;
import java.util.List;

/** Checks filters as they are written in a flow. */
final class Filters {
    private Filters() {}

    /** Asserts that a filter is written as a text, that the text is read as the filter, and that it has no errors. */
    static void assertWritten(Filter filter, String yaml) {
        FlowSpec spec = FlowSpec.of(f -> f.addFilter(filter).addGlobalOutputRef("all"));
        String written = yaml + "globalOutputRefs:\n- all\n";
        assertThat(spec.toYaml()).isEqualTo(written);
        assertThat(Manifests.read(written, FlowSpec.class).orThrow()).isEqualTo(spec);
        assertThat(Manifests.validate(spec)).noneMatch(Violation::isError);
    }

    static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return textsOf(Manifests.read(yaml, type).violations());
    }

    static <T extends OpenObject> List<String> violations(String version, String yaml, Class<T> type) {
        ManifestReader reader = ManifestReader.strict().forVersion(Version.of(version));
        return textsOf(reader.read(Source.of(yaml), type).violations());
    }

    private static List<String> textsOf(List<Violation> violations) {
        return violations.stream().map(Violation::toString).toList();
    }
}
