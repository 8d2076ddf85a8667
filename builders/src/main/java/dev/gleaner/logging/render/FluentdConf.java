package dev.gleaner.logging.render;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code fluentd.conf} that the operator generates for the fluentd of a Logging, from the flows and outputs of
 * a set (logging-operator 3.17.3, pkg/resources/model and pkg/sdk/logging/model;
 * {@link dev.gleaner.logging.OperatorVersion} determines the differences of later versions). Immutable.
 *
 * <p>The text contains secrets: a value in a manifest, and the content of each Secret that the set has. For other
 * Secrets it has a placeholder, {@code <secret NAMESPACE/NAME KEY>}. Containers are assumed to run in containerd.
 */
public final class FluentdConf {
    private final @Nullable String text;
    private final List<Violation> violations;
    private final Map<String, String> systemFiles;

    private FluentdConf(@Nullable String text, List<Violation> violations, Map<String, String> systemFiles) {
        this.text = text;
        this.violations = List.copyOf(violations);
        this.systemFiles = systemFiles;
    }

    /**
     * The configuration for the Logging with a name in a set. The version of the operator is that of the chart in the
     * set; without one, it is the newest.
     *
     * @throws IllegalArgumentException if the set has no such Logging
     */
    public static FluentdConf of(ManifestSet set, String logging) {
        return of(ClusterResources.of(Objects.requireNonNull(set, "set")), logging);
    }

    /**
     * The configuration for the Logging with a name, for the version of the operator of the cluster. The Logging may
     * have errors that do not matter for it, as may flows and outputs.
     *
     * @throws IllegalArgumentException if the cluster has no such Logging; the message has the names of all
     */
    public static FluentdConf of(ClusterResources cluster, String logging) {
        return of(cluster, logging, Rendering.MESSAGE);
    }

    /** The configuration of a cluster whose records have their text in a field. */
    static FluentdConf of(ClusterResources cluster, String logging, String logKey) {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(logging, "logging");
        LoggingResources resources = resources(cluster, logging);
        StoredObjects objects = StoredObjects.of(cluster, resources);
        Optional<Tree.Mapping> fluentd = objects.fluentd();
        if (fluentd.isEmpty()) {
            Violation none = resources.logging().part().violation(RenderFault.FLUENTD_NONE);
            return new FluentdConf(null, List.of(none), Map.of());
        }
        Map<String, String> files = FluentdSystemFiles.of(fluentd.get(), cluster.operator());
        String override = objects.logging().spec().text("flowConfigOverride").orElse("");
        if (!override.isEmpty()) {
            return new FluentdConf(override, List.of(), files);
        }
        SecretTexts secrets =
                SecretTexts.of(Stream.concat(cluster.secrets().stream().map(Resource::part), unread(cluster))
                        .toList());
        FluentdSystem system = FluentdSystem.of(objects, fluentd.get(), secrets, logKey);
        String text = FluentdWriter.write(system.directives());
        boolean isRefused = system.violations().stream().anyMatch(Violation::isError);
        return new FluentdConf(isRefused ? null : text, system.violations(), files);
    }

    /** What the Logging with a name uses, also if it has errors. */
    static LoggingResources resources(ClusterResources cluster, String logging) {
        return cluster.logging(logging)
                .or(() -> cluster.loggingWithErrors(logging))
                .orElseThrow(() -> unknown(cluster, logging));
    }

    private static Stream<Part> unread(ClusterResources cluster) {
        return cluster.unread().stream().map(ParsedObject::part);
    }

    private static IllegalArgumentException unknown(ClusterResources cluster, String logging) {
        List<String> names =
                cluster.loggings().stream().map(LoggingResources::name).toList();
        return new IllegalArgumentException("no Logging " + Violation.quoted(logging)
                + (names.isEmpty() ? "; there is none" : "; the Loggings are " + String.join(", ", names)));
    }

    /**
     * The text of the file.
     *
     * @throws ViolationException if the operator refuses to generate it, with its own words
     */
    public String render() {
        if (text == null) {
            throw new ViolationException(violations);
        }
        return text;
    }

    /** The text of the file; empty if the operator refuses to generate it. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /**
     * The reasons why the operator refuses to generate the file, as errors, and the flows that it leaves out, as
     * warnings; in the words of the operator. Empty if there are none.
     */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * The other files of fluentd by name: {@code fluent.conf}, which includes the others, {@code input.conf},
     * {@code devnull.conf} and {@code fluentlog.conf}. Empty if the Logging runs no fluentd.
     */
    public Map<String, String> systemFiles() {
        return systemFiles;
    }

    /** Whether the file exists, without its text, which may contain secrets. */
    @Override
    public String toString() {
        return "FluentdConf[" + (text != null ? "text" : "refused") + ", " + violations + "]";
    }
}
