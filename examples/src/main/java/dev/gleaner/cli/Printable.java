package dev.gleaner.cli;

/** Text that may go to a terminal: what could steer it is escaped, as JSON escapes it. */
final class Printable {
    private Printable() {}

    /** The text with every control character but line ends and tabs escaped. */
    static String of(String text) {
        return escaped(text, "\n\t");
    }

    /** The text on one line: line ends and tabs are escaped too. */
    static String line(String text) {
        return escaped(text, "");
    }

    private static String escaped(String text, String kept) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (steers(c) && kept.indexOf(c) < 0) {
                Character.toString(c).chars().forEach(unit -> printable.append("\\u%04x".formatted(unit)));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
