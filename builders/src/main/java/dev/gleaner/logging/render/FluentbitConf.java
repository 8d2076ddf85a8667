package dev.gleaner.logging.render;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.StoredFields;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.LoggingRoute;
import dev.gleaner.logging.LoggingSpec;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.fluentbit.FluentbitFault;
import dev.gleaner.logging.fluentbit.FluentbitSpec;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The configuration that the logging operator generates for the fluent-bit of a Logging, or for a FluentbitAgent that
 * sends to one. Immutable.
 *
 * <p>The texts are those of a Logging that has no LoggingRoutes, and whose records go to a fluentd; a violation reports
 * LoggingRoutes. Texts of a manifest are written as they are, including a shared key. Sources: logging-operator 3.17.3,
 * pkg/resources/fluentbit (config.go, configsecret.go), and the same files of later versions.
 */
public final class FluentbitConf {
    /** The name of the main file. */
    static final String FILE = "fluent-bit.conf";

    private static final String AGENT = "FluentbitAgent";
    private static final String UPSTREAM_FILE = "upstream.conf";
    private static final String PARSERS_FILE = "custom-parsers.conf";

    private final Part logging;
    private final Part owner;
    private final Part fluentbit;
    private final FluentbitSetting setting;
    private final List<Violation> ofRoutes;

    private FluentbitConf(Part logging, Part owner, Part fluentbit, FluentbitSetting setting) {
        this(logging, owner, fluentbit, setting, List.of());
    }

    private FluentbitConf(
            Part logging, Part owner, Part fluentbit, FluentbitSetting setting, List<Violation> ofRoutes) {
        this.logging = logging;
        this.owner = owner;
        this.fluentbit = fluentbit;
        this.setting = setting;
        this.ofRoutes = List.copyOf(ofRoutes);
    }

    /**
     * The fluent-bits of the Logging with a name in a set: that of its spec, and those of its FluentbitAgents. The
     * version of the operator is that of the chart in the set; without one, it is the newest.
     *
     * @throws IllegalArgumentException if the set has no such Logging
     */
    public static List<FluentbitConf> all(ManifestSet set, String logging) {
        return all(ClusterResources.of(Objects.requireNonNull(set, "set")), logging);
    }

    /**
     * The fluent-bits of the Logging with a name, for the version of the operator of the cluster: that of its spec, and
     * those of its FluentbitAgents, sorted by name. The Logging may have errors that do not matter for it.
     *
     * @throws IllegalArgumentException if the cluster has no such Logging; the message has the names of all
     */
    public static List<FluentbitConf> all(ClusterResources cluster, String logging) {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(logging, "logging");
        LoggingResources resources = FluentdConf.resources(cluster, logging);
        Part owner = resources.logging().written();
        List<FluentbitConf> all = new ArrayList<>();
        if (owner.field("spec").field("fluentbit").tree() instanceof Tree.Mapping) {
            all.add(of(owner, cluster.operator()));
        }
        for (Part agent : agents(cluster, resources)) {
            all.add(of(owner, agent, cluster.operator()));
        }
        boolean hasFluentd = resources.fluentd().isPresent();
        return all.stream()
                .map(conf -> (hasFluentd ? conf.withFluentdConfig() : conf).withRoutes(cluster))
                .toList();
    }

    /** The agents of a Logging, also those with errors, sorted by name. The kind exists from 4.2 on. */
    private static List<Part> agents(ClusterResources cluster, LoggingResources resources) {
        if (cluster.operator().compareTo(OperatorVersion.V4_4_0) < 0) {
            return List.of();
        }
        Stream<Part> typed = resources.fluentbitAgents().stream().map(Resource::written);
        Stream<Part> unread = resources.unread().stream()
                .map(ParsedObject::part)
                .filter(part -> part.text("kind").equals(AGENT));
        return Stream.concat(typed, unread)
                .sorted(Comparator.comparing(part -> part.field("metadata").text("name")))
                .toList();
    }

    /** The fluent-bit in the spec of a Logging. */
    public static FluentbitConf of(Logging logging, OperatorVersion version) {
        Objects.requireNonNull(logging, "logging");
        return of(part(logging.toTree()), version);
    }

    /** The fluent-bit in the spec of an untyped Logging, which may have errors. */
    public static FluentbitConf of(Part logging, OperatorVersion version) {
        Objects.requireNonNull(logging, "logging");
        Part fluentbit = logging.field("spec").field("fluentbit");
        return new FluentbitConf(logging, logging, fluentbit, FluentbitSetting.of(version));
    }

    /** An agent that sends to a Logging. */
    public static FluentbitConf of(Logging logging, FluentbitAgent agent, OperatorVersion version) {
        Objects.requireNonNull(logging, "logging");
        Objects.requireNonNull(agent, "agent");
        return of(part(logging.toTree()), part(agent.toTree()), version);
    }

    /** An untyped agent that sends to an untyped Logging; both may have errors. */
    public static FluentbitConf of(Part logging, Part agent, OperatorVersion version) {
        Objects.requireNonNull(logging, "logging");
        Objects.requireNonNull(agent, "agent");
        Part spec = agent.field("spec");
        Part fluentbit =
                spec.tree() instanceof Tree.Nothing ? new Part(spec.file(), spec.path(), Tree.mapping(m -> {})) : spec;
        return new FluentbitConf(logging, agent, fluentbit, FluentbitSetting.of(version));
    }

    private static Part part(Tree tree) {
        return new Part("", FieldPath.ROOT, tree);
    }

    /**
     * The same fluent-bit with a number of running fluentds, which is 0 by default. The operator counts running pods,
     * and does not use the number in the manifest.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public FluentbitConf withFluentds(int replicas) {
        return with(setting.withFluentds(replicas));
    }

    /** The same fluent-bit on nodes where Docker runs the containers; without this, containerd does. */
    public FluentbitConf onDocker() {
        return with(setting.onDocker());
    }

    /** The same fluent-bit if the fluentd of the Logging comes from a FluentdConfig. */
    public FluentbitConf withFluentdConfig() {
        return with(setting.withFluentdConfig());
    }

    private FluentbitConf with(FluentbitSetting other) {
        return new FluentbitConf(logging, owner, fluentbit, other, ofRoutes);
    }

    private FluentbitConf withRoutes(ClusterResources cluster) {
        List<Violation> routes = cluster.routesFrom(logging.field("metadata").text("name")).stream()
                .map(route -> fluentbit.violation(
                        FluentbitConfFault.ROUTED, Violation.quoted(route.name()), targets(cluster, route.value())))
                .toList();
        return new FluentbitConf(logging, owner, fluentbit, setting, routes);
    }

    private static String targets(ClusterResources cluster, LoggingRoute route) {
        List<String> names = cluster.targets(route).stream()
                .map(target -> "the Logging " + Violation.quoted(target.name()))
                .toList();
        return names.isEmpty() ? "no Logging" : String.join(" and ", names);
    }

    /** The name of the Logging or of the agent. */
    public String name() {
        return owner.field("metadata").text("name");
    }

    /** The name of the secret, in the control namespace. */
    public String secretName() {
        return name() + "-fluentbit";
    }

    /** The files of the secret. */
    public FluentbitFiles files() {
        if (!(fluentbit.tree() instanceof Tree.Mapping written)) {
            return FluentbitFiles.NONE;
        }
        Tree.Mapping spec = StoredFields.of(FluentbitSpec.class, written, setting.version());
        Tree.Mapping loggingSpec = logging.field("spec").tree() instanceof Tree.Mapping mapping
                ? StoredFields.of(LoggingSpec.class, mapping, setting.version())
                : Texts.NONE;
        if (spec.hasValue("customConfigSecret")) {
            return FluentbitFiles.NONE;
        }
        List<Violation> violations = violations(spec, loggingSpec);
        boolean isRefused = violations.stream().anyMatch(Violation::isError);
        return new FluentbitFiles(isRefused ? Map.of() : texts(spec, loggingSpec), violations);
    }

    private Map<String, String> texts(Tree.Mapping spec, Tree.Mapping loggingSpec) {
        String name = logging.field("metadata").text("name");
        FluentdTarget target = new FluentdTarget(name, loggingSpec, setting);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FILE, new FluentbitText(spec, loggingSpec, target, setting).text());
        if (target.exists() && spec.isTrue("enableUpstream")) {
            texts.put(UPSTREAM_FILE, target.upstream());
        }
        String parsers = spec.text("customParsers").orElse("");
        if (!parsers.isEmpty()) {
            texts.put(PARSERS_FILE, parsers);
        }
        if (FluentbitText.parsesAsDocker(loggingSpec)) {
            texts.put(DockerCompatibleParser.FILE, DockerCompatibleParser.TEXT);
        }
        return texts;
    }

    private List<Violation> violations(Tree.Mapping spec, Tree.Mapping loggingSpec) {
        List<Violation> violations = new ArrayList<>(ofRoutes);
        if (spec.isSet("position_db")) {
            violations.add(fluentbit.field("position_db").violation(FluentbitFault.POSITION_DB));
        }
        if (spec.hasValue("parser")) {
            violations.add(fluentbit.field("parser").violation(FluentbitFault.PARSER));
        }
        Tree.Mapping inputTail = Texts.mapping(spec, "inputTail");
        if (FluentbitText.parsesAsDocker(loggingSpec) && inputTail.hasValue("Parser")) {
            Part parser = fluentbit.field("inputTail").field("Parser");
            violations.add(parser.violation(FluentbitConfFault.PARSER_CHOSEN));
        }
        for (String field : List.of("filterGrep", "enabledIPv6")) {
            if (spec.isSet(field) && !spec.isFalse(field)) {
                violations.add(fluentbit.field(field).violation(FluentbitConfFault.TEXT_UNKNOWN, setting.version()));
            }
        }
        if (loggingSpec.isSet("syslogNG")) {
            Part syslogNg = logging.field("spec").field("syslogNG");
            violations.add(syslogNg.violation(FluentbitConfFault.TEXT_UNKNOWN, setting.version()));
        }
        return violations;
    }
}
