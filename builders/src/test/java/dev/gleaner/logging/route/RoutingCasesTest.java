package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.filter.TagNormaliserFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares with what a real fluentd was seen to do. */
class RoutingCasesTest {
    @TestFactory
    Stream<DynamicTest> recordsReachTheOutputsOfARealFluentd() {
        return Reference.tests(() -> Reference.files("pipeline/routing", ".yaml").stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()), () -> check(RoutingCase.read(file)))));
    }

    /** Records that are alone in the first batch of their tag, so that no other record decides about them. */
    @TestFactory
    Stream<DynamicTest> theRouteOfASingleRecordIsThatOfARealFluentd() {
        return Reference.tests(() -> Reference.files("pipeline/routing", ".yaml").stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()), () -> checkSingle(RoutingCase.read(file)))));
    }

    private static void checkSingle(RoutingCase testCase) {
        boolean isRetagged = testCase.router().fluentds().stream()
                .flatMap(fluentd -> fluentd.globalFilters().stream())
                .anyMatch(TagNormaliserFilter.class::isInstance);
        if (isRetagged || !(testCase.expected().field("fatal").tree() instanceof Tree.Nothing)) {
            return;
        }
        Set<String> tags = new HashSet<>();
        for (Part batch : testCase.batches()) {
            List<Tree.Mapping> records = RoutingCase.records(batch).toList();
            if (tags.add(batch.text("tag")) && records.size() == 1) {
                assertThat(testCase.router().route(records.get(0)).outputs())
                        .as(records.get(0).toJsonLine())
                        .containsExactlyInAnyOrderElementsOf(testCase.outputsOf(records.get(0)));
            }
        }
    }

    private static void check(RoutingCase testCase) {
        boolean isRefused = !testCase.expected().text("refused").isEmpty();
        assertThat(testCase.router().refusals().isEmpty())
                .as(testCase.router().refusals().toString())
                .isEqualTo(!isRefused);
        if (isRefused) {
            String[] words = testCase.expected().text("refused").split(" ", 3);
            assertThat(testCase.router().refusals().get(0).message()).contains(words[0] + " " + words[1]);
            return;
        }
        FluentdSession session = testCase.router().fluentds().get(0).start();
        assertThat(testCase.foretold(session)).isEqualTo(testCase.seen());
        assertThat(session.end().isPresent())
                .isEqualTo(testCase.expected().field("fatal").tree() instanceof Tree.Text);
    }
}
