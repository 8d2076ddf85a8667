package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditLevel;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Modules do not influence each other: in any combination, each records what it records alone. */
class AuditModuleProperties {
    private record Request(AuditModule module, AuditRequest request) {}

    @Provide
    Arbitrary<Set<AuditModule>> modules() {
        return Arbitraries.of(AuditModule.class).set().ofMinSize(1);
    }

    private record Thing(AuditModule module, String group, String resource) {}

    @Provide
    Arbitrary<Request> requests() {
        Arbitrary<String> users = Arbitraries.of(
                "alice",
                "system:serviceaccount:cattle-system:rancher",
                "system:serviceaccount:harvester-system:kubevirt-controller",
                "system:serviceaccount:longhorn-system:longhorn-service-account");
        Arbitrary<String> groups = Arbitraries.of(
                "system:authenticated",
                "system:nodes",
                "system:serviceaccounts:kube-system",
                "system:serviceaccounts:longhorn-system");
        Arbitrary<String> verbs =
                Arbitraries.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
        return Combinators.combine(things(), users, groups, verbs)
                .as((thing, user, group, verb) -> new Request(thing.module(), AuditRequest.of(r -> r.user(user)
                        .addGroups(group)
                        .verb(verb)
                        .resource(thing.group(), thing.resource())
                        .namespace("default")
                        .name("one"))));
    }

    private static Arbitrary<Thing> things() {
        return Arbitraries.of(AuditModule.class)
                .flatMap(module -> Arbitraries.of(module.resources()).flatMap(row -> Arbitraries.of(row.resources())
                        .map(resource -> new Thing(module, row.group(), resource))));
    }

    @Property(tries = 300)
    void aModuleRecordsTheSameInAnyCombination(
            @ForAll("modules") Set<AuditModule> modules, @ForAll("requests") Request made) {
        AuditDecision decision =
                AuditPolicyEvaluator.of(HarvesterAuditPolicy.of(modules)).decide(made.request());
        AuditLevel alone = AuditPolicyEvaluator.of(HarvesterAuditPolicy.of(made.module()))
                .decide(made.request())
                .level();

        assertThat(decision.level()).isEqualTo(modules.contains(made.module()) ? alone : AuditLevel.NONE);
        assertThat(Arrays.asList(AuditLevel.NONE, AuditLevel.METADATA, AuditLevel.REQUEST))
                .contains(alone);
    }
}
