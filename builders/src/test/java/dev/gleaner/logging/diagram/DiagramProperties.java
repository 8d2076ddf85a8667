package dev.gleaner.logging.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Printable;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.Flow;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Laws of pictures, for manifests with any names. */
class DiagramProperties {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern LABEL_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /** What may be between the quotes of a label: nothing that ends them, and no character that Mermaid replaces. */
    private static final String LABEL = "\"((?:[^\"#&<>`%{}|\\[\\]\\\\;:\\p{Cntrl}]|#\\d+;|<br/>)*)\"";

    private static final Pattern NODE = Pattern.compile("    ([a-z]+\\d+)(?:\\(\\[" + LABEL + "]\\)|\\[" + LABEL
            + "]|\\[\\[" + LABEL + "]]|\\{\\{" + LABEL + "}}|\\[\\(" + LABEL + "\\)])");

    private static final Pattern EDGE =
            Pattern.compile("    ([a-z]+\\d+) (?:-->|-\\.->)(?:\\|" + LABEL + "\\|)? ([a-z]+\\d+)");

    private static final Pattern STYLE = Pattern.compile(
            "    (?:classDef broken|class [a-z0-9,]+ broken|linkStyle [0-9,]+)" + "(?: stroke:#c00,color:#c00)?");

    @Provide
    Arbitrary<List<ModelManifest>> manifests() {
        return RandomSets.manifests();
    }

    private static boolean isValid(ModelManifest manifest) {
        String namespace = manifest.metadata().namespace().orElse("default");
        return NAME.matcher(manifest.metadata().name().orElse("")).matches()
                && (manifest.kind().equals("Logging")
                        || LABEL_NAME.matcher(namespace).matches());
    }

    /** The objects by what makes them equal for the API server; the last one remains. */
    private static Map<String, ModelManifest> byKey(List<ModelManifest> manifests) {
        Map<String, ModelManifest> objects = new LinkedHashMap<>();
        for (ModelManifest manifest : manifests) {
            String namespace = manifest.kind().equals("Logging")
                    ? ""
                    : manifest.metadata().namespace().orElse("");
            objects.put(
                    manifest.kind().toLowerCase(Locale.ROOT)
                            + ":"
                            + namespace
                            + ":"
                            + manifest.metadata().name().orElse(""),
                    manifest);
        }
        return objects;
    }

    @Property(tries = 300)
    void everyObjectIsANodeAndEveryReferenceAnArrow(@ForAll("manifests") List<ModelManifest> manifests) {
        Diagram diagram = Diagram.of(RandomSets.set(manifests));
        List<String> ids = diagram.nodes().stream().map(DiagramNode::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        byKey(manifests).forEach((key, manifest) -> {
            if (!isValid(manifest)) {
                // The API server refuses the object.
                assertThat(ids).contains("unread:" + manifest.kind() + key.substring(key.indexOf(':')));
                return;
            }
            assertThat(ids).contains(key);
            int references = manifest instanceof Flow flow
                    ? flow.spec().globalOutputRefs().size()
                            + flow.spec().localOutputRefs().size()
                    : manifest instanceof ClusterFlow global
                            ? global.spec().globalOutputRefs().size()
                            : -1;
            if (references >= 0) {
                assertThat(diagram.edges().stream().filter(edge -> edge.from().equals(key)))
                        .hasSize(references);
            }
        });
        assertThat(diagram.edges()).allSatisfy(edge -> assertThat(ids).contains(edge.from(), edge.to()));
        assertThat(diagram.nodes())
                .filteredOn(node -> node.id().startsWith("missing:"))
                .allSatisfy(node -> {
                    assertThat(node.problem()).contains("not found");
                    assertThat(diagram.edges())
                            .anyMatch(edge -> edge.to().equals(node.id())
                                    && edge.problem().isPresent());
                });
    }

    @Property(tries = 300)
    void namesAreNoSyntaxOfMermaid(@ForAll("manifests") List<ModelManifest> manifests) {
        Diagram diagram = Diagram.of(RandomSets.set(manifests));
        List<String> labels = new ArrayList<>();
        int arrows = 0;
        List<String> lines = diagram.toMermaid().lines().toList();
        assertThat(lines.get(0)).isEqualTo("flowchart LR");
        for (String line : lines.subList(1, lines.size())) {
            Matcher node = NODE.matcher(line);
            if (node.matches()) {
                labels.add(unescaped(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))));
            } else if (EDGE.matcher(line).matches()) {
                arrows++;
            } else {
                assertThat(line).matches(STYLE);
            }
        }
        assertThat(arrows).isEqualTo(diagram.edges().size());
        assertThat(labels)
                .isEqualTo(diagram.nodes().stream().map(DiagramProperties::text).toList());
    }

    /** What Mermaid shows for a label. */
    private static String unescaped(String label) {
        return Pattern.compile("#(\\d+);")
                .matcher(label.replace("<br/>", " / "))
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
    }

    private static String text(DiagramNode node) {
        return node.allLines().stream().map(Printable::line).collect(Collectors.joining(" / "));
    }

    @Property(tries = 150)
    void anImageIsXml(@ForAll("manifests") List<ModelManifest> manifests) throws Exception {
        Diagram diagram = Diagram.of(RandomSets.set(manifests));
        Document image = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(diagram.toSvg())));
        NodeList all = image.getElementsByTagName("*");
        List<String> ids = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        int arrows = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.getTagName())
                    .isIn(Set.of("svg", "title", "defs", "marker", "path", "rect", "g", "text"));
            if (element.hasAttribute("id")) {
                ids.add(element.getAttribute("id"));
            }
            if (element.getAttribute("class").equals("node")) {
                titles.add(element.getElementsByTagName("title").item(0).getTextContent());
            }
            arrows += element.getAttribute("class").equals("arrow") ? 1 : 0;
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(arrows).isEqualTo(diagram.edges().size());
        assertThat(titles)
                .isEqualTo(diagram.nodes().stream()
                        .map(node -> Printable.line(String.join(", ", node.allLines())))
                        .toList());
    }

    @Property(tries = 50)
    void theSameManifestsGiveTheSamePicture(@ForAll("manifests") List<ModelManifest> manifests) {
        Diagram one = Diagram.of(RandomSets.set(manifests));
        Diagram other = Diagram.of(RandomSets.set(manifests));
        assertThat(one.toMermaid()).isEqualTo(other.toMermaid());
        assertThat(one.toSvg()).isEqualTo(other.toSvg());
    }
}
