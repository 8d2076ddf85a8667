package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.manifest.ParsedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
    @Test
    void everyObjectInAFileIsCheckedWhateverItsForm() {
        String output = """
                {apiVersion: logging.banzaicloud.io/v1beta1, kind: ClusterOutput, metadata: {name: x}, spec: {gelf: {host: h}}}""";
        for (String form :
                List.of("%s", "resources: [%s]", "{kind: List, apiVersion: v1, items: [%s]}", "--- {}\n--- %s")) {
            assertThat(lint(" # YAML\n" + form.formatted(output))).as(form).anySatisfy(line -> assertThat(line)
                    .contains("spec.gelf.port: missing; expected a whole number [field-required]"));
        }
    }

    @Test
    void pathsLeadThroughTheListThatHoldsAnObject() {
        assertThat(lint("""
                resources:
                - apiVersion: audit.k8s.io/v1
                  kind: Policy
                  rules: [{level: None, verb: [get]}]
                """))
                .containsExactly(
                        "f:4:25: resources[0].rules[0].verb: unknown field \"verb\"; did you mean \"verbs\"? [field-unknown]",
                        "f:4:25: resources[0].rules[0].verb: warning: \"verb\" is ignored: the rule matches every verb [audit-field-ignored]");
    }

    @Test
    void whatAServerWouldDoStandsBesideWhatIsRefused() {
        assertThat(lint("""
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Nothing
                  resource: []
                  users: [a]
                  users: [b]
                ---
                apiVersion: v1
                kind: List
                items:
                - kind: Policy
                  apiVersion: audit.k8s.io/v1
                  rules: [{level: None, resources: [{verbs: [get]}]}]
                - {kind: Flow, apiVersion: logging.banzaicloud.io/v1beta1, metadata: {name: f, namespace: a}, spec: {localOutputRefs: [o]}, verb: x}
                """))
                .containsExactly(
                        "f:4:10: rules[0].level: unknown level \"Nothing\"; expected None, Metadata, Request or RequestResponse [audit-level-unknown]",
                        "f:5:3: rules[0].resource: unknown field \"resource\"; did you mean \"resources\"? [field-unknown]",
                        "f:5:3: rules[0].resource: warning: \"resource\" is ignored: the rule matches every resource [audit-field-ignored]",
                        "f:7:3: rules[0].users: duplicate key \"users\"; the first is at 6:3 [key-duplicate]",
                        "f:14:38: items[0].rules[0].resources[0].verbs: unknown field \"verbs\" [field-unknown]",
                        "f:14:38: items[0].rules[0].resources[0].verbs: warning: \"verbs\" is ignored in an entry of resources: the rule matches every verb [audit-field-ignored]",
                        "f:15:125: items[1].verb: unknown field \"verb\" [field-unknown]");
    }

    @Test
    void anErrorPrecedesAWarningAtItsPositionForAReleaseToo() {
        Source policy = Source.of("f", """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Metadata
                  resource: []
                """);
        List<String> expected = List.of(
                "f:5:3: rules[0].resource: unknown field \"resource\"; did you mean \"resources\"? [field-unknown]",
                "f:5:3: rules[0].resource: warning: \"resource\" is ignored: the rule matches every resource [audit-field-ignored]");
        Lint lint = Lint.of(policy);
        for (Lint target : List.of(
                lint,
                lint.forRelease(HarvesterRelease.V1_1_3),
                lint.forRelease(HarvesterRelease.V1_8_1),
                lint.forKubernetes(KubernetesVersion.of("1.36")))) {
            assertThat(target.run())
                    .as(target.toString())
                    .extracting(Violation::toString)
                    .isEqualTo(expected);
        }
    }

    @Test
    void namesOfAPolicyThatMatchNothingAreFound() {
        assertThat(lint("""
                - apiVersion: audit.k8s.io/v1
                  kind: Policy
                  rules:
                  - level: None
                    verbs: [Get]
                    resources: [{resources: [deployments]}]
                  - level: Metadata
                """))
                .containsExactly(
                        "f:1:1: warning: a list of objects, as rancherd expects it below resources:; kubectl apply refuses such a document [document-sequence]",
                        "f:4:5: [0].rules[0]: warning: the rule decides only requests that no client can send, such as Get deployments in default by alice [audit-rule-unreal]",
                        "f:5:13: [0].rules[0].verbs[0]: warning: no request for a resource has the verb \"Get\"; expected \"get\" [audit-verb-unknown]",
                        "f:6:30: [0].rules[0].resources[0].resources[0]: warning: the core group has no resource \"deployments\"; the group \"apps\" has it [audit-resource-unknown]");
    }

    /** The policy of the releases is reviewed in files, but not in a built set. */
    @Test
    void thePolicyOfTheReleasesRecordsNoOutcomeAndNotAllWrites() {
        List<String> expected = List.of(
                "f:4:1: omitStages: warning: outcomes are never recorded: without ResponseComplete there is no response code, and a denied request looks like an allowed one; every release of Harvester ships this policy [audit-no-outcome]",
                "f:7:1: rules: warning: changes by \"update\", \"deletecollection\" are never recorded; every release of Harvester ships this policy [audit-writes-missing]",
                "f:7:1: rules: warning: sessions opened with \"get\", as by kubectl from 1.30 on, are not recorded: pods/attach, pods/exec, pods/portforward; every release of Harvester ships this policy [audit-session-reads]");
        String shipped = HarvesterAuditPolicy.shipped().toYaml();
        assertThat(lint(shipped)).isEqualTo(expected);
        assertThat(Lint.of(Source.of("f", shipped))
                        .forRelease(HarvesterRelease.V1_8_1)
                        .run())
                .extracting(Violation::toString)
                .isEqualTo(expected);
    }

    /** The note is about the shipped policy only. */
    @Test
    void aChangedPolicyOfTheReleasesIsAnotherPolicy() {
        assertThat(lint(HarvesterAuditPolicy.shipped().toYaml().replace("- delete\n", "- update\n")))
                .containsExactly(
                        "f:4:1: omitStages: warning: outcomes are never recorded: without ResponseComplete there is no response code, and a denied request looks like an allowed one [audit-no-outcome]",
                        "f:7:1: rules: warning: changes by \"delete\", \"deletecollection\" are never recorded [audit-writes-missing]",
                        "f:7:1: rules: warning: sessions opened with \"get\", as by kubectl from 1.30 on, are not recorded: pods/attach, pods/exec, pods/portforward [audit-session-reads]",
                        "f:13:5: rules[0].omitStages[0]: warning: the policy already omits ResponseStarted for every rule [audit-stage-repeated]",
                        "f:14:5: rules[0].omitStages[1]: warning: the policy already omits ResponseComplete for every rule [audit-stage-repeated]");
    }

    @Test
    void aPolicyThatCannotBeReadIsNotAskedWhatItDoes() {
        assertThat(lint("apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: none, verbs: [Get]}]\n"))
                .singleElement()
                .asString()
                .endsWith("[audit-level-unknown]");
    }

    @Test
    void anObjectOfAnotherGroupIsNoneOfOurBusiness() {
        assertThat(lint("apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n")).isEmpty();
        assertThat(lint("apiVersion: management.cattle.io/v3\nkind: ManagedChart\nspec: {chart: harvester}\n"))
                .isEmpty();
    }

    /** The group is known, or the kind is known and the group is one letter away from its own. */
    @ParameterizedTest
    @CsvSource({
        "2:7: kind, logging.banzaicloud.io/v1beta1, Loging, Logging",
        "2:7: kind, logging.banzaicloud.io/v1beta1, Clusterflow, ClusterFlow",
        "2:7: kind, logging.banzaicloud.io/v1beta1, ClustrOutptu, ClusterOutput",
        "2:7: kind, logging-extensions.banzaicloud.io/v1alpha1, EventTailers, EventTailer",
        "2:7: kind, audit.k8s.io/v1, Polcy, Policy",
        "2:7: kind, harvesterhci.io/v1beta1, AddOn, Addon",
        "2:7: kind, management.cattle.io/v3, ManagedCharts, ManagedChart",
        "1:13: apiVersion, logging.bonzaicloud.io/v1beta1, ClusterOutput, logging.banzaicloud.io",
        "1:13: apiVersion, loggingextensions.banzaicloud.io/v1alpha1, EventTailer, logging-extensions.banzaicloud.io",
        "1:13: apiVersion, audit.k8.io/v1, Policy, audit.k8s.io",
        "1:13: apiVersion, harvesterhc.io/v1beta1, Addon, harvesterhci.io",
    })
    void aMisspeltKindOrGroupIsAnError(String place, String apiVersion, String kind, String intended) {
        String text = "apiVersion: " + apiVersion + "\nkind: " + kind + "\nspec: {chart: rancher-logging}\n";
        String corrected = text.replace(
                place.endsWith("kind") ? kind : apiVersion.substring(0, apiVersion.indexOf('/')), intended);
        List<String> expected = new ArrayList<>(errors(corrected));
        expected.add("f:" + place + ": unknown kind " + apiVersion + " " + kind + "; did you mean \"" + intended
                + "\"? [kind-misspelt]");
        assertThat(errors(text)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lint(text)).contains(expected.get(expected.size() - 1));
    }

    private static List<String> errors(String text) {
        return ParsedFile.read(Source.of("f", text)).violations().stream()
                .filter(Violation::isError)
                .map(Violation::toString)
                .toList();
    }

    @Test
    void allMistakesBelowMisspeltNamesAreFound() {
        assertThat(lint("""
                apiVersion: logging.banzaicloud.io/v1
                kind: Clusterflow
                metadata: {name: a, namespace: b}
                spec:
                  globalOutputRefs: [x]
                  match: {select: {}}
                  filters:
                  - tag_normalizer: {formt: x}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: a, namespace: cattle-logging-system}
                spec:
                  splunkhec: {hec_hots: a, bufer: {flush_mod: x}}
                ---
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Metadata
                  resource: [{resourcs: [pods], resourceName: a}]
                """))
                .filteredOn(line -> !line.contains(": warning: "))
                .containsExactly(
                        "f:1:13: apiVersion: found the text \"logging.banzaicloud.io/v1\", expected logging.banzaicloud.io/v1beta1 [kind-wrong]",
                        "f:2:7: kind: unknown kind logging.banzaicloud.io/v1 Clusterflow; did you mean \"ClusterFlow\"? [kind-misspelt]",
                        "f:6:10: spec.match: found a mapping, expected a list of matches [type-wrong]",
                        "f:8:5: spec.filters[0].tag_normalizer: unknown field \"tag_normalizer\"; did you mean \"tag_normaliser\"? [field-unknown]",
                        "f:8:22: spec.filters[0].tag_normalizer.formt: unknown field \"formt\"; did you mean \"format\"? [field-unknown]",
                        "f:14:3: spec.splunkhec: unknown field \"splunkhec\"; did you mean \"splunkHec\"? [field-unknown]",
                        "f:14:3: spec: no output target configured [output-target-none]",
                        "f:14:14: spec.splunkhec.hec_host: missing; expected text [field-required]",
                        "f:14:14: spec.splunkhec.hec_token: missing; expected a secret (a mapping) [field-required]",
                        "f:14:15: spec.splunkhec.hec_hots: unknown field \"hec_hots\"; did you mean \"hec_host\"? [field-unknown]",
                        "f:14:28: spec.splunkhec.bufer: unknown field \"bufer\"; did you mean \"buffer\"? [field-unknown]",
                        "f:14:36: spec.splunkhec.bufer.flush_mod: unknown field \"flush_mod\"; did you mean \"flush_mode\"? [field-unknown]",
                        "f:20:3: rules[0].resource: unknown field \"resource\"; did you mean \"resources\"? [field-unknown]",
                        "f:20:15: rules[0].resource[0].resourcs: unknown field \"resourcs\"; did you mean \"resources\"? [field-unknown]",
                        "f:20:33: rules[0].resource[0].resourceName: unknown field \"resourceName\"; did you mean \"resourceNames\"? [field-unknown]");
    }

    /** A value of another type shows that another field was intended. */
    @ParameterizedTest
    @ValueSource(strings = {"get", "[get]", "[1]", "{a: 1}", "null"})
    void theTypeInsideAMisspeltFieldIsNotReported(String value) {
        assertThat(errors("apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None, verb: " + value + "}]\n"))
                .filteredOn(line -> line.contains("rules[0].verb:"))
                .containsExactly(
                        "f:3:23: rules[0].verb: unknown field \"verb\"; did you mean \"verbs\"? [field-unknown]");
    }

    /** Another product may have the kind, or a later operator. */
    @ParameterizedTest
    @CsvSource({
        "logging.banzaicloud.com/v1beta1, Flow, logging.banzaicloud.io",
        "harvester.io/v1beta1, Addon, harvesterhci.io",
        "logging.bonzaicloud.io/v1beta1, Role, logging.banzaicloud.io",
        "logging.bonzaicloud.io/v1beta1, Clusterflow, logging.banzaicloud.io",
        "logging.banzaicloud.io/v1beta1, FluentdAgent, FluentbitAgent",
        "logging.banzaicloud.io/v1beta1, Parser, ",
        "logging-extensions.banzaicloud.io/v1alpha1, FileTailer, ",
    })
    void anUnknownKindIsNotChecked(String apiVersion, String kind, String similar) {
        String hint = similar == null ? "" : "; did you mean \"" + similar + "\"?";
        assertThat(lint("apiVersion: " + apiVersion + "\nkind: " + kind + "\n"))
                .containsExactly("f:1:1: warning: unknown kind " + apiVersion + " " + kind + "; it is not checked"
                        + hint + (similar == null ? " [kind-unknown]" : " [kind-similar]"));
    }

    @ParameterizedTest
    @CsvSource({
        "logging.banzaicloud.com/v1beta1, Role",
        "harvester.io/v1beta1, VirtualMachineImage",
        "harvesterhci.io/v1beta1, KeyPair",
        "management.cattle.io/v3, Cluster",
        "example.com/v1, ClusterFlows",
        "policy/v1, Polcy",
        "eventing.knative.dev/v1, Flows",
    })
    void aKindOfAnotherProductIsNotReported(String apiVersion, String kind) {
        assertThat(lint("apiVersion: " + apiVersion + "\nkind: " + kind + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SyslogNGFlow", "SyslogNGClusterFlow", "SyslogNGOutput", "SyslogNGClusterOutput"})
    void aKindOfSyslogNgIsCheckedExceptForItsFiltersAndDestinations(String kind) {
        assertThat(lint("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata:
                  namespace: default
                spec:
                  logingRef: other
                """.formatted(kind)))
                .containsExactly(
                        "f:4:3: metadata.name: missing; expected text [field-required]",
                        "f:6:3: spec.logingRef: unknown field \"logingRef\"; did you mean \"loggingRef\"? [field-unknown]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SyslogNGConfig", "AxoSyslog"})
    void theSettingsOfSyslogNgAreNotChecked(String kind) {
        assertThat(lint("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata:
                  name: default
                spec:
                  any: thing
                """.formatted(kind))).isEmpty();
    }

    @Test
    void valuesAreKnownByTheirNames() {
        assertThat(lint("disablePvc: yes please\nsystemdLogPth: /var/log/journal\n"))
                .containsExactly(
                        "f:1:13: disablePvc: found the text \"yes please\", expected a boolean [type-wrong]",
                        "f:2:1: systemdLogPth: warning: no template reads \"systemdLogPth\"; did you mean \"systemdLogPath\"? [value-unread]");
    }

    @Test
    void anAuditLoggingWithoutRefIsFound() {
        assertThat(lint("additionalLoggingSources:\n  kubeAudit:\n    enabled: true\n"))
                .containsExactly(
                        "f:3:5: additionalLoggingSources.kubeAudit: warning: kubeAudit has no loggingRef, so every flow runs in both Loggings and audit records mix with logs; expected harvester-kube-audit-log-ref [logging-ref-missing]");
    }

    @Test
    void theDefaultsOfEveryChartAreFineApartFromThoseThatNoVersionReads() {
        for (Path file : Reference.files("chart-values", ".yaml")) {
            assertThat(Lint.of(Source.of(file)).run())
                    .as(file.toString())
                    .filteredOn(violation -> !violation.code().equals("logging-ref-missing"))
                    .extracting(violation -> violation.path() + " " + violation.code())
                    .filteredOn(found -> !found.contains("toleration"))
                    .isSubsetOf("images.nodeagent_fluentbit.os value-unread", "testReceiver.service value-unread");
        }
    }

    private static List<String> lint(String text) {
        return Lint.of(Source.of("f", text)).run().stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void aReleaseNamesTheVersionsOfWhatAFileDoesNotName() {
        Source values = Source.of("f", "clusterDomain: a.b\neventTailer: {name: x}\n");
        assertThat(Lint.of(values).forRelease(HarvesterRelease.V1_1_3).run())
                .extracting(Violation::code)
                .containsExactly("value-unread", "value-unread");
        assertThat(Lint.of(values).forRelease(HarvesterRelease.V1_4_1).run()).isEmpty();
        Source output = Source.of("f", """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: x, namespace: cattle-logging-system}
                spec: {http: {endpoint: "http://a", compress: gzip}}
                """);
        assertThat(Lint.of(output).forRelease(HarvesterRelease.V1_1_3).run())
                .extracting(Violation::code)
                .containsExactly("field-version");
        assertThat(Lint.of(output).run()).isEmpty();
    }

    @Test
    void aReleaseNamesTheKubernetesOfPoliciesUnlessTheCallDoes() {
        Source policy = Source.of("f", """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules: [{level: Metadata, resources: [{group: "*"}]}]
                """);
        KubernetesVersion newest = KubernetesVersion.of("1.36");
        assertThat(codes(Lint.of(policy))).containsExactly("audit-group-versions");
        assertThat(codes(Lint.of(policy).forRelease(HarvesterRelease.V1_8_1))).containsExactly("audit-group-invalid");
        assertThat(codes(Lint.of(policy).forRelease(HarvesterRelease.V1_9_0_RC3)))
                .as("a release whose Kubernetes is unknown")
                .containsExactly("audit-group-versions");
        assertThat(codes(Lint.of(policy).forRelease(HarvesterRelease.V1_8_1).forKubernetes(newest)))
                .isEmpty();
        assertThat(codes(Lint.of(policy).forKubernetes(newest).forRelease(HarvesterRelease.V1_8_1)))
                .isEmpty();
    }

    private static List<String> codes(Lint lint) {
        return lint.run().stream().map(Violation::code).toList();
    }
}
