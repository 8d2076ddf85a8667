package dev.gleaner.assertj;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Reading;
import dev.gleaner.lint.Lint;
import dev.gleaner.manifest.ManifestSet;

/**
 * The entry points of the assertions. They can be imported beside AssertJ's own {@code assertThat}:
 *
 * <pre>{@code
 * assertThat(policy).records("create pods in default by alice").atMetadata();
 * assertThat(manifests).sends(event).to("clusteroutput:cattle-logging-system:audit");
 * assertThat(manifests).sends("{\"stream\": \"stdout\"}").toNothing();
 * assertThat(Manifests.read(file, ClusterFlow.class)).hasNoViolations();
 * assertThat(Lint.of(manifests).forRelease(HarvesterRelease.V1_4_0)).hasNoErrors();
 * }</pre>
 */
public final class GleanerAssertions {
    private GleanerAssertions() {}

    /** Assertions about what a policy records. */
    public static PolicyAssert assertThat(AuditPolicy policy) {
        return new PolicyAssert(policy);
    }

    /** Assertions about where records go. */
    public static ManifestSetAssert assertThat(ManifestSet manifests) {
        return new ManifestSetAssert(manifests);
    }

    /** Assertions about the violations of an input. */
    public static <T> ReadingAssert<T> assertThat(Reading<T> reading) {
        return new ReadingAssert<>(reading);
    }

    /** Assertions about what the checks of files report. */
    public static LintAssert assertThat(Lint lint) {
        return new LintAssert(lint);
    }
}
