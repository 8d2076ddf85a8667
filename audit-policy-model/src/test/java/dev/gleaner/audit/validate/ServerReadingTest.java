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
    private static final String HEAD = "apiVersion: audit.k8s.io/v1\nkind: Policy\n";
    private static final String ONE_RULE = "rules:\n- level: None\n";

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

    static Stream<Arguments> refused() {
        String start = "failed decoding: ";
        return Stream.of(
                argumentSet(
                        "another version of YAML",
                        "%YAML 1.2\n---\n" + HEAD + ONE_RULE,
                        start + "yaml: found incompatible YAML document"),
                argumentSet(
                        "another version of YAML behind a comment",
                        "# policy\n%YAML 1.2\n---\n" + HEAD + ONE_RULE,
                        start + "yaml: line 1: found incompatible YAML document"),
                argumentSet(
                        "a boolean is no text",
                        HEAD + "rules: [{level: None, users: [yes]}]",
                        start
                                + "json: cannot unmarshal bool into Go struct field PolicyRule.rules.users of type string"),
                argumentSet(
                        "a number is no text",
                        HEAD + "rules: [{level: 1}]",
                        start
                                + "json: cannot unmarshal number into Go struct field PolicyRule.rules.level of type v1.Level"),
                argumentSet(
                        "text is no list",
                        HEAD + "rules: [{level: None, verbs: get}]",
                        start
                                + "json: cannot unmarshal string into Go struct field PolicyRule.rules.verbs of type []string"),
                argumentSet(
                        "text is no boolean",
                        HEAD + "rules: [{level: None, omitManagedFields: 'true'}]",
                        start
                                + "json: cannot unmarshal string into Go struct field PolicyRule.rules.omitManagedFields of type bool"),
                argumentSet(
                        "a list is no entry",
                        HEAD + "rules: [{level: None, resources: [[a]]}]",
                        start
                                + "json: cannot unmarshal array into Go struct field PolicyRule.rules.resources of type v1.GroupResources"),
                argumentSet(
                        "the first error by name",
                        HEAD + "rules: 1\nomitStages: [2]\n",
                        start
                                + "json: cannot unmarshal number into Go struct field Policy.omitStages of type v1.Stage"),
                argumentSet(
                        "metadata of a wrong type",
                        HEAD + ONE_RULE + "metadata: {labels: {a: 1}}\n",
                        start
                                + "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"),
                argumentSet(
                        "metadata that is no object",
                        HEAD + ONE_RULE + "metadata: x\n",
                        start
                                + "json: cannot unmarshal string into Go struct field Policy.metadata of type v1.ObjectMeta"),
                argumentSet(
                        "half a generation",
                        HEAD + ONE_RULE + "metadata: {generation: 1.5}\n",
                        start
                                + "json: cannot unmarshal number 1.5 into Go struct field ObjectMeta.metadata.generation of type int64"),
                argumentSet(
                        "no time",
                        HEAD + ONE_RULE + "metadata: {name: 1, creationTimestamp: now}\n",
                        start
                                + "parsing time \"now\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"now\" as \"2006\""),
                argumentSet(
                        "an owner of a wrong type",
                        HEAD + ONE_RULE + "metadata: {ownerReferences: [{controller: 1}]}\n",
                        start
                                + "json: cannot unmarshal number into Go struct field OwnerReference.metadata.ownerReferences.controller of type bool"),
                argumentSet(
                        "no object",
                        "text",
                        start
                                + "couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }"),
                argumentSet(
                        "a kind of a wrong type",
                        "apiVersion: audit.k8s.io/v1\nkind: [Policy]\n",
                        start
                                + "couldn't get version/kind; json parse error: json: cannot unmarshal array into Go struct field .kind of type string"),
                argumentSet(
                        "three parts of a version",
                        "apiVersion: a/b/c\nkind: Policy\n",
                        start + "unexpected GroupVersion string: a/b/c"),
                argumentSet(
                        "another group",
                        "apiVersion: apps/v1\nkind: Policy\n",
                        start
                                + "no kind \"Policy\" is registered for version \"apps/v1\" in scheme \"k8s.io/apiserver/pkg/audit/scheme.go:30\""),
                argumentSet(
                        "no group",
                        "apiVersion: v1\n",
                        start
                                + "no kind \"Policy\" is registered for version \"v1\" in scheme \"k8s.io/apiserver/pkg/audit/scheme.go:30\""),
                argumentSet(
                        "a kind in lower case",
                        "apiVersion: audit.k8s.io/v1\nkind: policy\n",
                        start
                                + "no kind \"policy\" is registered for version \"audit.k8s.io/v1\" in scheme \"k8s.io/apiserver/pkg/audit/scheme.go:30\""),
                argumentSet(
                        "an unknown kind without a version",
                        "kind: Rules\n",
                        start
                                + "no kind \"Rules\" is registered for the internal version of group \"audit.k8s.io\" in scheme \"k8s.io/apiserver/pkg/audit/scheme.go:30\""),
                argumentSet(
                        "a list of policies",
                        "apiVersion: audit.k8s.io/v1\nkind: PolicyList\nitems: []\n",
                        start + "converting (v1.PolicyList) to (audit.Policy): unknown conversion"),
                argumentSet(
                        "a list of policies without a version",
                        "kind: PolicyList\n",
                        start + "converting (audit.PolicyList) to (audit.Policy): unknown conversion"),
                argumentSet(
                        "flow style",
                        "{apiVersion: audit.k8s.io/v1, rules: [{level: None}]}",
                        start
                                + "couldn't get version/kind; json parse error: Unexpected character ('a' (code 97)): was expecting double-quote to start field name"),
                argumentSet(
                        "a comma too many",
                        "{\"apiVersion\": \"audit.k8s.io/v1\",}",
                        start
                                + "couldn't get version/kind; json parse error: Unexpected character ('}' (code 125)): was expecting double-quote to start field name"),
                argumentSet(
                        "a comment in JSON",
                        "{} # none",
                        start
                                + "couldn't get version/kind; json parse error: Unexpected character ('#' (code 35)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
                argumentSet(
                        "a second value of JSON",
                        "{} {}",
                        start + "couldn't get version/kind; json parse error: unexpected text after the value"),
                argumentSet(
                        "a tab",
                        HEAD + "rules:\n-\tlevel: None\n\tusers: [a]\n",
                        start + "yaml: line 4: a tab cannot indent or separate here; use spaces"),
                argumentSet(
                        "a control character",
                        HEAD + ONE_RULE + "  users: [\u0001]\n",
                        start + "yaml: line 5: the character U+0001 is not allowed"),
                argumentSet(
                        "a control character in JSON",
                        "{\"kind\": \"\u0001\"}",
                        start
                                + "couldn't get version/kind; json parse error: Illegal unquoted character ((CTRL-CHAR, code 1)): has to be escaped using backslash to be included in string value"),
                argumentSet(
                        "a star without quotes",
                        HEAD + "rules:\n- level: None\n  nonResourceURLs: [*]\n",
                        start
                                + "yaml: line 5: \"*\" starts an alias, and no name follows; if it is a text, put it in quotes"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void textsThatCannotBeDecodedAreRefused(String text, String wording) {
        Refusal refusal = load(text).refusal().orElseThrow();
        assertThat(refusal).isEqualTo(new Refusal(Refusal.Category.DECODE, wording, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^ | Policy",
                "^\n # only a comment\n^ | Policy",
                "null | Policy",
                "{} | Policy",
                "^---\n---\napiVersion: audit.k8s.io/v1^ | Policy",
                "kind: Policy | Policy",
                "^kind: Policy\napiVersion: ''^ | Policy",
                "^kind: Policy\napiVersion: null^ | Policy",
                "apiVersion: / | Policy",
                "apiVersion: audit.k8s.io/ | Policy",
                "apiVersion: audit.k8s.io/__internal | Policy"
            })
    void aTextWithoutAVersionIsRefused(String text, String kind) {
        assertThat(load(text).refusal())
                .contains(new Refusal(
                        Refusal.Category.UNKNOWN_VERSION,
                        "unknown group version field audit.k8s.io/__internal, Kind=" + kind + " in policy",
                        List.of()));
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

    @Test
    void allErrorsOfTheValidationAreReportedInTheOrderOfTheServer() {
        ServerReading reading = load(HEAD + """
                        omitStages: [Foo, ~]
                        rules:
                        - ~
                        - level: none
                          namespaces: [""]
                          nonResourceURLs: ["*", "**", "", /a*, "/\\u0007*b"]
                          resources:
                          - {resourceNames: [a, "b\\"c"], group: A}
                          - {group: a.-b}
                          omitStages: [panic]
                        """);
        assertThat(reading.refusal().orElseThrow().errors())
                .extracting(FieldError::message)
                .containsExactly(
                        "omitStages[0]: Invalid value: \"Foo\": allowed stages are RequestReceived,ResponseStarted,ResponseComplete,Panic",
                        "omitStages[1]: Invalid value: \"\": allowed stages are RequestReceived,ResponseStarted,ResponseComplete,Panic",
                        "rules[0].level: Required value",
                        "rules[1].level: Unsupported value: \"none\": supported values: \"None\", \"Metadata\", \"Request\", \"RequestResponse\"",
                        "rules[1].nonResourceURLs[1]: Invalid value: \"**\": non-resource URL rules must begin with a '/' character",
                        "rules[1].nonResourceURLs[1]: Invalid value: \"**\": non-resource URL wildcards '*' must be the final character of the rule",
                        "rules[1].nonResourceURLs[2]: Invalid value: \"\": non-resource URL rules must begin with a '/' character",
                        "rules[1].nonResourceURLs[4]: Invalid value: \"/\\a*b\": non-resource URL wildcards '*' must be the final character of the rule",
                        "rules[1].resources.group: Invalid value: \"A\": " + SUBDOMAIN,
                        "rules[1].resources.resourceNames: Invalid value: []string{\"a\", \"b\\\"c\"}: using resourceNames requires at least one resource",
                        "rules[1].resources.group: Invalid value: \"a.-b\": " + SUBDOMAIN,
                        "rules[1].omitStages[0]: Invalid value: \"panic\": allowed stages are RequestReceived,ResponseStarted,ResponseComplete,Panic",
                        "rules[1].nonResourceURLs: Invalid value: []string{\"*\", \"**\", \"\", \"/a*\", \"/\\a*b\"}: rules cannot apply to both regular resources and non-resource URLs");
        assertThat(reading.violations())
                .extracting(violation -> violation.position() + " " + violation.path() + " " + violation.code())
                .containsExactly(
                        "3:14 omitStages[0] audit-stage-unknown",
                        "3:19 omitStages[1] audit-stage-unknown",
                        "5:3 rules[0].level field-required",
                        "6:10 rules[1].level audit-level-unknown",
                        "8:20 rules[1].nonResourceURLs audit-resources-and-urls",
                        "8:26 rules[1].nonResourceURLs[1] audit-url-slash",
                        "8:26 rules[1].nonResourceURLs[1] audit-url-wildcard",
                        "8:32 rules[1].nonResourceURLs[2] audit-url-slash",
                        "8:41 rules[1].nonResourceURLs[4] audit-url-wildcard",
                        "10:21 rules[1].resources[0].resourceNames audit-names-without-resource",
                        "10:41 rules[1].resources[0].group audit-group-invalid",
                        "11:13 rules[1].resources[1].group audit-group-invalid",
                        "12:16 rules[1].omitStages[0] audit-stage-unknown");
    }

    private static final String SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    @Test
    void equalErrorsAreReportedOnce() {
        String group = "{group: A}";
        ServerReading reading = load(HEAD + "rules: [{level: None, resources: [" + group + ", " + group + "]}]");
        assertThat(reading.refusal().orElseThrow())
                .returns(2, refusal -> refusal.errors().size())
                .returns("rules[0].resources.group: Invalid value: \"A\": " + SUBDOMAIN, Refusal::wording);
    }

    @ParameterizedTest
    @CsvSource({"a, true", "a.b-c.9, true", "'', true", "a..b, false", ".a, false", "a-, false", "aB, false"})
    void groupsAreSubdomains(String group, boolean valid) {
        assertThat(load(HEAD + "rules: [{level: None, resources: [{group: '" + group + "'}]}]")
                        .outcome())
                .isEqualTo(valid ? "loaded" : "validation");
    }

    @Test
    void aGroupMayBeLongButNotTooLong() {
        String text = HEAD + "rules: [{level: None, resources: [{group: '%s'}]}]";
        assertThat(load(text.formatted("a".repeat(253))).outcome()).isEqualTo("loaded");
        assertThat(load(text.formatted("a".repeat(100_000) + "_"))
                        .refusal()
                        .orElseThrow()
                        .errors())
                .extracting(FieldError::detail)
                .containsExactly("must be no more than 253 characters," + SUBDOMAIN);
    }

    @Test
    void theNumberOfRulesIsCheckedLast() {
        assertThat(load(HEAD + "omitStages: [x]\nrules: []\n").outcome()).isEqualTo("validation");
        ServerReading reading = load(HEAD + "rules: []\n");
        assertThat(reading.refusal())
                .contains(new Refusal(Refusal.Category.NO_RULES, "loaded illegal policy with 0 rules", List.of()));
        assertThat(reading.violations())
                .extracting(Violation::toString)
                .containsExactly("3:1: rules: loaded illegal policy with 0 rules [audit-no-rules]");
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
    void anInvalidEncodingCannotBeDecoded() {
        Source source = Source.of("", new ByteArrayInputStream(new byte[] {'a', ':', ' ', (byte) 0xff}));
        assertThat(PolicyLoader.readAsServer(source, KubernetesVersion.DEFAULT)
                        .refusal()
                        .orElseThrow()
                        .wording())
                .isEqualTo("failed decoding: yaml: line 1: not UTF-8: byte 0xff at offset 3");
    }

    @Test
    void aReadingPrintsItsOutcome() {
        assertThat(load(HEAD + ONE_RULE)).hasToString("ServerReading[loaded, []]");
        assertThat(load("{}"))
                .hasToString(
                        "ServerReading[unknown-version: unknown group version field audit.k8s.io/__internal, Kind=Policy in policy, []]");
    }

    private static ServerReading load(String text) {
        ServerReading unnamed = PolicyLoader.readAsServer(text, KubernetesVersion.DEFAULT);
        ServerReading named = load(text, "1.24");
        assertThat(named.outcome()).isEqualTo(unnamed.outcome());
        assertThat(named.refusal().map(Refusal::wording))
                .isEqualTo(unnamed.refusal().map(refusal -> refusal.wording() + ": from file p"));
        return unnamed;
    }

    private static ServerReading load(String text, String version) {
        return PolicyLoader.readAsServer(Source.of("p", text), KubernetesVersion.of(version));
    }
}
