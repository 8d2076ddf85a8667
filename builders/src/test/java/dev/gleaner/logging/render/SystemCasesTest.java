package dev.gleaner.logging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Renders every whole configuration of the reference material. */
class SystemCasesTest {
    @TestFactory
    Stream<DynamicTest> configurations() {
        return cases("render-cases/system", SystemCasesTest::check);
    }

    @TestFactory
    Stream<DynamicTest> systemFiles() {
        return cases("render-cases/fluentd-system", SystemCasesTest::checkFiles);
    }

    private interface Check {
        void check(RenderCase example);
    }

    private static Stream<DynamicTest> cases(String folder, Check check) {
        return Reference.tests(() -> RenderCase.in(Reference.files(folder, "meta.yaml"))
                .map(example -> dynamicTest(example.name(), () -> check.check(example))));
    }

    private static void check(RenderCase example) {
        FluentdConf conf = conf(example);
        if (example.has("expected-error.txt")) {
            String words = example.text("expected-error.txt").strip();
            assertThat(conf.text()).isEmpty();
            assertThat(conf.violations()).isNotEmpty().allSatisfy(violation -> {
                assertThat(violation.isError()).isTrue();
                assertThat(words).contains(words(violation));
            });
        } else {
            assertThat(conf.render()).isEqualTo(example.text("expected/fluentd.conf"));
            assertThat(conf.violations()).isEmpty();
        }
    }

    private static String words(Violation violation) {
        return violation.message().replaceFirst("^failed to build model: ", "");
    }

    private static void checkFiles(RenderCase example) {
        conf(example)
                .systemFiles()
                .forEach((name, text) -> assertThat(text).as(name).isEqualTo(example.text("expected/" + name)));
    }

    private static FluentdConf conf(RenderCase example) {
        ParsedFile file = ParsedFile.readLenient(Source.of(example.folder().resolve("input.yaml")));
        ClusterResources cluster = ClusterResources.of(file.objects()).forOperator(example.version());
        return FluentdConf.of(cluster, "main");
    }
}
