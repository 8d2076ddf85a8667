package dev.gleaner.harvester.node;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A configuration file of an RKE2 server, such as {@code /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml}, or
 * the Go template of the Harvester installer from which it is made. Immutable.
 *
 * <pre>{@code
 * Path folder = Path.of("/etc/rancher/rke2/config.yaml.d");
 * AuditPolicyFile.of(folder.resolve("92-harvester-kube-audit-policy.yaml")).withPolicy(policy.toYaml()).writeOrThrow();
 * Rke2ServerConfigFile.of(folder.resolve("90-harvester-server.yaml")).withAuditPolicyFile().writeOrThrow();
 * }</pre>
 */
public final class Rke2ServerConfigFile {
    /** The folder whose files RKE2 merges. */
    private static final String MERGED = "config.yaml.d";

    private final Path path;

    private Rke2ServerConfigFile(Path path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    /** The file at a path; it is read when a change is prepared, and must exist. */
    public static Rke2ServerConfigFile of(Path path) {
        return new Rke2ServerConfigFile(path);
    }

    /**
     * Turns the audit log on, with Harvester's path of the policy.
     *
     * @see #withAuditPolicyFile(String)
     */
    public FileEdit withAuditPolicyFile() {
        return withAuditPolicyFile(Harvester.AUDIT_POLICY_PATH);
    }

    /**
     * Turns the audit log on: adds the option {@code audit-policy-file} with the path of the policy on the node, as the
     * last line, where Harvester's upgrade puts it (harvester, package/upgrade/upgrade_node.sh, v1.1.0). All other
     * lines stay as they are. Nothing changes if the option has this value. If it has another value, if a
     * {@code kube-apiserver-arg} sets another policy, or if the text would be read differently with a further line,
     * there is an error and no change. Another value in a file of {@code config.yaml.d} that RKE2 reads later is a
     * warning.
     *
     * @throws IllegalArgumentException if the path on the node is empty or has a control character
     * @throws UncheckedIOException if the folder of the file cannot be read
     */
    public FileEdit withAuditPolicyFile(String pathOnNode) {
        Objects.requireNonNull(pathOnNode, "pathOnNode");
        if (pathOnNode.isBlank() || !Printable.line(pathOnNode).equals(pathOnNode)) {
            throw new IllegalArgumentException("not the path of a file on a node: " + Violation.quoted(pathOnNode));
        }
        FileEdit edit = MissingFile.checked(
                path,
                "on a server of Harvester, it is 90-harvester-server.yaml; on another server, create an empty file first");
        if (edit.isRefused()) {
            return edit;
        }
        Rke2ServerConfigText config = Rke2ServerConfigText.of(path.toString(), edit.before());
        Optional<Lines.Insertion> insertion = config.insertion(pathOnNode);
        String changed = insertion.map(config::with).orElse(edit.before());
        return edit.with(
                changed,
                Stream.of(config.violations(), overrides(pathOnNode))
                        .flatMap(List::stream)
                        .toList());
    }

    /** The other values in files of the same folder that RKE2 reads later. */
    private List<Violation> overrides(String pathOnNode) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !folder.endsWith(MERGED)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            String name = String.valueOf(path.getFileName());
            return files.filter(other -> other.toString().matches("(?i).*\\.ya?ml"))
                    .filter(other -> String.valueOf(other.getFileName()).compareTo(name) > 0)
                    .sorted()
                    .flatMap(other -> overrides(path.resolveSibling(folder.relativize(other)), pathOnNode))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + FileProblem.inWords(e), e);
        }
    }

    private static Stream<Violation> overrides(Path other, String pathOnNode) {
        return ManifestReader.lenient().readAll(Source.of(other)).parts().stream()
                .map(root -> root.field(Rke2ServerConfigText.OPTION))
                .filter(option ->
                        option.tree().position().isKnown() && !option.tree().equals(Tree.text(pathOnNode)))
                .map(option ->
                        option.violation(EditFault.OVERRIDES, option.tree().describe(), pathOnNode));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
