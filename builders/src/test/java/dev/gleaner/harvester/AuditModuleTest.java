package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.RuleReach;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.lint.Lint;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuditModuleTest {
    private static final AuditPolicy ALL = HarvesterAuditPolicy.of(EnumSet.allOf(AuditModule.class));
    private static final AuditPolicy VMS = HarvesterAuditPolicy.of(AuditModule.VIRTUAL_MACHINES);

    /** Each module, and all of them. */
    static Stream<Set<AuditModule>> presets() {
        return Stream.concat(
                Arrays.stream(AuditModule.values()).map(EnumSet::of), Stream.of(EnumSet.allOf(AuditModule.class)));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetHasNoWarnings(Set<AuditModule> modules) {
        AuditPolicy policy = HarvesterAuditPolicy.of(modules);
        Part part = new Part("", FieldPath.ROOT, policy.toTree());

        assertThat(PolicyLoader.readStrictly(part, KubernetesVersion.DEFAULT).violations())
                .isEmpty();
        assertThat(PolicyReview.of(part, policy).run()).isEmpty();
        assertThat(Lint.of(Source.of(policy.toYaml())).run()).isEmpty();
        assertThat(PolicyAnalysis.of(policy).rules()).allMatch(RuleReach::isReal);
        assertThat(PolicyAnalysis.of(policy).simplify()).isEqualTo(policy);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyServerOfHarvesterLoadsAPreset(Set<AuditModule> modules) {
        AuditPolicy policy = HarvesterAuditPolicy.of(modules);
        assertThat(Stream.of("1.24", "1.26", "1.36")).allSatisfy(version -> assertThat(
                        PolicyLoader.readAsServer(policy.toYaml(), KubernetesVersion.of(version))
                                .policy())
                .contains(policy));
    }

    @Test
    void theOutcomeOfARequestIsRecorded() {
        assertThat(PolicyAnalysis.of(ALL).recordedStages())
                .containsExactly(Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE, Stage.PANIC);
    }

    @ParameterizedTest
    @EnumSource
    void aResourceIsRecordedInItsModuleAlone(AuditModule module) {
        AuditPolicyEvaluator alone = AuditPolicyEvaluator.of(HarvesterAuditPolicy.of(module));
        AuditPolicyEvaluator all = AuditPolicyEvaluator.of(ALL);
        Set<AuditModule> others = EnumSet.complementOf(EnumSet.of(module));
        AuditPolicyEvaluator without = AuditPolicyEvaluator.of(HarvesterAuditPolicy.of(others));
        for (ModuleResources row : module.resources()) {
            for (String resource : row.resources()) {
                AuditRequest request = request("alice", "delete", row.group(), resource);
                assertThat(alone.decide(request).level()).as(resource).isEqualTo(row.level());
                assertThat(all.decide(request).level()).as(resource).isEqualTo(row.level());
                assertThat(without.decide(request).level()).as(resource).isEqualTo(AuditLevel.NONE);
            }
        }
    }

    private static AuditRequest request(String user, String verb, String group, String resource) {
        return AuditRequest.of(r -> r.user(user)
                .addGroups("system:authenticated")
                .verb(verb)
                .resource(group, resource)
                .namespace("default")
                .name("one"));
    }

    /** A person's request reaches kube-apiserver from a service account of Rancher or Harvester. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alice                                                       | create | kubevirt.io              | virtualmachines             | METADATA
            system:serviceaccount:cattle-system:rancher                 | create | kubevirt.io              | virtualmachines             | METADATA
            system:serviceaccount:harvester-system:harvester            | update | kubevirt.io              | virtualmachines             | METADATA
            system:serviceaccount:harvester-system:kubevirt-controller  | patch  | kubevirt.io              | virtualmachines             | NONE
            system:serviceaccount:harvester-system:kubevirt-controller  | create | kubevirt.io              | virtualmachineinstances     | METADATA
            system:serviceaccount:harvester-system:kubevirt-handler     | patch  | kubevirt.io              | virtualmachineinstances     | NONE
            alice                                                       | get    | kubevirt.io              | virtualmachines             | NONE
            alice                                                       | patch  | kubevirt.io              | virtualmachines/status      | NONE
            alice                                                       | update | subresources.kubevirt.io | virtualmachines/stop        | METADATA
            alice                                                       | get    | subresources.kubevirt.io | virtualmachineinstances/vnc | METADATA
            alice                                                       | get    | subresources.kubevirt.io | virtualmachineinstances/guestosinfo | NONE
            alice                                                       | create | harvesterhci.io          | virtualmachineimages        | NONE
            alice                                                       | create | ''                       | secrets                     | NONE
            """)
    void whoDidWhatToAVirtualMachineIsRecorded(
            String user, String verb, String group, String resource, AuditLevel level) {
        AuditDecision decision = AuditPolicyEvaluator.of(VMS).decide(request(user, verb, group, resource));
        assertThat(decision.level()).isEqualTo(level);
    }

    @Test
    void modulesHaveNoResourceInCommon() {
        Set<String> seen = new HashSet<>();
        for (AuditModule module : AuditModule.values()) {
            for (ModuleResources row : module.resources()) {
                assertThat(row.resources()).doesNotHaveDuplicates();
                row.resources().forEach(resource -> assertThat(seen.add(row.group() + "/" + resource))
                        .as(resource)
                        .isTrue());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyModuleTellsWhatItIsFor(AuditModule module) {
        assertThat(module.question()).matches("who .*[^.]");
        assertThat(module.reason()).matches("[a-z].*[^.]");
        assertThat(module.resources())
                .allSatisfy(row -> assertThat(row.origin()).matches("[a-z0-9-]+/\\S+.*, \\S+"));
        assertThat(AuditModule.of(module.label())).isEqualTo(module);
    }

    @Test
    void theOrderOfModulesDoesNotMatter() {
        assertThat(HarvesterAuditPolicy.of(AuditModule.USERS, AuditModule.IMAGES))
                .isEqualTo(HarvesterAuditPolicy.of(AuditModule.IMAGES, AuditModule.USERS, AuditModule.IMAGES));
    }

    @Test
    void aPolicyNeedsAModule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HarvesterAuditPolicy.of(Set.of()))
                .withMessage("a policy needs at least one module");
    }

    @Test
    void anUnknownModuleNamesTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditModule.of("image"))
                .withMessage("unknown module \"image\"; did you mean \"images\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditModule.of("kernels"))
                .withMessage("unknown module \"kernels\"; the modules are virtual-machines, images, volumes, networks,"
                        + " backups, settings, users, rights, hosts");
    }

    @Test
    void thePolicyOfOneModuleIsShort() {
        assertThat(HarvesterAuditPolicy.of(AuditModule.IMAGES).toYaml()).isEqualTo("""
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages:
                - RequestReceived
                rules:
                - level: None
                  userGroups:
                  - system:serviceaccounts:longhorn-system
                  verbs:
                  - create
                  - update
                  - patch
                  resources:
                  - group: longhorn.io
                    resources:
                    - backingimages
                - level: Metadata
                  verbs:
                  - create
                  - update
                  - patch
                  - delete
                  - deletecollection
                  resources:
                  - group: harvesterhci.io
                    resources:
                    - virtualmachineimages
                    - virtualmachineimagedownloaders
                  - group: longhorn.io
                    resources:
                    - backingimages
                """);
    }
}
