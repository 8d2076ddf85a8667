package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the first rule that matches a request, in a time that hardly grows with the number of rules. What it holds is about
 * as large as the rules are: where they have too little in common for one block, there are several, which are tried in turn.
 */
final class RuleIndex {
    private final RuleBlock[] blocks;

    private RuleIndex(List<RuleBlock> blocks) {
        this.blocks = blocks.toArray(RuleBlock[]::new);
    }

    /** The index of rules, for which the group {@code *} matches every group or is just a name. */
    static RuleIndex of(List<AuditRule> rules, boolean groupWildcard) {
        List<RuleBlock> blocks = new ArrayList<>();
        RuleBlock.Builder block = new RuleBlock.Builder(groupWildcard);
        for (int place = 0; place < rules.size(); place++) {
            AuditRule rule = rules.get(place);
            if (!block.takes(rule) && !block.isEmpty()) {
                blocks.add(block.build());
                block = new RuleBlock.Builder(groupWildcard);
            }
            if (block.takes(rule)) {
                block.add(rule, place);
            } else {
                blocks.addAll(block.blocks(rule, place));
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block.build());
        }
        return new RuleIndex(blocks);
    }

    /** The place of the first rule that matches; {@link AuditDecision#NO_RULE} when none does. */
    int firstMatch(AuditRequest request) {
        for (RuleBlock block : blocks) {
            int rule = block.firstMatch(request);
            if (rule != AuditDecision.NO_RULE) {
                return rule;
            }
        }
        return AuditDecision.NO_RULE;
    }

    /** How many words the rows of all tables have. */
    long words() {
        long words = 0;
        for (RuleBlock block : blocks) {
            words += block.words();
        }
        return words;
    }
}
