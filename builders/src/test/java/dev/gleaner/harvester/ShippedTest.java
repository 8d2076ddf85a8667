package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.lint.Lint;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the generated files for v1.1.3 with the installer's templates of v1.1.0, which are the same up to v1.1.3.
 */
class ShippedTest {
    private static final String INSTALLER = "harvester-samples/installer/v1.1.0/";
    private static final ManifestSet SHIPPED =
            HarvesterLogging.release(HarvesterRelease.V1_1_3).build();

    @Test
    void theAuditPolicyIsTheShippedOne() {
        assertThat(written("rke2-92-harvester-kube-audit-policy.yaml"))
                .isEqualTo(trees(Reference.text(INSTALLER + "rke2-92-harvester-kube-audit-policy.yaml")));
    }

    @Test
    void theChartsAndTheEventTailerAreTheShippedOnes() {
        for (String file : List.of("rancherd-14-logging-crd.yaml", "rancherd-15-logging.yaml")) {
            String template = Reference.text(INSTALLER + file + ".tmpl");
            assertThat(template).contains("{{ .LoggingChartVersion }}");
            assertThat(written(file))
                    .isEqualTo(trees(template.replace("{{ .LoggingChartVersion }}", "100.1.3+up3.17.7")));
        }
    }

    @Test
    void theOptionIsTheShippedOne() {
        String withoutTemplates = Reference.lines(INSTALLER + "rke2-90-harvester-server.yaml.tmpl").stream()
                .filter(line -> !line.contains("{{") && !line.startsWith("kubelet-arg"))
                .collect(Collectors.joining("\n"));
        assertThat(path(written("rke2-90-harvester-server.yaml").get(0)))
                .isEqualTo(path(trees(withoutTemplates).get(0)));
    }

    @Test
    void theEventTailerForKubectlIsThatOfTheUpgrade() {
        assertThat(written("kubectl-2-event-tailer.yaml"))
                .isEqualTo(trees(Reference.text("harvester-samples/upgrade/v1.1.0/event-v1.0.3.yaml")));
    }

    @Test
    void whatIsWrittenIsRight() {
        assertThat(Lint.of(SHIPPED).run()).isEmpty();
    }

    private static Tree path(Tree config) {
        return ((Tree.Mapping) config).get("audit-policy-file").orElseThrow();
    }

    private static List<Tree> written(String file) {
        return SHIPPED.files().stream()
                .filter(f -> f.name().equals(file))
                .map(ManifestFile::toYaml)
                .flatMap(yaml -> trees(yaml).stream())
                .toList();
    }

    private static List<Tree> trees(String text) {
        ManifestReader.Documents documents = ManifestReader.strict().readAll(Source.of(text));
        assertThat(documents.violations()).isEmpty();
        assertThat(documents.parts()).isNotEmpty();
        return documents.parts().stream().map(Part::tree).toList();
    }
}
