package dev.gleaner.document;

import java.util.Random;

/** Texts with random pieces removed, repeated, swapped or inserted. */
public final class BrokenText {
    private static final String SLIPS = "\t\n:-[]{}&*!|>'\"%@`#?,~0x\u0000\u0085\uD83D";

    private BrokenText() {}

    /** The text after a few random changes. */
    public static String of(String text, Random random) {
        String broken = text;
        for (int accidents = 1 + random.nextInt(4); accidents > 0; accidents--) {
            broken = broken.isEmpty() ? text : once(broken, random);
        }
        return broken;
    }

    private static String once(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(1 << random.nextInt(8)));
        String piece = text.substring(from, to);
        String before = text.substring(0, from);
        String after = text.substring(to);
        return switch (random.nextInt(5)) {
            case 0 -> before;
            case 1 -> before + after;
            case 2 -> before + piece + piece + after;
            case 3 -> swapped(before, piece, after, random);
            default -> before + SLIPS.charAt(random.nextInt(SLIPS.length())) + piece + after;
        };
    }

    private static String swapped(String before, String piece, String after, Random random) {
        int at = random.nextInt(after.length() + 1);
        return before + after.substring(0, at) + piece + after.substring(at);
    }
}
