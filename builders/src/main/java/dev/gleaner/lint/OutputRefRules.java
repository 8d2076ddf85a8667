package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.resources.LoggingScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for references to outputs. */
final class OutputRefRules {
    private static final String SYSTEM = "logging-operator 3.17.3, pkg/resources/model/system.go";

    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: loki, namespace: cattle-logging-system}
            spec: {loki: {url: "http://loki:3100"}}
            ---
            """;

    static final LintRule DANGLING = LintRule.of(OutputRefFault.DANGLING, "A flow names outputs that exist.", SYSTEM)
            .ofCompleteSets()
            .failing(OUTPUT + flow("globalOutputRefs: [webhook]"))
            .passing(OUTPUT + flow("globalOutputRefs: [loki]"));

    static final LintRule ABSENT = LintRule.of(
                    OutputRefFault.ABSENT, "The files that have outputs have all outputs of their flows.", SYSTEM)
            .failing(OUTPUT + flow("globalOutputRefs: [lokki]"))
            .passing(OUTPUT + flow("globalOutputRefs: [loki]"));

    static final LintRule MISPLACED = LintRule.of(
                    OutputRefFault.MISPLACED, "A flow names outputs of the right kind in the right namespace.", SYSTEM)
            .failing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: Output
                    metadata: {name: loki, namespace: shop}
                    spec: {loki: {url: "http://loki:3100"}}
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: Flow
                    metadata: {name: shop, namespace: shop}
                    spec: {globalOutputRefs: [loki]}
                    """)
            .passing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: Output
                    metadata: {name: loki, namespace: shop}
                    spec: {loki: {url: "http://loki:3100"}}
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: Flow
                    metadata: {name: shop, namespace: shop}
                    spec: {localOutputRefs: [loki]}
                    """);

    static final LintRule OTHER_LOGGING = LintRule.of(
                    OutputRefFault.OTHER_LOGGING, "A flow and its outputs have the same loggingRef.", SYSTEM)
            .failing(OUTPUT + flow("loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [loki]"))
            .passing(OUTPUT + flow("globalOutputRefs: [loki]"));

    static final LintRule PROTECTED = LintRule.of(
                    OutputRefFault.PROTECTED,
                    "A Flow does not use a protected ClusterOutput.",
                    "logging-operator 6.7.0, pkg/resources/model/system.go")
            .failing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterOutput
                    metadata: {name: siem, namespace: cattle-logging-system}
                    spec: {protected: true, gelf: {host: siem, port: 12201}}
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: Flow
                    metadata: {name: shop, namespace: shop}
                    spec: {globalOutputRefs: [siem]}
                    """)
            .passing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterOutput
                    metadata: {name: siem, namespace: cattle-logging-system}
                    spec: {protected: true, gelf: {host: siem, port: 12201}}
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterFlow
                    metadata: {name: all, namespace: cattle-logging-system}
                    spec: {globalOutputRefs: [siem]}
                    """);

    static final LintRule REPEATED = LintRule.of(
                    OutputRefFault.REPEATED, "A flow names an output once.", "fluentd 1.14.6, lib/fluent/plugin_id.rb")
            .failing(OUTPUT + flow("globalOutputRefs: [loki, loki]"))
            .passing(OUTPUT + flow("globalOutputRefs: [loki]"));

    static final LintRule STOPS_OTHERS = LintRule.of(
                    OutputRefFault.STOPS_OTHERS, "A flow or output has no error that stops other flows.", SYSTEM)
            .failing(OUTPUT + flow("globalOutputRefs: [loki, loki]") + "---\n"
                    + flow("globalOutputRefs: [loki]").replace("name: all", "name: other"))
            .passing(OUTPUT + flow("globalOutputRefs: [loki]") + "---\n"
                    + flow("globalOutputRefs: [loki]").replace("name: all", "name: other"));

    /** The number of flows that a message names. */
    private static final int NAMED = 4;

    private final CheckedSet set;
    private final Findings findings;
    private final Map<String, List<LoggingPart>> globals = new LinkedHashMap<>();
    private final Map<String, List<LoggingPart>> locals = new LinkedHashMap<>();
    private final OutputIndex index = new OutputIndex();
    /** Made when it is needed, because most sets need none. */
    private @Nullable OtherLoggingAdvice advice;

    private OutputRefRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
        for (LoggingPart output : set.outputs()) {
            (output.isCluster() ? globals : locals)
                    .computeIfAbsent(output.name(), name -> new ArrayList<>())
                    .add(output);
            index.put(output, set.users(output));
        }
    }

    private static String flow(String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: all, namespace: cattle-logging-system}
                spec: {%s}
                """.formatted(spec);
    }

    static void check(CheckedSet set, Findings findings) {
        OutputRefRules rules = new OutputRefRules(set, findings);
        set.flows().forEach(rules::checkFlow);
        for (LoggingScope logging : set.loggings()) {
            LoggingPart.referencesOf(logging)
                    .forEach(name -> rules.checkGlobal(
                            Optional.empty(), logging.loggingRef(), List.of(logging.control()), name));
        }
        rules.checkStopped();
    }

    private void checkFlow(LoggingPart flow) {
        List<String> users = users(flow);
        for (String list : List.of("globalOutputRefs", "localOutputRefs")) {
            Set<String> seen = new LinkedHashSet<>();
            for (Part reference : flow.references(list)) {
                boolean isBroken = false;
                if (!seen.add(textOf(reference))) {
                    findings.add(REPEATED, reference, Violation.quoted(textOf(reference)));
                    isBroken = true;
                } else if (list.equals("globalOutputRefs")) {
                    isBroken = checkGlobal(Optional.of(flow), flow.loggingRef(), users, reference)
                            || checkProtected(flow, users, reference);
                } else if (!flow.isCluster()) {
                    isBroken = checkLocal(flow, reference);
                }
                if (isBroken) {
                    findings.addBroken(flow, reference);
                }
            }
        }
    }

    /** The {@code control} of each Logging that uses a flow; that of all Loggings with its loggingRef if none does. */
    private List<String> users(LoggingPart flow) {
        List<String> users = set.users(flow);
        return users.isEmpty() ? List.copyOf(set.loggings(flow.loggingRef()).keySet()) : users;
    }

    /**
     * Checks the name of a ClusterOutput, and returns whether it is certain that a Logging does not find it. The flow is
     * empty for a name in a Logging.
     */
    private boolean checkGlobal(Optional<LoggingPart> flow, String loggingRef, List<String> users, Part reference) {
        String name = textOf(reference);
        if (users.stream()
                .allMatch(control -> index.global(loggingRef, control, name).isPresent())) {
            return false;
        }
        Optional<LoggingPart> ignored = index.global(loggingRef, name);
        if (ignored.isPresent()) {
            return addMisplaced("ClusterOutput", reference, "; the one " + placeOf(ignored.get()) + " is ignored");
        }
        List<LoggingPart> named = globals.getOrDefault(name, List.of());
        if (!named.isEmpty()) {
            return addOther(named.get(0), flow, loggingRef, reference);
        }
        List<LoggingPart> wrongKind = locals.getOrDefault(name, List.of());
        if (!wrongKind.isEmpty()) {
            return addMisplaced(
                    "ClusterOutput",
                    reference,
                    "; there is an Output with this name, which belongs in localOutputRefs");
        }
        return addMissing("ClusterOutput", reference, globals, index.hasGlobals(loggingRef));
    }

    private static String placeOf(LoggingPart output) {
        return output.namespace().isEmpty()
                ? "without a namespace"
                : "in namespace " + Violation.quoted(output.namespace());
    }

    private boolean checkProtected(LoggingPart flow, List<String> users, Part reference) {
        boolean isProtected = !flow.isCluster()
                && users.stream()
                        .flatMap(control -> index.global(flow.loggingRef(), control, textOf(reference)).stream())
                        .anyMatch(output ->
                                output.spec().field("protected").tree().equals(Tree.flag(true)));
        if (isProtected) {
            findings.add(PROTECTED, reference, Violation.quoted(textOf(reference)));
        }
        return isProtected;
    }

    private boolean checkLocal(LoggingPart flow, Part reference) {
        String name = textOf(reference);
        if (index.hasLocal(flow.loggingRef(), flow.namespace(), name)) {
            return false;
        }
        Optional<LoggingPart> ofOtherLogging = index.local(flow.namespace(), name);
        if (ofOtherLogging.isPresent()) {
            return addOther(ofOtherLogging.get(), Optional.of(flow), flow.loggingRef(), reference);
        }
        List<LoggingPart> named = locals.getOrDefault(name, List.of());
        if (!named.isEmpty()) {
            return addMisplaced("Output", reference, "; the one " + placeOf(named.get(0)) + " is only for Flows there");
        }
        if (globals.containsKey(name)) {
            return addMisplaced(
                    "Output",
                    reference,
                    "; there is a ClusterOutput with this name, which belongs in globalOutputRefs");
        }
        return addMissing("Output", reference, locals, index.hasLocals(flow.loggingRef()));
    }

    private boolean addOther(LoggingPart output, Optional<LoggingPart> flow, String loggingRef, Part reference) {
        OtherLoggingAdvice advice = this.advice == null ? new OtherLoggingAdvice(set, users()) : this.advice;
        this.advice = advice;
        findings.add(
                OTHER_LOGGING,
                reference,
                output,
                inWords(output.loggingRef()),
                flow.isPresent() ? "flow" : "Logging",
                inWords(loggingRef),
                advice.of(output, flow, loggingRef));
        return true;
    }

    private static String inWords(String loggingRef) {
        return loggingRef.isEmpty() ? "no loggingRef" : "the loggingRef " + Violation.quoted(loggingRef);
    }

    private boolean addMisplaced(String kind, Part reference, String hint) {
        findings.add(MISPLACED, reference, kind, Violation.quoted(textOf(reference)), hint);
        return true;
    }

    private boolean addMissing(String kind, Part reference, Map<String, List<LoggingPart>> outputs, boolean isLikely) {
        if (set.isComplete() || isLikely) {
            String name = textOf(reference);
            // Comparing a name with thousands costs more than the hint is worth.
            Set<String> known = outputs.size() > 100 ? Set.of() : outputs.keySet();
            Violation violation = reference.violation(
                    (set.isComplete() ? DANGLING : ABSENT).fault(),
                    kind,
                    Violation.quoted(name),
                    NearestName.hint(name, known));
            findings.add(NearestName.misspelt(name, known)
                    .map(intended -> violation.withReplacement(new Replacement(name, intended)))
                    .orElse(violation));
        }
        return set.isComplete();
    }

    private static String textOf(Part reference) {
        return reference.tree() instanceof Tree.Text text ? text.value() : "";
    }

    /** Reports the objects whose errors stop flows that do not use them. */
    private void checkStopped() {
        Map<String, List<LoggingPart>> flows = new LinkedHashMap<>();
        set.flows().stream().filter(flow -> !set.users(flow).isEmpty()).forEach(flow -> flows.computeIfAbsent(
                        flow.loggingRef(), ref -> new ArrayList<>())
                .add(flow));
        Map<LoggingPart, Set<LoggingPart>> users = users();
        Stream.concat(set.flows().stream(), set.outputs().stream())
                .filter(object -> !set.users(object).isEmpty() && !isSkipped(object))
                .forEach(object -> object.refusal()
                        .or(() -> findings.broken(object))
                        .ifPresent(error -> checkStopped(
                                object,
                                error,
                                users.getOrDefault(object, Set.of()),
                                flows.getOrDefault(object.loggingRef(), List.of()))));
    }

    /** Whether the operator leaves it out if it is invalid; without a Logging in the files, it does not. */
    private boolean isSkipped(LoggingPart object) {
        Map<String, List<LoggingScope>> loggings = set.loggings(object.loggingRef());
        return !loggings.isEmpty()
                && loggings.values().stream().allMatch(list -> list.stream().allMatch(LoggingScope::skipsInvalid));
    }

    /** The flows that use an output. */
    private Map<LoggingPart, Set<LoggingPart>> users() {
        Map<LoggingPart, Set<LoggingPart>> users = new LinkedHashMap<>();
        for (LoggingPart flow : set.flows()) {
            List<String> controls = set.users(flow);
            Stream<Optional<LoggingPart>> used = Stream.concat(
                    flow.references("globalOutputRefs").stream().flatMap(reference -> controls.stream()
                            .map(control -> index.global(flow.loggingRef(), control, textOf(reference)))),
                    flow.references("localOutputRefs").stream()
                            .map(reference -> index.local(flow.namespace(), textOf(reference)))
                            .filter(output -> output.filter(o -> o.loggingRef().equals(flow.loggingRef()))
                                    .isPresent()));
            used.flatMap(Optional::stream).forEach(output -> users.computeIfAbsent(output, o -> new LinkedHashSet<>())
                    .add(flow));
        }
        return users;
    }

    /** The finding is at the position of the error, so that it follows its cause. */
    private void checkStopped(LoggingPart object, Position error, Set<LoggingPart> users, List<LoggingPart> flows) {
        boolean isOutput = object.kind().endsWith("Output");
        if (isOutput && users.isEmpty()) {
            return;
        }
        List<String> others = flows.stream()
                .filter(flow -> !flow.isSameObject(object) && !users.contains(flow))
                .limit(NAMED)
                .map(LoggingPart::toString)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            long more = (long) flows.size() - users.size() - (isOutput ? 0 : 1) - NAMED;
            findings.add(Violation.of(
                    STOPS_OTHERS.fault(),
                    object.part().file(),
                    error,
                    object.part().path(),
                    object.kind(),
                    String.join(", ", others) + (more > 0 ? " and " + more + " more" : "")));
        }
    }
}
