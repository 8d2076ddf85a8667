package dev.gleaner.harvester.node;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.ViolationException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The configuration from which Harvester's operating system writes the files of a node at every boot,
 * {@code /oem/99_custom.yaml}; on nodes installed with v1.1.2 or later it is {@code /oem/90_custom.yaml}. Its format is
 * that of yip: files are below {@code stages.initramfs[0].files}. It may be a Go template. Immutable.
 */
public final class CustomConfigFile {
    private final Path path;

    private CustomConfigFile(Path path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    /** The file at a path; it is read when a change is prepared, and must exist. */
    public static CustomConfigFile of(Path path) {
        return new CustomConfigFile(path);
    }

    /**
     * Makes the audit log survive a reboot, as Harvester's upgrade does (harvester, package/upgrade/patch_99_custom.sh,
     * v1.1.0): adds the file of the policy, given in YAML, such as {@code policy.toYaml()}, to the end of the list of
     * files, and the option {@code audit-policy-file} to the RKE2 server configuration in it. A configuration that does
     * not write the RKE2 server configuration only gets the policy, with a warning. All other lines stay as they are.
     * Nothing changes if the configuration has both. If the option has another value, if the file of the policy has
     * another policy, or if the text would be read differently after the change, there is an error and no change.
     *
     * @throws ViolationException if the text is not an audit policy
     */
    public FileEdit withAuditPolicy(String policy) {
        return edit(PolicyText.of(policy), CustomConfigText::withAuditPolicy);
    }

    /**
     * The same as {@link #withAuditPolicy}, but replaces another policy. Only the lines of the policy change. If it is
     * not written as a literal block ({@code |}), there is an error and no change.
     *
     * @throws ViolationException if the text is not an audit policy
     */
    public FileEdit replaceAuditPolicy(String policy) {
        return edit(PolicyText.of(policy), CustomConfigText::replaceAuditPolicy);
    }

    private FileEdit edit(PolicyText policy, BiFunction<CustomConfigText, PolicyText, String> change) {
        FileEdit edit = MissingFile.checked(path, "expected " + CustomConfigText.INSTALLED);
        if (edit.isRefused()) {
            return edit;
        }
        CustomConfigText config = CustomConfigText.of(path.toString(), edit.before());
        String changed = change.apply(config, policy);
        return edit.with(changed, config.violations());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
