package dev.gleaner.audit.replay;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.event.line.LineText;
import dev.gleaner.event.line.RequestParts;
import dev.gleaner.event.line.TextCopy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values by which the rules of a policy distinguish requests with the same verb for the same resource: the users,
 * groups, namespaces and object names in the rules. All other values have the same effect.
 */
final class Distinctions {
    /** The result if a user is in a group whose number does not fit into the set. */
    static final long TOO_MANY = -1;

    private static final int MOST_GROUPS = Long.SIZE - 1;

    private static final int LONGEST_LIST = 1024;
    private static final int BITS = 8;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private final @Nullable KnownGroups[] recent = new KnownGroups[1 << BITS];
    private final List<String> groupTexts;
    private final NamedTexts groups;
    private final NamedTexts users;
    private final NamedTexts namespaces;
    private final NamedTexts names;

    /** A list of groups in a line, and those of them that rules name, as a set of bits. */
    private record KnownGroups(TextCopy copy, long set) {}

    Distinctions(AuditPolicy policy) {
        groupTexts = texts(policy, AuditRule::userGroups).stream().distinct().toList();
        groups = new NamedTexts(groupTexts);
        users = new NamedTexts(texts(policy, AuditRule::users));
        namespaces = new NamedTexts(texts(policy, AuditRule::namespaces));
        names = new NamedTexts(texts(policy, Distinctions::resourceNames));
    }

    private static List<String> texts(AuditPolicy policy, Function<AuditRule, Collection<String>> condition) {
        List<String> texts = new ArrayList<>();
        policy.rules().forEach(rule -> texts.addAll(condition.apply(rule)));
        return texts;
    }

    private static List<String> resourceNames(AuditRule rule) {
        return rule.resources().stream()
                .map(GroupResources::resourceNames)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether rules distinguish objects of a resource, by namespace or name. */
    boolean areObjectsDistinct() {
        return !namespaces.isEmpty() || !names.isEmpty();
    }

    int user(String user) {
        return users.of(user);
    }

    int namespace(LineText namespace) {
        return namespaces.of(namespace);
    }

    int name(LineText name) {
        return names.of(name);
    }

    int noName() {
        return names.of("");
    }

    /** The groups of the user of a line that rules name, as a set of bits; {@link #TOO_MANY} if one does not fit. */
    long groups(RequestParts line) {
        if (groups.isEmpty()) {
            return 0;
        }
        LineText list = line.groups();
        if (list.length() > LONGEST_LIST) {
            return groupsOneByOne(line);
        }
        int slot = (int) (list.hash() * PRIME >>> Long.SIZE - BITS);
        KnownGroups known = recent[slot];
        if (known == null || !list.is(known.copy)) {
            known = new KnownGroups(list.copy(), groupsOneByOne(line));
            recent[slot] = known;
        }
        return known.set;
    }

    private long groupsOneByOne(RequestParts line) {
        long set = 0;
        for (LineText group = line.nextGroup(); group != null; group = line.nextGroup()) {
            int number = groups.of(group);
            if (number > MOST_GROUPS) {
                return TOO_MANY;
            }
            set |= number == NamedTexts.OTHER ? 0 : 1L << number - 1;
        }
        return set;
    }

    /** The groups in a set. */
    String[] groups(long set) {
        List<String> texts = new ArrayList<>();
        for (long rest = set; rest != 0; rest &= rest - 1) {
            texts.add(groupTexts.get(Long.numberOfTrailingZeros(rest)));
        }
        return texts.toArray(String[]::new);
    }
}
