package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** An edited file is read as the changed value, and comments and other documents are still there. */
class EditingManifestsProperties {
    private static final Pattern COMMENT = Pattern.compile("(?m)^# note \\d+$(?=\n[a-z])");
    private static final String OTHER = "# another\na:   1 # odd\n";

    private Path file = Path.of("");

    @BeforeProperty
    void createFile() throws IOException {
        file = Files.createTempFile("edit", ".yaml");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<Tree> policies() {
        return Models.treesOf(AuditPolicy.class);
    }

    @Provide
    Arbitrary<Tree> flows() {
        return Models.treesOf(ClusterFlow.class);
    }

    @Provide
    Arbitrary<Tree> outputs() {
        return Models.treesOf(ClusterOutput.class);
    }

    @Property(tries = 100)
    void policiesAreEdited(@ForAll("policies") Tree before, @ForAll("policies") Tree after, @ForAll long seed)
            throws IOException {
        check(before, after, seed, AuditPolicy.class);
    }

    @Property(tries = 50)
    void flowsAreEdited(@ForAll("flows") Tree before, @ForAll("flows") Tree after, @ForAll long seed)
            throws IOException {
        check(before, after, seed, ClusterFlow.class);
    }

    @Property(tries = 50)
    void outputsAreEdited(@ForAll("outputs") Tree before, @ForAll("outputs") Tree after, @ForAll long seed)
            throws IOException {
        check(before, after, seed, ClusterOutput.class);
    }

    private <T extends OpenObject> void check(Tree before, Tree after, long seed, Class<T> type) throws IOException {
        T wanted = Manifests.readLenient(after.toYaml(), type).orThrow();
        String commented = commented(before.toYaml(), new Random(seed));
        String text = OTHER + "---\n" + commented + "---\n" + OTHER;
        Files.writeString(file, text);

        FileEdit edit = Manifests.editLenient(file, type, value -> wanted);
        edit.writeOrThrow();

        String written = Files.readString(file);
        assertThat(written).startsWith(OTHER + "---\n").endsWith("---\n" + OTHER);
        String edited = written.substring(OTHER.length() + 4, written.length() - OTHER.length() - 4);
        assertThat(Manifests.readLenient(edited, type).orThrow()).isEqualTo(wanted);
        assertThat(edited.lines()).containsAll(comments(commented));
    }

    /** Puts comments above lines, if the text means the same with them. */
    private static String commented(String yaml, Random random) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        for (String line : yaml.split("(?<=\n)", -1)) {
            if (random.nextInt(4) == 0) {
                String indentation =
                        " ".repeat(line.length() - line.stripLeading().length());
                out.append(indentation).append("# note ").append(count++).append('\n');
            }
            out.append(line);
        }
        String text = out.toString();
        return Manifests.readAll(text).value().equals(Manifests.readAll(yaml).value()) ? text : yaml;
    }

    /** The comments above fields of the document itself, which no change removes. */
    private static List<String> comments(String text) {
        return COMMENT.matcher(text).results().map(MatchResult::group).toList();
    }
}
