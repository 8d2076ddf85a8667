package dev.gleaner.logging.output;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.plugin.ChunkKeys;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The placeholders in a text that fluentd replaces for each chunk (fluentd 1.14.6, lib/fluent/plugin/output.rb).
 *
 * @param text the text
 */
record Placeholders(String text) {
    private static final Pattern TAG = Pattern.compile("\\$\\{tag(?:\\[-?[0-9]+\\])?\\}");

    private static final Pattern FIELD = Pattern.compile("\\$\\{([-_.@$a-zA-Z0-9]+)\\}");

    /** The parts of a time that change within a day or from day to day. */
    private static final Pattern TIME = Pattern.compile("%[-_0^#:]*[0-9]*[SMHIkldejDFxXTRrcvuwaAs+]");

    private static final Pattern ANY_TIME = Pattern.compile("%[-_0^#:]*[A-Za-z]");

    /** Whether it has the tag, or a part of it. */
    boolean hasTag() {
        return TAG.matcher(text).find();
    }

    /** Whether it has a time. */
    boolean hasTime() {
        return TIME.matcher(text).find();
    }

    /** The record fields in it, sorted. */
    List<String> fields() {
        return FIELD.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("tag") && !name.equals("chunk_id"))
                .distinct()
                .sorted()
                .toList();
    }

    /** The placeholders that are not replaced, because the chunks of a buffer do not have such a key. */
    List<String> unknownTo(ChunkKeys keys) {
        return FIELD.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("chunk_id") && !keys.keys().contains(name))
                .distinct()
                .toList();
    }

    /** The text with a letter in place of each placeholder that fluentd replaces. */
    String replaced(ChunkKeys keys) {
        String replaced = keys.hasTime() ? ANY_TIME.matcher(text).replaceAll("x") : text;
        return FIELD.matcher(TAG.matcher(replaced).replaceAll("x")).replaceAll("x");
    }

    /** The keys of the chunks of an output with a section {@code buffer}. */
    static ChunkKeys keysOf(Tree.Mapping output) {
        Tree buffer = output.get("buffer").orElse(Tree.nothing());
        return ChunkKeys.of(buffer instanceof Tree.Mapping section ? section : Tree.mapping(m -> {}));
    }
}
