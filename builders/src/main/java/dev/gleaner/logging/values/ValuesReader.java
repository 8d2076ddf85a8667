package dev.gleaner.logging.values;

import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of the chart rancher-logging, and reports those that no template of a version reads. Immutable.
 *
 * <p>The values of a ManagedChart or of an Addon are read with {@link #ofSpec(Part)}, which finds version and build of
 * the chart in its spec.
 */
public final class ValuesReader {
    /** The last version whose template tests {@code Merge_Trim} before it writes {@code Merge_Log_Trim}. */
    private static final ChartVersion LAST_TRIM_CONDITION = ChartVersion.V107_0_1;

    private final @Nullable ChartVersion version;
    private final Build build;

    private ValuesReader(@Nullable ChartVersion version, Build build) {
        this.version = version;
        this.build = build;
    }

    /** Who built the chart. Harvester builds it from that of Rancher, with other templates. */
    private enum Build {
        HARVESTER("Harvester"),
        RANCHER("Rancher");

        private final String label;

        Build(String label) {
            this.label = label;
        }

        /** The build of the chart in a spec; without a repository, it is that of Harvester. */
        static Build of(Part spec) {
            String repository = spec.text("repoName") + spec.text("repo");
            return repository.isEmpty() || repository.contains("harvester") ? HARVESTER : RANCHER;
        }
    }

    /**
     * A value that one build of the chart reads and the other does not (harvester-installer, patches of the chart).
     *
     * @param build the build that does not read it
     * @param since the first version that does not read it
     * @param path the names that lead to it
     * @param instead what is read in its place
     */
    private record Difference(Build build, ChartVersion since, List<String> path, String instead) {
        static final List<Difference> ALL = List.of(
                of(Build.HARVESTER, ChartVersion.V105_2_0, "logging.eventTailer", "eventTailer"),
                of(
                        Build.HARVESTER,
                        ChartVersion.V105_2_0,
                        "additionalLoggingSources.kubeAudit.fluentbit.loggingRef",
                        "additionalLoggingSources.kubeAudit.loggingRef"),
                of(
                        Build.HARVESTER,
                        ChartVersion.V105_2_0,
                        "additionalLoggingSources.kubeAudit.fluentbit.resources",
                        "fluentbit.resources"),
                of(
                        Build.RANCHER,
                        ChartVersion.V102_0_0,
                        "eventTailer",
                        "an EventTailer of its own, or logging.eventTailer from 103.1.0 on"));

        private static Difference of(Build build, ChartVersion since, String path, String instead) {
            return new Difference(build, since, List.of(path.split("\\.", -1)), instead);
        }

        /** Whether a version of a build does not read the value. */
        boolean isIn(ChartVersion chart, Build found) {
            return found == build && chart.compareTo(since) >= 0;
        }

        String last() {
            return path.get(path.size() - 1);
        }

        /** The object that has the value as a field. */
        Part parent(Part values) {
            Part parent = values;
            for (String name : path.subList(0, path.size() - 1)) {
                parent = parent.field(name);
            }
            return parent;
        }
    }

    /** A reader for any version: it reports only values that no version reads. */
    public static ValuesReader ofAnyVersion() {
        return new ValuesReader(null, Build.HARVESTER);
    }

    /** A reader for a version of the chart, as Harvester builds it. */
    public static ValuesReader of(ChartVersion version) {
        return new ValuesReader(Objects.requireNonNull(version, "version"), Build.HARVESTER);
    }

    /**
     * A reader for the chart in the spec of a ManagedChart or of an Addon: for its {@code version}, and for the build
     * of the chart that its {@code repoName} or {@code repo} has. If the version is missing or unknown, the reader is
     * for any version.
     */
    public static ValuesReader ofSpec(Part spec) {
        Objects.requireNonNull(spec, "spec");
        return new ValuesReader(ChartVersion.find(spec.text("version")).orElse(null), Build.of(spec));
    }

    /** The version that it reads for; empty if it is any. */
    public Optional<ChartVersion> version() {
        return Optional.ofNullable(version);
    }

    /**
     * Reads values, such as those of a file, those below {@code spec.values} of a ManagedChart, or those in the
     * {@code valuesContent} of an Addon. A value that has no effect is a warning, and the reading keeps it.
     */
    public Reading<LoggingValues> read(Part values) {
        return read(values, ManifestReader.strict());
    }

    /** Reads values with the strictness of a reader: a lenient reader does not report unknown values. */
    public Reading<LoggingValues> read(Part values, ManifestReader reader) {
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(values, "values");
        if (version == null) {
            return reader.read(values, LoggingValues.class);
        }
        Reading<LoggingValues> reading = reader.forVersion(version).read(values, LoggingValues.class);
        List<Violation> violations = new ArrayList<>(reading.violations());
        differences(values, version).forEach(violations::add);
        checkTrim(values, version).ifPresent(violations::add);
        violations.sort(Violation.ORDER);
        return reading.withViolations(violations);
    }

    private Stream<Violation> differences(Part values, ChartVersion chart) {
        return Difference.ALL.stream()
                .filter(difference -> difference.isIn(chart, build))
                .flatMap(difference -> violation(
                        ValuesFault.UNREAD_IN_BUILD,
                        difference.parent(values),
                        difference.last(),
                        build.label,
                        difference.instead()));
    }

    private static Optional<Violation> checkTrim(Part values, ChartVersion chart) {
        Part filter = values.field("fluentbit").field("filterKubernetes");
        boolean isMissing = chart.compareTo(LAST_TRIM_CONDITION) <= 0
                && !filter.text("Merge_Log_Trim").isEmpty()
                && filter.text("Merge_Trim").isEmpty();
        return isMissing
                ? violation(ValuesFault.TRIM_CONDITION, filter, "Merge_Log_Trim", chart)
                        .findFirst()
                : Optional.empty();
    }

    /** A violation of a field of an object; empty if it has no such field, or if the field has no value. */
    private static Stream<Violation> violation(Fault fault, Part parent, String name, Object... arguments) {
        if (!(parent.tree() instanceof Tree.Mapping mapping) || !mapping.isSet(name)) {
            return Stream.empty();
        }
        FieldPath path = parent.path().field(name);
        return Stream.of(Violation.of(fault, parent.file(), mapping.positionOf(name), path, arguments));
    }
}
