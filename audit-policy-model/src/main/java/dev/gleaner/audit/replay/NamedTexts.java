package dev.gleaner.audit.replay;

import dev.gleaner.event.line.LineText;
import dev.gleaner.event.line.TextCopy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the texts that the rules of a policy name, such as namespaces. All other texts have the same number,
 * because no rule distinguishes them.
 */
final class NamedTexts {
    /** The number of a text that no rule names. */
    static final int OTHER = 0;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final @Nullable TextCopy[] copies;
    private final int[] numbersOfCopies;
    private final int mask;

    NamedTexts(Collection<String> texts) {
        texts.forEach(text -> numbers.putIfAbsent(text, numbers.size() + 1));
        int size = Integer.highestOneBit(Math.max(1, numbers.size())) * 4;
        copies = new TextCopy[size];
        numbersOfCopies = new int[size];
        mask = size - 1;
        numbers.forEach(this::add);
    }

    private void add(String text, int number) {
        TextCopy copy = TextCopy.of(text);
        int slot = slot(copy.hash());
        while (copies[slot] != null) {
            slot = slot + 1 & mask;
        }
        copies[slot] = copy;
        numbersOfCopies[slot] = number;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> Integer.SIZE) & mask;
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    int size() {
        return numbers.size();
    }

    /** The number of a text. */
    int of(String text) {
        return isEmpty() ? OTHER : numbers.getOrDefault(text, OTHER);
    }

    /** The number of a text in a line. */
    int of(LineText text) {
        if (isEmpty()) {
            return OTHER;
        }
        int slot = slot(text.hash());
        for (TextCopy copy = copies[slot]; copy != null; copy = copies[slot]) {
            if (text.is(copy)) {
                return numbersOfCopies[slot];
            }
            slot = slot + 1 & mask;
        }
        return text.hasEscapes() ? of(text.text()) : OTHER;
    }
}
