package dev.gleaner.logging.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {
    @ParameterizedTest
    @CsvSource({"2m, 120", "1h30m, 1800", "100ms, 6000", "1w, 1", "abc, 0", "-1, -1"})
    void theFirstDigitsBeforeAUnitCount(String text, double seconds) {
        assertThat(PlainNumber.seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"3MiB, 3145728", "1.5MB, 5242880", "3 MB, 3", "1PB, 1"})
    void theUnitFollowsTheDigits(String text, double bytes) {
        assertThat(PlainNumber.bytes(text)).isEqualTo(bytes);
    }

    @TestFactory
    Stream<DynamicTest> numbersAreReadAsByFluentd() {
        return Reference.tests(() -> Stream.of(
                        tests("durations, in seconds", PlainNumber::seconds),
                        tests("sizes, in bytes", PlainNumber::bytes),
                        tests("numbers", PlainNumber::number))
                .flatMap(tests -> tests));
    }

    private static Stream<DynamicTest> tests(String section, ToDoubleFunction<String> reading) {
        Source source = Source.of(Reference.path("pipeline/values.yaml"));
        Tree.Mapping all = (Tree.Mapping)
                ManifestReader.strict().readAll(source).parts().get(0).tree();
        return ((Tree.Sequence) all.get(section).orElseThrow())
                .items().stream().map(Tree.Mapping.class::cast).map(value -> {
                    String text = value.text("text").orElseThrow();
                    Tree.Decimal number = (Tree.Decimal) value.get("value").orElseThrow();
                    return DynamicTest.dynamicTest(
                            "%s: \"%s\"".formatted(section, text), () -> assertThat(reading.applyAsDouble(text))
                                    .isEqualTo(number.value().doubleValue()));
                });
    }
}
