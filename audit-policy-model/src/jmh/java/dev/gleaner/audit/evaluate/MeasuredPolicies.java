package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The policies of benchmarks: a typical one, and long ones whose last rule decides. */
public enum MeasuredPolicies {
    /** Twenty rules as in a production cluster; the last one, a catch-all, decides. */
    TWENTY(MeasuredPolicies::typical),
    /** A thousand rules, each for one resource; the last one decides. */
    RESOURCES(() -> thousand((r, i) -> r.addVerbs("create", "delete").addResources("example.com", "things" + i))),
    /** A thousand rules, each for one user; the last one decides. */
    USERS(() -> thousand((r, i) -> r.addUsers("user-" + i, "system:serviceaccount:team:" + i))),
    /** A thousand rules, each for one URL, half of them with a wildcard; the last one decides. */
    URLS(() -> thousand((r, i) -> r.addNonResourceUrls("/service/" + i + (i % 2 == 0 ? "" : "/*")))),
    /** A thousand rules with lists of users, verbs, namespaces and resources that overlap, and a catch-all. */
    LISTS(() -> thousand(MeasuredPolicies::addLists));

    private static final List<String> VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<AuditPolicy> policy;

    MeasuredPolicies(Supplier<AuditPolicy> policy) {
        this.policy = policy;
    }

    /** The policy. */
    public AuditPolicy policy() {
        return policy.get();
    }

    /** A request that only the last rule matches. */
    public AuditRequest request() {
        AuditRequest pod = AuditRequest.of(r -> r.user("system:serviceaccount:team:999")
                .addGroups("system:serviceaccounts", "system:serviceaccounts:team", "system:authenticated")
                .verb("delete")
                .namespace("team")
                .name("web-0")
                .resource("example.com", "things999"));
        return this == URLS
                ? AuditRequest.of(r -> r.user("alice")
                        .addGroups("system:authenticated")
                        .verb("get")
                        .path("/service/999/status"))
                : pod;
    }

    private interface Conditions {
        void add(AuditRule.Builder rule, int number);
    }

    private static AuditPolicy thousand(Conditions conditions) {
        return AuditPolicy.of(p -> IntStream.range(0, 1000)
                .forEach(i -> p.addRule(r -> {
                    conditions.add(r.level(i % 2 == 0 ? AuditLevel.NONE : AuditLevel.METADATA), i);
                })));
    }

    private static void addLists(AuditRule.Builder rule, int number) {
        if (number < 999) {
            for (int i = 0; i < 6; i++) {
                rule.addUser("user-" + (number * 7 + i * 11) % 40)
                        .addVerb(VERBS.get((number + i) % VERBS.size()))
                        .addNamespace("team-" + (number * 3 + i * 5) % 30)
                        .addResources("example.com", "things" + (number + i * 13) % 50);
            }
        }
    }

    private static AuditPolicy typical() {
        Consumer<AuditRule.Builder> reads = r -> r.addVerbs("get", "list", "watch");
        return AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:kube-proxy")
                        .addVerb("watch")
                        .addResources("", "endpoints", "services", "services/status"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:unsecured")
                        .addNamespace("kube-system")
                        .addVerb("get")
                        .addResources("", "configmaps"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("kubelet")
                        .addVerb("get")
                        .addResources("", "nodes", "nodes/status"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUserGroup("system:nodes")
                        .addVerb("get")
                        .addResources("", "nodes", "nodes/status"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUsers("system:kube-controller-manager", "system:kube-scheduler")
                        .addVerbs("get", "update")
                        .addNamespace("kube-system")
                        .addResources("", "endpoints"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:apiserver")
                        .addVerb("get")
                        .addResources("", "namespaces", "namespaces/status", "namespaces/finalize"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("cluster-autoscaler")
                        .addVerbs("get", "update")
                        .addNamespace("kube-system")
                        .addResources("", "configmaps", "endpoints"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:kube-controller-manager")
                        .addVerbs("get", "list")
                        .addResources("metrics.k8s.io"))
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addNonResourceUrls("/healthz*", "/livez*", "/readyz*", "/version", "/openapi*"))
                .addRule(r -> r.level(AuditLevel.NONE).addResources("", "events"))
                .addRule(r -> r.level(AuditLevel.NONE).addResources("coordination.k8s.io", "leases"))
                .addRule(r -> r.level(AuditLevel.REQUEST)
                        .addUserGroup("system:nodes")
                        .addVerbs("update", "patch")
                        .addResources("", "nodes/status", "pods/status"))
                .addRule(r -> r.level(AuditLevel.REQUEST)
                        .addUser("system:serviceaccount:kube-system:namespace-controller")
                        .addVerb("deletecollection"))
                .addRule(r -> r.level(AuditLevel.METADATA)
                        .addResources("", "secrets", "configmaps", "serviceaccounts/token")
                        .addResources("authentication.k8s.io", "tokenreviews"))
                .addRule(r -> {
                    reads.accept(r.level(AuditLevel.METADATA));
                    r.addResources("", "pods/log", "pods/exec", "pods/portforward");
                })
                .addRule(r -> {
                    reads.accept(r.level(AuditLevel.REQUEST));
                    r.addResources("")
                            .addResources("apps")
                            .addResources("batch")
                            .addResources("kubevirt.io");
                })
                .addRule(r -> r.level(AuditLevel.REQUEST_RESPONSE)
                        .addResources("")
                        .addResources("apps")
                        .addResources("batch")
                        .addResources("kubevirt.io")
                        .addResources("harvesterhci.io"))
                .addRule(r -> r.level(AuditLevel.REQUEST).addResources("rbac.authorization.k8s.io"))
                .addRule(r -> r.level(AuditLevel.METADATA).addUserGroup("system:unauthenticated"))
                .addRule(r -> r.level(AuditLevel.METADATA)));
    }
}
