package dev.gleaner.harvester.node;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import java.util.List;
import java.util.Objects;

/** The YAML text of an audit policy, with its comments. Immutable. */
final class PolicyText {
    private final String text;
    private final Tree tree;

    private PolicyText(String text, Tree tree) {
        this.text = text;
        this.tree = tree;
    }

    /**
     * A text that is an audit policy, with line ends of Linux and a final one.
     *
     * @throws ViolationException if it is not an audit policy, or has unknown fields
     */
    static PolicyText of(String policy) {
        Objects.requireNonNull(policy, "policy");
        String plain = policy.replaceFirst("^\uFEFF", "").replaceAll("\\r\\n?", "\n");
        String text = plain.endsWith("\n") ? plain : plain + "\n";
        Manifests.read(text, AuditPolicy.class).orThrow();
        return new PolicyText(text, treesOf(Source.of(text)).get(0));
    }

    private static List<Tree> treesOf(Source source) {
        return ManifestReader.lenient().readAll(source).parts().stream()
                .map(Part::tree)
                .toList();
    }

    String text() {
        return text;
    }

    /** Whether a text is this policy, possibly in another spelling. */
    boolean isSame(String other) {
        return treesOf(Source.of(other)).equals(List.of(tree));
    }

    /** The reason why a text is not this policy, at a place; empty if it is this policy. */
    List<Violation> conflicts(String other, Part place) {
        return isSame(other) ? List.of() : List.of(place.violation(EditFault.OTHER_POLICY, "the one to install"));
    }
}
