package dev.gleaner.document;

import java.util.Random;
import java.util.function.Consumer;

/** JSON with random white space and random escapes. */
final class OddJson {
    private static final String SPACES = " \t\r\n";

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private OddJson(Random random) {
        this.random = random;
    }

    /** The tree as text, without white space around it. */
    static String of(Tree tree, Random random) {
        OddJson json = new OddJson(random);
        json.value(tree);
        return json.out.toString();
    }

    /** Random white space, possibly empty. */
    static String space(Random random) {
        StringBuilder space = new StringBuilder();
        while (random.nextInt(3) == 0) {
            space.append(SPACES.charAt(random.nextInt(SPACES.length())));
        }
        return space.toString();
    }

    private void value(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            list('{', mapping.fields(), '}', field -> {
                text(field.name());
                out.append(space(random)).append(':').append(space(random));
                value(field.value());
            });
        } else if (tree instanceof Tree.Sequence sequence) {
            list('[', sequence.items(), ']', this::value);
        } else if (tree instanceof Tree.Text text) {
            text(text.value());
        } else if (tree instanceof Tree.Decimal number) {
            out.append(number.value());
        } else {
            out.append(tree instanceof Tree.Flag flag ? String.valueOf(flag.value()) : "null");
        }
    }

    private <E> void list(char open, Iterable<E> items, char close, Consumer<E> item) {
        out.append(open).append(space(random));
        String comma = "";
        for (E each : items) {
            out.append(comma);
            item.accept(each);
            out.append(space(random));
            comma = "," + space(random);
        }
        out.append(close);
    }

    private void text(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ' || random.nextInt(8) == 0) {
                Character.toString(c).chars().forEach(half -> out.append("\\u%04x".formatted(half)));
            } else {
                out.appendCodePoint(c);
            }
        });
        out.append('"');
    }
}
