package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the first rule that matches a request, in a time that hardly depends on the number of rules. The size of an
 * index is proportional to that of its rules: rules that have too few values in common are divided into several blocks,
 * which are searched in order.
 */
final class RuleIndex {
    private final RuleBlock[] blocks;

    private RuleIndex(List<RuleBlock> blocks) {
        this.blocks = blocks.toArray(RuleBlock[]::new);
    }

    /** An index of rules; the flag determines whether the group {@code *} matches every group. */
    static RuleIndex of(List<AuditRule> rules, boolean groupWildcard) {
        List<RuleBlock> blocks = new ArrayList<>();
        RuleBlock.Builder block = new RuleBlock.Builder(groupWildcard);
        for (int index = 0; index < rules.size(); index++) {
            AuditRule rule = rules.get(index);
            if (!block.fits(rule) && !block.isEmpty()) {
                blocks.add(block.build());
                block = new RuleBlock.Builder(groupWildcard);
            }
            if (block.fits(rule)) {
                block.add(rule, index);
            } else {
                blocks.addAll(block.blocks(rule, index));
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block.build());
        }
        return new RuleIndex(blocks);
    }

    /** The index of the first rule that matches; {@link AuditDecision#NO_RULE} if none does. */
    int firstMatch(AuditRequest request) {
        for (RuleBlock block : blocks) {
            int rule = block.firstMatch(request);
            if (rule != AuditDecision.NO_RULE) {
                return rule;
            }
        }
        return AuditDecision.NO_RULE;
    }

    /** The number of words in all rows. */
    long words() {
        long words = 0;
        for (RuleBlock block : blocks) {
            words += block.words();
        }
        return words;
    }
}
