package dev.gleaner.audit.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyNamesTest {
    private static final Path CASES = Path.of("src/test/resources/dev/gleaner/audit/analyze");
    private static final String HEAD = "apiVersion: audit.k8s.io/v1\nkind: Policy\n";

    @TestFactory
    Stream<DynamicTest> whatMatchesNothingIsTold() throws IOException {
        return Stream.of(Files.readString(CASES.resolve("names.txt")).split("\n\n"))
                .skip(1)
                .map(block -> block.lines().map(String::strip).toList())
                .map(lines -> DynamicTest.dynamicTest(lines.get(0), () -> assertThat(ofRule(lines.get(0)))
                        .isEqualTo(lines.subList(1, lines.size()))));
    }

    @Test
    void aRuleNeedNotOmitWhatThePolicyOmits() {
        assertThat(of(HEAD + """
                omitStages: [RequestReceived, Panic, Panic]
                rules:
                - level: None
                  omitStages: [Panic, ResponseStarted]
                """))
                .containsExactly(
                        "3:38: omitStages[2]: warning: \"Panic\" is already in this list, at omitStages[1] [audit-entry-repeated]",
                        "6:16: rules[0].omitStages[0]: warning: the policy already omits Panic for every rule [audit-stage-repeated]");
    }

    @Test
    void findingsAreInTheOrderOfTheDocument() {
        assertThat(of(HEAD + """
                rules:
                - verbs: [GET]
                  users: ['*']
                  level: None
                """)).extracting(line -> line.substring(0, 5)).containsExactly("4:11:", "5:11:");
    }

    @Test
    void whatCannotBeReadIsNoneOfItsBusiness() {
        Part nonsense = new Part("", FieldPath.ROOT, Tree.mapping(p -> p.put("rules", Tree.texts("a"))
                .put("omitStages", Tree.mapping(s -> {}))));
        assertThat(PolicyNames.check(nonsense)).isEmpty();
        assertThat(PolicyNames.check(new Part("", FieldPath.ROOT, Tree.nothing())))
                .isEmpty();
    }

    @Test
    void aPolicyAsCloudsHaveItIsFine() throws IOException {
        assertThat(of(Files.readString(CASES.resolve("AuditPolicy-cloud.yaml"))))
                .isEmpty();
    }

    /**
     * Excludes the vectors that contain such mistakes on purpose; an upstream policy has cluster roles in a rule for
     * namespaces.
     */
    @TestFactory
    Stream<DynamicTest> whatKubernetesTestsWithIsFine() {
        Set<String> about = Set.of(
                "unionstages-5",
                "res-group-default-is-core",
                "omitstages-duplicates-ok",
                "resource-names-never-validated");
        return Reference.tests(() -> Stream.of("evaluation", "validation", "loader")
                .flatMap(name -> vectors(name).stream())
                .filter(vector -> !about.contains(vector.text("id")))
                .map(vector ->
                        DynamicTest.dynamicTest(vector.text("id"), () -> assertThat(ofValid(vector.field("policy")))
                                .filteredOn(violation -> !violation.code().equals("audit-stage-repeated")
                                        && !violation.code().equals("audit-cluster-scope"))
                                .isEmpty())));
    }

    private static List<Part> vectors(String name) {
        return ManifestReader.strict()
                .readAll(Source.of(Reference.path("audit-vectors/" + name + ".json")))
                .parts()
                .get(0)
                .field("vectors")
                .items();
    }

    private static List<Violation> ofValid(Part policy) {
        Reading<AuditPolicy> reading = ManifestReader.strict().read(policy, AuditPolicy.class);
        return reading.value().isPresent() ? PolicyNames.check(policy) : List.of();
    }

    private static List<String> ofRule(String rule) {
        String fields = rule.startsWith("{") ? rule.substring(1, rule.length() - 1) : rule;
        AuditPolicy policy = Manifests.read(HEAD + "rules: [{level: None, " + fields + "}]", AuditPolicy.class)
                .orThrow();
        return words(PolicyNames.check(new Part("", FieldPath.ROOT, policy.toTree())));
    }

    private static List<String> of(String text) {
        Part policy = ManifestReader.strict().readAll(Source.of(text)).parts().get(0);
        ManifestReader.strict().read(policy, AuditPolicy.class).orThrow();
        return words(PolicyNames.check(policy));
    }

    private static List<String> words(List<Violation> violations) {
        return violations.stream().map(Violation::toString).toList();
    }
}
