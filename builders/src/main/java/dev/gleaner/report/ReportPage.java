package dev.gleaner.report;

import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the page of a report. */
final class ReportPage {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final ActivityReport.Builder parts;
    private final ActivitySums sums;

    private ReportPage(ActivityReport.Builder parts) {
        this.parts = parts;
        this.sums = parts.sums;
    }

    static String of(ActivityReport.Builder parts) {
        return new ReportPage(parts).write();
    }

    private String write() {
        String style = PageResource.chartStyle() + "\n" + PageResource.own("report.css");
        String chart = PageResource.chartScript();
        String script = PageResource.own("report.js");
        Map<String, String> contents = Map.of(
                "policy",
                "default-src 'none'; script-src " + PageResource.hash(chart) + " " + PageResource.hash(script)
                        + "; style-src " + PageResource.hash(style)
                        + "; img-src data:; base-uri 'none'; form-action 'none'",
                "title",
                HtmlText.escaped(parts.title),
                "style",
                style,
                "body",
                body(),
                "data",
                series().toJsonLine().replace("<", "\\u003c"),
                "chart",
                chart,
                "script",
                script);
        return filled(PageResource.own("report.html"), contents);
    }

    /** Fills each placeholder of the template once; a content that looks like a placeholder stays as it is. */
    private static String filled(String template, Map<String, String> contents) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(contents.getOrDefault(place.group(1), "")));
    }

    private String body() {
        HtmlText html = new HtmlText();
        if (hasRequests()) {
            appendTotals(html);
        }
        List<ReportTable> tables =
                tables().stream().filter(table -> !table.isEmpty()).toList();
        appendContents(html, tables);
        if (!sums.overTime().isEmpty()) {
            appendChart(html);
        }
        tables.forEach(table -> table.appendTo(html.line()));
        parts.diagram.ifPresent(diagram -> html.line()
                .open("section", "id", "routing")
                .element("h2", "Where records go")
                .open("div", "class", "scroll picture")
                .markup(diagram.toSvg())
                .close("div")
                .close("section"));
        if (tables.isEmpty() && parts.diagram.isEmpty()) {
            html.element("p", "The logs contain no request that was selected, and no Kubernetes warning.");
        }
        return html.toString();
    }

    private boolean hasRequests() {
        return sums.total().requests() > 0;
    }

    private void appendTotals(HtmlText html) {
        RequestCounts total = sums.total();
        html.element("p", "Requests" + span(total) + ". All times are UTC.", "class", "note")
                .open("dl", "class", "totals");
        total(html, "Requests", total.requests(), "all");
        total(html, "Allowed", total.allowed(), "allowed");
        total(html, "Denied", total.denied(), "denied");
        total(html, "Failed", total.failed(), "failed");
        if (total.unknown() > 0) {
            total(html, "Outcome unknown", total.unknown(), "unknown");
        }
        html.close("dl").line();
    }

    private static String span(RequestCounts total) {
        return total.first().isEmpty()
                ? " without a recorded time"
                : " from " + seconds(total.first().get()) + " to "
                        + seconds(total.last().orElseThrow());
    }

    private static String seconds(Instant time) {
        return ReportTable.Cell.time(Optional.of(time)).text();
    }

    private static void total(HtmlText html, String name, long count, String kind) {
        html.open("div", "class", kind)
                .element("dt", name)
                .element("dd", String.format(Locale.ROOT, "%,d", count))
                .close("div");
    }

    private void appendContents(HtmlText html, List<ReportTable> tables) {
        html.open("nav", "aria-label", "Contents").open("ul");
        if (!sums.overTime().isEmpty()) {
            link(html, "time", "Activity over time");
        }
        tables.forEach(table -> link(html, table.id(), table.heading()));
        parts.diagram.ifPresent(diagram -> link(html, "routing", "Where records go"));
        html.close("ul").close("nav").line();
    }

    private static void link(HtmlText html, String id, String text) {
        html.open("li").element("a", text, "href", "#" + id).close("li");
    }

    private void appendChart(HtmlText html) {
        html.open("section", "id", "time")
                .element("h2", "Activity over time")
                .open("figure", "id", "chart", "role", "img", "aria-label", "Requests over time, by outcome")
                .close("figure")
                .open("details")
                .element("summary", "The numbers, each for " + inWords(sums.interval()));
        overTime().appendRows(html);
        html.close("details").close("section");
    }

    private ReportTable overTime() {
        ReportTable table = new ReportTable(
                "time", "Activity over time", "", "From (UTC)", "Requests", "Allowed", "Denied", "Failed", "Unknown");
        sums.overTime()
                .forEach((start, counts) -> table.row(
                        ReportTable.Cell.text(start.toString()),
                        ReportTable.Cell.count(counts.requests()),
                        ReportTable.Cell.count(counts.allowed()),
                        ReportTable.Cell.count(counts.denied()),
                        ReportTable.Cell.count(counts.failed()),
                        ReportTable.Cell.count(counts.unknown())));
        return table;
    }

    private static String inWords(Duration length) {
        long seconds = length.toSeconds();
        for (Map.Entry<String, Long> unit :
                List.of(Map.entry("day", 86_400L), Map.entry("hour", 3_600L), Map.entry("minute", 60L))) {
            if (seconds % unit.getValue() == 0) {
                return count(seconds / unit.getValue(), unit.getKey());
            }
        }
        return count(seconds, "second");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private List<ReportTable> tables() {
        List<ReportTable> tables = new ArrayList<>(new RequestTables(sums).all());
        parts.objects.forEach(object -> tables.add(timeline(object, parts.objects.indexOf(object))));
        parts.replay.ifPresent(replay -> tables.addAll(new ReplayTables(replay).all()));
        return tables;
    }

    private static ReportTable timeline(ObjectHistory history, int index) {
        String namespace = history.object().namespace();
        String name =
                (namespace.isEmpty() ? "" : namespace + "/") + history.object().name();
        String note = history.removed() == 0
                ? ""
                : String.format(Locale.ROOT, "%,d older records are not listed.", history.removed());
        ReportTable table =
                new ReportTable("object-" + index, "What happened to " + name, note, "Time (UTC)", "What happened");
        for (TimelineEntry entry : history.entries()) {
            table.row(
                    ReportTable.Cell.text(entry.at().map(Instant::toString).orElse("")),
                    ReportTable.Cell.text(entry.inWords()));
        }
        return table.isEmpty()
                ? table.row(ReportTable.Cell.text(""), ReportTable.Cell.text("Nothing is recorded."))
                : table;
    }

    /** The data of the chart, with intervals without requests. */
    private Tree series() {
        SortedMap<Instant, RequestCounts> counts = sums.overTime();
        long step = sums.interval().toSeconds();
        return Tree.mapping(m -> m.put("interval", Tree.number(step))
                .put(
                        "from",
                        numbers(counts.keySet().stream()
                                .map(Instant::getEpochSecond)
                                .toList()))
                .put("allowed", numbers(counts, RequestCounts::allowed))
                .put("failed", numbers(counts, RequestCounts::failed))
                .put("denied", numbers(counts, RequestCounts::denied))
                .put("unknown", numbers(counts, RequestCounts::unknown)));
    }

    private static Tree numbers(SortedMap<Instant, RequestCounts> counts, ToLongFunction<RequestCounts> number) {
        return numbers(counts.values().stream().map(number::applyAsLong).toList());
    }

    private static Tree numbers(List<Long> numbers) {
        return Tree.sequence(numbers.stream().map(Tree::number).toArray(Tree[]::new));
    }
}
