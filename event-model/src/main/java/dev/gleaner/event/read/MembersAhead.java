package dev.gleaner.event.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads ahead the members that follow a long list in the objects around it, because they may name the pod of the items.
 * The total work is linear in the bytes of the input. Not thread-safe.
 */
final class MembersAhead {
    private static final int BLOCK = 1 << 16;

    private final InputBlock block;
    private final int longest;
    private long looked;
    private long farthest;

    /**
     * Reads ahead in the input of a block.
     *
     * @param longest the maximum number of bytes of all members
     */
    MembersAhead(InputBlock block, int longest) {
        this.block = block;
        this.longest = longest;
    }

    /**
     * For each object around a list, from the outermost one, the bytes of the members after the list, with the bracket
     * that ends the object. Empty if the end of the outermost object is not found.
     *
     * @param items the index after the bracket of the list
     * @param objects the number of objects
     */
    List<byte[]> after(int items, int objects) {
        Rest rest = new Rest(objects);
        int at = items;
        while (at < block.end() && mayTake(rest)) {
            at += take(rest, block.bytes(), at, Math.min(at + BLOCK, block.end()), block.base() + at);
        }
        long offset = block.base() + at;
        byte[] next = new byte[BLOCK];
        for (int count = 1; count > 0 && mayTake(rest); offset += count) {
            count = Math.max(0, block.readAhead(offset, next));
            take(rest, next, 0, count, offset);
        }
        return rest.members();
    }

    private boolean mayTake(Rest rest) {
        return rest.isOpen() && looked <= EntryReader.DEEPEST * farthest;
    }

    /** Takes bytes up to the end of the rest; returns their number. */
    private int take(Rest rest, byte[] bytes, int from, int to, long offset) {
        int count = rest.take(bytes, from, to) - from;
        looked += count;
        farthest = Math.max(farthest, offset + count);
        block.addLooked(count);
        return count;
    }

    /** The bytes from the start of a list to the end of the outermost object around it. */
    private final class Rest {
        /** The members after the list of each object, from the outermost on; each character is a byte. */
        private final List<StringBuilder> members;

        private int depth;

        /** The level of the innermost object or list that has not ended, which is that of the list at first. */
        private int level;

        private boolean isInText;
        private boolean isEscaped;
        private boolean isBroken;

        /** The last byte that is neither white space nor in a text. */
        private byte last = '[';

        /** The start of the current member with its comma. */
        private int member;

        /** Whether the current member is too long to name a pod. */
        private boolean isLeftOut;

        Rest(int objects) {
            members = Stream.generate(StringBuilder::new).limit(objects).toList();
            depth = objects + 1;
            level = depth;
        }

        boolean isOpen() {
            return level > 0 && !isBroken;
        }

        List<byte[]> members() {
            List<byte[]> all = new ArrayList<>();
            if (level == 0) {
                members.forEach(text -> all.add(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
            }
            return all;
        }

        /** Takes bytes up to the end; returns the index after the last one. */
        int take(byte[] bytes, int from, int to) {
            int at = from;
            while (at < to && isOpen()) {
                if (isInText) {
                    takeInText(bytes[at]);
                } else if (" \t\r\n".indexOf(bytes[at]) < 0) {
                    take(bytes[at]);
                }
                at++;
            }
            return at;
        }

        private void takeInText(byte b) {
            isInText = isEscaped || b != '"';
            isEscaped = !isEscaped && b == '\\';
            isBroken = b == '\n';
            keep(b);
        }

        private void take(byte b) {
            // A value after another value shows that the object was cut off.
            isBroken = (b == '"' || b == '{' || b == '[') && ",[:{".indexOf(last) < 0;
            last = b;
            switch (b) {
                case '"' -> isInText = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case ',' -> {
                    if (depth == level) {
                        startMember();
                    }
                }
                default -> {}
            }
            boolean isEnd = depth < level;
            isLeftOut &= !isEnd;
            keep(b);
            if (isEnd) {
                level--;
                startMember();
            }
        }

        private void startMember() {
            isLeftOut = false;
            member = level > 0 && level <= members.size()
                    ? members.get(level - 1).length()
                    : 0;
        }

        private void keep(byte b) {
            if (isLeftOut || level > members.size()) {
                return;
            }
            StringBuilder text = members.get(level - 1);
            text.append((char) (b & 0xff));
            if (text.length() - member > longest / 2) {
                text.setLength(member);
                isLeftOut = true;
            }
            isBroken |= text.length() > longest;
        }
    }
}
