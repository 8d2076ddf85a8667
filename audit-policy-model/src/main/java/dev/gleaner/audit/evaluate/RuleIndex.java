package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first rule that matches a request, in a time that hardly grows with the number of rules. A rule stands for as
 * many alternatives as it has entries of resources, so that an alternative is one condition on each part of a request.
 * For each part, the set of alternatives that accept what is there is looked up; the first alternative that is in all of
 * these sets decides.
 */
final class RuleIndex {
    /** So many groups of a user that rules name are looked up once; further ones as often as needed. */
    private static final int HELD = 4;

    private final int[] rules;
    private final int words;
    private final RowTable users;
    private final RowTable groups;
    private final long[] nobody;
    private final RowTable verbs;
    private final RowTable namespaces;
    private final RowTable apiGroups;
    private final ResourceTable resources;
    private final RowTable names;
    private final UrlTable urls;
    private final long[] all;

    private RuleIndex(Builder builder) {
        rules = builder.rules;
        words = Rows.words(rules.length);
        users = builder.users.build();
        groups = builder.groups.build();
        nobody = new long[words];
        all = new long[words];
        for (int i = 0; i < words; i++) {
            nobody[i] = users.others()[i] & groups.others()[i];
            all[i] = -1;
        }
        verbs = builder.verbs.build();
        namespaces = builder.namespaces.build();
        apiGroups = builder.apiGroups.build();
        resources = builder.resources.build();
        names = builder.names.build();
        urls = builder.urls.build();
    }

    /** The index of some rules, for which the group {@code *} is every group or just a name. */
    static RuleIndex of(List<AuditRule> rules, boolean groupWildcard) {
        return new RuleIndex(new Builder(rules, groupWildcard));
    }

    /** The place of the first rule that matches; -1 when none does. */
    int firstMatch(AuditRequest request) {
        String user = request.userOrNull();
        long[] who = user == null ? nobody : users.of(user);
        long[] verb = verbs.of(request.verb());
        boolean about = request.isResourceRequest();
        long[] where = about ? namespaces.of(request.namespace()) : urls.of(request.path());
        long[] apiGroup = about ? apiGroups.of(request.apiGroup()) : all;
        long[] resource = about ? resources.ofResource(request.resource(), request.subresource()) : all;
        long[] part = about ? resources.ofPart(request.subresource()) : all;
        long[] name = about ? names.of(request.name()) : all;

        List<String> member = user == null ? List.of() : request.groups();
        long[] group1 = groups.others();
        long[] group2 = group1;
        long[] group3 = group1;
        long[] group4 = group1;
        int looked = 0;
        for (int held = 0; held < HELD && looked < member.size(); looked++) {
            long[] group = groups.of(member.get(looked));
            if (group != groups.others()) {
                switch (held++) {
                    case 0 -> group1 = group;
                    case 1 -> group2 = group;
                    case 2 -> group3 = group;
                    default -> group4 = group;
                }
            }
        }
        for (int i = 0; i < words; i++) {
            long candidates = who[i] & verb[i] & where[i] & apiGroup[i] & (resource[i] | part[i]) & name[i];
            if (candidates != 0) {
                candidates &= group1[i] | group2[i] | group3[i] | group4[i] | further(member, looked, i);
                if (candidates != 0) {
                    return rules[i * Long.SIZE + Long.numberOfTrailingZeros(candidates)];
                }
            }
        }
        return AuditDecision.NO_RULE;
    }

    private long further(List<String> member, int from, int word) {
        long accepting = 0;
        for (int i = from; i < member.size(); i++) {
            accepting |= groups.of(member.get(i))[word];
        }
        return accepting;
    }

    /** Goes through the alternatives of the rules. */
    private static final class Builder {
        private final boolean groupWildcard;
        private final int[] rules;
        private final RowTable.Builder users;
        private final RowTable.Builder groups;
        private final RowTable.Builder verbs;
        private final RowTable.Builder namespaces;
        private final RowTable.Builder apiGroups;
        private final ResourceTable.Builder resources;
        private final RowTable.Builder names;
        private final UrlTable.Builder urls;
        private int count;

        Builder(List<AuditRule> policy, boolean groupWildcard) {
            this.groupWildcard = groupWildcard;
            this.rules = new int
                    [policy.stream()
                            .mapToInt(rule -> Math.max(1, rule.resources().size()))
                            .sum()];
            int words = Rows.words(rules.length);
            users = new RowTable.Builder(words);
            groups = new RowTable.Builder(words);
            verbs = new RowTable.Builder(words);
            namespaces = new RowTable.Builder(words);
            apiGroups = new RowTable.Builder(words);
            resources = new ResourceTable.Builder(words);
            names = new RowTable.Builder(words);
            urls = new UrlTable.Builder(words);
            for (int place = 0; place < policy.size(); place++) {
                addRule(policy.get(place), place);
            }
        }

        private void addRule(AuditRule rule, int place) {
            if (rule.resources().isEmpty()) {
                add(rule, null, place);
            }
            rule.resources().forEach(entry -> add(rule, entry, place));
        }

        private void add(AuditRule rule, @Nullable GroupResources entry, int place) {
            int alternative = count++;
            rules[alternative] = place;
            users.accept(rule.users(), alternative);
            groups.accept(rule.userGroups(), alternative);
            verbs.accept(rule.verbs(), alternative);
            boolean aboutResources = entry != null || !rule.namespaces().isEmpty();
            if (aboutResources || rule.nonResourceUrls().isEmpty()) {
                namespaces.accept(rule.namespaces(), alternative);
            }
            if (!aboutResources) {
                urls.accept(rule.nonResourceUrls(), alternative);
            }
            if (entry == null) {
                apiGroups.acceptAny(alternative);
                resources.accept(List.of(), alternative);
                names.acceptAny(alternative);
            } else {
                apiGroups.accept(groupsOf(entry), alternative);
                resources.accept(entry.resources(), alternative);
                names.accept(namesOf(entry), alternative);
            }
        }

        private List<String> groupsOf(GroupResources entry) {
            String group = entry.group().orElse("");
            return groupWildcard && group.equals("*") ? List.of() : List.of(group);
        }

        /** Names without resources are passed over by the server. */
        private static List<String> namesOf(GroupResources entry) {
            return entry.resources().isEmpty() ? List.of() : entry.resourceNames();
        }
    }
}
