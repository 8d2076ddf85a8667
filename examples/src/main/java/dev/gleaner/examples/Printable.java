package dev.gleaner.examples;

/** Text that may go to a terminal: what could steer it is escaped. */
final class Printable {
    private Printable() {}

    /** The text with every control character but line ends and tabs escaped. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean steers = Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT;
            if (steers && c != '\n' && c != '\t') {
                printable.append("\\u%04x".formatted(c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }
}
