package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.RancherAuditLevel;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows that are meant for Kubernetes events, and take none. */
class EventFlowsTest {
    private static final OutputTarget TARGET = HttpOutput.of(h -> h.endpoint("http://siem.example/"));

    /** The objects of a generated set in one text, as {@code kubectl apply} takes them. */
    private static String objects(HarvesterRelease release) {
        return text(HarvesterLogging.release(release)
                .addEventOutput("hook", TARGET)
                .addEventOutput("other", TARGET)
                .build());
    }

    private static String text(ManifestSet set) {
        return set.files().stream()
                .filter(file -> file.name().startsWith("kubectl"))
                .map(file -> file.toYaml())
                .collect(Collectors.joining("---\n"));
    }

    private static List<String> found(Lint lint) {
        return lint.run().stream()
                .filter(violation -> violation.code().matches("logging-(events|flow)-without.*"))
                .map(Violation::toString)
                .toList();
    }

    private static String untaken(String place, String reason) {
        return "f:" + place
                + ": no flow takes the events of the EventTailer \"harvester-default\", so no event reaches an"
                + " output; " + reason + " [logging-events-without-flow]";
    }

    /** The same in both flows. */
    private static List<String> inBoth(String places, String field, String found, String expected) {
        String reason = "found \"" + found + "\", expected \"" + expected + "\"";
        return Stream.of(places.split(" "))
                .map(place -> untaken(place + ": spec.match[0].select." + field, reason))
                .toList();
    }

    private static String idle(String place, String reason) {
        return "f:" + place + ": warning: no event of an EventTailer is selected: " + reason
                + " [logging-flow-without-events]";
    }

    static Stream<Arguments> sets() {
        String control = "  controlNamespace: cattle-logging-system\n";
        String namespaces = "      namespaces:\n      - cattle-logging-system\n";
        String label = "app.kubernetes.io/name: event-tailer";
        String tailer = "apiVersion: logging-extensions";
        return Stream.of(
                argumentSet("as generated", changed(text -> text), List.of()),
                argumentSet(
                        "another namespace of the EventTailer",
                        changed(text -> text.replace(control, control.replace("logging", "loging"))),
                        List.of(untaken(
                                "89:21: spec.controlNamespace",
                                "found \"cattle-loging-system\", expected \"cattle-logging-system\""))),
                argumentSet(
                        "an EventTailer in a namespace of its own",
                        changed(text -> text.replace(control, "  controlNamespace: events\n")),
                        inBoth("120:9 146:9", "namespaces[0]", "cattle-logging-system", "events")),
                argumentSet(
                        "a misspelt namespace in all flows",
                        changed(text -> text.replace(namespaces, namespaces.replace("logging", "loging"))),
                        inBoth("120:9 146:9", "namespaces[0]", "cattle-loging-system", "cattle-logging-system")),
                argumentSet(
                        "a misspelt namespace in one flow",
                        changed(text -> last(text, namespaces, namespaces.replace("logging", "loging"))),
                        List.of(idle(
                                "146:9: spec.match[0].select.namespaces[0]",
                                "found \"cattle-loging-system\", expected \"cattle-logging-system\""))),
                argumentSet(
                        "an exclusion in one flow",
                        changed(text -> last(text, "  - select:", "  - exclude: {}\n  - select:")),
                        List.of(idle(
                                "145:5: spec.match[1]", "spec.match[0].exclude (f:144:14) excludes every record"))),
                argumentSet(
                        "one more label in one flow",
                        changed(text -> last(text, label, label + "\n        tier: x")),
                        List.of(idle(
                                "149:15: spec.match[0].select.labels.tier",
                                "found the label \"tier\", expected no label that its pod does not have"))),
                argumentSet(
                        "a misspelt value of the label in all flows",
                        changed(text -> text.replace(label, label.replace("event-tailer", "event-tailor"))),
                        inBoth("122:33 148:33", "labels[\"app.kubernetes.io/name\"]", "event-tailor", "event-tailer")),
                argumentSet(
                        "a misspelt value of the label in one flow, which may be for other pods",
                        changed(text -> last(text, label, label.replace("event-tailer", "event-mailer"))),
                        List.of()),
                argumentSet(
                        "a misspelt label",
                        changed(text -> text.replace(label, label.replace("name:", "nmae:"))),
                        inBoth(
                                "122:9 148:9",
                                "labels[\"app.kubernetes.io/nmae\"]",
                                "app.kubernetes.io/nmae",
                                "app.kubernetes.io/name")),
                argumentSet(
                        "a label that the pod lacks",
                        changed(text -> text.replace(label, "app: event-tailer")),
                        inBoth("122:9 148:9", "labels.app", "app", "app.kubernetes.io/name")),
                argumentSet(
                        "one more label",
                        changed(text -> text.replace(label, label + "\n        tier: x")),
                        Stream.of("123:15", "150:15")
                                .map(place -> untaken(
                                        place + ": spec.match[0].select.labels.tier",
                                        "found the label \"tier\", expected no label that its pod does not have"))
                                .toList()),
                argumentSet(
                        "selectors, which older operators have",
                        changed(text -> text.replace(
                                        "match:\n  - select:\n" + namespaces + "      labels:\n        ",
                                        "selectors:\n    ")
                                .replace(label, label.replace("event-tailer", "event-tailor"))),
                        Stream.of("118:29", "140:29")
                                .map(place -> untaken(
                                        place + ": spec.selectors[\"app.kubernetes.io/name\"]",
                                        "found \"event-tailor\", expected \"event-tailer\""))
                                .toList()),
                argumentSet("another label", changed(text -> text.replace(label, "tier: x")), List.of()),
                argumentSet(
                        "another label beside the container",
                        changed(text -> text.replace(label, "tier: x")
                                .replace(namespaces, "      container_names: [event-tailer]\n")),
                        inBoth("121:15 146:15", "labels.tier", "tier: x", "app.kubernetes.io/name: event-tailer")),
                argumentSet(
                        "an exclusion before the right conditions",
                        changed(text -> text.replace(
                                "  - select:", "  - exclude: {namespaces: [cattle-logging-system]}\n  - select:")),
                        List.of(
                                untaken(
                                        "89:21: spec.controlNamespace",
                                        "ClusterFlow hook: spec.match[0].exclude (f:118:14) excludes namespace"
                                                + " \"cattle-logging-system\"; write a ClusterFlow with match: [{select: {labels:"
                                                + " {app.kubernetes.io/name: event-tailer}, namespaces: [cattle-logging-system]}}]"))),
                argumentSet(
                        "the container of other pods",
                        changed(text -> text.replace(namespaces, "      container_names: [event-tailor]\n")),
                        inBoth("119:25 144:25", "container_names[0]", "event-tailor", "event-tailer")),
                argumentSet(
                        "a condition that depends on the nodes",
                        changed(text -> text.replace(namespaces, "      hosts: [one]\n")),
                        List.of()),
                argumentSet(
                        "flows for other pods",
                        changed(text -> text.replace(namespaces, "      namespaces: [shop]\n")
                                .replace(label, "app: shop")),
                        List.of()),
                argumentSet(
                        "no EventTailer",
                        without(tailer),
                        List.of(
                                idle("99:5: spec.match[0]", "the files have no EventTailer"),
                                idle("125:5: spec.match[0]", "the files have no EventTailer"))),
                argumentSet(
                        "no EventTailer, and flows for other pods",
                        changed(text -> without(tailer).apply(text).replace(label, "app: event-tailer")),
                        List.of()),
                argumentSet(
                        "an EventTailer with an error, which is reported itself",
                        changed(text -> text.replace(control, "  controlNamespace: {}\n")),
                        List.of()),
                argumentSet(
                        "two EventTailers, one of which nobody needs",
                        changed(text -> text + "---\n" + """
                                apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                                kind: EventTailer
                                metadata: {name: more}
                                spec: {controlNamespace: more}
                                """),
                        List.of()));
    }

    private static UnaryOperator<String> changed(UnaryOperator<String> change) {
        return change;
    }

    private static String last(String text, String found, String replacement) {
        int at = text.lastIndexOf(found);
        return text.substring(0, at) + replacement + text.substring(at + found.length());
    }

    /** Removes the documents with a text. */
    private static UnaryOperator<String> without(String part) {
        return text -> Stream.of(text.split("(?m)^---\n"))
                .filter(document -> !document.contains(part))
                .collect(Collectors.joining("---\n"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aFlowForEventsTakesThoseOfAnEventTailer(UnaryOperator<String> change, List<String> expected) {
        String text = change.apply(objects(HarvesterRelease.V1_1_3));
        assertThat(found(Lint.of(Source.of("f", text)).complete())).isEqualTo(expected);
        assertThat(found(Lint.of(Source.of("f", text)))).isEmpty();
    }

    /** From v1.2.0 on, the chart renders the EventTailer. */
    @Test
    void theEventTailerOfAChartCountsToo() {
        String text = objects(HarvesterRelease.V1_8_1);
        String other = text.replace("controlNamespace: cattle-logging-system", "controlNamespace: cattle-loging");
        assertThat(found(Lint.of(Source.of("f", text)).complete())).isEmpty();
        assertThat(found(Lint.of(Source.of("f", other)).complete()))
                .containsExactlyElementsOf(
                        inBoth("105:9 131:9", "namespaces[0]", "cattle-logging-system", "cattle-loging"));
        assertThat(found(Lint.of(Source.of(
                                "f",
                                text.replace(
                                        "controlNamespace: cattle-logging-system",
                                        "controlNamespace: cattle-loging-system")))
                        .complete()))
                .containsExactly(untaken(
                        "74:25: spec.valuesContent.eventTailer.controlNamespace",
                        "found \"cattle-loging-system\", expected \"cattle-logging-system\""));
        assertThat(found(Lint.of(Source.of("f", text.replace("    eventTailer:", "    eventTaler:")))
                        .complete()))
                .containsExactly(
                        idle("103:5: spec.match[0]", "the files have no EventTailer"),
                        idle("129:5: spec.match[0]", "the files have no EventTailer"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGeneratedIsSilent(HarvesterRelease release) {
        HarvesterLogging base = HarvesterLogging.release(release);
        for (HarvesterLogging logging : List.of(
                base,
                base.addAuditOutput("a", TARGET),
                base.addEventOutput("e", TARGET),
                base.addPodOutput("p", TARGET),
                base.addLoki(),
                base.rancherAuditLog(RancherAuditLevel.METADATA).addRancherAuditOutput("r", TARGET))) {
            assertThat(found(Lint.of(logging.build()).complete())).isEmpty();
        }
    }
}
