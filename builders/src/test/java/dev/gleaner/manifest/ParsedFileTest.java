package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedFileTest {
    private static final String MIXED = """
            kind: Policy
            apiVersion: audit.k8s.io/v1
            rules: [{level: None}]
            ---
            apiVersion: v1
            kind: List
            items:
            - {kind: Policy, apiVersion: audit.k8s.io/v1, rules: [{level: None, verb: [get]}]}
            - {kind: ConfigMap, apiVersion: v1}
            """;

    @Test
    void anObjectKnowsItsPartItsValueAndWhatIsWrongWithIt() {
        List<ParsedObject> objects = ParsedFile.read(Source.of("f", MIXED)).objects();
        assertThat(objects).extracting(Object::toString).containsExactly("f:1:1", "f:8:3: items[0]", "f:9:3: items[1]");
        assertThat(objects).extracting(o -> o.as(AuditPolicy.class).isPresent()).containsExactly(true, false, false);
        assertThat(objects).noneMatch(object -> object.as(ClusterFlow.class).isPresent());
        assertThat(objects.get(1).violations()).extracting(Violation::code).containsExactly("field-unknown");
        assertThat(objects.get(2).violations()).isEmpty();
    }

    @Test
    void aLenientReadingKeepsWhatIsNotKnownAndAStrictOneLeavesTheObjectAsItIs() {
        String lenient = ParsedFile.readLenient(Source.of("f", MIXED)).toYaml();
        assertThat(lenient).isEqualTo("""
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: None
                ---
                apiVersion: v1
                kind: List
                items:
                - apiVersion: audit.k8s.io/v1
                  kind: Policy
                  rules:
                  - level: None
                    verb:
                    - get
                - kind: ConfigMap
                  apiVersion: v1
                """);
        assertThat(ParsedFile.read(Source.of("f", MIXED)).toYaml())
                .isEqualTo(lenient.replace(
                        "- apiVersion: audit.k8s.io/v1\n  kind: Policy",
                        "- kind: Policy\n  apiVersion: audit.k8s.io/v1"));
    }

    @Test
    void emptyListsAreObjectsThatAreNone() {
        for (String text : List.of("[]", "kind: List\napiVersion: v1\nitems: []\n", "resources: []\n")) {
            ParsedFile file = ParsedFile.read(Source.of("f", "--- \n" + text));
            assertThat(file.objects()).as(text).hasSize(1);
            assertThat(ParsedFile.read(Source.of("g", file.toYaml())).toYaml()).isEqualTo(file.toYaml());
        }
    }
}
