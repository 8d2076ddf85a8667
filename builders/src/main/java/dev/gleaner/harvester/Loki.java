package dev.gleaner.harvester;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.output.LokiOutput;
import dev.gleaner.logging.output.OutputTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Grafana Loki as a destination of audit records and events, which Harvester's enhancement proposal "Event and audit
 * log" leaves to the user ("enable loki in day2 manually"). The labels of its flows and the URL are those of this
 * proposal; the chart and its values are those of the proposal "System Logging" (harvester/harvester,
 * enhancements/20220525-system-logging.md). No release ships the chart, so the repository harvester-charts of a node
 * does not have it, although a draft of the installer names that repository. The chart therefore comes from Grafana's
 * repository. Immutable.
 */
public final class Loki {
    /** The name of the flow and the output of audit records, and the value of their label {@code logOutput}. */
    public static final String AUDIT_OUTPUT = "harvester-kube-audit-loki";

    /** The name of the flow and the output of events, and the value of their label {@code logOutput}. */
    public static final String EVENT_OUTPUT = "harvester-event-loki";

    private static final String CHART = "loki-stack";
    private static final String REPOSITORY_NAME = "grafana";

    /** The service of the chart, in the namespace in which it is installed. */
    private static final String SERVICE = "http://" + CHART + "." + Harvester.LOGGING_NAMESPACE + ".svc:3100";

    private final String url;

    /** The chart; empty if Loki is not installed by it. */
    private final Optional<Chart> chart;

    private record Chart(String repository, String version, Tree.Mapping values) {}

    private Loki(String url, Optional<Chart> chart) {
        this.url = url;
        this.chart = chart;
    }

    /**
     * The chart loki-stack 2.7.0 of Grafana's public repository, with Grafana and without promtail, because fluentd
     * sends the records. The chart keeps the records in a temporary folder; {@link #values} can change that.
     */
    public static Loki installed() {
        Tree.Mapping values = Tree.mapping(v -> v.put("grafana", g -> g.put("enabled", Tree.flag(true)))
                .put("promtail", p -> p.put("enabled", Tree.flag(false))));
        return new Loki(SERVICE, Optional.of(new Chart("https://grafana.github.io/helm-charts", "2.7.0", values)));
    }

    /**
     * A Loki that exists already, such as {@code http://loki.example:3100}.
     *
     * @throws IllegalArgumentException if the URL is not one of HTTP
     */
    public static Loki at(String url) {
        return new Loki(requireHttp(url), Optional.empty());
    }

    private static String requireHttp(String url) {
        if (!Objects.requireNonNull(url, "url").matches("https?://[^/\\s]+\\S*")) {
            boolean isAddress = url.matches("[^/\\s:]+(:[0-9]+)?+(/\\S*)?+");
            throw new IllegalArgumentException("the URL " + Violation.quoted(url) + " is not one of HTTP; "
                    + (isAddress
                            ? "did you mean " + Violation.quoted("http://" + url) + "?"
                            : "expected one such as http://loki.example:3100"));
        }
        return url;
    }

    /**
     * The same chart from another repository, such as the mirror of an air-gapped cluster.
     *
     * @throws IllegalArgumentException if the URL is not one of HTTP
     * @throws IllegalStateException if Loki is not installed by a chart
     */
    public Loki repository(String url) {
        return with(new Chart(requireHttp(url), required().version(), required().values()));
    }

    /**
     * Another version of the chart.
     *
     * @throws IllegalStateException if Loki is not installed by a chart
     */
    public Loki version(String version) {
        Objects.requireNonNull(version, "version");
        return with(new Chart(required().repository(), version, required().values()));
    }

    /**
     * Merges values over those of the chart, as helm does: null removes a value.
     *
     * @throws IllegalStateException if Loki is not installed by a chart
     */
    public Loki values(Tree.Mapping over) {
        Objects.requireNonNull(over, "over");
        Tree.Mapping merged = ValueTree.merge(required().values(), over);
        return with(new Chart(required().repository(), required().version(), merged));
    }

    private Loki with(Chart changed) {
        return new Loki(url, Optional.of(changed));
    }

    private Chart required() {
        return chart.orElseThrow(() -> new IllegalStateException(url + " is not installed by a chart"));
    }

    /** The URL to which fluentd sends the records. */
    public String url() {
        return url;
    }

    /**
     * The repository and the ManagedChart, in the order of installation; empty if Loki exists already. The repository
     * is that of Rancher's apps (rancher/rancher, pkg/apis/catalog.cattle.io/v1), which a ManagedChart names.
     */
    public List<Manifest> charts() {
        return chart.map(c -> List.<Manifest>of(repository(c), managedChart(c))).orElse(List.of());
    }

    private static Manifest repository(Chart chart) {
        return new OpaqueManifest(Tree.mapping(r -> r.put("apiVersion", "catalog.cattle.io/v1")
                .put("kind", "ClusterRepo")
                .put("metadata", m -> m.put("name", REPOSITORY_NAME))
                .put("spec", s -> s.put("url", chart.repository()))));
    }

    private static Manifest managedChart(Chart chart) {
        return HarvesterCharts.chart(CHART, REPOSITORY_NAME, chart.version(), chart.values());
    }

    /** The plug-in for audit records; in Loki, {@code {logOutput="harvester-kube-audit-loki"}} selects them. */
    public OutputTarget auditOutput() {
        return output(AUDIT_OUTPUT);
    }

    /** The plug-in for events; in Loki, {@code {logOutput="harvester-event-loki"}} selects them. */
    public OutputTarget eventOutput() {
        return output(EVENT_OUTPUT);
    }

    private OutputTarget output(String name) {
        return LokiOutput.of(l -> l.url(url)
                .putExtraLabel("logOutput", name)
                .buffer(b -> b.chunkLimitSize("3MB").timekey("2m").timekeyWait("1m")));
    }

    @Override
    public String toString() {
        return "Loki[" + url + chart.map(c -> ", chart " + c.version()).orElse("") + "]";
    }
}
