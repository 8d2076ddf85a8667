package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in Javadoc compile, and the types at which users start have one. */
class JavadocExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* \\}</pre>", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("(?m)^ *\\* ?");

    private static List<String> examples(Path file) throws IOException {
        return EXAMPLE.matcher(Files.readString(file))
                .results()
                .map(match -> MARGIN.matcher(match.group(1)).replaceAll(""))
                .toList();
    }

    @Test
    void everyExampleCompiles() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path file : Snippets.sources().values()) {
            examples.addAll(examples(file));
        }
        assertThat(examples).hasSizeGreaterThan(20);
        Map<Integer, List<String>> errors = Snippets.errors(examples);
        assertThat(errors)
                .as(() -> examples.get(errors.keySet().iterator().next()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Activities",
                "Applier",
                "AuditLog",
                "AuditPolicy",
                "AuditPolicyEvaluator",
                "AuditRequest",
                "ClusterFlow",
                "ClusterOutput",
                "Diagram",
                "EventLog",
                "FileEdit",
                "Flow",
                "Follower",
                "HarvesterLogging",
                "JavaClass",
                "Lint",
                "Logging",
                "ManifestFolder",
                "ManifestReader",
                "Manifests",
                "ManifestSet",
                "ParsedFile",
                "PolicyAnalysis",
                "PolicyLoader",
                "PolicyReplay",
                "ResourceContext",
                "Rke2ServerConfigFile",
                "Router",
                "Timeline",
                "Trust"
            })
    void aTypeAtWhichUsersStartHasAnExample(String type) throws IOException {
        Path file = Objects.requireNonNull(Snippets.sources().get(type), type);
        String source = Files.readString(file);
        String declared = Pattern.compile("(?m)^public [^\\n]*\\b(?:class|interface|record|enum) " + type + "\\b")
                .matcher(source)
                .results()
                .map(MatchResult::start)
                .map(start -> source.substring(0, start))
                .findFirst()
                .orElseThrow();
        assertThat(EXAMPLE.matcher(declared).find()).as("an example").isTrue();
    }
}
