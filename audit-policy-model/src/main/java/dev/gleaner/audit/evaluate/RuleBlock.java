package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rules that follow one another. A rule stands for as many alternatives as it has entries of resources, so that an
 * alternative is one condition on each part of a request. For each part, the row of alternatives that accept what is there
 * is looked up; the first alternative that is in all of these rows decides.
 */
final class RuleBlock {
    /** This many groups of a user are looked up once; further ones as often as needed. */
    private static final int HELD = 4;

    private final RuleConditions ofRules;
    private final EntryConditions ofEntries;
    /** The rule of each alternative. */
    private final int[] rules;

    private final int words;
    private final long[] all;

    private RuleBlock(RuleConditions ofRules, EntryConditions ofEntries, int[] rules, int words) {
        this.ofRules = ofRules;
        this.ofEntries = ofEntries;
        this.rules = rules;
        this.words = words;
        this.all = new long[words];
        Arrays.fill(all, -1L);
    }

    /** The place of the first rule that matches; {@link AuditDecision#NO_RULE} when none does. */
    int firstMatch(AuditRequest request) {
        String user = request.userOrNull();
        RowTable groups = ofRules.groups;
        long[] who = user == null ? ofRules.nobody : ofRules.users.of(user);
        long[] verb = ofRules.verbs.of(request.verb());
        boolean about = request.isResourceRequest();
        long[] where = about ? ofRules.namespaces.of(request.namespace()) : ofRules.urls.of(request.path());
        long[] apiGroup = about ? ofEntries.apiGroups.of(request.apiGroup()) : all;
        long[] resource = about ? ofEntries.resources.ofResource(request.resource(), request.subresource()) : all;
        long[] part = about ? ofEntries.resources.ofPart(request.subresource()) : all;
        long[] name = about ? ofEntries.names.of(request.name()) : all;

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
            accepting |= ofRules.groups.of(member.get(i))[word];
        }
        return accepting;
    }

    /** How many words the rows have. */
    long words() {
        return ofRules.words() + ofEntries.words() + words;
    }

    /** Collects rules as long as the rows remain about as long as the rules are. */
    static final class Builder {
        /** Rows of so many words are short, however many there are. */
        static final int SHORT = 16;

        /** Longer rows have at most so many words for each text in the rules, a rule and an entry being one, too. */
        private static final int WORDS_FOR_A_TEXT = 32;

        /** A text such as {@code pods/log} has at most so many rows. */
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

        /** Whether the rows remain short enough with one more rule. */
        boolean takes(AuditRule rule) {
            int words = words(count + alternatives(rule));
            long more = texts(rule);
            long rows = ofRules.rows() + ofEntries.rows() + ROWS_FOR_A_TEXT * more;
            return words <= SHORT || rows * words <= WORDS_FOR_A_TEXT * (texts + more);
        }

        void add(AuditRule rule, int place) {
            int from = count;
            count += alternatives(rule);
            if (count > rules.length) {
                rules = Arrays.copyOf(rules, Math.max(count, rules.length * 2));
            }
            Arrays.fill(rules, from, count, place);
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

        /** The blocks of a single rule with many entries, which all have the conditions of the rule in common. */
        List<RuleBlock> blocks(AuditRule rule, int place) {
            int most = SHORT * Long.SIZE;
            int[] places = new int[most];
            Arrays.fill(places, place);
            RuleConditions.Builder ofRule = new RuleConditions.Builder();
            ofRule.add(rule, 0, most);
            RuleConditions conditions = ofRule.build(SHORT);
            List<RuleBlock> blocks = new ArrayList<>();
            List<GroupResources> entries = rule.resources();
            for (int from = 0; from < entries.size(); from += most) {
                EntryConditions.Builder some = new EntryConditions.Builder(groupWildcard);
                for (int i = from; i < Math.min(entries.size(), from + most); i++) {
                    some.add(entries.get(i), i - from);
                }
                blocks.add(new RuleBlock(conditions, some.build(SHORT), places, SHORT));
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
