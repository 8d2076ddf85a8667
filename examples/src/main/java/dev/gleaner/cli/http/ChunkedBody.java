package dev.gleaner.cli.http;

import java.nio.ByteBuffer;

/**
 * A body in chunks. Each chunk starts with its length. Skips extensions and trailers.
 * See <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112, 7.1</a>.
 */
final class ChunkedBody implements Framing {
    private static final int HEX = 16;
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_TRAILER = 1 << 14;
    private static final int AT_A_TIME = 1 << 13;

    private enum Part {
        SIZE,
        EXTENSION,
        SIZE_END,
        DATA,
        DATA_CR,
        DATA_END,
        TRAILER_START,
        TRAILER,
        TRAILER_END,
        END
    }

    private final int max;
    private Part part = Part.SIZE;
    private int digits;
    private int skipped;
    private int trailer;
    private long left;

    ChunkedBody(int max) {
        this.max = max;
    }

    /** A fixed number: the length of the body is unknown, so the start of the next request may be read too. */
    @Override
    public int readLimit() {
        return AT_A_TIME;
    }

    @Override
    public boolean read(ByteBuffer in, HeldBytes body) throws RefusedException {
        while (in.hasRemaining()) {
            if (part == Part.DATA) {
                int some = (int) Math.min(left, in.remaining());
                body.add(in, some);
                left -= some;
                if (left == 0) {
                    part = Part.DATA_CR;
                }
            } else {
                part = next(in.get(), max - body.size());
                if (part == Part.END) {
                    return true;
                }
            }
        }
        return false;
    }

    private Part next(byte b, int room) throws RefusedException {
        return switch (part) {
            case SIZE -> size(b, room);
            case EXTENSION -> {
                if (++skipped > LONGEST_LINE) {
                    throw malformed("a chunk's first line is longer than " + LONGEST_LINE + " bytes");
                }
                yield b == '\r' ? Part.SIZE_END : Part.EXTENSION;
            }
            case SIZE_END -> {
                expect(b, '\n');
                digits = 0;
                skipped = 0;
                yield left == 0 ? Part.TRAILER_START : Part.DATA;
            }
            case DATA_CR -> {
                expect(b, '\r');
                yield Part.DATA_END;
            }
            case DATA_END -> {
                expect(b, '\n');
                yield Part.SIZE;
            }
            case TRAILER_START -> b == '\r' ? Part.TRAILER_END : trailer(b, Part.TRAILER);
            case TRAILER -> trailer(b, b == '\n' ? Part.TRAILER_START : Part.TRAILER);
            case TRAILER_END -> {
                expect(b, '\n');
                yield Part.END;
            }
            case DATA, END -> throw new IllegalStateException(part.name());
        };
    }

    private Part size(byte b, int room) throws RefusedException {
        int digit = Character.digit(b, HEX);
        if (digit >= 0) {
            digits++;
            left = left * HEX + digit;
            if (left > room) {
                throw tooLong(max);
            }
            // Otherwise leading zeros could go on forever.
            if (digits > HEX) {
                throw malformed("a chunk's length has more than " + HEX + " digits");
            }
            return Part.SIZE;
        }
        if (digits == 0) {
            throw malformed("a chunk does not start with its length");
        }
        return switch (b) {
            case '\r' -> Part.SIZE_END;
            case ';', ' ', '\t' -> Part.EXTENSION;
            default -> throw malformed("a chunk's length is not a hexadecimal number");
        };
    }

    private Part trailer(byte b, Part then) throws RefusedException {
        if (++trailer > LONGEST_TRAILER || b == 0) {
            throw malformed("the trailers are longer than " + LONGEST_TRAILER + " bytes or contain NUL");
        }
        return then;
    }

    private static void expect(byte b, char expected) throws RefusedException {
        if (b != expected) {
            throw malformed("a chunk does not have the length that it declares");
        }
    }

    private static RefusedException malformed(String reason) {
        return new RefusedException(400, reason);
    }

    /** The refusal of a body that is too long. */
    static RefusedException tooLong(int max) {
        return new RefusedException(413, "the body is longer than " + max + " bytes");
    }
}
