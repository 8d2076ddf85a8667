package dev.gleaner.harvester.node;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The file of the audit policy on a node,
 * {@code /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml}. Only its owner can read a new file, as
 * the Harvester installer does it (harvester-installer, pkg/config/cos.go, v1.1.0). Immutable.
 */
public final class AuditPolicyFile {
    private final Path path;

    private AuditPolicyFile(Path path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    /** The file at a path; it and its folder may be missing. */
    public static AuditPolicyFile of(Path path) {
        return new AuditPolicyFile(path);
    }

    /**
     * Writes the policy, given in YAML, such as {@code policy.toYaml()}, if the file is missing. Nothing changes if the
     * file has the same policy in another spelling. If it has another policy, there is an error and no change;
     * {@link #replacePolicy} replaces it.
     *
     * @throws ViolationException if the text is not an audit policy
     */
    public FileEdit withPolicy(String policy) {
        PolicyText wanted = PolicyText.of(policy);
        FileEdit edit = FileEdit.ofOrNew(path);
        if (edit.isRefused()) {
            return edit;
        }
        if (edit.isNew()) {
            return edit.with(wanted.text(), List.of());
        }
        Part place = new Part(path.toString(), FieldPath.ROOT, new Tree.Nothing(new Position(1, 1)));
        return edit.with(edit.before(), wanted.conflicts(edit.before(), place));
    }

    /**
     * Writes the policy, given in YAML, and replaces another one. Nothing changes if the file has the same policy in
     * another spelling. The file keeps its owner and mode.
     *
     * @throws ViolationException if the text is not an audit policy
     */
    public FileEdit replacePolicy(String policy) {
        PolicyText wanted = PolicyText.of(policy);
        FileEdit edit = FileEdit.ofOrNew(path);
        return edit.isNew() || !wanted.isSame(edit.before()) ? edit.with(wanted.text(), List.of()) : edit;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
