package dev.gleaner.logging.plugin;

import dev.gleaner.document.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys by which a buffer divides records into chunks, as fluentd reads them from {@code tags}: words with commas
 * between them, or a list in JSON. Not for users: the rules of plug-ins use it.
 *
 * @param keys the keys, in order
 */
public record ChunkKeys(List<String> keys) {
    private static final Pattern LIST = Pattern.compile("\\[\\s*(?:\"[^\"]*\"\\s*(?:,\\s*\"[^\"]*\"\\s*)*+)?\\]");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    /** Copies the keys. */
    public ChunkKeys {
        keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
    }

    /** The keys of a buffer; {@code tag} and {@code time} if it names none. */
    public static ChunkKeys of(Tree.Mapping buffer) {
        String tags = tags(Objects.requireNonNull(buffer, "buffer"));
        if (tags.startsWith("[")) {
            Matcher words = WORD.matcher(tags);
            return new ChunkKeys(words.results().map(word -> word.group(1)).toList());
        }
        return new ChunkKeys(Arrays.stream(tags.split(",")).map(String::strip).toList());
    }

    /** Whether fluentd can read the keys of a buffer. A text that begins with a bracket must be a list in JSON. */
    public static boolean isReadable(Tree.Mapping buffer) {
        String tags = tags(Objects.requireNonNull(buffer, "buffer"));
        return !tags.startsWith("[") || LIST.matcher(tags).matches();
    }

    /**
     * The text of {@code tags}, without quotes around it. A number sign in it starts no comment, unlike in other
     * fields.
     */
    private static String tags(Tree.Mapping buffer) {
        return buffer.text("tags")
                .map(String::strip)
                .map(text -> text.startsWith("\"") || text.startsWith("'")
                        ? RawText.read(text).orElse(text)
                        : text)
                .filter(text -> !text.isEmpty())
                .orElse("tag,time");
    }

    /** Whether chunks are divided by time. */
    public boolean hasTime() {
        return keys.contains("time");
    }

    /** Whether chunks are divided by tag. */
    public boolean hasTag() {
        return keys.contains("tag");
    }

    /** The keys that are fields of records, sorted. */
    public List<String> fields() {
        return keys.stream()
                .filter(key -> !key.equals("time") && !key.equals("tag"))
                .sorted()
                .toList();
    }
}
