package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.GroupResources;
import java.util.List;

/**
 * The conditions of entries of {@code resources}. Each condition is a table from a value to the alternatives of a
 * {@link RuleBlock} that accept it.
 */
final class EntryConditions {
    final RowTable apiGroups;
    final ResourceTable resources;
    final RowTable names;

    private EntryConditions(Builder builder, int words) {
        long[] none = new long[words];
        apiGroups = builder.apiGroups.build(none);
        resources = builder.resources.build(none);
        names = builder.names.build(none);
    }

    /** The number of words in all rows. */
    long words() {
        return apiGroups.words() + resources.words() + names.words();
    }

    /** Collects the values that each alternative accepts. */
    static final class Builder {
        private final boolean groupWildcard;
        private final RowTable.Builder apiGroups = new RowTable.Builder();
        private final ResourceTable.Builder resources = new ResourceTable.Builder();
        private final RowTable.Builder names = new RowTable.Builder();

        Builder(boolean groupWildcard) {
            this.groupWildcard = groupWildcard;
        }

        /** Adds the only alternative of a rule without entries. */
        void addAny(int alternative) {
            apiGroups.acceptAny(alternative, alternative + 1);
            resources.acceptAny(alternative, alternative + 1);
            names.acceptAny(alternative, alternative + 1);
        }

        /** Adds an entry. */
        void add(GroupResources entry, int alternative) {
            apiGroups.accept(groupsOf(entry), alternative, alternative + 1);
            resources.accept(entry.resources(), alternative);
            names.accept(namesOf(entry), alternative, alternative + 1);
        }

        private List<String> groupsOf(GroupResources entry) {
            String group = entry.group().orElse("");
            return groupWildcard && group.equals("*") ? List.of() : List.of(group);
        }

        /** The server ignores names without resources. */
        private static List<String> namesOf(GroupResources entry) {
            return entry.resources().isEmpty() ? List.of() : entry.resourceNames();
        }

        /** The number of rows of all tables. */
        int rows() {
            return apiGroups.rows() + resources.rows() + names.rows();
        }

        EntryConditions build(int words) {
            return new EntryConditions(this, words);
        }
    }

    /** The number of texts in an entry. */
    static int texts(GroupResources entry) {
        return 1 + entry.resources().size() + entry.resourceNames().size();
    }
}
