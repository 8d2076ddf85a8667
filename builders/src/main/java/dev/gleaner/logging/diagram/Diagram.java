package dev.gleaner.logging.diagram;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.route.Router;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The picture of a set of manifests: where records come from, which fluent-bit reads them, and to which outputs the
 * flows of each fluentd send them. What does not work is red, with the reason. An output is shown with its plug-in, but
 * without its settings, which may contain secrets. Objects for syslog-ng are not shown. A LoggingRoute is shown as
 * arrows from a fluent-bit to the fluentds of other Loggings. The same manifests always result in the same text.
 * Immutable.
 *
 * <pre>{@code
 * String drawing = Diagram.of(set).toMermaid();
 * Files.writeString(Path.of("logging.svg"), Diagram.of(ClusterResources.of(folder)).toSvg());
 * }</pre>
 */
public final class Diagram {
    private final ClusterResources cluster;
    private final Router router;
    private final List<DiagramNode> nodes;
    private final List<DiagramEdge> edges;

    private Diagram(ClusterResources cluster, Router router, List<DiagramNode> nodes, List<DiagramEdge> edges) {
        this.cluster = cluster;
        this.router = router;
        this.nodes = List.copyOf(nodes);
        this.edges = List.copyOf(edges);
    }

    /** The picture of a built set. */
    public static Diagram of(ManifestSet set) {
        return of(ClusterResources.of(Objects.requireNonNull(set, "set")));
    }

    /** The picture of the objects of a cluster. */
    public static Diagram of(ClusterResources cluster) {
        Objects.requireNonNull(cluster, "cluster");
        Router router = Router.of(cluster);
        Contents contents = new Contents();
        new Sources(cluster, contents).add();
        new Fluentds(cluster, router, contents).add();
        return new Diagram(cluster, router, contents.nodes(), contents.edges());
    }

    /**
     * The same picture, with the number of records on each arrow. Each record is routed as the first one of its tag. An
     * arrow has no number if its records cannot be distinguished from others. These are the arrows to and from several
     * fluent-bits that read the same logs for one Logging, from a HostTailer (its records count as logs of pods), from
     * other files of nodes, and after an output {@code relabel}.
     */
    public Diagram counting(Stream<Tree.Mapping> records) {
        Objects.requireNonNull(records, "records");
        RecordCounts counts = new RecordCounts(cluster, edges);
        records.forEach(record -> counts.add(record, router.route(record)));
        return new Diagram(cluster, router, nodes, counts.edges());
    }

    /** The nodes, each once, from the sources to the outputs. */
    public List<DiagramNode> nodes() {
        return nodes;
    }

    /** The arrows between the nodes. */
    public List<DiagramEdge> edges() {
        return edges;
    }

    /**
     * A flowchart in the language of Mermaid, which GitHub draws from a code block. By default, Mermaid draws at most
     * 500 arrows and 50000 characters; {@link #toSvg} has no limit.
     */
    public String toMermaid() {
        return MermaidText.of(nodes, edges);
    }

    /** An SVG image, as an XML document. */
    public String toSvg() {
        return SvgText.of(new Layout(nodes, edges));
    }

    /** The ids of the nodes. */
    @Override
    public String toString() {
        return nodes.stream().map(DiagramNode::id).toList().toString();
    }
}
