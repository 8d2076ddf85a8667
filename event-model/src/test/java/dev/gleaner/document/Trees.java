package dev.gleaner.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random trees, with the texts and numbers that YAML readers are known to stumble over. */
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

    private Trees() {}

    /** Texts: words that look like something else, text of every character, and very long ones. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(WORDS);
        Arbitrary<String> near = Arbitraries.strings()
                .withChars(" \t\n:#-?,[]{}&*!|>'\"%@`~<=.0123456789eE+_xXobnNyYtrufal/\\\u00e9\r\u0085\u2028")
                .ofMaxLength(12);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(10).filter(Trees::isText);
        Arbitrary<String> joined = Combinators.combine(words, words).as((a, b) -> a + b);
        Arbitrary<String> longOnes =
                Arbitraries.of("k".repeat(1020), "k".repeat(1024), "k ".repeat(1500), "\"".repeat(600));
        return Arbitraries.frequencyOf(
                Tuple.of(6, words), Tuple.of(6, near), Tuple.of(3, any), Tuple.of(3, joined), Tuple.of(1, longOnes));
    }

    private static boolean isText(String text) {
        return !YamlReader.hasUnpairedSurrogate(text);
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(BigDecimal::valueOf),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
                        .map(BigDecimal::new),
                Arbitraries.bigDecimals().ofScale(6),
                Arbitraries.of("0", "-0.0", "1.50", "1E+3", "1E-300", "1.7E+308", "12E+30", "0E+5", "1E+0")
                        .map(BigDecimal::new));
    }

    /** Trees of a few levels. */
    public static Arbitrary<Tree> trees() {
        return trees(4);
    }

    private static Arbitrary<Tree> trees(int depth) {
        if (depth == 0) {
            return scalars();
        }
        Arbitrary<Tree> inner = trees(depth - 1);
        Arbitrary<Tree> sequences = inner.list().ofMaxSize(4).map(items -> new Tree.Sequence(items, Position.NONE));
        Arbitrary<Tree> mappings = Combinators.combine(
                        texts().list().uniqueElements().ofMaxSize(4),
                        inner.list().ofSize(4))
                .as(Trees::mapping);
        return Arbitraries.oneOf(scalars(), sequences, mappings, mappings);
    }

    private static Arbitrary<Tree> scalars() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, texts().map(Tree::text)),
                Tuple.of(2, numbers().map(Tree::number)),
                Tuple.of(1, Arbitraries.of(true, false).map(Tree::flag)),
                Tuple.of(1, Arbitraries.create(Tree::nothing)));
    }

    private static Tree mapping(List<String> names, List<Tree> values) {
        return Tree.mapping(m -> {
            for (int i = 0; i < names.size(); i++) {
                m.put(names.get(i), values.get(i));
            }
        });
    }
}
