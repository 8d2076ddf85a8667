package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A small set of names, so that policies and requests often match; one name occurs in no policy. */
public final class Universe {
    private static final List<String> USERS = List.of("alice", "bob", "");
    private static final List<String> GROUPS = List.of("admins", "staff");
    private static final List<String> VERBS = List.of("get", "create", "*");
    private static final List<String> NAMESPACES = List.of("", "prod");
    private static final List<String> API_GROUPS = List.of("", "apps", "*");
    private static final List<String> PATTERNS =
            List.of("pods", "pods/log", "pods/*", "*/log", "*", "web", "*/*", "pods/log/*", "");
    private static final List<String> NAMES = List.of("", "db");
    private static final List<String> URLS = List.of("*", "/", "/*", "/api", "/api*", "/api/v1", "/api/**", "/ap*");

    private Universe() {}

    /** Policies of a few rules, valid or not. */
    public static Arbitrary<AuditPolicy> policies(int rules) {
        return Combinators.combine(rules().list().ofMaxSize(rules), stages(), flags())
                .as((list, stages, omit) ->
                        AuditPolicy.of(p -> p.rules(list).omitStages(stages).omitManagedFields(omit)));
    }

    /** Rules, valid or not. */
    public static Arbitrary<AuditRule> rules() {
        Arbitrary<AuditRule> conditions = Combinators.combine(
                        some(USERS), some(GROUPS), some(VERBS), some(NAMESPACES), entries(), some(URLS))
                .as((users, groups, verbs, namespaces, entries, urls) -> AuditRule.of(r -> r.level(AuditLevel.NONE)
                        .users(users)
                        .userGroups(groups)
                        .verbs(verbs)
                        .namespaces(namespaces)
                        .resources(entries)
                        .nonResourceUrls(urls)));
        return Combinators.combine(conditions, Arbitraries.of(AuditLevel.class), stages(), flags().optional())
                .as((rule, level, stages, omit) ->
                        rule.edit(r -> r.level(level).omitStages(stages).omitManagedFields(omit)));
    }

    private static Arbitrary<List<GroupResources>> entries() {
        Arbitrary<GroupResources> entry = Combinators.combine(Arbitraries.of(API_GROUPS), some(PATTERNS), some(NAMES))
                .as((group, patterns, names) -> GroupResources.of(
                        g -> g.group(group).resources(patterns).resourceNames(names)));
        return often(entry.list().ofMinSize(1).ofMaxSize(2));
    }

    private static Arbitrary<List<Stage>> stages() {
        return often(Arbitraries.of(Stage.class).list().ofMaxSize(2));
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(false, true);
    }

    private static Arbitrary<List<String>> some(List<String> values) {
        return often(Arbitraries.of(values).list().ofMinSize(1).ofMaxSize(2));
    }

    /** Most conditions of most rules are empty. */
    private static <T> Arbitrary<List<T>> often(Arbitrary<List<T>> lists) {
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(List.<T>of())), Tuple.of(1, lists));
    }

    /** Every request with these names, and with a few that occur in no policy. */
    public static List<AuditRequest> requests() {
        List<AuditRequest> requests = new ArrayList<>();
        for (Consumer<AuditRequest.Builder> who : whoAsks()) {
            for (String verb : and(VERBS, "watch")) {
                for (Consumer<AuditRequest.Builder> what : what()) {
                    requests.add(AuditRequest.of(r -> {
                        who.accept(r);
                        what.accept(r.verb(verb));
                    }));
                }
            }
        }
        return List.copyOf(requests);
    }

    /** Whether a client can send a request. */
    public static boolean isReal(AuditRequest request) {
        if (request.isResourceRequest()) {
            return !request.verb().equals("*")
                    && !(request.verb().equals("get") && request.name().isEmpty())
                    && !(request.verb().equals("create")
                            && request.subresource().isEmpty()
                            && !request.name().isEmpty())
                    && !(request.name().isEmpty() && !request.subresource().isEmpty())
                    && Stream.of(request.apiGroup(), request.resource(), request.subresource())
                            .noneMatch(text -> text.contains("*") || text.contains("/"))
                    && !request.resource().isEmpty();
        }
        return !request.verb().equals("*")
                && List.of("/", "/api", "/api/v1", "/app", "/version").contains(request.path());
    }

    private static List<Consumer<AuditRequest.Builder>> whoAsks() {
        List<Consumer<AuditRequest.Builder>> who = new ArrayList<>();
        for (String[] groups : subsets()) {
            who.add(r -> r.addGroups(groups));
            for (String user : and(USERS, "carol")) {
                who.add(r -> r.user(user).addGroups(groups));
            }
        }
        return who;
    }

    private static List<String[]> subsets() {
        List<String[]> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << GROUPS.size(); bits++) {
            int chosen = bits;
            subsets.add(GROUPS.stream()
                    .filter(group -> (chosen >> GROUPS.indexOf(group) & 1) == 1)
                    .toArray(String[]::new));
        }
        return subsets;
    }

    private static List<Consumer<AuditRequest.Builder>> what() {
        List<Consumer<AuditRequest.Builder>> what = new ArrayList<>();
        for (String path : List.of("", "/", "/api", "/api/v1", "/api/v1/x", "/app", "/version", "*")) {
            what.add(r -> r.path(path));
        }
        for (String namespace : and(NAMESPACES, "dev")) {
            for (String group : and(API_GROUPS, "batch")) {
                for (String resource : List.of("pods", "web", "jobs", "*", "pods/log", "")) {
                    for (String part : List.of("", "log", "status", "log/*", "*")) {
                        for (String name : and(NAMES, "other")) {
                            what.add(r -> r.resourceRequest(true)
                                    .namespace(namespace)
                                    .apiGroup(group)
                                    .resource(resource)
                                    .subresource(part)
                                    .name(name));
                        }
                    }
                }
            }
        }
        return what;
    }

    private static List<String> and(List<String> values, String other) {
        return Stream.concat(values.stream(), Stream.of(other)).toList();
    }
}
