package dev.gleaner.document;

import org.jspecify.annotations.Nullable;

/**
 * The versions that have a field or a kind.
 *
 * @param since the first version that has it; null if all versions have it
 * @param until the last version that has it; null if the newest version has it
 */
record Availability(@Nullable Version since, @Nullable Version until) {
    /** Every version has it. */
    static final Availability ALWAYS = new Availability(null, null);

    Availability from(Version first) {
        return new Availability(first, until);
    }

    Availability upTo(Version last) {
        return new Availability(since, last);
    }

    /** Reports a field that the target version does not have; without a target version, reports nothing. */
    void check(Tree.Field field, FieldPath path, Strictness strictness, Violations violations) {
        Version target = strictness.version();
        if (target == null) {
            return;
        }
        if (since != null && target.compareTo(since) < 0) {
            report(field, "exists in " + since + " and later", target, path, violations);
        } else if (until != null && target.compareTo(until) > 0) {
            report(field, "exists only up to " + until, target, path, violations);
        }
    }

    private static void report(
            Tree.Field field, String existence, Version target, FieldPath path, Violations violations) {
        violations.report(
                DocumentFault.FIELD_VERSION,
                field.position(),
                path.field(field.name()),
                Printable.quoted(field.name()),
                existence,
                target);
    }
}
