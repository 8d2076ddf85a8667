package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import java.util.Objects;
import java.util.Optional;

/**
 * A value that an upgrade changes, drops or leaves behind, or that has no effect after it.
 *
 * @param kind what happens to the value
 * @param release the release whose upgrade causes it
 * @param path the path of the value, such as {@code eventTailer.name}; in an object, it starts with kind and name
 * @param from the value before; empty if there was none
 * @param to the value after it; if the kind is {@link Kind#LEFT}, that of a new installation; empty if there is none
 * @param reason the reason, in words
 * @param source the repository and the file or thread that the fact is from
 */
public record UpgradeChange(
        Kind kind,
        HarvesterRelease release,
        String path,
        Optional<Tree> from,
        Optional<Tree> to,
        String reason,
        String source)
        implements JsonForm {
    /** What happens to a value. */
    public enum Kind {
        /** The upgrade sets another value. */
        CHANGED("changed"),
        /** The upgrade removes the value. */
        DROPPED("dropped"),
        /** Harvester's upgrade leaves the value of an earlier release, but a new installation has another one. */
        LEFT("left behind"),
        /** The value is yours and is kept, but Harvester's own upgrade would replace it, or it overrides the release. */
        KEPT("kept"),
        /** The value is kept, but no template of the release's chart reads it. */
        UNREAD("not read");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind in words, such as {@code left behind}. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** Refuses null. */
    public UpgradeChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(source, "source");
    }

    /**
     * The change as a mapping: kind in words, release, path, from, to, reason and source. Like the line of
     * {@link #toString}, it has {@code from} and {@code to} only if they are scalars of known names, because others may
     * contain a secret.
     */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> {
            m.put("kind", kind.toString()).put("release", release.toTree()).put("path", path);
            if (kind != Kind.UNREAD) {
                from.filter(UpgradeChange::isScalar).ifPresent(value -> m.put("from", value));
                to.filter(UpgradeChange::isScalar).ifPresent(value -> m.put("to", value));
            }
            m.put("reason", reason).put("source", source);
        });
    }

    private static boolean isScalar(Tree value) {
        return !(value instanceof Tree.Mapping) && !(value instanceof Tree.Sequence);
    }

    /** The change in one line. Values of unknown names are not printed, because they may be secrets. */
    @Override
    public String toString() {
        return release + ": " + path + ": " + inWords() + ": " + reason + " [" + source + "]";
    }

    private String inWords() {
        String before = from.map(value -> " " + inWords(value)).orElse("");
        String after = to.map(UpgradeChange::inWords).orElse("none");
        return switch (kind) {
            case CHANGED -> from.isPresent() ? kind + before + " to " + after : "added" + ofScalar(to);
            case DROPPED, KEPT -> kind + ofScalar(from);
            case LEFT -> (from.isPresent() ? kind + before : "left out") + ", expected " + after;
            case UNREAD -> kind.toString();
        };
    }

    /** A value after a space; nothing for a mapping or a list, whose path says what it is. */
    private static String ofScalar(Optional<Tree> value) {
        return value.filter(UpgradeChange::isScalar)
                .map(tree -> " " + inWords(tree))
                .orElse("");
    }

    private static String inWords(Tree value) {
        if (value instanceof Tree.Text text) {
            return Violation.quoted(text.value());
        }
        return value instanceof Tree.Decimal || value instanceof Tree.Flag
                ? value.toString().strip()
                : value.describe();
    }
}
