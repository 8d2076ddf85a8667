package dev.gleaner.cli;

import dev.gleaner.document.Part;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.HarvesterFault;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.Loki;
import dev.gleaner.harvester.ProposalCorrection;
import dev.gleaner.harvester.RancherAuditLevel;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.manifest.FileChange;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the manifests of a release. */
final class Generate implements Command {
    private static final Words<Topic> TOPICS =
            new Words<>(List.of(Topic.values()), topic -> topic.name().toLowerCase(Locale.ROOT));

    private static final String LIST = "list";

    private final Syntax syntax = new Syntax(
            "generate",
            "Writes the manifests of a Harvester release. With --release proposal, writes the manifests of Harvester's"
                    + " enhancement proposal \"Event and audit log\", and reports its corrections to the proposal on"
                    + " standard error.");

    private final Option<Optional<HarvesterRelease>> release = syntax.option(
            "--release",
            "RELEASE",
            text -> text.equals(LIST) ? Optional.empty() : Optional.of(ReleaseName.of(text)),
            "The release, such as " + HarvesterRelease.V1_1_3 + ", or proposal; the default is the newest release, "
                    + HarvesterRelease.latest() + ". list prints all releases.");

    private final Option<Path> folder =
            syntax.option("--out", "DIR", Path::of, "The folder to write to; the default is standard output.");

    private final Option<Topic> topic =
            syntax.option("--only", "TOPIC", TOPICS, "Writes only the files of a topic: audit, event or logging.");

    private final Option<String> auditPolicy = syntax.text(
            "--audit-policy",
            "POLICY",
            "release (the default): the policy of the release; recommended: a policy that records changes with their"
                    + " outcomes, but not the contents of Secrets; names of modules of Harvester, such as"
                    + " virtual-machines,images: a policy that records only changes of these modules; or a file with a"
                    + " policy. list prints all policies.");

    private final Option<String> auditOutputs = syntax.text(
                    "--audit-output",
                    "OUTPUT",
                    "Adds an output, and a ClusterFlow that sends audit records to it; repeatable. OUTPUT is a file"
                            + " with a ClusterOutput, whose name and plug-in are used, or " + OutputSpec.FORM
                            + " with the field names of a manifest, such as siem=gelf:host=siem.example,port=12201."
                            + " Write a dot before the name of a nested field (buffer.flush_mode=interval), repeat a"
                            + " field to get a list, and write \\, for a comma in a value. The value of a field that"
                            + " may be a secret is secret:NAME/KEY, mounted:NAME/KEY or literal:TEXT.")
            .repeatable();

    private final Option<String> eventOutputs = syntax.text(
                    "--event-output", "OUTPUT", "Adds an output for Kubernetes events in the same way; repeatable.")
            .repeatable();

    private final Option<String> podOutputs = syntax.text(
                    "--logging-output",
                    "OUTPUT",
                    "Adds an output for the logs of all pods, which include Kubernetes events, in the same way;"
                            + " repeatable.")
            .repeatable();

    private final Option<Optional<Loki>> loki = syntax.option(
                    "--loki",
                    "URL",
                    text -> Optional.of(Loki.at(text)),
                    "Sends audit records and Kubernetes events to Grafana Loki, with the labels of the proposal."
                            + " Without URL, also installs Loki from the chart repository of Grafana.")
            .optionalValue(Optional.empty(), text -> !text.startsWith("-"));

    private final Option<String> rancherAudit = syntax.text(
            "--rancher-audit",
            "LEVEL",
            "Turns on the API audit log of the Rancher in Harvester, which names the person behind an action in the"
                    + " UI. LEVEL is metadata, request (with the bodies of requests) or request-response.");

    private final Option<String> rancherAuditOutputs = syntax.text(
                    "--rancher-audit-output",
                    "OUTPUT",
                    "Adds an output for Rancher's API audit log in the same way; repeatable.")
            .repeatable();

    private final Option<String> flows = syntax.text(
                    "--flows",
                    "FILE",
                    "Adds the flows and outputs in a file, and their Secrets; repeatable. They keep their namespaces"
                            + " and loggingRefs. They are checked together with all other files: for example, a"
                            + " reference to a missing output is a warning.")
            .repeatable();

    private final Option<String> values = syntax.text(
                    "--values",
                    "FILE",
                    "Merges chart values into those of the release, as helm does; repeatable. The value null removes a"
                            + " value. The file may also contain the ManagedChart or the Addon rancher-logging.")
            .repeatable();

    private final Option<String> registry =
            syntax.text("--image-registry", "HOST", "Takes all images from a registry, such as registry.example:5000.");

    private final Option<String> enable = syntax.flag(
            "--enable",
            "Switches the addon on. Releases from " + HarvesterRelease.V1_2_0 + " on ship it switched off.");

    private final Option<String> template = syntax.flag(
            "--template", "Writes the placeholders of the installer's templates into the files for rancherd.");

    private final Option<String> force = syntax.flag("--force", "Overwrites existing files whose content differs.");

    private final Map<String, String> optionsOfNames = new HashMap<>();

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (release.isGiven() && release.get().isEmpty()) {
            ReleaseTable.print(environment.out());
            return Gleaner.SUCCESS;
        }
        if (auditPolicy.or("").equals(LIST)) {
            PolicyTable.print(environment.out());
            return Gleaner.SUCCESS;
        }
        HarvesterRelease wanted = release.or(Optional.empty()).orElse(HarvesterRelease.latest());
        try {
            List<Violation> warnings = new ArrayList<>();
            HarvesterLogging logging = logging(wanted, warnings);
            ManifestSet set = build(logging);
            // The check of the user's flows finds the other warnings, too.
            if (flows.isGiven()) {
                warnings.addAll(checked(set, wanted));
            } else {
                List<Violation> ofFiles = aboutOutputs(set, wanted);
                warnings.addAll(ofFiles);
                for (Violation warning : logging.warnings()) {
                    if (ofFiles.stream().noneMatch(found -> isSame(found, warning))) {
                        warnings.add(warning);
                    }
                }
            }
            int code = write(set, environment);
            Gleaner.report(warnings, environment.err());
            if (!warnings.isEmpty()
                    && warnings.stream().anyMatch(warning -> warning.code().equals(HarvesterFault.ADDON_OFF.code()))) {
                environment.err().println("gleaner generate --enable switches the addon on");
            }
            if (wanted == HarvesterRelease.PROPOSAL) {
                reportCorrections(environment.err());
            }
            return code;
        } catch (ViolationException e) {
            return Gleaner.report(e.violations(), environment.err());
        }
    }

    private HarvesterLogging logging(HarvesterRelease wanted, List<Violation> warnings) {
        HarvesterLogging logging = HarvesterLogging.release(wanted);
        if (auditPolicy.isGiven()) {
            PolicyTable.policy(auditPolicy.get()).ifPresent(logging::auditPolicy);
        }
        for (String file : values.values()) {
            Part over = GenerateInputs.values(file);
            warnings.addAll(GenerateInputs.unread(over, wanted));
            logging.values((Tree.Mapping) over.tree());
        }
        if (registry.isGiven()) {
            setRegistry(logging);
        }
        if (enable.isGiven()) {
            logging.enable();
        }
        for (ClusterOutput output : outputs(auditOutputs)) {
            logging.addAuditOutput(output.name(), output.spec().target());
        }
        for (ClusterOutput output : outputs(eventOutputs)) {
            logging.addEventOutput(output.name(), output.spec().target());
        }
        for (ClusterOutput output : outputs(podOutputs)) {
            logging.addPodOutput(output.name(), output.spec().target());
        }
        for (ClusterOutput output : outputs(rancherAuditOutputs)) {
            logging.addRancherAuditOutput(output.name(), output.spec().target());
        }
        flows.values().forEach(file -> GenerateInputs.addFlows(file, logging));
        if (rancherAudit.isGiven()) {
            logging.rancherAuditLog(rancherLevel());
        }
        if (loki.isGiven()) {
            logging.addLoki(loki.get().orElseGet(Loki::installed));
        }
        return logging;
    }

    private List<ClusterOutput> outputs(Option<String> option) {
        List<ClusterOutput> outputs = new ArrayList<>();
        for (String text : option.values()) {
            ClusterOutput output = GenerateInputs.output(option.name(), text);
            refuseSameName(output.name(), option.name());
            outputs.add(output);
        }
        return outputs;
    }

    /**
     * The findings about the user's flows together with all other files, which have the Loggings and the other outputs.
     */
    private static List<Violation> checked(ManifestSet set, HarvesterRelease wanted) {
        List<Violation> found = Lint.of(set).forRelease(wanted).run();
        GenerateInputs.requireValid(found);
        return found;
    }

    /**
     * The findings about the user's outputs. Findings about a file that the release has, too, are about what the
     * release ships.
     */
    private List<Violation> aboutOutputs(ManifestSet set, HarvesterRelease wanted) {
        if (!auditOutputs.isGiven()
                && !eventOutputs.isGiven()
                && !podOutputs.isGiven()
                && !rancherAuditOutputs.isGiven()) {
            return List.of();
        }
        List<String> shipped = HarvesterLogging.release(wanted).build().files().stream()
                .map(ManifestFile::name)
                .toList();
        return Lint.of(set).forRelease(wanted).run().stream()
                .filter(found -> !shipped.contains(found.file()))
                .toList();
    }

    /** Whether two findings are the same, apart from the file, which warnings about a set may not have. */
    private static boolean isSame(Violation one, Violation other) {
        return one.code().equals(other.code())
                && one.path().equals(other.path())
                && one.message().equals(other.message());
    }

    /** Refuses a name that is used twice: each output is a file with its name, and all are objects of one namespace. */
    private void refuseSameName(String name, String option) {
        String other = optionsOfNames.putIfAbsent(name, option);
        if (other != null) {
            throw new UsageException("two outputs have the name '" + name + "'; give "
                    + (other.equals(option)
                            ? "the outputs of " + option
                            : "the output of " + other + " and that of " + option)
                    + " different names");
        }
    }

    private ManifestSet build(HarvesterLogging logging) {
        try {
            return template.isGiven() ? logging.buildTemplate() : logging.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException("the outputs cannot be written: " + e.getMessage());
        }
    }

    private void setRegistry(HarvesterLogging logging) {
        try {
            logging.imageRegistry(registry.get());
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--image-registry", String.valueOf(e.getMessage()));
        }
    }

    private RancherAuditLevel rancherLevel() {
        try {
            return RancherAuditLevel.of(rancherAudit.get());
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--rancher-audit", String.valueOf(e.getMessage()));
        }
    }

    private int write(ManifestSet all, Environment environment) {
        ManifestSet set = topic.value()
                .map(only -> all.filter(file -> file.topic() == only))
                .orElse(all);
        if (set.files().isEmpty()) {
            environment
                    .err()
                    .println("no file of this release has the topic; without outputs, it has no file for events");
            return Gleaner.SUCCESS;
        }
        return folder.isGiven() ? writeTo(folder.get(), set, environment) : print(set, environment.out());
    }

    private static int print(ManifestSet set, PrintWriter out) {
        out.print(set.toYaml());
        out.flush();
        return Gleaner.SUCCESS;
    }

    private int writeTo(Path folder, ManifestSet set, Environment environment) {
        List<FileChange> changes = set.changesIn(folder);
        List<FileChange> different = changes.stream()
                .filter(change -> change.kind() == FileChange.Kind.DIFFERENT)
                .toList();
        if (!different.isEmpty() && !force.isGiven()) {
            environment
                    .err()
                    .println("nothing was written, because files exist with other content; the differences are:");
            different.forEach(change -> environment.err().print(Printable.text(change.difference())));
            environment
                    .err()
                    .println("nothing was written: the files above exist with other content; --force overwrites them");
            return Gleaner.FAILURE;
        }
        set.replaceIn(folder);
        for (FileChange change : changes) {
            environment.out().println(Printable.line(inWords(change)));
        }
        environment.out().flush();
        String[] names = folder.toFile().list();
        if (!topic.isGiven() && names != null && names.length > set.files().size()) {
            EarlierFiles.report(folder, List.of(names), set, environment.err());
        }
        return Gleaner.SUCCESS;
    }

    private static String inWords(FileChange change) {
        return change.path() + ": " + change.file().purpose()
                + (change.kind() == FileChange.Kind.SAME ? " (unchanged)" : "");
    }

    private static void reportCorrections(PrintWriter err) {
        for (ProposalCorrection correction : ProposalCorrection.values()) {
            err.println("corrected: " + correction);
        }
    }
}
