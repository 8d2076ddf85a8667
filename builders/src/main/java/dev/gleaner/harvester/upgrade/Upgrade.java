package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.LoggingWrapper;
import dev.gleaner.harvester.node.AuditPolicyFile;
import dev.gleaner.harvester.node.CustomConfigFile;
import dev.gleaner.harvester.node.Rke2ServerConfigFile;
import dev.gleaner.logging.values.ChartVersion;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The upgrade of logging from one release of Harvester to a later one. It does what the upgrade scripts of all releases
 * between them do, one after another (harvester/harvester, package/upgrade), with one difference: a value that you
 * changed stays, even if a script would replace it. What the scripts leave behind is reported, and
 * {@link #withCorrections} corrects it. Immutable.
 */
public final class Upgrade {
    private static final List<String> CUSTOM_CONFIGS = List.of("oem/90_custom.yaml", "oem/99_custom.yaml");

    private final HarvesterRelease from;
    private final HarvesterRelease to;
    private final Origin origin;
    private final Corrections corrections;
    private final ShippedFiles shipped;

    /** Whether logging exists before the upgrade. */
    private enum Origin {
        WITH_LOGGING,
        BEFORE_LOGGING
    }

    /** Whether what the scripts leave behind is corrected. */
    private enum Corrections {
        NONE,
        ALL
    }

    private Upgrade(HarvesterRelease from, HarvesterRelease to, Origin origin, Corrections corrections) {
        this.from = from;
        this.to = to;
        this.origin = origin;
        this.corrections = corrections;
        this.shipped = ShippedFiles.of(to);
    }

    /**
     * An upgrade from a release.
     *
     * @throws IllegalArgumentException if the release is the proposal, which was never installed
     */
    public static Start from(HarvesterRelease release) {
        Objects.requireNonNull(release, "release");
        return new Start(requireRelease(release), Origin.WITH_LOGGING);
    }

    /** An upgrade from Harvester v1.0.3: the last release without logging, and the only one with an upgrade to v1.1. */
    public static Start fromBeforeLogging() {
        return new Start(HarvesterRelease.V1_1_0, Origin.BEFORE_LOGGING);
    }

    private static HarvesterRelease requireRelease(HarvesterRelease release) {
        if (release == HarvesterRelease.PROPOSAL) {
            throw new IllegalArgumentException("the proposal is not a release; it has no upgrade");
        }
        return release;
    }

    /** An upgrade without its target. Immutable. */
    public static final class Start {
        private final HarvesterRelease from;
        private final Origin origin;

        private Start(HarvesterRelease from, Origin origin) {
            this.from = from;
            this.origin = origin;
        }

        /**
         * The upgrade to a release; if it is the same one, nothing changes.
         *
         * @throws IllegalArgumentException if the release is earlier, or the proposal
         */
        public Upgrade to(HarvesterRelease release) {
            Objects.requireNonNull(release, "release");
            if (requireRelease(release).compareTo(from) < 0) {
                throw new IllegalArgumentException(
                        release + " is earlier than " + from + "; Harvester is only upgraded to a later release");
            }
            return new Upgrade(from, release, origin, Corrections.NONE);
        }
    }

    /**
     * The same upgrade, which also corrects what the scripts leave behind: missing names, images of earlier releases,
     * also in your registry, and values that the chart reads at another path. Logging that was on stays on.
     */
    public Upgrade withCorrections() {
        return new Upgrade(from, to, origin, Corrections.ALL);
    }

    /** The release before the upgrade; v1.1.0, the first one with logging, if the upgrade is from before logging. */
    public HarvesterRelease from() {
        return from;
    }

    /** Whether the upgrade is from Harvester v1.0.3, which has no logging. */
    public boolean startsBeforeLogging() {
        return origin == Origin.BEFORE_LOGGING;
    }

    /** The release after the upgrade. */
    public HarvesterRelease to() {
        return to;
    }

    /**
     * The releases whose upgrade scripts run, in order, without the release before the upgrade; empty if both releases
     * are the same.
     */
    public List<HarvesterRelease> path() {
        return HarvesterRelease.releases().stream()
                .filter(release -> release.compareTo(from) > 0 && release.compareTo(to) <= 0)
                .toList();
    }

    /** Upgrades the values that the first release ships. */
    public UpgradedValues values() {
        return upgraded(ShippedFiles.of(from).values());
    }

    /**
     * Upgrades values of the logging chart: all of those in use, as in an Addon, and not only those that differ from the
     * shipped ones. The value {@code eventTailer} stands for the EventTailer of v1.1, too; if it is missing there, it is
     * the one that v1.1 ships.
     *
     * @throws IllegalStateException if the upgrade is from before logging, where there are no values
     */
    public UpgradedValues values(Tree.Mapping values) {
        Objects.requireNonNull(values, "values");
        if (startsBeforeLogging()) {
            throw new IllegalStateException("Harvester v1.0.3 has no logging chart and no values");
        }
        boolean lacksTailer = from.wrapper().hasEventTailerObject()
                && to.wrapper() == LoggingWrapper.ADDON
                && ShippedFiles.EVENT_TAILER.in(values).isEmpty();
        return upgraded(
                lacksTailer
                        ? ShippedFiles.withTailer(values, ShippedFiles.of(from).eventTailer())
                        : values);
    }

    private UpgradedValues upgraded(Tree.Mapping values) {
        ValueUpgrade upgrade = new ValueUpgrade(this, values);
        path().forEach(upgrade::to);
        upgrade.finish();
        return new UpgradedValues(upgrade.values(), upgrade.changes());
    }

    /** Upgrades the manifests that the first release ships; from before logging, the first steps install them. */
    public UpgradedManifests manifests() {
        UpgradedManifests upgraded =
                new ManifestUpgrade(this, ShippedFiles.of(from).manifests()).run();
        if (!startsBeforeLogging()) {
            return upgraded;
        }
        List<UpgradeStep> steps = new ArrayList<>(FirstSteps.ofCluster());
        steps.addAll(upgraded.steps());
        return new UpgradedManifests(upgraded.manifests(), steps, upgraded.changes());
    }

    /**
     * Upgrades manifests: the ManagedCharts, the EventTailer and the Addon of logging. All others stay as they are. The
     * text of values that do not change stays, too, with its comments.
     *
     * @throws IllegalStateException if the upgrade is from before logging, where there are no manifests
     * @throws ViolationException if such a manifest has an error that makes it unreadable
     */
    public UpgradedManifests manifests(List<? extends Manifest> manifests) {
        Objects.requireNonNull(manifests, "manifests");
        if (startsBeforeLogging()) {
            throw new IllegalStateException("Harvester v1.0.3 has no manifests for logging");
        }
        return new ManifestUpgrade(this, manifests).run();
    }

    /**
     * The edits of the files of a node, in the order of writing: the audit policy, its option in the RKE2 server
     * configuration, and both in the configuration from which the node writes its files at every boot. An agent has no
     * RKE2 server configuration and gets only the policy. Empty unless the upgrade is from before logging, because the
     * files are the same in all releases from v1.1 on.
     *
     * @param root the root folder of the node, such as {@code /} or {@code /host}
     */
    public List<FileEdit> nodeFiles(Path root) {
        Objects.requireNonNull(root, "root");
        if (!startsBeforeLogging()) {
            return List.of();
        }
        String policy = HarvesterAuditPolicy.shipped().toYaml();
        List<FileEdit> edits = new ArrayList<>();
        edits.add(AuditPolicyFile.of(onNode(root, Harvester.AUDIT_POLICY_PATH)).withPolicy(policy));
        Path server = onNode(root, Harvester.SERVER_CONFIG_PATH);
        if (Files.exists(server, LinkOption.NOFOLLOW_LINKS)) {
            edits.add(Rke2ServerConfigFile.of(server).withAuditPolicyFile());
        }
        CUSTOM_CONFIGS.stream()
                .map(root::resolve)
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .forEach(file -> edits.add(CustomConfigFile.of(file).withAuditPolicy(policy)));
        return List.copyOf(edits);
    }

    private static Path onNode(Path root, String path) {
        return root.resolve(path.substring(1));
    }

    /** Whether what the scripts leave behind is corrected. */
    boolean isCorrected() {
        return corrections == Corrections.ALL;
    }

    /** What the release after the upgrade ships. */
    ShippedFiles shipped() {
        return shipped;
    }

    /** The chart of the release after the upgrade. */
    ChartVersion chart() {
        return ValueUpgrade.chart(to);
    }

    @Override
    public String toString() {
        return (startsBeforeLogging() ? "v1.0.3" : from) + " to " + to + (isCorrected() ? " with corrections" : "");
    }
}
