package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.output.NullOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and labels of objects are checked as the API server does. */
class NamesTest {
    private static final String NO_SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
            + " regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private static final String NO_LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric"
            + " characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or"
            + " '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static final String NO_NAME_PART = "name part must consist of alphanumeric characters, '-', '_' or '.', and"
            + " must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex"
            + " used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private static final String NO_LABEL_VALUE = "a valid label must be an empty string or consist of alphanumeric"
            + " characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
            + " 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private static List<String> read(String metadata) {
        return Manifests.read("""
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: ClusterFlow
                        metadata: %s
                        spec: {globalOutputRefs: [files]}
                        """.formatted(metadata), ClusterFlow.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void wrongNamesOfAManifestAreReportedWhereTheyAre() {
        assertThat(read("{name: X Y, namespace: UP_, labels: {a b: c d!}, annotations: {c/d/e: any text!}}"))
                .containsExactly(
                        "3:18: metadata.name: Invalid value: \"X Y\": " + NO_SUBDOMAIN + " [object-name-invalid]",
                        "3:34: metadata.namespace: Invalid value: \"UP_\": " + NO_LABEL + " [namespace-name-invalid]",
                        "3:48: metadata.labels[\"a b\"]: Invalid value: \"a b\": " + NO_NAME_PART
                                + " [label-key-invalid]",
                        "3:53: metadata.labels[\"a b\"]: Invalid value: \"c d!\": " + NO_LABEL_VALUE
                                + " [label-value-invalid]",
                        "3:74: metadata.annotations[\"c/d/e\"]: Invalid value: \"c/d/e\": a qualified name "
                                + NO_NAME_PART.substring("name part ".length())
                                + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
                                + " [annotation-key-invalid]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{generateName: audit-}",
                "{name: a.b, namespace: logs-1, labels: {app.kubernetes.io/part-of: v1.2_x, Team: ''}}",
                "{name: a, labels: {team: null}, annotations: {Example.com/Note: 'any text, of any length!'}}",
                "{name: '{{ .Release.Name }}-flow', labels: {app: '{{ .Chart.Name }}'}}",
            })
    void validNamesAndTemplatesAreAccepted(String metadata) {
        assertThat(read(metadata)).noneMatch(violation -> violation.contains("-invalid]"));
    }

    @Test
    void wrongNamesOfABuiltObjectAreViolationsToo() {
        Output output = Output.of(
                o -> o.metadata(m -> m.name("a/b").namespace("N S")).spec(s -> s.target(NullOutput.of(n -> {}))));
        assertThat(Manifests.validate(output))
                .extracting(Violation::toString)
                .containsExactly(
                        "metadata.name: Invalid value: \"a/b\": " + NO_SUBDOMAIN + " [object-name-invalid]",
                        "metadata.namespace: Invalid value: \"N S\": " + NO_LABEL + " [namespace-name-invalid]");
    }

    @Test
    void theNamespaceOfAClusterScopedObjectIsDropped() {
        Logging logging =
                Logging.of(l -> l.metadata(m -> m.name("root").namespace("N S")).spec(s -> s.controlNamespace("logs")));
        assertThat(Manifests.validate(logging))
                .extracting(Violation::toString)
                .containsExactly(
                        "metadata.namespace: warning: the API server drops the namespace \"N S\", because Logging is"
                                + " cluster-scoped; spec.controlNamespace counts, which is \"logs\": correct it, or"
                                + " remove the namespace [namespace-ignored]");
    }

    @Test
    void aClusterScopedObjectWithoutControlNamespaceNeedsNoNamespace() {
        LoggingRoute route = LoggingRoute.of(r -> r.metadata(m -> m.name("a").namespace("logs"))
                .spec(s -> s.source("ops").targets("team", "x")));
        assertThat(Manifests.validate(route))
                .extracting(Violation::toString)
                .containsExactly(
                        "metadata.namespace: warning: the API server drops the namespace \"logs\", because LoggingRoute"
                                + " is cluster-scoped; remove it [namespace-ignored]");
    }
}
