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
    private static final Words<HarvesterRelease> RELEASES =
            new Words<>(List.of(HarvesterRelease.values()), HarvesterRelease::label);

    private static final Words<Topic> TOPICS =
            new Words<>(List.of(Topic.values()), topic -> topic.name().toLowerCase(Locale.ROOT));

    /** Which audit policy is written. */
    enum AuditPolicyChoice {
        /** That of the release. */
        release,
        /** The recommended one. */
        recommended
    }

    private final Syntax syntax =
            new Syntax("generate", "Writes the manifests of the proposal or of a Harvester release.");

    private final Option<HarvesterRelease> release =
            syntax.option("--release", "RELEASE", RELEASES, RELEASES.inWords() + "; proposal when it is not given.");

    private final Option<Path> folder = syntax.option(
            "--out", "DIR", Path::of, "The folder to write to; without it the documents go to standard output.");

    private final Option<Topic> topic =
            syntax.option("--only", "TOPIC", TOPICS, "Only the files about audit, event or logging.");

    private final Option<AuditPolicyChoice> auditPolicy = syntax.option(
            "--audit-policy",
            "POLICY",
            Words.of(AuditPolicyChoice.class),
            "release, that of the release, which is the default, or recommended: every change with its outcome, and no"
                    + " secrets.");

    private final Option<String> force =
            syntax.flag("--force", "Overwrites files that are there with another content.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        HarvesterRelease wantedRelease = release.or(HarvesterRelease.PROPOSAL);
        HarvesterLogging logging = HarvesterLogging.release(wantedRelease);
        if (auditPolicy.or(AuditPolicyChoice.release) == AuditPolicyChoice.recommended) {
            logging.auditPolicy(HarvesterAuditPolicy.recommended());
        }
        ManifestSet all = logging.build();
        ManifestSet wanted = topic.value()
                .map(only -> all.filter(file -> file.topic() == only))
                .orElse(all);
        int code = folder.isGiven() ? write(wanted, folder.get(), here) : print(wanted, here.out());
        if (wantedRelease == HarvesterRelease.PROPOSAL) {
            tellCorrections(here.err());
        }
        return code;
    }

    private static int print(ManifestSet set, PrintWriter out) {
        out.print(set.toYaml());
        out.flush();
        return Gleaner.FINE;
    }

    private int write(ManifestSet set, Path folder, Surroundings here) {
        List<FileChange> different = set.changesIn(folder).stream()
                .filter(change -> change.kind() == FileChange.Kind.DIFFERENT)
                .toList();
        if (!different.isEmpty() && !force.isGiven()) {
            different.forEach(change -> here.err().println(Printable.text(change.difference())));
            here.err().println("nothing is written: the files above have another content; --force overwrites them");
            return Gleaner.UNUSABLE;
        }
        set.replaceIn(folder);
        set.files().forEach(file -> here.out()
                .println(Printable.line(folder.resolve(file.name()) + ": " + file.purpose())));
        here.out().flush();
        return Gleaner.FINE;
    }

    private static void tellCorrections(PrintWriter err) {
        for (ProposalCorrection correction : ProposalCorrection.values()) {
            err.println("corrected: " + correction);
        }
    }
}
