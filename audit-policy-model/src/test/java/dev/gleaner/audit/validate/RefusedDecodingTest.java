package dev.gleaner.audit.validate;

import static dev.gleaner.audit.validate.ServerReadingTest.HEAD;
import static dev.gleaner.audit.validate.ServerReadingTest.ONE_RULE;
import static dev.gleaner.audit.validate.ServerReadingTest.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Source;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedDecodingTest {
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

    @Test
    void anInvalidEncodingCannotBeDecoded() {
        Source source = Source.of("", new ByteArrayInputStream(new byte[] {'a', ':', ' ', (byte) 0xff}));
        assertThat(PolicyLoader.readAsServer(source, KubernetesVersion.DEFAULT)
                        .refusal()
                        .orElseThrow()
                        .wording())
                .isEqualTo("failed decoding: yaml: line 1: not UTF-8: byte 0xff at offset 3");
    }
}
