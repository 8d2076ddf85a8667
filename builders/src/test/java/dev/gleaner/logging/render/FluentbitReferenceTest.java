package dev.gleaner.logging.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.projection.ChartProjection;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares with what the operator's own code writes. */
class FluentbitReferenceTest {
    @TestFactory
    Stream<DynamicTest> everyCaseOfTheOperator() {
        return Reference.tests(() -> Reference.files("render-cases/fluentbit", "meta.yaml").stream()
                .map(Path::getParent)
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder))));
    }

    private static void check(Path folder) {
        Tree.Mapping meta =
                (Tree.Mapping) parts(folder.resolve("meta.yaml")).get(0).tree();
        Part logging = parts(folder.resolve("input.yaml")).stream()
                .filter(part -> part.text("kind").equals("Logging"))
                .findFirst()
                .orElseThrow();
        FluentbitConf conf = FluentbitConf.of(
                logging, OperatorVersion.of(meta.text("operatorVersion").orElseThrow()));
        if (meta.text("containerRuntime").equals(Optional.of("docker"))) {
            conf = conf.onDocker();
        }
        if (meta.get("fluentdReplicas").orElse(Tree.nothing()) instanceof Tree.Decimal replicas) {
            conf = conf.withFluentds(replicas.value().intValueExact());
        }
        FluentbitFiles files = conf.files();
        Path error = folder.resolve("expected-error.txt");
        if (Files.exists(error)) {
            assertThat(files.texts()).isEmpty();
            assertThat(files.violations().stream().map(Violation::message))
                    .anyMatch(message -> text(error).contains(message));
        } else {
            assertThat(files.texts()).isEqualTo(expected(folder.resolve("expected")));
        }
    }

    @Test
    void theProposalShowsTheFileOfItsChart() {
        String snippet = Reference.text("hep-snippets/13-fluent-bit.conf");
        String shown = snippet.substring(snippet.indexOf("\n\n[SERVICE]") + 1);
        Tree spec = parts(Reference.path("hep-snippets/10-managedchart-values.yaml"))
                .get(0)
                .tree();
        Tree values = ((Tree.Mapping) spec).get("values").orElseThrow();
        Logging logging = ChartProjection.of("100.1.0+up3.17.3").render(values).orThrow().stream()
                .filter(Logging.class::isInstance)
                .map(Logging.class::cast)
                .filter(l -> l.metadata().name().equals(Optional.of("rancher-logging-kube-audit")))
                .findFirst()
                .orElseThrow();
        assertThat(FluentbitConf.of(logging, OperatorVersion.V3_17_3).files().configuration())
                .contains(shown);
    }

    private static Map<String, String> expected(Path folder) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> texts.put(file.getFileName().toString(), text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<Part> parts(Path file) {
        return ManifestReader.lenient()
                .readAll(Source.of(file.getFileName().toString(), text(file)))
                .parts();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
