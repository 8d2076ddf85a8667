package dev.gleaner.logging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Renders every output and filter of the reference material. */
class PluginCasesTest {
    @TestFactory
    Stream<DynamicTest> outputs() {
        return cases("render-cases/output");
    }

    @TestFactory
    Stream<DynamicTest> filters() {
        return cases("render-cases/filter");
    }

    private static Stream<DynamicTest> cases(String folder) {
        return Reference.tests(() -> RenderCase.in(Reference.files(folder, "meta.yaml"))
                .map(example -> dynamicTest(example.name(), () -> check(example))));
    }

    private static void check(RenderCase example) {
        if (example.has("expected-error.txt")) {
            String words = example.text("expected-error.txt").strip();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> render(example))
                    .satisfies(refusal -> assertThat(refusal.messages())
                            .allSatisfy(message -> assertThat(words).contains(message)));
        } else {
            String text = FluentdWriter.write(List.of(render(example)));
            assertThat(example.comparable(text)).isEqualTo(example.comparable(example.text("expected.conf")));
        }
    }

    private static FluentdDirective render(RenderCase example) {
        boolean isDocker = example.meta("containerRuntime").equals("docker");
        Rendering rendering = new Rendering(
                example.version(),
                SecretTexts.of(example.secrets()),
                example.meta("secretNamespace"),
                isDocker ? Rendering.LOG : Rendering.MESSAGE);
        Tree.Mapping plugin = Tree.mapping(m -> m.put(example.meta("plugin"), example.spec()));
        return example.meta("kind").equals("output")
                ? Plugins.output(plugin, example.meta("id"), rendering)
                : Plugins.filter(plugin, example.meta("id"), rendering);
    }
}
