package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Goldens;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.nodeagent.NodeAgent;
import dev.gleaner.logging.syslogng.AxoSyslog;
import dev.gleaner.logging.syslogng.SyslogNgClusterFlow;
import dev.gleaner.logging.syslogng.SyslogNgClusterOutput;
import dev.gleaner.logging.syslogng.SyslogNgConfig;
import dev.gleaner.logging.syslogng.SyslogNgFlow;
import dev.gleaner.logging.syslogng.SyslogNgOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenTest {
    static final Path FOLDER = Path.of("src/test/resources/dev/gleaner/logging");

    /** A field that every CRD has and fluentd refuses, so that no valid manifest contains it. */
    private static final String REMOVED = ".index_prefix";

    static final List<Class<? extends ModelManifest>> KINDS = List.of(
            Flow.class,
            ClusterFlow.class,
            Output.class,
            ClusterOutput.class,
            EventTailer.class,
            HostTailer.class,
            LoggingRoute.class,
            FluentbitAgent.class,
            FluentdConfig.class,
            Logging.class,
            NodeAgent.class,
            SyslogNgFlow.class,
            SyslogNgClusterFlow.class,
            SyslogNgOutput.class,
            SyslogNgClusterOutput.class,
            SyslogNgConfig.class,
            AxoSyslog.class);

    @TestFactory
    Stream<DynamicTest> everyManifestIsWrittenAsItsGolden() {
        return Goldens.in(FOLDER, KINDS);
    }

    @Test
    void everyFieldIsInSomeManifest() {
        Set<String> paths = new TreeSet<>();
        for (Path file : Goldens.inputs(FOLDER)) {
            for (Part document :
                    ManifestReader.strict().readAll(Source.of(file)).parts()) {
                addPaths(document.tree(), "", paths);
            }
        }

        assertThat(ShapePaths.known(ClusterOutput.class))
                .filteredOn(row -> !row.type().equals(ShapePaths.KEPT))
                .extracting(Row::path)
                .filteredOn(path -> !path.endsWith(REMOVED))
                .extracting(GoldenTest::shared)
                .isSubsetOf(paths);
    }

    private static void addPaths(Tree tree, String path, Set<String> paths) {
        paths.add(shared(path));
        if (tree instanceof Tree.Mapping mapping) {
            mapping.fields().forEach(field -> addPaths(field.value(), ShapePaths.below(path, field.name()), paths));
        } else if (tree instanceof Tree.Sequence list) {
            list.items().forEach(item -> addPaths(item, path + "[]", paths));
        }
    }

    /**
     * Removes the plug-in from paths in buffers and formats. All plug-ins have the same ones, and one golden file with
     * all their fields is enough.
     */
    private static String shared(String path) {
        return path.replaceFirst("^spec\\.\\w+\\.(buffer|format)\\.", "$1.");
    }
}
