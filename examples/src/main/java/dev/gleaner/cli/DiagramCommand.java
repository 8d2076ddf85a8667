package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.logging.diagram.Diagram;
import dev.gleaner.logging.resources.ClusterResources;

/** Draws flows and outputs. */
final class DiagramCommand implements Command {
    /** The formats of a picture. */
    enum PictureFormat {
        /** The language of Mermaid. */
        mermaid,
        /** An SVG image. */
        svg
    }

    private final Syntax syntax = new Syntax(
            "diagram",
            "Draws how records flow from their sources to the outputs. Shows the logs, the fluent-bits that read them,"
                    + " the fluentd of each Logging, the flows and the outputs. Parts that do not work are red, with"
                    + " the reason. Does not show settings of outputs, because they may contain secrets. Prints the"
                    + " first errors that gleaner check finds in the manifests on standard error. If the manifests have"
                    + " neither a Logging nor the chart rancher-logging, those of a release of Harvester are added.");

    private final Option<PictureFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(PictureFormat.class),
            "mermaid (the default): a flowchart for a code block in Markdown; svg: an image.");

    private final Option<String> record = syntax.text(
            "--record",
            "FILE",
            "A file with records, or - for standard input, in the formats that gleaner route reads. Each arrow then"
                    + " shows the number of records that pass.");

    private final ClusterInputs inputs = new ClusterInputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        ClusterManifests manifests = inputs.read(environment);
        int code = manifests.reportSyntax(environment.err());
        return code == Gleaner.SUCCESS ? draw(manifests, environment) : code;
    }

    private int draw(ClusterManifests manifests, Environment environment) {
        ClusterResources cluster = manifests.cluster();
        Diagram diagram = Diagram.of(cluster);
        Diagram counted = record.value()
                .map(file -> diagram.counting(
                        RoutedRecords.read(file, problem -> environment.err().println(Printable.line(problem)))
                                .stream()))
                .orElse(diagram);
        environment
                .out()
                .print(format.or(PictureFormat.mermaid) == PictureFormat.svg ? counted.toSvg() : counted.toMermaid());
        environment.out().flush();
        return manifests.report(cluster, environment.err());
    }
}
