package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.LoggingScope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for flows and outputs that share one fluentd. */
final class SharedFluentdRules {
    private static final String RENDERING = "logging-operator 3.17.3, pkg/resources/fluentd";

    private static final String BUFFERS = "fluentd 1.14.6, lib/fluent/plugin/buf_file.rb";

    static final LintRule BUFFER_PATH = LintRule.of(
                    SharedFluentdFault.BUFFER_PATH, "Each plug-in has a buffer path of its own.", BUFFERS)
            .failing(output("a", ", buffer: {path: /buffers/same}")
                    + output("b", ", buffer: {path: /buffers/same}")
                    + flow("globalOutputRefs: [a, b]"))
            .passing(output("a", ", buffer: {path: /buffers/a}")
                    + output("b", ", buffer: {path: /buffers/b}")
                    + flow("globalOutputRefs: [a, b]"));

    static final LintRule WORKERS_BUFFER = LintRule.of(
                    SharedFluentdFault.WORKERS_BUFFER,
                    "Several workers have a root folder for their buffers.",
                    RENDERING)
            .failing(logging("workers: 2") + output("a", "") + flow("globalOutputRefs: [a]"))
            .passing(logging("workers: 2, rootDir: /buffers") + output("a", "") + flow("globalOutputRefs: [a]"));

    static final LintRule WORKERS_PLUGIN = LintRule.of(
                    SharedFluentdFault.WORKERS_PLUGIN,
                    "Several workers have no plug-in that supports only one.",
                    "fluentd 1.14.6, lib/fluent/root_agent.rb")
            .failing(logging("workers: 2, rootDir: /buffers")
                    + output("a", "")
                    + flow("globalOutputRefs: [a], filters: [{tag_normaliser: {}}]"))
            .passing(logging("workers: 2, rootDir: /buffers")
                    + output("a", "")
                    + flow("globalOutputRefs: [a], filters: [{stdout: {}}]"));

    static final LintRule WORKERS_ELSEWHERE = LintRule.of(
                    SharedFluentdFault.WORKERS_ELSEWHERE,
                    "A fluentd has one worker, if other files may have flows.",
                    "fluentd 1.14.6, lib/fluent/root_agent.rb")
            .failing(logging("workers: 2, rootDir: /buffers"))
            .passing(logging("workers: 1"));

    /** The names in fluentd of the plug-ins that do not support several workers. */
    private static final Map<String, String> SINGLE =
            Map.of("tag_normaliser", "tag_normaliser", "detectExceptions", "detect_exceptions", "gelf", "gelf");

    /** Plug-ins whose buffer the operator does not write, or that have none. */
    private static final Set<String> UNBUFFERED = Set.of("nullout", "gelf", "newrelic", "relabel", "mattermost");

    private final CheckedSet set;
    private final Findings findings;
    private final Map<String, List<LoggingPart>> outputs = new LinkedHashMap<>();

    private SharedFluentdRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
        set.outputs().forEach(output -> outputs.computeIfAbsent(key(output), key -> new ArrayList<>())
                .add(output));
    }

    private static String output(String name, String fields) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: %s, namespace: cattle-logging-system}
                spec: {http: {endpoint: "http://hook/"%s}}
                ---
                """.formatted(name, fields);
    }

    private static String flow(String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: all, namespace: cattle-logging-system}
                spec: {%s}
                """.formatted(spec);
    }

    private static String logging(String fluentd) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: cattle-logging-system, fluentd: {%s}}
                ---
                """.formatted(fluentd);
    }

    static void check(CheckedSet set, Findings findings) {
        SharedFluentdRules rules = new SharedFluentdRules(set, findings);
        Map<String, List<LoggingPart>> flows = new LinkedHashMap<>();
        set.flows().forEach(flow -> flows.computeIfAbsent(flow.loggingRef(), ref -> new ArrayList<>())
                .add(flow));
        Map<String, List<LoggingScope>> loggings = new LinkedHashMap<>();
        set.loggings().forEach(logging -> loggings.computeIfAbsent(logging.loggingRef(), ref -> new ArrayList<>())
                .add(logging));
        Set<String> refs = new LinkedHashSet<>(flows.keySet());
        refs.addAll(loggings.keySet());
        refs.forEach(
                ref -> rules.checkFluentd(flows.getOrDefault(ref, List.of()), loggings.getOrDefault(ref, List.of())));
    }

    private void checkFluentd(List<LoggingPart> flows, List<LoggingScope> loggings) {
        List<Use> uses = Stream.concat(
                        flows.stream().flatMap(this::uses), loggings.stream().flatMap(this::uses))
                .toList();
        List<LoggingScope> several =
                loggings.stream().filter(SharedFluentdRules::hasWorkers).toList();
        if (several.isEmpty()) {
            checkPaths(uses);
        }
        for (LoggingScope logging : several) {
            checkBuffers(logging, uses);
            checkPlugins(logging, flows, uses);
        }
    }

    /** Reports a path that two plug-ins have. Several workers have none, because the operator removes it. */
    private void checkPaths(List<Use> uses) {
        Map<String, Use> first = new LinkedHashMap<>();
        Set<LoggingPart> reported = new LinkedHashSet<>();
        for (Use use : uses) {
            Optional<String> path = use.hasFiles() ? use.path() : Optional.empty();
            Optional<Use> other = path.map(text -> first.putIfAbsent(use.type() + " " + text, use));
            if (other.isPresent() && reported.add(use.output())) {
                findings.add(
                        BUFFER_PATH,
                        use.buffer().field(use.buffer().text("path").isEmpty() ? "type" : "path"),
                        other.get().plugin(),
                        use.plugin(),
                        Printable.line(path.orElseThrow()),
                        other.get().output() == use.output()
                                ? other.get().user()
                                : other.get().output().toString());
            }
        }
    }

    private void checkBuffers(LoggingScope logging, List<Use> uses) {
        Part fluentd = logging.logging().written().field("spec").field("fluentd");
        if (!fluentd.text("rootDir").isEmpty() || !mayRemovePaths()) {
            return;
        }
        uses.stream()
                .filter(Use::hasFiles)
                .findFirst()
                .ifPresent(use -> findings.add(
                        WORKERS_BUFFER, fluentd.field("workers"), use.output().toString()));
    }

    /**
     * Whether the operator may be version 3.17. Later versions have a default folder, so a buffer without a path does
     * no harm.
     */
    private boolean mayRemovePaths() {
        return set.operator().map(known -> known.toString().startsWith("3.17.")).orElse(true);
    }

    private void checkPlugins(LoggingScope logging, List<LoggingPart> flows, List<Use> uses) {
        Part spec = logging.logging().written().field("spec");
        Stream<Part> filters = Stream.concat(
                flows.stream().map(flow -> flow.spec().field("filters")),
                Stream.of(spec.field("globalFilters"), spec.field("defaultFlow").field("filters")));
        Stream<Part> owners = Stream.concat(
                filters.flatMap(list -> list.items().stream()),
                uses.stream().map(Use::output).distinct().map(LoggingPart::spec));
        List<Part> broken = owners.filter(this::hasSinglePlugin).toList();
        if (broken.isEmpty() && !set.isComplete()) {
            findings.add(
                    WORKERS_ELSEWHERE,
                    spec.field("fluentd").field("workers"),
                    "tag_normaliser, detectExceptions or gelf");
        }
    }

    /** Reports the plug-in of a filter or an output if it supports only one worker. */
    private boolean hasSinglePlugin(Part owner) {
        List<Map.Entry<String, String>> found = SINGLE.entrySet().stream()
                .filter(plugin -> !(owner.field(plugin.getKey()).tree() instanceof Tree.Nothing))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        found.forEach(plugin -> findings.add(WORKERS_PLUGIN, owner.field(plugin.getKey()), plugin.getValue()));
        return !found.isEmpty();
    }

    private static boolean hasWorkers(LoggingScope logging) {
        return logging.logging()
                                .written()
                                .field("spec")
                                .field("fluentd")
                                .field("workers")
                                .tree()
                        instanceof Tree.Decimal workers
                && workers.value().compareTo(BigDecimal.ONE) > 0;
    }

    /** The outputs of a flow, each with the flow. */
    private Stream<Use> uses(LoggingPart flow) {
        String namespace = flow.namespace();
        return Stream.concat(
                        flow.references("globalOutputRefs").stream()
                                .flatMap(name -> find("ClusterOutput", "", name, flow.loggingRef())),
                        flow.references("localOutputRefs").stream()
                                .flatMap(name -> find("Output", namespace, name, flow.loggingRef())))
                .map(output -> Use.of(output, flow.toString()));
    }

    private Stream<Use> uses(LoggingScope logging) {
        return LoggingPart.referencesOf(logging).stream()
                .flatMap(name -> find("ClusterOutput", "", name, logging.loggingRef()))
                .map(output -> Use.of(output, "Logging " + logging.name()));
    }

    private Stream<LoggingPart> find(String kind, String namespace, Part name, String loggingRef) {
        String text = name.tree() instanceof Tree.Text reference ? reference.value() : "";
        return outputs.getOrDefault(key(kind, namespace, text), List.of()).stream()
                .filter(output -> output.loggingRef().equals(loggingRef))
                .limit(1);
    }

    private static String key(LoggingPart output) {
        return key(output.kind(), output.isCluster() ? "" : output.namespace(), output.name());
    }

    private static String key(String kind, String namespace, String name) {
        return kind + " " + namespace + "/" + name;
    }

    /**
     * A plug-in of fluentd: an output in a flow.
     *
     * @param output the output
     * @param user the flow, for messages
     * @param plugin the key of its plug-in; empty if it has none
     */
    private record Use(LoggingPart output, String user, String plugin) {
        static Use of(LoggingPart output, String user) {
            String plugin = output.spec().tree() instanceof Tree.Mapping spec
                    ? spec.fields().stream()
                            .filter(field -> field.value() instanceof Tree.Mapping)
                            .map(Tree.Field::name)
                            .findFirst()
                            .orElse("")
                    : "";
            return new Use(output, user, plugin);
        }

        Part buffer() {
            return output.spec().field(plugin).field("buffer");
        }

        /** The kind of its buffer; each kind compares its own paths. */
        String type() {
            String type = buffer().text("type");
            return type.isEmpty() ? "file" : type;
        }

        /**
         * The path of its buffer; empty if the operator writes one of its own. A buffer with one file for each chunk
         * uses the folder of a path with a star, also of the operator's (fluentd 1.14.6,
         * lib/fluent/plugin/buf_file_single.rb).
         */
        Optional<String> path() {
            String path = buffer().text("path").strip();
            if (!type().equals("file_single")) {
                return path.isEmpty() ? Optional.empty() : Optional.of(path);
            }
            String written = path.isEmpty() ? "/buffers/*.buffer" : path;
            return Optional.of(
                    written.contains("*") ? written.substring(0, written.lastIndexOf('/') + 1) + "fsb.*.buf" : written);
        }

        /** Whether its buffer is in files. */
        boolean hasFiles() {
            return !plugin.isEmpty()
                    && !UNBUFFERED.contains(plugin)
                    && !buffer().text("type").equals("memory")
                    && !(buffer().tree() instanceof Tree.Mapping buffer && buffer.isTrue("disabled"));
        }
    }
}
