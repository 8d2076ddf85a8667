package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The options that select Kubernetes events. Those that activities have, too, have the same names. */
final class EventOptions {
    private static final int MAX_VALUES = 10_000;
    private static final int MAX_SHOWN = 5;

    private final Map<Option<String>, Function<KubernetesEvent, String>> texts = new LinkedHashMap<>();
    private final TimeOptions times;

    EventOptions(Syntax syntax) {
        add(syntax, "--type", "TYPE", "Only events of this type: Normal or Warning.", KubernetesEvent::type);
        add(
                syntax,
                "--reason",
                "REASON,...",
                "Only events with one of these reasons, such as BackOff,Evicted.",
                KubernetesEvent::reason);
        add(
                syntax,
                "--kind",
                "KIND,...",
                "Only events about objects of one of these kinds, such as Pod.",
                ofObject(InvolvedObject::kind));
        add(
                syntax,
                "--namespace",
                "NAMESPACE",
                "Only events about objects in this namespace; '' means objects without a namespace.",
                ofObject(InvolvedObject::namespace));
        add(syntax, "--name", "NAME", "Only events about objects with this name.", ofObject(InvolvedObject::name));
        times = new TimeOptions(syntax, "Only events that last occurred");
    }

    private void add(Syntax syntax, String name, String label, String about, Function<KubernetesEvent, String> of) {
        Option<String> option = syntax.text(name, label, about);
        texts.put(label.endsWith(",...") ? option.listed() : option, of);
    }

    private static Function<KubernetesEvent, String> ofObject(Function<InvolvedObject, String> field) {
        return event -> field.apply(event.involvedObject());
    }

    /** Whether an event is selected. */
    Predicate<EventNotice> condition(Clock clock) {
        List<Predicate<EventNotice>> all = new ArrayList<>();
        texts.forEach((option, of) -> {
            if (option.isGiven()) {
                all.add(notice -> option.values().contains(of.apply(notice.event())));
            }
        });
        Predicate<Instant> time = times.condition(clock);
        if (times.areGiven()) {
            all.add(notice -> notice.event().lastSeen().filter(time).isPresent());
        }
        return all.stream().reduce(notice -> true, Predicate::and);
    }

    /** Reports why no event was selected, on standard error: reads the logs again, unless one is standard input. */
    void explainNothing(Logs logs, PrintWriter err) {
        boolean areGiven = times.areGiven() || texts.keySet().stream().anyMatch(Option::isGiven);
        if (areGiven && logs.canBeReadAgain()) {
            logs.readAgain(LogKind.EVENTS, notices -> explain(notices, err));
        }
    }

    private void explain(Stream<EventNotice> notices, PrintWriter err) {
        Map<Option<String>, Set<String>> seen = new LinkedHashMap<>();
        long[] read = {0};
        TimeRange range = new TimeRange();
        notices.forEach(notice -> {
            read[0]++;
            notice.event().lastSeen().ifPresent(range::add);
            texts.forEach((option, of) -> {
                Set<String> values = seen.computeIfAbsent(option, o -> new TreeSet<>());
                if (option.isGiven() && values.size() < MAX_VALUES) {
                    values.add(of.apply(notice.event()));
                }
            });
        });
        if (read[0] == 0) {
            return;
        }
        err.println("selected none of " + Counts.of(read[0], "event") + range.inWords(", last seen"));
        seen.forEach((option, values) -> option.values().stream()
                .filter(value -> !values.contains(value))
                .forEach(value -> err.println("no " + option.name().substring(2) + " " + Violation.quoted(value)
                        + " occurs" + instead(value, values))));
    }

    private static String instead(String value, Set<String> values) {
        String shown = values.stream()
                .filter(found -> !found.isEmpty())
                .limit(MAX_SHOWN)
                .collect(Collectors.joining(", "));
        return NearestValue.of(value, values)
                .map(nearest -> "; did you mean " + Violation.quoted(nearest) + "?")
                .orElse(shown.isEmpty() ? "" : "; the log has " + shown + (values.size() > MAX_SHOWN ? ", ..." : ""));
    }
}
