package dev.gleaner.document;

import org.jspecify.annotations.Nullable;

/**
 * The versions that have something: a field, a plug-in or a kind.
 *
 * @param since the first version that has it; null if all versions have it
 * @param until the last version that has it; null if the newest version has it
 * @param instead what other versions have in its place; null if nothing
 */
record Availability(
        @Nullable Version since,
        @Nullable Version until,
        @Nullable String instead) {
    /** Every version has it. */
    static final Availability ALWAYS = new Availability(null, null, null);

    Availability from(Version first) {
        return new Availability(first, until, instead);
    }

    Availability upTo(Version last) {
        return new Availability(since, last, instead);
    }

    Availability insteadOf(String other) {
        return new Availability(since, until, other);
    }

    /** Whether a version has it. */
    boolean includes(Version version) {
        return (since == null || since.compareTo(version) <= 0) && (until == null || version.compareTo(until) <= 0);
    }

    /** The versions that have it in words, for a target version that does not have it. */
    String describe(TargetVersion target) {
        if (since == null || target.version().compareTo(since) >= 0) {
            return until == null ? "in every version" : "only " + target.upTo(until);
        }
        return until == null ? "in " + target.andLater(since) : "in " + since + " to " + until;
    }

    /** Reports a field that the target version does not have; without a target version, reports nothing. */
    void check(Tree.Field field, FieldPath path, Strictness strictness, Violations violations) {
        TargetVersion target = strictness.target();
        if (target != null && !includes(target.version())) {
            violations.report(
                    DocumentFault.FIELD_VERSION,
                    field.position(),
                    path.field(field.name()),
                    Printable.quoted(field.name()),
                    describe(target),
                    target.version());
        }
    }

    /** The end of a message about a field that the target version does not read, with what it reads in its place. */
    String unread(TargetVersion target) {
        return " in " + target + ", but " + describe(target) + (instead == null ? "" : "; expected " + instead);
    }

    /** Reports a kind that the target version does not have; without a target version, reports nothing. */
    void checkKind(String kind, Position position, FieldPath path, Strictness strictness, Violations violations) {
        TargetVersion target = strictness.target();
        if (target != null && !includes(target.version())) {
            violations.report(
                    DocumentFault.KIND_VERSION, position, path.field("kind"), kind, describe(target), target.version());
        }
    }
}
