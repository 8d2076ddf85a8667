package dev.gleaner.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random trees, with texts and numbers that are difficult for YAML readers. */
public final class Trees {
    private static final String[] WORDS = {
        "",
        " ",
        "~",
        "null",
        "Null",
        "NULL",
        "true",
        "True",
        "yes",
        "Yes",
        "y",
        "N",
        "on",
        "off",
        "Off",
        "<<",
        "=",
        "-",
        "--",
        "---",
        "--- a",
        "...",
        "... a",
        "?",
        "? a",
        ":",
        ": a",
        "a: b",
        "a:b",
        "a:",
        "a #b",
        "a#b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'",
        "''",
        "\"",
        "\\",
        "%a",
        "@a",
        "`a",
        "{",
        "}",
        "{}",
        "[",
        "]",
        "[]",
        ",",
        ", a",
        "a, b",
        "0",
        "1",
        "-1",
        "+1",
        "00",
        "010",
        "08",
        "0o17",
        "0x1f",
        "0X1F",
        "0b101",
        "1_000",
        "1_",
        "_1",
        "1.5",
        "1.",
        ".5",
        "-.5",
        "+.5",
        ".",
        "..",
        ".e5",
        "1e3",
        "1E+3",
        "1.e3",
        "1e400",
        "0.0",
        "-0",
        ".inf",
        "-.Inf",
        ".nan",
        ".NAN",
        "inf",
        "12:30:45",
        "1:30",
        "190:20:30.15",
        "2022-08-22",
        "2022-8-2",
        "2022-08-22T09:36:56Z",
        "2022-08-22 09:36:56.3 +1",
        "a\nb",
        "a\nb\n",
        "a\n\nb\n\n",
        "\na",
        "\n",
        "\n\n",
        " a\nb",
        "  \na",
        "a\n b\n  c",
        "a \nb",
        "a\n ",
        "\ta\nb",
        "a\tb",
        "\ta",
        "a\t",
        "a\t#b",
        "a:\tb",
        "a\n\tb",
        "a\r\nb",
        "a\rb",
        "\u0000",
        "\u0007",
        "\u0085",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\u007f",
        "\ud83d\ude00",
        "a\u2028b",
        "a\u0085b\nc",
        "# a\nb",
        "- a\n- b",
        "key: value\nother: [1, 2]\n",
        "${record[\"_HOSTNAME\"]}",
        "/^\\d+$/",
        "http://x:3100",
        "a\nb\n---\nc\n",
        "100m",
        "200Mi",
        "1.9.5",
        "v1.14.6-alpine-5",
        "100.1.3+up3.17.7",
        "app.kubernetes.io/name",
        "-a",
        "?a",
        ":a",
        "-\t",
        "a\\\n"
    };

    private static final String NEAR =
            " \t\n:#-?,[]{}&*!|>'\"%@`~<=.0123456789eE+_xXobnNyYtrufal/\\\u00e9\r\u0085\u2028";

    private static final List<String> LONG =
            List.of("k".repeat(1020), "k".repeat(1024), "k ".repeat(1500), "\"".repeat(600));

    private static final List<String> NUMBERS = List.of(
            "0", "-0.0", "1.50", "1E+3", "1E-300", "1.7E+308", "12E+30", "0E+5", "1E+0", "-12345678901234567890123");

    private Trees() {}

    /** Texts: words that look like something else, text of every character, and very long ones. */
    public static Arbitrary<String> texts() {
        return Arbitraries.randomValue(Trees::text);
    }

    /** Trees of a few levels. */
    public static Arbitrary<Tree> trees() {
        return Arbitraries.randomValue(random -> tree(random, 4));
    }

    static String text(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> LONG.get(random.nextInt(LONG.size()));
            case 1, 2, 3 -> word(random) + word(random);
            case 4, 5, 6 -> characters(random);
            case 7, 8, 9, 10, 11, 12 -> near(random);
            default -> word(random);
        };
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static String near(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(NEAR.charAt(random.nextInt(NEAR.length())));
        }
        return text.toString();
    }

    /** Any characters; every plane of Unicode is equally likely. */
    private static String characters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i >= 0; i--) {
            int c = random.nextInt(random.nextBoolean() ? 0x300 : Character.MAX_CODE_POINT + 1);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }

    private static BigDecimal number(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> BigDecimal.valueOf(random.nextLong());
            case 1 -> BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(8));
            default -> new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
        };
    }

    static Tree tree(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                Tree.mapping(m -> {
                    for (int i = random.nextInt(5); i > 0; i--) {
                        m.put(text(random), tree(random, depth - 1));
                    }
                });
            case 4, 5 ->
                Tree.sequence(Stream.generate(() -> tree(random, depth - 1))
                        .limit(random.nextInt(5))
                        .toArray(Tree[]::new));
            default -> scalar(random);
        };
    }

    private static Tree scalar(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Tree.nothing();
            case 1 -> Tree.flag(random.nextBoolean());
            case 2, 3 -> Tree.number(number(random));
            default -> Tree.text(text(random));
        };
    }
}
