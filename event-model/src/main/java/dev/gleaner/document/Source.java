package dev.gleaner.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text to read, with the name that violations give it. */
public final class Source {
    /** UTF-8 needs at most three bytes for a character of a Java string. */
    private static final int MOST_BYTES = Bounds.DEFAULT.characters() * 3;

    private final String name;
    private final @Nullable String text;
    private final byte @Nullable [] bytes;

    private Source(String name, @Nullable String text, byte @Nullable [] bytes) {
        this.name = Objects.requireNonNull(name, "name");
        this.text = text;
        this.bytes = bytes;
    }

    /** A text without a name. */
    public static Source of(String text) {
        return of("", text);
    }

    /** A text and its name. */
    public static Source of(String name, String text) {
        return new Source(name, Objects.requireNonNull(text, "text"), null);
    }

    /**
     * A file in UTF-8, or in UTF-16 with a byte order mark.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Source of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * What a stream holds, in UTF-8, or in UTF-16 with a byte order mark. The stream is read, not closed. One that is longer than
     * {@link Bounds#DEFAULT} allows is not read to its end, and reading it is a violation whatever the bounds.
     *
     * @throws UncheckedIOException when the stream cannot be read
     */
    public static Source of(String name, InputStream in) {
        try {
            return new Source(name, null, in.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** The name; empty when it has none. */
    public String name() {
        return name;
    }

    /** The text, byte order mark included; null, and a violation, when it is in no such encoding or too long. */
    @Nullable
    String text(Bounds bounds, Violations violations) {
        if (bytes != null && bytes.length > MOST_BYTES) {
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
                "byte 0x%02x at offset %d".formatted(bytes[at], at));
        return null;
    }

    /** As Kubernetes' reader of YAML finds it: only a byte order mark tells UTF-16 (goyaml.v2, readerc.go). */
    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return switch (mark) {
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static Position endOf(String decoded) {
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n') + 1;
        return new Position(line, 1 + text.codePointCount(start, text.length()));
    }
}
