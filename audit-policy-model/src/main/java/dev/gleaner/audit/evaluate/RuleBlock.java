package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A block of consecutive rules. A rule has one alternative for each of its entries of {@code resources}, or a single
 * one without entries; an alternative has one condition for each attribute of a request. For each attribute there is a
 * row of the alternatives that accept its value; the first alternative in all of these rows decides.
 */
final class RuleBlock {
    /**
     * The number of groups of a user whose rows are looked up once. The rows of further groups are looked up again for
     * each word.
     */
    private static final int KEPT_GROUPS = 4;

    private final RowTable users;
    private final RowTable groups;
    private final long[] nobody;
    private final RowTable verbs;
    private final RowTable namespaces;
    private final UrlTable urls;
    private final RowTable apiGroups;
    private final ResourceTable resources;
    private final RowTable names;
    /** The index of the rule of each alternative. */
    private final int[] rules;

    private final int words;
    private final long[] all;
    private final long size;

    private RuleBlock(RuleConditions ofRules, EntryConditions ofEntries, int[] rules, int words) {
        this.users = ofRules.users;
        this.groups = ofRules.groups;
        this.nobody = ofRules.nobody;
        this.verbs = ofRules.verbs;
        this.namespaces = ofRules.namespaces;
        this.urls = ofRules.urls;
        this.apiGroups = ofEntries.apiGroups;
        this.resources = ofEntries.resources;
        this.names = ofEntries.names;
        this.rules = rules;
        this.words = words;
        this.size = ofRules.words() + ofEntries.words() + words;
        this.all = new long[words];
        Arrays.fill(all, -1L);
    }

    /** The index of the first rule that matches; {@link AuditDecision#NO_RULE} if none does. */
    int firstMatch(AuditRequest request) {
        String user = request.userOrNull();
        long[] userRow = user == null ? nobody : users.of(user);
        long[] verbRow = verbs.of(request.verb());
        boolean isResource = request.isResourceRequest();
        long[] scopeRow = isResource ? namespaces.of(request.namespace()) : urls.of(request.path());
        long[] apiGroupRow = isResource ? apiGroups.of(request.apiGroup()) : all;
        long[] resourceRow = isResource ? resources.ofResource(request.resource(), request.subresource()) : all;
        long[] subresourceRow = isResource ? resources.ofSubresource(request.subresource()) : all;
        long[] nameRow = isResource ? names.of(request.name()) : all;

        List<String> memberOf = user == null ? List.of() : request.groups();
        long[] group1 = groups.others();
        long[] group2 = group1;
        long[] group3 = group1;
        long[] group4 = group1;
        int next = 0;
        for (int found = 0; found < KEPT_GROUPS && next < memberOf.size(); next++) {
            long[] group = groups.of(memberOf.get(next));
            if (group != groups.others()) {
                switch (found++) {
                    case 0 -> group1 = group;
                    case 1 -> group2 = group;
                    case 2 -> group3 = group;
                    default -> group4 = group;
                }
            }
        }
        for (int i = 0; i < words; i++) {
            long candidates = userRow[i]
                    & verbRow[i]
                    & scopeRow[i]
                    & apiGroupRow[i]
                    & (resourceRow[i] | subresourceRow[i])
                    & nameRow[i];
            if (candidates != 0) {
                candidates &= group1[i] | group2[i] | group3[i] | group4[i] | furtherGroups(memberOf, next, i);
                if (candidates != 0) {
                    return rules[i * Long.SIZE + Long.numberOfTrailingZeros(candidates)];
                }
            }
        }
        return AuditDecision.NO_RULE;
    }

    private long furtherGroups(List<String> memberOf, int from, int word) {
        long accepting = 0;
        for (int i = from; i < memberOf.size(); i++) {
            accepting |= groups.of(memberOf.get(i))[word];
        }
        return accepting;
    }

    /** The number of words in all rows. */
    long words() {
        return size;
    }

    /** Collects rules as long as the size of the rows is proportional to that of the rules. */
    static final class Builder {
        /** Rows of at most this many words are always accepted. */
        static final int SHORT = 16;

        /**
         * The maximum number of words in longer rows for each text in the rules. A rule and an entry count as one text
         * each, in addition to their own.
         */
        private static final int WORDS_FOR_A_TEXT = 32;

        /** The maximum number of rows that a text such as {@code pods/log} adds. */
        private static final int ROWS_FOR_A_TEXT = 6;

        private final boolean groupWildcard;
        private final RuleConditions.Builder ofRules = new RuleConditions.Builder();
        private final EntryConditions.Builder ofEntries;
        private int[] rules = new int[Long.SIZE];
        private int count;
        private long texts;

        Builder(boolean groupWildcard) {
            this.groupWildcard = groupWildcard;
            this.ofEntries = new EntryConditions.Builder(groupWildcard);
        }

        boolean isEmpty() {
            return count == 0;
        }

        /** Whether the rows remain short enough with this rule added. */
        boolean fits(AuditRule rule) {
            int words = words(count + alternatives(rule));
            long more = texts(rule);
            long rows = ofRules.rows() + ofEntries.rows() + ROWS_FOR_A_TEXT * more;
            return words <= SHORT || rows * words <= WORDS_FOR_A_TEXT * (texts + more);
        }

        void add(AuditRule rule, int index) {
            int from = count;
            count += alternatives(rule);
            if (count > rules.length) {
                rules = Arrays.copyOf(rules, Math.max(count, rules.length * 2));
            }
            Arrays.fill(rules, from, count, index);
            texts += texts(rule);
            ofRules.add(rule, from, count);
            if (rule.resources().isEmpty()) {
                ofEntries.addAny(from);
            }
            for (int i = from; i < count && !rule.resources().isEmpty(); i++) {
                ofEntries.add(rule.resources().get(i - from), i);
            }
        }

        RuleBlock build() {
            int words = words(count);
            return new RuleBlock(ofRules.build(words), ofEntries.build(words), Arrays.copyOf(rules, count), words);
        }

        /** The blocks of a single rule with many entries; they share the conditions of the rule. */
        List<RuleBlock> blocks(AuditRule rule, int index) {
            int maxEntries = SHORT * Long.SIZE;
            int[] indexes = new int[maxEntries];
            Arrays.fill(indexes, index);
            RuleConditions.Builder ofRule = new RuleConditions.Builder();
            ofRule.add(rule, 0, maxEntries);
            RuleConditions conditions = ofRule.build(SHORT);
            List<RuleBlock> blocks = new ArrayList<>();
            List<GroupResources> entries = rule.resources();
            for (int from = 0; from < entries.size(); from += maxEntries) {
                EntryConditions.Builder part = new EntryConditions.Builder(groupWildcard);
                for (int i = from; i < Math.min(entries.size(), from + maxEntries); i++) {
                    part.add(entries.get(i), i - from);
                }
                blocks.add(new RuleBlock(conditions, part.build(SHORT), indexes, SHORT));
            }
            return blocks;
        }

        private static int alternatives(AuditRule rule) {
            return Math.max(1, rule.resources().size());
        }

        private static int words(int alternatives) {
            return (alternatives + Long.SIZE - 1) / Long.SIZE;
        }

        private static long texts(AuditRule rule) {
            return 1
                    + RuleConditions.texts(rule)
                    + rule.resources().stream()
                            .mapToLong(EntryConditions::texts)
                            .sum();
        }
    }
}
