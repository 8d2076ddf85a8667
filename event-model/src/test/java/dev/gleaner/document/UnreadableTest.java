package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem of an input is a violation, even if the input cannot be read. */
class UnreadableTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatCannotBeReadIsAViolation() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(read(folder.resolve("none"))).isEqualTo("none: cannot be read: no such file [file-unreadable]");
        assertThat(read(folder)).isEqualTo(": cannot be read: is a folder [file-unreadable]");
        assertThat(read(loop)).isEqualTo("loop: cannot be read: a link that leads back to itself [file-unreadable]");
        assertThat(read(file.resolve("x")))
                .startsWith("file/x: cannot be read: ")
                .endsWith(" [file-unreadable]");
        assertThat(FileProblem.inWords(new AccessDeniedException("x"))).isEqualTo("permission denied");
        assertThat(FileProblem.inWords(new IOException())).isEqualTo("input or output failed");
    }

    /** The violation that strict and lenient reading both report, without the folder of the test. */
    private String read(Path file) {
        Reading<Metadata> strict = Manifests.read(file, Metadata.class);
        assertThat(Manifests.readLenient(file, Metadata.class).violations()).isEqualTo(strict.violations());
        assertThatThrownBy(strict::orThrow)
                .isInstanceOfSatisfying(ViolationException.class, e -> assertThat(e.violations())
                        .isEqualTo(strict.violations()));
        assertThat(strict.violations()).hasSize(1);
        String text = strict.violations().get(0).toString();
        return text.replace(folder + "/", "").replace(folder.toString(), "");
    }

    @Test
    void anEndlessFileIsReadUpToTheLimit() {
        assumeThat(Path.of("/dev/zero")).exists();
        assertThat(ManifestReader.strict()
                        .readAll(Source.of(Path.of("/dev/zero")))
                        .violations())
                .extracting(Violation::code)
                .containsExactly("bound-size");
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead")
    void aFailingStreamIsAViolation() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };
        Source source = Source.of("-", broken);
        assertThat(source.failure()).isPresent();
        assertThat(ManifestReader.strict().readAll(source).violations())
                .extracting(Violation::toString)
                .containsExactly("-: cannot be read: connection reset [file-unreadable]");
    }

    @Test
    void violationsSurviveSerialisation() throws IOException, ClassNotFoundException {
        FieldPath path = FieldPath.ROOT.field("rules").index(2).field("a.b");
        List<Violation> violations = List.of(
                Violation.of(DocumentFault.TYPE, "f", new Position(3, 4), path, "a", "b"),
                Violation.of(DocumentFault.TAG_IGNORED, "", Position.NONE, FieldPath.ROOT, "!x"));
        ViolationException thrown = new ViolationException(violations);
        ViolationException back = (ViolationException) copy(thrown);
        assertThat(back).hasMessage(thrown.getMessage());
        assertThat(back.violations()).isEqualTo(violations);
        assertThat(back.violations().toString()).isEqualTo(violations.toString());
        assertThat(back.violations().get(1).path()).isEqualTo(FieldPath.ROOT);
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    /** Arabic locales use other digits, and in Turkish the capital of i is another letter. */
    @Test
    void messagesAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        List<String> expected = messages();
        try {
            for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "th-TH-u-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(messages()).as(tag).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
        assertThat(expected).contains("b:1:5: not UTF-8: byte 0xff at offset 4 [text-encoding]");
    }

    private static List<String> messages() {
        Source bytes = Source.of("b", new ByteArrayInputStream(new byte[] {'a', ':', ' ', 'b', (byte) 0xff}));
        Fault numbers = Fault.error("x", "%d of %,d, %.1f");
        return List.of(
                ManifestReader.strict().readAll(bytes).violations().get(0).toString(),
                ManifestReader.strict()
                        .readAll(Source.of("a: \u0007"))
                        .violations()
                        .get(0)
                        .toString(),
                Violation.of(numbers, "f", new Position(12, 34), FieldPath.ROOT.index(56), 1, 2345, 6.7)
                        .toString(),
                Violation.quoted("\u0007\u202e"),
                Printable.line("\u0007\u202e"));
    }

    @Test
    void untrustedTextIsEscapedForOutputAndMessages() {
        String wild = "a\u001b[31m\u202e\t\n\u2028\ud800\udb40\udc01ü\"";
        assertThat(Printable.line(wild)).isEqualTo("a\\u001b[31m\\u202e\\u0009\\u000a\\u2028\\ud800\\udb40\\udc01ü\"");
        assertThat(Printable.text(wild)).isEqualTo("a\\u001b[31m\\u202e\t\n\\u2028\\ud800\\udb40\\udc01ü\"");
        assertThat(Violation.quoted(wild)).isEqualTo("\"a\\u001b[31m\\u202e\\t\\n\\u2028\\ud800\\udb40\\udc01ü\\\"\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 120})
    void aPathIsQuotedWithItsEnd(int length) {
        String path = "/" + "a".repeat(length - 3) + "/b";
        assertThat(Violation.quoted(path)).isEqualTo("\"" + path + "\"");
        assertThat(Violation.quoted(path.substring(1) + "...".repeat(length)))
                .isEqualTo("\"" + (path.substring(1) + "...").substring(0, 60) + "...\"");
        String longer = path + "/c".repeat(61);
        assertThat(Violation.quoted(longer)).isEqualTo("\"" + longer.substring(0, 60) + "..." + "/c".repeat(30) + "\"");
    }

    @Test
    void aTreeFitsOnALine() {
        Tree tree = Tree.mapping(m -> m.put("a", "<ü\n>").put("b", Tree.sequence(Tree.number(1), Tree.nothing())));
        assertThat(tree.toJsonLine()).isEqualTo("{\"a\":\"\\u003cü\\n\\u003e\",\"b\":[1,null]}");
    }
}
