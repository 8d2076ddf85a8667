package dev.gleaner.audit.validate;

import static dev.gleaner.audit.validate.ServerReadingTest.HEAD;
import static dev.gleaner.audit.validate.ServerReadingTest.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyValidatorTest {
    private static final String SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

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
}
