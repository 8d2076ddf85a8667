package dev.gleaner.audit.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict reading of values that only some releases accept. */
class StrictReadingTest {
    private static final String WILDCARD = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: None
              resources: [{group: "*"}, {group: apps}]
            """;

    private static final String BETA = """
            apiVersion: audit.k8s.io/v1beta1
            kind: Policy
            omitManagedFields: true
            rules:
            - level: None
            """;

    @Test
    void withoutAReleaseTheGroupWildcardIsAWarningThatNamesTheReleases() {
        Reading<AuditPolicy> reading = ManifestReader.strict().read(Source.of("p", WILDCARD), AuditPolicy.class);
        assertThat(reading.violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "p:5:23: rules[0].resources[0].group: warning: the group \"*\" matches every group from Kubernetes 1.36"
                                + " on; older releases refuse the policy [audit-group-versions]");
        assertThat(reading.value()).map(KubernetesVersion::accepting).contains(KubernetesVersion.of("1.36"));
        assertThat(KubernetesVersion.accepting(AuditPolicy.of(p -> {}))).isEqualTo(KubernetesVersion.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.24", "1.35"})
    void aReleaseWithoutTheGroupWildcardRefusesIt(String version) {
        Reading<AuditPolicy> reading = read(WILDCARD, version);
        assertThat(reading.value()).isEmpty();
        assertThat(reading.violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "p:5:23: rules[0].resources[0].group: the group \"*\" is not a lower case DNS subdomain; expected an API"
                                + " group without version, such as \"apps\" [audit-group-invalid]");
        assertThat(PolicyLoader.readAsServer(WILDCARD, KubernetesVersion.of(version))
                        .policy())
                .isEmpty();
    }

    @Test
    void aReleaseWithTheGroupWildcardAcceptsItWithoutAWarning() {
        assertThat(read(WILDCARD, "1.36").violations()).isEmpty();
        assertThat(read(WILDCARD, "1.40").value()).isPresent();
    }

    @Test
    void aBetaPolicyIsAcceptedUpTo123() {
        Reading<AuditPolicy> reading = read(BETA, "1.23");
        assertThat(reading.violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "p:1:13: apiVersion: warning: audit.k8s.io/v1beta1 is accepted up to 1.23; later servers refuse the"
                                + " policy [audit-version-ends]");
        assertThat(reading.value()).map(AuditPolicy::omitManagedFields).contains(true);
        assertThat(read(BETA.replace("None", "none"), "1.23").violations())
                .extracting(Violation::code)
                .containsExactly("audit-version-ends", "audit-level-unknown");
        assertThat(read(BETA, "1.24").violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "p:1:13: apiVersion: found the text \"audit.k8s.io/v1beta1\", expected audit.k8s.io/v1 [kind-wrong]");
    }

    @Test
    void aFieldThatAReleaseIgnoresIsAnError() {
        assertThat(read(BETA, "1.22").violations())
                .extracting(Violation::toString)
                .contains("p:3:1: omitManagedFields: the field \"omitManagedFields\" exists in 1.23.0 and later;"
                        + " 1.22.0 drops it without a message [field-version]");
    }

    @Test
    void aPartIsReadLikeItsText() {
        for (String version : new String[] {"1.20", "1.23", "1.24", "1.36"}) {
            for (String text : new String[] {WILDCARD, BETA}) {
                Part part = ManifestReader.strict()
                        .readAll(Source.of("p", text))
                        .parts()
                        .get(0);
                Reading<AuditPolicy> ofPart = PolicyLoader.readStrictly(part, KubernetesVersion.of(version));
                assertThat(ofPart.violations()).isEqualTo(read(text, version).violations());
                assertThat(ofPart.value()).isEqualTo(read(text, version).value());
            }
        }
    }

    private static Reading<AuditPolicy> read(String text, String version) {
        return PolicyLoader.readStrictly(Source.of("p", text), KubernetesVersion.of(version));
    }
}
