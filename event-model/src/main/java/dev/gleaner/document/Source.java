package dev.gleaner.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text to read, and its name in violations. The text may be inside a document of another source. */
public final class Source {
    /** UTF-8 needs at most three bytes for each {@code char}. */
    private static final int MAX_BYTES = Bounds.DEFAULT.characters() * 3;

    /** The most values for each character of a text inside another. */
    private static final int VALUES_PER_CHARACTER = 4;

    private static final String MARK = "\uFEFF";

    private static final int LONGEST_FILE_NAME = 200;

    /** The name of a file, but no comment, list, mapping or flow style. */
    private static final Pattern FILE_NAME = Pattern.compile("(?![-#\\[{])(?!.*: )[^\\r\\n]+\\.(?:ya?ml|json)\\s*");

    private static final String FILE_NAME_HINT = "; expected the text of a file and not its name;"
            + " pass Files.readString(path), or a Path if the method takes one";

    private final String name;
    private final @Nullable String text;
    private final byte @Nullable [] bytes;
    private final @Nullable IOException failure;

    /** The source of the file, if this text is inside another. */
    private final @Nullable Source outer;

    private final TextPlace place;

    /** The lines of the text, found when a text inside it is first read. */
    private volatile @Nullable TextLines lines;

    private Source(String name, @Nullable String text, byte @Nullable [] bytes, @Nullable IOException failure) {
        this.name = Objects.requireNonNull(name, "name");
        this.text = text;
        this.bytes = bytes;
        this.failure = failure;
        this.outer = null;
        this.place = TextPlace.FILE;
    }

    private Source(Source outer, String text, TextPlace place) {
        this.name = outer.name;
        this.text = text;
        this.bytes = null;
        this.failure = null;
        this.outer = outer;
        this.place = place;
    }

    /** A text without a name. */
    public static Source of(String text) {
        return of("", text);
    }

    /** A text and its name. */
    public static Source of(String name, String text) {
        return new Source(name, Objects.requireNonNull(text, "text"), null, null);
    }

    /**
     * A file in UTF-8, or in UTF-16 with a byte order mark. A file that cannot be read is reported when the source is
     * parsed.
     */
    public static Source of(Path file) {
        String name = Objects.requireNonNull(file, "file").toString();
        if (Files.isDirectory(file)) {
            return unreadable(name, FileProblem.of(file, "is a folder"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(name, in);
        } catch (IOException e) {
            return unreadable(name, e);
        }
    }

    /**
     * The content of a stream, in UTF-8, or in UTF-16 with a byte order mark. The stream is not closed. A stream that
     * fails, or that is longer than {@link Bounds#DEFAULT} allows, is reported when the source is parsed, with any
     * bounds. A stream that is too long is not read to its end.
     */
    public static Source of(String name, InputStream in) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(in, "in");
        try {
            return new Source(name, null, in.readNBytes(MAX_BYTES + 1), null);
        } catch (IOException e) {
            return unreadable(name, e);
        }
    }

    /** An input that cannot be read. The reason is reported when the source is parsed. */
    public static Source unreadable(String name, IOException reason) {
        return new Source(name, null, null, Objects.requireNonNull(reason, "reason"));
    }

    /**
     * The text of a scalar of this source that holds documents of its own, such as the values of a chart. Its violations
     * have the name, positions and paths of this source. In a literal block ({@code |}), and in a scalar on one line
     * without escapes, each position is exact; in any other scalar it is the start of the scalar. The text may again
     * contain such scalars.
     *
     * @throws IllegalArgumentException if the part is not a text
     */
    public Source within(Part scalar) {
        if (!(Objects.requireNonNull(scalar, "scalar").tree() instanceof Tree.Text value)) {
            throw new IllegalArgumentException(scalar + " is not a text");
        }
        Source file = outer == null ? this : outer;
        TextPlace inside = place.lines() < 0
                ? TextPlace.at(scalar.path(), value.position())
                : file.lines().placeOf(value, scalar.path());
        return new Source(file, value.value(), inside);
    }

    /**
     * A text that a scalar of this source holds in another form, such as base64. Its violations have the name of this
     * source, and the position of the scalar.
     */
    public Source within(Part scalar, String decoded) {
        Objects.requireNonNull(decoded, "decoded");
        Objects.requireNonNull(scalar, "scalar");
        return new Source(
                outer == null ? this : outer,
                decoded,
                TextPlace.at(scalar.path(), scalar.tree().position()));
    }

    private TextLines lines() {
        TextLines found = lines;
        if (found == null) {
            String decoded = text(Bounds.DEFAULT, new Violations(name));
            found = new TextLines(decoded == null ? "" : withoutMark(decoded));
            lines = found;
        }
        return found;
    }

    static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** Where the text is in its file. */
    TextPlace place() {
        return place;
    }

    /**
     * The limits for the text. Aliases may not multiply the values of a text inside another, because a file may contain
     * many such texts.
     */
    Bounds limits(Bounds bounds) {
        if (outer == null || text == null) {
            return bounds;
        }
        long nodes = Math.max(1, (long) VALUES_PER_CHARACTER * text.length());
        return new Bounds(bounds.characters(), bounds.depth(), (int) Math.min(bounds.nodes(), nodes), bounds.scalar());
    }

    /** The name; empty if it has none. */
    public String name() {
        return name;
    }

    /** The reason why it cannot be read; empty if it can be read. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Violations of this source, in which each error says that the text of a file is expected, if the source is evidently
     * the name of a file: a text without a name, on one line, that ends in {@code .yaml}, {@code .yml} or {@code .json}.
     */
    public List<Violation> explained(List<Violation> violations) {
        Objects.requireNonNull(violations, "violations");
        return violations.isEmpty() || !isFileName()
                ? violations
                : violations.stream()
                        .map(violation -> violation.isError()
                                ? violation.withMessage(violation.message() + FILE_NAME_HINT)
                                : violation)
                        .toList();
    }

    private boolean isFileName() {
        return name.isEmpty()
                && outer == null
                && text != null
                && text.length() <= LONGEST_FILE_NAME
                && FILE_NAME.matcher(text).matches();
    }

    /** The text, without its byte order mark; empty if it cannot be read or decoded, or is too long. */
    public Optional<String> text() {
        return Optional.ofNullable(text(Bounds.DEFAULT, new Violations(name))).map(Source::withoutMark);
    }

    /**
     * The text, including its byte order mark; reports a violation and returns null if it cannot be read or decoded, or
     * is too long.
     */
    @Nullable
    String text(Bounds bounds, Violations violations) {
        if (failure != null) {
            violations.report(DocumentFault.UNREADABLE, Position.NONE, FieldPath.ROOT, FileProblem.inWords(failure));
            return null;
        }
        if (bytes != null && bytes.length > MAX_BYTES) {
            violations.report(DocumentFault.BOUND_SIZE, Position.NONE, FieldPath.ROOT, Bounds.DEFAULT.characters());
            return null;
        }
        String decoded = text != null ? text : decode(Objects.requireNonNull(bytes), violations);
        if (decoded == null) {
            return null;
        }
        if (decoded.length() > bounds.characters()) {
            violations.report(DocumentFault.BOUND_SIZE, Position.NONE, FieldPath.ROOT, bounds.characters());
            return null;
        }
        return decoded;
    }

    private static @Nullable String decode(byte[] bytes, Violations violations) {
        Charset charset = charset(bytes);
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(rest, characters, true);
        if (result.isUnderflow()) {
            result = decoder.flush(characters);
        }
        if (result.isUnderflow() && !rest.hasRemaining()) {
            return characters.flip().toString();
        }
        int at = rest.position();
        violations.report(
                DocumentFault.ENCODING,
                endOf(characters.flip().toString()),
                FieldPath.ROOT,
                charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : "UTF-16",
                String.format(Locale.ROOT, "byte 0x%02x at offset %d", bytes[at], at));
        return null;
    }

    /** The encoding, determined as in Kubernetes: UTF-16 needs a byte order mark (goyaml.v2, readerc.go). */
    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return switch (mark) {
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static Position endOf(String decoded) {
        String text = withoutMark(decoded);
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n') + 1;
        return new Position(line, 1 + text.codePointCount(start, text.length()));
    }
}
