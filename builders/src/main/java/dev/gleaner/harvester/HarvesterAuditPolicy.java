package dev.gleaner.harvester;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The audit policies of Harvester, and of its enhancement proposal "Event and audit log". */
public final class HarvesterAuditPolicy {
    private static final List<String> NAMED =
            List.of("recommended", "shipped", "proposal", "proposal-in-words", "kubernetes-example");

    private HarvesterAuditPolicy() {}

    /**
     * The policy of every release from v1.1.0 to v1.8.1. It records requests with three verbs before they are
     * authorised or answered: a denied request looks like an allowed one, and {@code update} and
     * {@code deletecollection} are missing.
     */
    public static AuditPolicy shipped() {
        Stage[] omitted = {Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE};
        return AuditPolicy.of(p -> p.addOmitStages(omitted).addRule(r -> r.level(AuditLevel.METADATA)
                .addVerbs("create", "delete", "patch")
                .addOmitStages(omitted)));
    }

    /**
     * The proposal's policy, which records the metadata of every request. In the proposal, its rules are a mapping,
     * which kube-apiserver refuses.
     */
    public static AuditPolicy proposal() {
        return AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA)));
    }

    /**
     * The policy that the proposal describes in words, "only records create, update, patch". It differs from the policy
     * that the proposal shows, and from the shipped one.
     */
    public static AuditPolicy proposalInWords() {
        return AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA).addVerbs("create", "update", "patch")));
    }

    /**
     * A policy for finding out who did what. It records every change with its outcome in one event, without routine
     * requests of programs and without secrets. {@link RecommendedRule} has the reason of each rule. It records the
     * stage {@code ResponseStarted}, because requests that fail authentication have no other.
     */
    public static AuditPolicy recommended() {
        return AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
                .rules(Arrays.stream(RecommendedRule.values())
                        .map(RecommendedRule::rule)
                        .toList()));
    }

    /**
     * A policy that records the changes to modules of Harvester with their outcome, and nothing else: for example
     * {@code HarvesterAuditPolicy.of(AuditModule.VIRTUAL_MACHINES)} for "who created which VM". It does not depend on
     * the order of the modules.
     */
    public static AuditPolicy of(AuditModule module, AuditModule... more) {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(more, "more");
        return of(EnumSet.of(module, more));
    }

    /**
     * A policy that records the changes to modules of Harvester.
     *
     * @throws IllegalArgumentException if there is no module, because kube-apiserver refuses a policy without rules
     */
    public static AuditPolicy of(Set<AuditModule> modules) {
        if (Objects.requireNonNull(modules, "modules").isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one module");
        }
        List<AuditModule> sorted = modules.stream().sorted().toList();
        return AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
                .addAllRules(AuditModule.rulesOf(sorted).toList()));
    }

    /**
     * The part of an example in the Kubernetes documentation that the proposal quotes. The rules after it are missing,
     * among them the last one, which records everything else.
     */
    public static AuditPolicy kubernetesExample() {
        return AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
                .addRule(r -> r.level(AuditLevel.REQUEST_RESPONSE).addResources("", "pods"))
                .addRule(r -> r.level(AuditLevel.METADATA).addResources("", "pods/log", "pods/status"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addResource(c -> c.group("").addResource("configmaps").addResourceName("controller-leader")))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:kube-proxy")
                        .addVerb("watch")
                        .addResources("", "endpoints", "services"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUserGroup("system:authenticated")
                        .addNonResourceUrls("/api*", "/version")));
    }

    /**
     * The policy with a name: one of {@link #names}, or modules with commas between them, such as
     * {@code virtual-machines,images}.
     *
     * @throws IllegalArgumentException if there is none; the message has the nearest name, or all names
     */
    public static AuditPolicy named(String name) {
        Objects.requireNonNull(name, "name");
        return switch (name) {
            case "recommended" -> recommended();
            case "shipped" -> shipped();
            case "proposal" -> proposal();
            case "proposal-in-words" -> proposalInWords();
            case "kubernetes-example" -> kubernetesExample();
            default -> of(modules(name));
        };
    }

    private static Set<AuditModule> modules(String names) {
        Set<AuditModule> modules = EnumSet.noneOf(AuditModule.class);
        for (String name : names.split(",", -1)) {
            modules.add(Arrays.stream(AuditModule.values())
                    .filter(module -> module.label().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("unknown policy " + Violation.quoted(name) + hint(name))));
        }
        return modules;
    }

    /** The names of policies: those of this class, and the modules. */
    public static List<String> names() {
        return Stream.concat(NAMED.stream(), Arrays.stream(AuditModule.values()).map(AuditModule::label))
                .toList();
    }

    private static String hint(String name) {
        return NearestName.hint(name, names(), "the policies are");
    }
}
