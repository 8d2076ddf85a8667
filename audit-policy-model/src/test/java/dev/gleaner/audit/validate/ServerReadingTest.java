package dev.gleaner.audit.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerReadingTest {
    static final String HEAD = "apiVersion: audit.k8s.io/v1\nkind: Policy\n";
    static final String ONE_RULE = "rules:\n- level: None\n";

    /** Rules as written, and as the server decodes them. */
    static Stream<Arguments> held() {
        return Stream.of(
                argumentSet(
                        "words of YAML 1.1",
                        "- {level: None, omitManagedFields: yes}",
                        "- {level: None, omitManagedFields: true}"),
                argumentSet(
                        "words in quotes",
                        "- {level: None, users: ['yes', \"1\"]}",
                        "- {level: None, users: ['yes', '1']}"),
                argumentSet(
                        "dates and times",
                        "- {level: None, users: [2022-08-22, 12:30:45]}",
                        "- {level: None, users: ['2022-08-22', '12:30:45']}"),
                argumentSet(
                        "anchors, aliases and merge keys",
                        "- &a {level: None, users: &u [x]}\n- {<<: *a, verbs: *u}",
                        "- {level: None, users: [x]}\n- {level: None, users: [x], verbs: [x]}"),
                argumentSet(
                        "null for a field",
                        "- {level: None, users: null, verbs: , omitManagedFields: ~}",
                        "- {level: None}"),
                argumentSet(
                        "null in a list",
                        "- {level: None, namespaces: [~, a]}",
                        "- {level: None, namespaces: ['', a]}"),
                argumentSet(
                        "null for a group",
                        "- {level: None, resources: [~, {group: ~}]}",
                        "- {level: None, resources: [{}, {}]}"),
                argumentSet("a repeated key", "- {level: None, users: [a], users: [b]}", "- {level: None, users: [b]}"),
                argumentSet(
                        "unknown fields",
                        "- {level: None, Users: [a], x: {y: 1}, resources: [{group: g, kind: K}]}",
                        "- {level: None, resources: [{group: g}]}"),
                argumentSet(
                        "tags", "- !rule {level: !x None, users: !!seq [!!str 1]}", "- {level: None, users: ['1']}"),
                argumentSet("Windows line ends", "- level: None\r\n  users: [a]\r\n", "- {level: None, users: [a]}"));
    }

    @ParameterizedTest
    @MethodSource("held")
    void rulesAreDecodedAsInTheServer(String rules, String held) {
        assertThat(load(HEAD + "rules:\n" + rules).policy())
                .isEqualTo(load(HEAD + "rules:\n" + held).policy())
                .isPresent();
    }

    @Test
    void metadataIsLoadedWithoutUnknownFields() {
        AuditPolicy policy = load(HEAD + ONE_RULE + """
                        metadata:
                          name: plain
                          creationTimestamp: 2022-08-22T09:36:56+02:00
                          labels: {a: ~, b: x}
                          generation: 3
                          finalizers: [~]
                          colour: red
                        """).policy().orElseThrow();
        assertThat(policy.toYaml()).isEqualTo("""
                        apiVersion: audit.k8s.io/v1
                        kind: Policy
                        metadata:
                          name: plain
                          creationTimestamp: "2022-08-22T07:36:56Z"
                          labels:
                            a: ""
                            b: x
                          generation: 3
                          finalizers:
                          - ""
                        rules:
                        - level: None
                        """);
    }

    @Test
    void aKeyThatOverridesAMergedOneLosesNothing() {
        String text = HEAD + "rules:\n- &a {level: Metadata, verbs: [get]}\n- <<: *a\n  level: None\n";
        ServerReading old = load(text);
        assertThat(old.violations()).isEmpty();
        assertThat(old.policy()).isEqualTo(load(HEAD + """
                rules:
                - {level: Metadata, verbs: [get]}
                - {level: None, verbs: [get]}
                """).policy());
        ServerReading later = PolicyLoader.readAsServer(text, KubernetesVersion.of("1.26"));
        assertThat(later.policy()).isEqualTo(old.policy());
        assertThat(later.warns()).isTrue();
        assertThat(later.violations()).extracting(Violation::code).containsExactly("key-overrides");
    }

    @Test
    void aPolicyInUtf16WithItsMarkIsLoaded() {
        byte[] bytes = ("\uFEFF" + HEAD + ONE_RULE).getBytes(StandardCharsets.UTF_16LE);
        Source source = Source.of("", new ByteArrayInputStream(bytes));
        assertThat(PolicyLoader.readAsServer(source, KubernetesVersion.DEFAULT).policy())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | p:1:1: kind: warning: no kind; the document is read as a Policy [audit-kind-taken]",
                "kind: | p:1:1: kind: warning: no kind; the document is read as a Policy [audit-kind-taken]",
                "kind: '' | p:2:1: kind: warning: no kind; the document is read as a Policy [audit-kind-taken]",
                "KIND: Policy | p:2:1: KIND: warning: \"KIND\" is not a field of a policy, but is accepted, because only its case is wrong [audit-field-case]",
            })
    void aKindMayBeMissingOrInAnotherCase(String kind, String note) {
        String line = kind == null ? "" : kind.replace("''", "\"\"") + "\n";
        ServerReading reading = load("apiVersion: audit.k8s.io/v1\n" + line + ONE_RULE, "1.36");
        assertThat(reading.policy()).isEqualTo(load(HEAD + ONE_RULE).policy()).isPresent();
        assertThat(reading.ignored()).extracting(Violation::toString).containsExactly(note);
        assertThat(reading.warns()).isEqualTo(note.contains("audit-field-case"));
    }

    @Test
    void onlyTheFirstDocumentIsRead() {
        ServerReading reading = load(HEAD + ONE_RULE + "---\nrules: [\n", "1.36");
        assertThat(reading.policy()).isEqualTo(load(HEAD + ONE_RULE).policy());
        assertThat(reading.ignored())
                .extracting(Violation::toString)
                .containsExactly(
                        "p:6:1: warning: the text from here on is ignored: only the first document is read [document-ignored]");
        assertThat(reading.warns()).isFalse();
    }

    @Test
    void theLastOfDuplicateKeysIsUsed() {
        ServerReading reading =
                load(HEAD + "rules:\n- level: None\n- level: Metadata\nrules:\n- level: Request\n", "1.36");
        assertThat(reading.policy())
                .isEqualTo(load(HEAD + "rules:\n- level: Request\n").policy());
        assertThat(reading.ignored())
                .extracting(Violation::toString)
                .containsExactly(
                        "p:3:1: rules: warning: a list is lost: Kubernetes uses the \"rules\" at 6:1 [key-lost]");
        assertThat(reading.warns()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1.20, v1, loaded",
        "1.20, v1beta1, loaded",
        "1.23, v1alpha1, loaded",
        "1.24, v1beta1, decode",
        "1.36, v1alpha1, decode",
        "1.23, v1beta2, decode"
    })
    void versionsOfTheApiEnded(String server, String api, String outcome) {
        ServerReading reading = load("apiVersion: audit.k8s.io/" + api + "\nkind: Policy\n" + ONE_RULE, server);
        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.policy())
                .isEqualTo(outcome.equals("loaded") ? load(HEAD + ONE_RULE).policy() : reading.policy());
        assertThat(reading.ignored())
                .extracting(Violation::toString)
                .isEqualTo(
                        outcome.equals("loaded") && !api.equals("v1")
                                ? List.of(
                                        "p:1:13: apiVersion: warning: audit.k8s.io/" + api
                                                + " is accepted up to 1.23; later servers refuse the policy [audit-version-ends]")
                                : List.of());
    }

    @Test
    void managedFieldsCouldNotBeOmittedBefore123() {
        String text = HEAD + "omitManagedFields: true\nrules:\n- level: None\n  omitManagedFields: 5\n";
        ServerReading old = load(text, "1.22");
        assertThat(old.policy()).isEqualTo(load(HEAD + ONE_RULE).policy()).isPresent();
        assertThat(old.ignored())
                .extracting(Violation::toString)
                .containsExactly(
                        "p:3:1: omitManagedFields: warning: \"omitManagedFields\" is ignored: managedFields are recorded, as they always were before 1.23 [audit-field-ignored]",
                        "p:6:3: rules[0].omitManagedFields: warning: \"omitManagedFields\" is ignored: managedFields are recorded, as they always were before 1.23 [audit-field-ignored]");
        assertThat(load(text, "1.23").outcome()).isEqualTo("decode");
    }

    @Test
    void aServerWarnsFrom126OnIfDecodingSucceeds() {
        String misspelt = HEAD + ONE_RULE + "  verb: [get]\n";
        assertThat(load(misspelt, "1.25").warns()).isFalse();
        assertThat(load(misspelt, "1.26").warns()).isTrue();
        assertThat(load(HEAD + ONE_RULE, "1.26").warns()).isFalse();
        assertThat(load(HEAD + "rule: []\n", "1.26"))
                .returns("no-rules", ServerReading::outcome)
                .returns(true, ServerReading::warns);
        assertThat(load(HEAD + "rule: []\nrules: 1\n", "1.26"))
                .returns("decode", ServerReading::outcome)
                .returns(false, ServerReading::warns);
        assertThat(load("kind: Policy\nrules: []\n", "1.26"))
                .returns("unknown-version", ServerReading::outcome)
                .returns(true, ServerReading::warns);
        assertThat(load("kind: Policy\n", "1.26").warns()).isFalse();
    }

    @Test
    void aFileIsNamed(@TempDir Path folder) throws IOException {
        KubernetesVersion version = KubernetesVersion.DEFAULT;
        Path file = Files.writeString(folder.resolve("policy.yaml"), "{}");
        assertThat(PolicyLoader.readAsServer(file, version)
                        .refusal()
                        .orElseThrow()
                        .wording())
                .isEqualTo("unknown group version field audit.k8s.io/__internal, Kind=Policy in policy: from file "
                        + file);
        Path missing = folder.resolve("missing.yaml");
        assertThat(PolicyLoader.readAsServer(missing, version).violations())
                .extracting(Violation::toString)
                .containsExactly(missing + ": failed to read file path \"" + missing + "\": open " + missing
                        + ": no such file or directory [audit-file]");
        assertThat(PolicyLoader.readAsServer(folder, version)
                        .refusal()
                        .orElseThrow()
                        .wording())
                .isEqualTo("failed to read file path \"" + folder + "\": read " + folder + ": is a directory");
        assertThat(PolicyLoader.readAsServer(Path.of(""), version).refusal())
                .contains(new Refusal(Refusal.Category.FILE, "file path not specified", List.of()));
    }

    @Test
    void aReadingPrintsItsOutcome() {
        assertThat(load(HEAD + ONE_RULE)).hasToString("ServerReading[loaded, []]");
        assertThat(load("{}"))
                .hasToString(
                        "ServerReading[unknown-version: unknown group version field audit.k8s.io/__internal, Kind=Policy in policy, []]");
    }

    static ServerReading load(String text) {
        ServerReading unnamed = PolicyLoader.readAsServer(text, KubernetesVersion.DEFAULT);
        ServerReading named = load(text, "1.24");
        assertThat(named.outcome()).isEqualTo(unnamed.outcome());
        assertThat(named.refusal().map(Refusal::wording))
                .isEqualTo(unnamed.refusal().map(refusal -> refusal.wording() + ": from file p"));
        return unnamed;
    }

    static ServerReading load(String text, String version) {
        return PolicyLoader.readAsServer(Source.of("p", text), KubernetesVersion.of(version));
    }
}
