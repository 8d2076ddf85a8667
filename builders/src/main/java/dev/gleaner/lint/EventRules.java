package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.EventTailerSpec;
import dev.gleaner.logging.resources.LoggingScope;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.logging.route.FlowAnswer;
import dev.gleaner.logging.route.Router;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for flows of complete sets that are meant for Kubernetes events, and for the EventTailers that print them. */
final class EventRules {
    private static final String TAILER = "logging-operator 3.17.3, pkg/resources/extensions/eventtailer";

    static final LintRule WITHOUT_FLOW = LintRule.of(
                    MembershipFault.EVENTS_WITHOUT_FLOW, "The events of an EventTailer are taken by a flow.", TAILER)
            .ofCompleteSets()
            .failing(logging() + tailer("loging") + flow())
            .passing(logging() + tailer("logging") + flow());

    static final LintRule WITHOUT_EVENTS = LintRule.of(
                    MembershipFault.FLOW_WITHOUT_EVENTS, "A flow for events has an EventTailer.", TAILER)
            .ofCompleteSets()
            .failing(logging() + flow())
            .passing(logging() + tailer("logging") + flow());

    /** Conditions that the record of an EventTailer meets or not, depending on the cluster. */
    private static final List<String> UNDECIDABLE = List.of("hosts", "namespace_labels");

    private static final String INSTANCE_LABEL = "app.kubernetes.io/instance";

    /** An EventTailer, and where it says in which namespace its pod is. */
    private record Tailer(String name, String namespace, Part labels, Part at) {
        static Tailer of(Part object, Part at) {
            Part spec = object.field("spec");
            return new Tailer(
                    object.field("metadata").text("name"),
                    spec.text("controlNamespace"),
                    spec.field("workloadMetaOverrides").field("labels"),
                    at);
        }

        /** The name of its StatefulSet, which is a label of its pod, too. */
        String instance() {
            return name + "-" + EventTailerSpec.CONTAINER;
        }

        /** The labels of its pod, as far as they are known without a cluster. */
        Map<String, String> podLabels() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put(Harvester.EVENT_LABEL, Harvester.EVENT_LABEL_VALUE);
            all.put(INSTANCE_LABEL, instance());
            all.put("statefulset.kubernetes.io/pod-name", instance() + "-0");
            if (labels.tree() instanceof Tree.Mapping more) {
                more.fields().forEach(label -> all.put(label.name(), labels.text(label.name())));
            }
            return all;
        }

        /** The metadata of a record of its pod, as far as they are known without a cluster. */
        Tree.Mapping toRecord() {
            String pod = instance() + "-0";
            return Tree.mapping(
                    r -> r.put("stream", "stdout").put("message", "{}").put("kubernetes", k -> k.put("pod_name", pod)
                            .put("namespace_name", namespace)
                            .put("container_name", EventTailerSpec.CONTAINER)
                            .put("labels", l -> podLabels().forEach(l::put))));
        }
    }

    private final CheckedSet set;
    private final Findings findings;
    /** The control namespaces of the Loggings. */
    private final Set<String> controls;
    /** The EventTailers whose namespace is misspelt. */
    private final Set<Tailer> misspelt = new LinkedHashSet<>();

    private EventRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
        this.controls = set.loggings().isEmpty()
                ? Set.of(Harvester.LOGGING_NAMESPACE)
                : set.loggings().stream().map(LoggingScope::controlNamespace).collect(Collectors.toSet());
    }

    private static String logging() {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: logging, fluentd: {}, fluentbit: {}}
                ---
                """;
    }

    private static String tailer(String namespace) {
        return """
                apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                kind: EventTailer
                metadata: {name: events}
                spec: {controlNamespace: %s}
                ---
                """.formatted(namespace);
    }

    private static String flow() {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: hook, namespace: logging}
                spec: {nullout: {}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: events, namespace: logging}
                spec:
                  match: [{select: {labels: {app.kubernetes.io/name: event-tailer}, namespaces: [logging]}}]
                  globalOutputRefs: [hook]
                """;
    }

    static void check(CheckedSet set, Findings findings) {
        if (set.isComplete()) {
            new EventRules(set, findings).check();
        }
    }

    private void check() {
        List<Tailer> tailers = set.cluster().all(EventTailer.class).stream()
                .map(tailer -> Tailer.of(tailer.written(), placeOf(tailer)))
                .filter(tailer -> !tailer.namespace().isEmpty())
                .toList();
        Map<LoggingPart, Selection> meant = new LinkedHashMap<>();
        for (LoggingPart flow : set.flows()) {
            Selection.of(flow)
                    .filter(selection -> isDecidable(flow, selection) && isMeant(selection, tailers))
                    .ifPresent(selection -> meant.put(flow, selection));
        }
        if (!meant.isEmpty() && !hasUnread()) {
            check(tailers, meant);
        }
    }

    private void check(List<Tailer> tailers, Map<LoggingPart, Selection> meant) {
        Router router = Router.of(set.cluster());
        List<List<FlowAnswer>> answers = tailers.stream()
                .map(tailer -> router.route(tailer.toRecord()).flows())
                .toList();
        if (tailers.isEmpty() || answers.stream().flatMap(List::stream).anyMatch(FlowAnswer::isAccepted)) {
            meant.forEach((flow, selection) -> checkFlow(flow, selection, tailers, answers));
            return;
        }
        if (!checkConditions(tailers, meant)) {
            for (int i = 0; i < tailers.size(); i++) {
                Tailer tailer = tailers.get(i);
                reason(meant.keySet(), answers.get(i))
                        .ifPresent(reason -> addUntaken(tailer, tailer.at(), reason + "; " + adviceFor(tailer)));
            }
        }
    }

    private void addUntaken(Tailer tailer, Part at, String reason) {
        findings.add(WITHOUT_FLOW, at, Violation.quoted(tailer.name()), reason);
    }

    private static String adviceFor(Tailer tailer) {
        return "write a ClusterFlow with match: [{select: {labels: {" + Harvester.EVENT_LABEL + ": "
                + Harvester.EVENT_LABEL_VALUE + "}, namespaces: [" + tailer.namespace() + "]}}]";
    }

    /** Reports the conditions of flows that no EventTailer meets, and returns whether there is one. */
    private boolean checkConditions(List<Tailer> tailers, Map<LoggingPart, Selection> meant) {
        boolean isFound = false;
        for (Map.Entry<LoggingPart, Selection> flow : meant.entrySet()) {
            Selection.Step step = flow.getValue().steps().stream()
                    .filter(s -> isMeant(s, tailers))
                    .findFirst()
                    .orElseThrow();
            Tailer tailer = nearest(step, tailers);
            for (EventMismatch mismatch : mismatches(step, tailer)) {
                addMismatch(tailer, mismatch);
                isFound = true;
            }
        }
        return isFound;
    }

    private static Tailer nearest(Selection.Step step, List<Tailer> tailers) {
        return tailers.stream()
                .min(Comparator.comparing(tailer -> mismatches(step, tailer).size()))
                .orElseThrow();
    }

    private static List<EventMismatch> mismatches(Selection.Step step, Tailer tailer) {
        return EventMismatch.of(step, tailer.namespace(), tailer.podLabels());
    }

    /** Reports a condition, or the EventTailer if its namespace is a misspelt one that the flow has right. */
    private void addMismatch(Tailer tailer, EventMismatch mismatch) {
        String name = Violation.quoted(tailer.name());
        if (isRight(mismatch, tailer)) {
            if (misspelt.add(tailer)) {
                findings.correct(
                        WITHOUT_FLOW,
                        tailer.at(),
                        mismatch.found(),
                        name,
                        "found " + Violation.quoted(tailer.namespace()) + ", expected "
                                + Violation.quoted(mismatch.found()));
            }
        } else if (mismatch.isName()) {
            findings.correctName(WITHOUT_FLOW, mismatch.part(), mismatch.found(), mismatch.expected(), name, mismatch);
        } else if (mismatch.isMisspelt()) {
            findings.correct(WITHOUT_FLOW, mismatch.part(), mismatch.expected(), name, mismatch);
        } else {
            findings.add(WITHOUT_FLOW, mismatch.part(), name, mismatch);
        }
    }

    /** Whether a flow selects the control namespace of a Logging, and an EventTailer has it misspelt. */
    private boolean isRight(EventMismatch mismatch, Tailer tailer) {
        String namespace = tailer.namespace();
        return mismatch.expected().equals(namespace)
                && controls.contains(mismatch.found())
                && !controls.contains(namespace)
                && tailer.at().tree() instanceof Tree.Text
                && NearestName.misspelt(namespace, List.of(mismatch.found())).isPresent();
    }

    /** Why the first flow does not take a record; empty if the record comes to no fluentd that has the flows. */
    private static Optional<String> reason(Set<LoggingPart> flows, List<FlowAnswer> answers) {
        return flows.stream()
                .flatMap(flow -> answerOf(flow, answers).stream().map(answer -> flow + ": " + answer.reason()))
                .findFirst();
    }

    /** Reports a flow for events that takes none, although other flows do, or because there are none. */
    private void checkFlow(
            LoggingPart flow, Selection selection, List<Tailer> tailers, List<List<FlowAnswer>> answers) {
        List<FlowAnswer> own = answers.stream()
                .flatMap(answer -> answerOf(flow, answer).stream())
                .toList();
        boolean isIdle = answers.isEmpty()
                ? !set.loggings(flow.loggingRef()).isEmpty()
                : !own.isEmpty() && own.stream().noneMatch(FlowAnswer::isAccepted);
        if (isIdle) {
            selection.steps().stream()
                    .filter(EventRules::selectsEvents)
                    .findFirst()
                    .ifPresent(step -> addIdle(step, tailers, own));
        }
    }

    /** The warning is at the first condition that the nearest EventTailer does not meet. */
    private void addIdle(Selection.Step step, List<Tailer> tailers, List<FlowAnswer> own) {
        if (own.isEmpty()) {
            findings.add(WITHOUT_EVENTS, step.part(), "the files have no EventTailer");
            return;
        }
        List<EventMismatch> mismatches = mismatches(step, nearest(step, tailers));
        if (mismatches.isEmpty()) {
            findings.add(WITHOUT_EVENTS, step.part(), own.get(0).reason());
            return;
        }
        EventMismatch first = mismatches.get(0);
        findings.add(WITHOUT_EVENTS, first.isName() ? first.part().field(first.found()) : first.part(), first);
    }

    /** Whether an object that matters here has an error, which is reported itself. */
    private boolean hasUnread() {
        return set.cluster().unread().stream()
                        .map(object -> object.part().text("kind"))
                        .anyMatch(kind -> kind.endsWith("Flow")
                                || kind.equals("EventTailer")
                                || kind.equals("Addon")
                                || kind.equals("ManagedChart"))
                || set.charts().stream()
                        .anyMatch(chart ->
                                chart.render(set.cluster().operator()).value().isEmpty());
    }

    /** The namespace of an EventTailer; of one that a chart renders, the value for it, all its values, or the chart. */
    private Part placeOf(Resource<EventTailer> tailer) {
        return tailer.isRendered()
                ? valueOf(tailer)
                : tailer.part().field("spec").field("controlNamespace");
    }

    private Part valueOf(Resource<EventTailer> tailer) {
        return set.charts().stream()
                .filter(chart -> chart.owner().equals(tailer.part()))
                .map(chart -> chart.value("eventTailer"))
                .filter(value -> value.tree() instanceof Tree.Mapping)
                .map(value -> value.text("controlNamespace").isEmpty() ? value : value.field("controlNamespace"))
                .findFirst()
                .orElse(tailer.part());
    }

    private boolean isDecidable(LoggingPart flow, Selection selection) {
        return !set.isAudit(flow.loggingRef())
                && !set.isIgnored(flow)
                && selection.steps().stream().noneMatch(step -> UNDECIDABLE.stream()
                        .anyMatch(condition -> step.labels().containsKey(condition)
                                || step.names().containsKey(condition)));
    }

    /** Whether a flow selects names that are those of an EventTailer, or similar. */
    private static boolean isMeant(Selection selection, List<Tailer> tailers) {
        return selection.steps().stream().anyMatch(step -> isMeant(step, tailers));
    }

    private static boolean isMeant(Selection.Step step, List<Tailer> tailers) {
        List<String> names = Stream.concat(
                        Stream.of(Harvester.EVENT_LABEL_VALUE), tailers.stream().map(Tailer::instance))
                .toList();
        List<String> namespaces = tailers.stream().map(Tailer::namespace).toList();
        return step.isSelect()
                && (Stream.concat(
                                        step.labels().getOrDefault("labels", Map.of()).values().stream(),
                                        step.names().getOrDefault("container_names", Set.of()).stream())
                                .anyMatch(value -> NearestName.of(value, names).isPresent())
                        || step.names().getOrDefault("namespaces", Set.of()).stream()
                                .filter(value -> !namespaces.contains(value))
                                .anyMatch(value ->
                                        NearestName.of(value, namespaces).isPresent()));
    }

    private static Optional<FlowAnswer> answerOf(LoggingPart flow, List<FlowAnswer> answers) {
        String id = flow.kind().toLowerCase(Locale.ROOT) + ":" + flow.namespace() + ":" + flow.name();
        return answers.stream().filter(answer -> answer.flow().equals(id)).findFirst();
    }

    private static boolean selectsEvents(Selection.Step step) {
        return step.isSelect()
                && Harvester.EVENT_LABEL_VALUE.equals(
                        step.labels().getOrDefault("labels", Map.of()).get(Harvester.EVENT_LABEL));
    }
}
