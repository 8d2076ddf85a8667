package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.ProposalCorrection;
import dev.gleaner.manifest.FileChange;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes the manifests of a release. */
@Command(
        name = "generate",
        description = "Writes the manifests of the proposal or of a Harvester release.",
        mixinStandardHelpOptions = true)
final class Generate implements Callable<Integer> {
    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            defaultValue = "proposal",
            converter = ReleaseConverter.class,
            completionCandidates = Releases.class,
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when it is not given.")
    private HarvesterRelease release;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write to; without it the documents go to standard output.")
    private @Nullable Path folder;

    @Option(
            names = "--only",
            paramLabel = "TOPIC",
            converter = TopicConverter.class,
            description = "Only the files about audit, event or logging.")
    private @Nullable Topic topic;

    /** Which audit policy is written. */
    enum AuditPolicyChoice {
        /** That of the release. */
        release,
        /** The recommended one. */
        recommended
    }

    @Option(
            names = "--audit-policy",
            paramLabel = "POLICY",
            defaultValue = "release",
            description =
                    "release, that of the release, or recommended: every change with its outcome, and no secrets.")
    private AuditPolicyChoice auditPolicy;

    @Option(names = "--force", description = "Overwrite files that are there with another content.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        HarvesterLogging logging = HarvesterLogging.release(release);
        if (auditPolicy == AuditPolicyChoice.recommended) {
            logging.auditPolicy(HarvesterAuditPolicy.recommended());
        }
        ManifestSet all = logging.build();
        ManifestSet wanted = topic == null ? all : all.filter(file -> file.topic() == topic);
        PrintWriter out = spec.commandLine().getOut();
        int code = folder == null ? print(wanted, out) : write(wanted, folder, out);
        if (release == HarvesterRelease.PROPOSAL) {
            tellCorrections(spec.commandLine().getErr());
        }
        return code;
    }

    private static int print(ManifestSet set, PrintWriter out) {
        out.print(set.toYaml());
        out.flush();
        return Gleaner.FINE;
    }

    private int write(ManifestSet set, Path folder, PrintWriter out) {
        List<FileChange> different = set.changesIn(folder).stream()
                .filter(change -> change.kind() == FileChange.Kind.DIFFERENT)
                .toList();
        if (!different.isEmpty() && !force) {
            PrintWriter err = spec.commandLine().getErr();
            different.forEach(change -> err.println(Printable.of(change.difference())));
            err.println("nothing is written: the files above have another content; --force overwrites them");
            return Gleaner.UNUSABLE;
        }
        set.replaceIn(folder);
        set.files().forEach(file -> out.println(folder.resolve(file.name()) + ": " + file.purpose()));
        out.flush();
        return Gleaner.FINE;
    }

    private static void tellCorrections(PrintWriter err) {
        for (ProposalCorrection correction : ProposalCorrection.values()) {
            err.println("corrected: " + correction);
        }
    }

    /** The labels of the releases. */
    static final class Releases implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(HarvesterRelease.values())
                    .map(HarvesterRelease::label)
                    .iterator();
        }
    }

    /** A release by its label. */
    static final class ReleaseConverter implements ITypeConverter<HarvesterRelease> {
        @Override
        public HarvesterRelease convert(String label) {
            return HarvesterRelease.of(label)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of " + String.join(", ", new Releases()) + " but was '" + label + "'"));
        }
    }

    /** A topic by its name in lower case. */
    static final class TopicConverter implements ITypeConverter<Topic> {
        @Override
        public Topic convert(String name) {
            return Arrays.stream(Topic.values())
                    .filter(topic -> topic.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("expected audit, event or logging but was '" + name + "'"));
        }
    }
}
