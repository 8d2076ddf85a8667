package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites texts of records that are in another form: the message of a journal as a list of bytes
 * ({@code journalctl -o json}, systemd's journal-fields), data in Base64 that may be compressed (Kinesis, Firehose,
 * Pub/Sub, Kafka, subscriptions of CloudWatch), and messages that CloudWatch or New Relic has split. Not thread-safe.
 */
final class CarriedTexts {
    private static final String MESSAGE = "message";
    private static final String STREAM = "logStreamName";

    private static final String REST_MARK = "newrelic.ext.";

    /**
     * The name of the rest of a long text in New Relic. The first 4,094 characters of an attribute stay in it; the next
     * 128,000 bytes are in another attribute (New Relic, "Find data in long logs"). In the answer of a query, the name
     * contains the functions of the query.
     */
    private static final Pattern REST =
            Pattern.compile("(?:decode\\()?(?:blob\\()?`?newrelic\\.ext\\.(?<name>[^`()]+)`?(?:\\).*)?");

    /** The number of items after the start of a message in which its parts are searched. */
    private static final int FARTHEST = 200;

    private final Bounds bounds;
    private boolean isChanged;

    CarriedTexts(Bounds bounds) {
        this.bounds = bounds;
    }

    /** The object with such texts rewritten; empty if it has none. */
    Optional<Tree.Mapping> plain(Tree.Mapping object) {
        Tree plain = tree("", object);
        return isChanged ? Optional.of((Tree.Mapping) plain) : Optional.empty();
    }

    private Tree tree(String name, Tree tree) {
        if (tree instanceof Tree.Text text) {
            return decoded(text);
        }
        if (tree instanceof Tree.Sequence list) {
            return name.equals("MESSAGE") ? message(list) : sequence(list);
        }
        if (!(tree instanceof Tree.Mapping record) || PlainRecords.isRecord(record)) {
            return tree;
        }
        Tree.Mapping object = withLongTexts(record);
        return Tree.mapping(
                object.position(),
                object.fields().stream()
                        .map(field -> new Tree.Field(field.name(), tree(field.name(), field.value()), field.position()))
                        .toList());
    }

    /** The object with its long texts put together; the same object if it has none. */
    private Tree.Mapping withLongTexts(Tree.Mapping object) {
        Map<String, String> whole = new LinkedHashMap<>();
        List<String> rests = new ArrayList<>();
        for (Tree.Field field : object.fields()) {
            if (!field.name().contains(REST_MARK) || !(field.value() instanceof Tree.Text text)) {
                continue;
            }
            Matcher rest = REST.matcher(field.name());
            if (rest.matches()) {
                String name = rest.group("name");
                // Only records are put together, not names of pods.
                object.text(name).filter(start -> start.startsWith("{")).ifPresent(start -> {
                    whole.put(name, joined(start, text.value()));
                    rests.add(field.name());
                });
            }
        }
        if (whole.isEmpty()) {
            return object;
        }
        isChanged = true;
        return Tree.mapping(
                object.position(),
                object.fields().stream()
                        .filter(field -> !rests.contains(field.name()))
                        .map(field -> whole.containsKey(field.name())
                                ? new Tree.Field(
                                        field.name(),
                                        Tree.text(Objects.requireNonNull(whole.get(field.name()))),
                                        field.position())
                                : field)
                        .toList());
    }

    /** A long text from its two parts. The second one may be in Base64, as in answers of queries. */
    private static String joined(String start, String rest) {
        String joined = start + rest;
        if (SplitLines.isWhole(joined)) {
            return joined;
        }
        try {
            String decoded = start + new String(Base64.getDecoder().decode(rest.strip()), StandardCharsets.UTF_8);
            return SplitLines.isWhole(decoded) ? decoded : joined;
        } catch (IllegalArgumentException e) {
            return joined;
        }
    }

    private Tree sequence(Tree.Sequence list) {
        List<Tree> items = list.items();
        Set<Integer> used = new LinkedHashSet<>();
        List<Tree> plain = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!used.contains(i)) {
                Tree whole = isSplit(items.get(i)) ? joined(items, i, used) : null;
                isChanged |= whole != null;
                plain.add(whole == null ? tree("", items.get(i)) : whole);
            }
        }
        return new Tree.Sequence(plain, list.position());
    }

    /** Whether the message of an object is the start of a record. */
    private static boolean isSplit(Tree item) {
        return item instanceof Tree.Mapping object
                && object.text(MESSAGE)
                        .filter(text -> text.startsWith("{") && !SplitLines.isWhole(text))
                        .isPresent();
    }

    /**
     * The object with its message and the later parts put together, whose indexes are added to {@code used}; null if
     * they are not a whole record. Messages of other streams may be between the parts.
     */
    private @Nullable Tree joined(List<Tree> items, int first, Set<Integer> used) {
        Tree.Mapping start = (Tree.Mapping) items.get(first);
        StringBuilder message = new StringBuilder(start.text(MESSAGE).orElse(""));
        List<Integer> parts = new ArrayList<>();
        int last = Math.min(items.size(), first + FARTHEST);
        for (int i = first + 1; i < last && parts.size() < SplitLines.MOST_MESSAGES; i++) {
            if (!(items.get(i) instanceof Tree.Mapping next)
                    || !next.text(STREAM).equals(start.text(STREAM))) {
                continue;
            }
            String part = next.text(MESSAGE).orElse("");
            if (part.isEmpty() || SplitLines.isWhole(part) || message.length() + part.length() > bounds.characters()) {
                return null;
            }
            message.append(part);
            parts.add(i);
            if (part.stripTrailing().endsWith("}") && SplitLines.isWhole(message.toString())) {
                used.addAll(parts);
                return Tree.mapping(whole -> {
                    start.fields().forEach(field -> whole.put(field.name(), field.value()));
                    whole.put(MESSAGE, message.toString());
                });
            }
        }
        return null;
    }

    /** The message of a journal, from its bytes. */
    private Tree message(Tree.Sequence list) {
        byte[] bytes = new byte[list.items().size()];
        for (int i = 0; i < bytes.length; i++) {
            int value = list.items().get(i) instanceof Tree.Decimal number
                    ? number.value().intValue()
                    : -1;
            if (value < 0 || value > 0xff) {
                return list;
            }
            bytes[i] = (byte) value;
        }
        isChanged |= bytes.length > 0;
        return bytes.length == 0 ? list : Tree.text(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The decoded text, if it is Base64 and mentions a record; several lines become several texts. */
    private Tree decoded(Tree.Text text) {
        String encoded = text.value().strip();
        if (Arrays.stream(RecordSearch.BASE64).noneMatch(encoded::startsWith)) {
            return text;
        }
        byte[] bytes;
        try {
            bytes = GzipContent.uncompressed(new ByteArrayInputStream(
                            Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'))))
                    .readNBytes(bounds.characters());
        } catch (IllegalArgumentException | IOException e) {
            return text;
        }
        if (!RecordSearch.mayCarry(bytes, 0, bytes.length)) {
            return text;
        }
        isChanged = true;
        String plain = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = plain.lines().filter(line -> !line.isBlank()).toList();
        return lines.size() > 1 && SplitLines.isWhole(lines.get(0))
                ? Tree.texts(lines.toArray(String[]::new))
                : Tree.text(plain);
    }
}
