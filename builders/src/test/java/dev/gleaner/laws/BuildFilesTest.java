package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The POMs, as the projects that depend on Gleaner see them. */
class BuildFilesTest {
    private static final Path ROOT = Path.of("..");

    /** A version of a library that is managed here would change the version in each project that imports the POM. */
    @Test
    void theParentManagesTheModulesAndNothingElse() throws Exception {
        String managed = "/project/dependencyManagement//dependency";
        assertThat(texts("pom.xml", managed + "/groupId")).containsOnly("dev.gleaner");
        assertThat(texts("pom.xml", managed + "/version")).containsOnly("${project.version}");
        assertThat(texts("pom.xml", managed + "[not(type)]/artifactId"))
                .containsExactlyInAnyOrder(
                        "gleaner-event-model",
                        "gleaner-audit-policy-model",
                        "gleaner-logging-crd-model",
                        "gleaner-builders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-model", "audit-policy-model", "logging-crd-model", "builders", "examples"})
    void modulesTakeVersionsFromTheParent(String module) throws Exception {
        assertThat(texts(module + "/pom.xml", "//*[not(self::parent)]/version"))
                .allSatisfy(version -> assertThat(version).matches("\\$\\{[a-z0-9-]+\\.version}"));
    }

    /** Names of modules are part of what other modules require; a package may be in one module only. */
    @ParameterizedTest
    @ValueSource(strings = {"event-model", "audit-policy-model", "logging-crd-model", "builders", "examples"})
    void modulesHaveNames(String module) throws Exception {
        assertThat(texts(module + "/pom.xml", "/project/properties/*[name() = 'gleaner.module']"))
                .singleElement()
                .asString()
                .startsWith("dev.gleaner.");
    }

    private static List<String> texts(String file, String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(file).toFile());
        NodeList found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Node::getTextContent)
                .toList();
    }
}
