package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import java.util.List;

/**
 * The conditions of rules outside of {@code resources}. Each condition is a table from a value to the alternatives of a
 * {@link RuleBlock} that accept it.
 */
final class RuleConditions {
    final RowTable users;
    final RowTable groups;
    /** The alternatives that accept a request without a user. */
    final long[] nobody;

    final RowTable verbs;
    final RowTable namespaces;
    final UrlTable urls;

    private RuleConditions(Builder builder, int words) {
        long[] none = new long[words];
        users = builder.users.build(none);
        groups = builder.groups.build(none);
        nobody = users.others().clone();
        for (int i = 0; i < words; i++) {
            nobody[i] &= groups.others()[i];
        }
        verbs = builder.verbs.build(none);
        namespaces = builder.namespaces.build(none);
        urls = builder.urls.build(none);
    }

    /** The number of words in all rows. */
    long words() {
        return users.words() + groups.words() + nobody.length + verbs.words() + namespaces.words() + urls.words();
    }

    /** Collects the values that each alternative accepts. */
    static final class Builder {
        private final RowTable.Builder users = new RowTable.Builder();
        private final RowTable.Builder groups = new RowTable.Builder();
        private final RowTable.Builder verbs = new RowTable.Builder();
        private final RowTable.Builder namespaces = new RowTable.Builder();
        private final UrlTable.Builder urls = new UrlTable.Builder();

        /** Adds a rule with the alternatives {@code from} (inclusive) to {@code to} (exclusive). */
        void add(AuditRule rule, int from, int to) {
            users.accept(rule.users(), from, to);
            groups.accept(rule.userGroups(), from, to);
            verbs.accept(rule.verbs(), from, to);
            boolean forResources =
                    !rule.resources().isEmpty() || !rule.namespaces().isEmpty();
            if (forResources || rule.nonResourceUrls().isEmpty()) {
                namespaces.accept(rule.namespaces(), from, to);
            }
            if (!forResources) {
                urls.accept(rule.nonResourceUrls(), from);
            }
        }

        /** The number of rows of all tables. */
        int rows() {
            return users.rows() + groups.rows() + verbs.rows() + namespaces.rows() + urls.rows();
        }

        RuleConditions build(int words) {
            return new RuleConditions(this, words);
        }
    }

    /** The number of texts in the conditions of a rule. */
    static int texts(AuditRule rule) {
        List<List<String>> lists =
                List.of(rule.users(), rule.userGroups(), rule.verbs(), rule.namespaces(), rule.nonResourceUrls());
        return lists.stream().mapToInt(List::size).sum();
    }
}
