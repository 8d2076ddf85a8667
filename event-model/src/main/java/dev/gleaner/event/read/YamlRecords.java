package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts a log in YAML, as {@code kubectl get -o yaml} and {@code gcloud logging read} print it, to JSON; any other
 * log stays as it is, and so does a record that is too long. Each document, and each item of a list, becomes an object
 * on the line where it starts. If a record cannot be read after others could, only its start is kept, so that it is
 * reported. Memory is bounded by the longest record. Not thread-safe.
 */
final class YamlRecords extends BlockwiseInput {
    /** The number of bytes at the start that show whether a log is in YAML. */
    private static final int HEAD = 32;

    private static final Pattern START = Pattern.compile(
            "(?:---\\r?\\n)?(?:- )?(?:apiVersion|kind|items|insertId|auditID|level):[ \\r\\n].*", Pattern.DOTALL);

    private static final String ITEMS = "items:";

    private final PushbackInputStream in;
    private final Bounds bounds;
    private boolean isStarted;
    private boolean isYaml;

    /** The JSON to return next. */
    private byte[] ready = {};

    private int at;

    /** The lines of the current record; each character is a byte. */
    private final StringBuilder record = new StringBuilder();

    private int recordLines;

    /** The last line that has a key of the document. */
    private String key = "";

    /** The spaces before the items of the current list. */
    private String indent = "";

    /** Whether the current record is the part of a list before or after its items. */
    private boolean isOfList;

    /** Whether the log is certainly in YAML, because a record of it could be read. */
    private boolean isSure;

    /** Whether no item of the current list has been read yet. */
    private boolean isHead;

    YamlRecords(InputStream in, Bounds bounds) {
        this.in = new PushbackInputStream(new BufferedInputStream(in), HEAD);
        this.bounds = bounds;
    }

    /** Whether a log starts as YAML does. */
    static boolean isYaml(byte[] log) {
        int length = Math.min(log.length, HEAD);
        return START.matcher(new String(log, 0, length, StandardCharsets.UTF_8)).matches();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isStarted) {
            isStarted = true;
            isYaml = startsAsYaml();
        }
        while (at == ready.length && isYaml && readRecord()) {
            // An empty line gives nothing yet.
        }
        if (at == ready.length) {
            return in.read(target, offset, length);
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean startsAsYaml() throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        do {
            int count = in.read(head, length, HEAD - length);
            if (count < 0) {
                break;
            }
            length += count;
        } while (length < HEAD && "-akil".indexOf(head[0]) >= 0);
        in.unread(head, 0, length);
        return isYaml(Arrays.copyOf(head, length));
    }

    /** Reads lines until a record ends; false at the end of the log. */
    private boolean readRecord() throws IOException {
        while (true) {
            String line = nextLine();
            if (line.isEmpty()) {
                boolean isLast = recordLines == 0;
                end(false);
                return !isLast;
            }
            if (!isYaml) {
                add(line);
                end(true);
                return true;
            }
            String text = line.stripTrailing();
            if (text.equals("---") || text.equals("...")) {
                end(false);
                key = "";
                isOfList = false;
                isHead = false;
                add("\n");
                return true;
            }
            if (startsItem(line)) {
                isOfList = isHead;
                end(false);
                isOfList = false;
                isHead = false;
                isSure = true;
                add(indent + ' ' + line.substring(indent.length() + 1));
                return true;
            }
            if (!text.isEmpty() && " -#".indexOf(line.charAt(0)) < 0) {
                boolean endsItems = key.equals(ITEMS);
                key = text;
                isHead = key.equals(ITEMS);
                if (endsItems) {
                    end(false);
                    isOfList = true;
                    add(line);
                    return true;
                }
            }
            add(line);
        }
    }

    private boolean startsItem(String line) {
        if (key.isEmpty() && line.startsWith("- ")) {
            indent = "";
            return true;
        }
        if (!key.equals(ITEMS)) {
            return false;
        }
        if (isHead && line.strip().startsWith("- ")) {
            indent = line.substring(0, line.indexOf('-'));
            return true;
        }
        return line.startsWith(indent + "- ");
    }

    private void add(String line) {
        record.append(line);
        recordLines++;
        if (record.length() > bounds.characters()) {
            isYaml = false;
        }
    }

    /** Makes the current record ready to be returned: as JSON, or unchanged. */
    private void end(boolean asItIs) {
        byte[] read = record.toString().getBytes(StandardCharsets.ISO_8859_1);
        String text = decoded(read);
        boolean isBlank = record.toString().isBlank();
        String json = asItIs || isOfList || isBlank || text.isEmpty() ? "" : json(text);
        boolean isUnread = !asItIs && json.isEmpty() && !isOfList && !isBlank;
        isSure |= !json.isEmpty();
        String shown = isUnread && isSure ? start() : json;
        byte[] bytes = asItIs || isUnread && !isSure
                ? read
                : (shown + "\n".repeat(recordLines)).getBytes(StandardCharsets.UTF_8);
        byte[] rest = Arrays.copyOfRange(ready, at, ready.length);
        ready = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, ready, rest.length, bytes.length);
        at = 0;
        record.setLength(0);
        recordLines = 0;
    }

    /**
     * The start of a record that cannot be read, which is reported. It ends before the first quote, brace or line end,
     * because the author of a text can write a record into it.
     */
    private String start() {
        String text = record.toString().strip();
        int end = 0;
        while (end < text.length() && "{\"'\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    /** The text of bytes; empty if they are not UTF-8. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    /** The only object of a text as JSON; empty if the text is not exactly one object. */
    private String json(String text) {
        Reading<List<Tree>> documents = Tree.readYaml(text, bounds);
        return documents.violations().isEmpty()
                        && documents.value().isPresent()
                        && documents.orThrow().size() == 1
                        && documents.orThrow().get(0) instanceof Tree.Mapping mapping
                ? mapping.toJsonLine()
                : "";
    }

    /**
     * The next line with its end, each character being a byte; only a part if the line is too long; empty at the end of
     * the log.
     */
    private String nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = 0;
        while (next != '\n' && line.size() <= bounds.characters() && (next = in.read()) >= 0) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
