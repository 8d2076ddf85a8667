package dev.gleaner.cli;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.node.AuditPolicyFile;
import dev.gleaner.harvester.node.CustomConfigFile;
import dev.gleaner.harvester.node.Rke2ServerConfigFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Changes the files of a node so that its audit log is on. */
final class Install implements Command {
    private static final String POLICY_NAME =
            Harvester.AUDIT_POLICY_PATH.substring(Harvester.RKE2_CONFIG_FOLDER.length());

    private final Syntax syntax = new Syntax(
            "install",
            "Puts the audit policy and its RKE2 option into files of a node. Prints the difference, and changes the"
                    + " files only with --write. All other lines stay as they are. If a file has another value,"
                    + " reports it and does not overwrite it. The option takes effect when rke2-server restarts.");

    private final Option<Path> rke2Config = syntax.option(
                    "--rke2-config",
                    "FILE",
                    Path::of,
                    "The RKE2 configuration of a server, 90-harvester-server.yaml in " + Harvester.RKE2_CONFIG_FOLDER
                            + ", or its Go template. The policy goes to " + POLICY_NAME
                            + " in the same folder; for config.yaml, to"
                            + " the folder config.yaml.d beside it.")
            .required();

    private final Option<Path> customConfig = syntax.option(
            "--custom-config",
            "FILE",
            Path::of,
            "The configuration from which the node writes its files at every boot, /oem/99_custom.yaml or"
                    + " /oem/90_custom.yaml. Without it, a reboot turns the audit log off again.");

    private final Option<String> policy = syntax.text(
            "--policy",
            "POLICY",
            "The audit policy: a file, - for standard input, or the name of a policy, such as recommended or virtual-machines,images. The"
                    + " default is shipped, the policy that Harvester ships.");

    private final Option<String> replace = syntax.flag(
            "--replace-policy",
            "Replaces a different policy in the files, and prints the difference even with --write. By default, a"
                    + " different policy is an error.");

    private final Option<String> write = syntax.flag("--write", "Writes the files, unless one of them has an error.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        policy.value()
                .filter(name -> PolicyTable.named(name).isEmpty())
                .ifPresent(name -> PolicyTable.reportNearest(name, environment.err()));
        InstalledPolicy wanted = InstalledPolicy.of(policy.value().orElse(null));
        if (wanted.text().isEmpty()) {
            return Gleaner.report(wanted.violations(), environment.err());
        }
        List<FileEdit> edits = edits(wanted.text().get());
        List<Violation> violations =
                edits.stream().flatMap(edit -> edit.violations().stream()).toList();
        int code = Gleaner.report(violations, environment.err());
        if (code != Gleaner.SUCCESS) {
            return code;
        }
        Gleaner.report(wanted.violations(), environment.err());
        if (!write.isGiven() || replace.isGiven()) {
            print(edits, environment.out());
        }
        return write.isGiven() ? write(edits, environment) : Gleaner.SUCCESS;
    }

    /** The edits in the order of writing: RKE2 creates a policy that records nothing if the option names no file. */
    private List<FileEdit> edits(String wanted) {
        AuditPolicyFile policyFile = AuditPolicyFile.of(policyPath(rke2Config.get()));
        List<FileEdit> edits = new ArrayList<>();
        edits.add(replace.isGiven() ? policyFile.replacePolicy(wanted) : policyFile.withPolicy(wanted));
        customConfig
                .value()
                .map(CustomConfigFile::of)
                .ifPresent(file ->
                        edits.add(replace.isGiven() ? file.replaceAuditPolicy(wanted) : file.withAuditPolicy(wanted)));
        edits.add(Rke2ServerConfigFile.of(rke2Config.get()).withAuditPolicyFile());
        return edits;
    }

    /** The file to which the option refers, relative to the configuration. */
    private static Path policyPath(Path config) {
        return config.endsWith("config.yaml")
                ? config.resolveSibling("config.yaml.d").resolve(POLICY_NAME)
                : config.resolveSibling(POLICY_NAME);
    }

    private static void print(List<FileEdit> edits, PrintWriter out) {
        for (FileEdit edit : edits) {
            String text = edit.isChange() ? edit.difference() : edit.path() + ": unchanged\n";
            out.print(Printable.text(text));
        }
        out.flush();
    }

    private static int write(List<FileEdit> edits, Environment environment) {
        for (FileEdit edit : edits) {
            List<Violation> problems = edit.write();
            if (!problems.isEmpty()) {
                return Gleaner.report(problems, environment.err());
            }
            environment.out().println(Printable.line(edit.path() + (edit.isChange() ? ": written" : ": unchanged")));
            environment.out().flush();
        }
        return Gleaner.SUCCESS;
    }
}
