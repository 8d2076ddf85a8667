package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.ProposalCorrection;
import dev.gleaner.manifest.FileChange;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the manifests of a release. */
final class Generate implements Command {
    /** The values of the option {@code --release}. */
    static final Words<HarvesterRelease> RELEASES =
            new Words<>(List.of(HarvesterRelease.values()), HarvesterRelease::label);

    private static final Words<Topic> TOPICS =
            new Words<>(List.of(Topic.values()), topic -> topic.name().toLowerCase(Locale.ROOT));

    /** The audit policies to choose from. */
    enum AuditPolicyChoice {
        /** The policy of the release. */
        release,
        /** The recommended policy. */
        recommended
    }

    private final Syntax syntax = new Syntax(
            "generate",
            "Writes the manifests of the proposal or of a Harvester release. The proposal is Harvester's"
                    + " enhancement proposal \"Event and audit log\"; corrections to it are reported on standard"
                    + " error.");

    private final Option<HarvesterRelease> release =
            syntax.option("--release", "RELEASE", RELEASES, RELEASES.inWords() + "; the default is proposal.");

    private final Option<Path> folder =
            syntax.option("--out", "DIR", Path::of, "The folder to write to; the default is standard output.");

    private final Option<Topic> topic =
            syntax.option("--only", "TOPIC", TOPICS, "Writes only the files of a topic: audit, event or logging.");

    private final Option<AuditPolicyChoice> auditPolicy = syntax.option(
            "--audit-policy",
            "POLICY",
            Words.of(AuditPolicyChoice.class),
            "release (the default): the policy of the release; recommended: a policy that records every change with"
                    + " its outcome, but no contents of Secrets.");

    private final Option<String> force = syntax.flag("--force", "Overwrites existing files whose content differs.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        HarvesterRelease wantedRelease = release.or(HarvesterRelease.PROPOSAL);
        HarvesterLogging logging = HarvesterLogging.release(wantedRelease);
        if (auditPolicy.or(AuditPolicyChoice.release) == AuditPolicyChoice.recommended) {
            logging.auditPolicy(HarvesterAuditPolicy.recommended());
        }
        ManifestSet all = logging.build();
        ManifestSet wanted = topic.value()
                .map(only -> all.filter(file -> file.topic() == only))
                .orElse(all);
        int code = folder.isGiven() ? write(wanted, folder.get(), environment) : print(wanted, environment.out());
        if (wantedRelease == HarvesterRelease.PROPOSAL) {
            reportCorrections(environment.err());
        }
        return code;
    }

    private static int print(ManifestSet set, PrintWriter out) {
        out.print(set.toYaml());
        out.flush();
        return Gleaner.SUCCESS;
    }

    private int write(ManifestSet set, Path folder, Environment environment) {
        List<FileChange> different = set.changesIn(folder).stream()
                .filter(change -> change.kind() == FileChange.Kind.DIFFERENT)
                .toList();
        if (!different.isEmpty() && !force.isGiven()) {
            different.forEach(change -> environment.err().println(Printable.text(change.difference())));
            environment
                    .err()
                    .println("nothing was written: the files above exist with other content; --force overwrites them");
            return Gleaner.FAILURE;
        }
        set.replaceIn(folder);
        set.files()
                .forEach(file ->
                        environment.out().println(Printable.line(folder.resolve(file.name()) + ": " + file.purpose())));
        environment.out().flush();
        return Gleaner.SUCCESS;
    }

    private static void reportCorrections(PrintWriter err) {
        for (ProposalCorrection correction : ProposalCorrection.values()) {
            err.println("corrected: " + correction);
        }
    }
}
