package dev.gleaner.logging.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.FlowSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the rules of filters with a real fluentd: what it refuses has an error, and what it accepts has none. */
class RefusalsTest {
    /** Cases that do not show a rule of filters, with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "filter: record_modifier replace", "the file writes y without quotes, which Kubernetes reads as true");

    /** Cases that fluentd accepts, and that have another result than intended. */
    private static final Set<String> WARNED = Set.of(
            "filter: tag_normaliser format begins with kubernetes",
            "filter: grep pattern with hash",
            "flow: no outputs but detectExceptions");

    @TestFactory
    Stream<DynamicTest> whatFluentdRefusesHasAnError() {
        return Reference.tests(() -> cases().filter(aCase -> !LEFT_OUT.containsKey(aCase.name))
                .map(aCase -> DynamicTest.dynamicTest(aCase.name, aCase::check)));
    }

    @Test
    void everyExceptionIsACase() {
        assertThat(cases().map(Case::name)).containsAll(LEFT_OUT.keySet()).containsAll(WARNED);
    }

    private record Case(String name, boolean starts, Tree filters) {
        void check() {
            FlowSpec spec =
                    Manifests.readLenient(yaml(), FlowSpec.class).value().orElse(FlowSpec.of(f -> {}));
            assertThat(spec.filters()).as("kinds without a type").noneMatch(OpaqueFilter.class::isInstance);
            List<Violation> violations = Manifests.read(yaml(), FlowSpec.class).violations();
            if (starts) {
                assertThat(violations).noneMatch(Violation::isError);
                assertThat(!violations.isEmpty()).as("warnings: %s", violations).isEqualTo(WARNED.contains(name));
            } else {
                assertThat(violations).anyMatch(Violation::isError);
            }
        }

        private String yaml() {
            Tree refs = name.startsWith("flow: no outputs") ? Tree.texts() : Tree.texts("all");
            return Tree.mapping(m -> m.put("filters", filters).put("globalOutputRefs", refs))
                    .toYaml();
        }
    }

    private static Stream<Case> cases() {
        Source file = Source.of(Reference.path("pipeline/refusals.yaml"));
        Tree root = ManifestReader.strict().readAll(file).parts().get(0).tree();
        return ((Tree.Sequence) field(root, "cases"))
                .items().stream()
                        .map(Tree.Mapping.class::cast)
                        .filter(entry -> entry.hasValue("filters"))
                        .map(entry -> new Case(
                                entry.text("case").orElseThrow(),
                                ((Tree.Flag) field(entry, "starts")).value(),
                                field(entry, "filters")));
    }

    private static Tree field(Tree mapping, String name) {
        return ((Tree.Mapping) mapping).get(name).orElseThrow();
    }
}
