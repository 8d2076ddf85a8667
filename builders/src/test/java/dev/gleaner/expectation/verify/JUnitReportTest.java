package dev.gleaner.expectation.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitReportTest {
    private static final String CASES = """
            apiVersion: gleaner.dev/v1
            kind: Expectations
            metadata: {name: "<a> & \\"b\\""}
            policy: {preset: shipped}
            cases:
            - name: "]]> \\0 \\e <script> \\u2028 \\ud800"
              requests: ["create pods in x by \\"<b>\\""]
              expect: [{level: None}, {rule: none}]
            - name: holds
              requests: [create pods in x by bob]
              expect: [{level: Metadata}]
            """;

    @Test
    void theTextIsAsExpected() throws Exception {
        ExpectationReport report = ExpectationFile.of(Source.of("a.yaml", CASES.replaceAll("\"]]>.*\"", "fails")))
                .run();
        assertThat(JUnitReport.of(List.of(report)).toXml().lines().toList())
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<testsuites tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">",
                        "  <testsuite name=\"&lt;a&gt; &amp; &quot;b&quot;\" file=\"a.yaml\" tests=\"2\" failures=\"1\""
                                + " errors=\"0\" skipped=\"0\">",
                        "    <testcase classname=\"&lt;a&gt; &amp; &quot;b&quot;\" name=\"fails\">")
                .endsWith("  </testsuite>", "</testsuites>");
    }

    @Test
    void theTextIsWellFormedAndItsCountsAreRight() throws Exception {
        ExpectationReport report = ExpectationFile.of(Source.of("a.yaml", CASES.replace(" \\ud800", "")))
                .run();
        ExpectationReport broken =
                ExpectationFile.of(Source.of("<b>.yaml", "kind: x")).run();
        assertThat(report.violations()).isEmpty();
        Element suites = parse(JUnitReport.of(List.of(report, broken)).toXml()).getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("3");
        List<Element> all = elements(suites, "testsuite");
        assertThat(all).hasSize(2).allSatisfy(suite -> {
            assertThat(suite.getAttribute("tests"))
                    .isEqualTo(String.valueOf(elements(suite, "testcase").size()));
            assertThat(suite.getAttribute("failures"))
                    .isEqualTo(String.valueOf(elements(suite, "failure").size()));
            assertThat(suite.getAttribute("errors"))
                    .isEqualTo(String.valueOf(elements(suite, "error").size()));
        });
        Element failure = elements(suites, "failure").get(0);
        assertThat(failure.getAttribute("type")).isEqualTo("unmet-level");
        assertThat(failure.getTextContent().lines()).hasSize(2);
        assertThat(((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo("]]> \\u0000 \\u001b <script> \\u2028");
        assertThat(elements(suites, "error")
                        .get(0)
                        .getParentNode()
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("<b>.yaml");
    }

    @Test
    void nothingIsAnEmptyReport() throws Exception {
        assertThat(parse(JUnitReport.of(List.of()).toXml()).getDocumentElement().getAttribute("tests"))
                .isEqualTo("0");
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
