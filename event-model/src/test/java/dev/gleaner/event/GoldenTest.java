package dev.gleaner.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Goldens;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.log.LogRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/gleaner/event");

    @TestFactory
    Stream<DynamicTest> everyRecordIsWrittenAsItsGolden() {
        return Goldens.in(FOLDER, List.of(AuditEvent.class, KubernetesEvent.class, EventNotice.class, LogRecord.class));
    }

    @ParameterizedTest
    @ValueSource(classes = {AuditEvent.class, KubernetesEvent.class, LogRecord.class})
    void everyFieldIsInTheFullOne(Class<? extends OpenObject> type) {
        Path file = FOLDER.resolve(type.getSimpleName() + "-full.yaml");
        Set<String> paths = new TreeSet<>();
        addPaths(ManifestReader.strict().readAll(Source.of(file)).parts().get(0).tree(), "", paths);

        assertThat(ShapePaths.known(type))
                .filteredOn(row -> !row.path().startsWith("impersonatedUser.")
                        && !row.path().startsWith("related."))
                .extracting(Row::path)
                .isNotEmpty()
                .isSubsetOf(paths);
    }

    private static void addPaths(Tree tree, String path, Set<String> paths) {
        paths.add(path);
        if (tree instanceof Tree.Mapping mapping) {
            mapping.fields()
                    .forEach(field ->
                            addPaths(field.value(), path.isEmpty() ? field.name() : path + "." + field.name(), paths));
        } else if (tree instanceof Tree.Sequence sequence) {
            sequence.items().forEach(item -> addPaths(item, path + "[]", paths));
        }
    }
}
