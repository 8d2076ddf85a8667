package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeShapeTest {
    @ParameterizedTest
    @CsvSource({
        "2022-08-22T09:36:56Z, 2022-08-22T09:36:56Z, 2022-08-22T09:36:56.000000Z",
        "2022-08-22T09:36:56.344Z, 2022-08-22T09:36:56Z, 2022-08-22T09:36:56.344000Z",
        "2022-08-22T09:36:56.344000Z, 2022-08-22T09:36:56Z, 2022-08-22T09:36:56.344000Z",
        "2022-08-22T09:36:56.999999999Z, 2022-08-22T09:36:56Z, 2022-08-22T09:36:56.999999Z",
        "1969-12-31T23:59:59.9999999Z, 1969-12-31T23:59:59Z, 1969-12-31T23:59:59.999999Z",
        "2022-08-22T11:36:56+02:00, 2022-08-22T09:36:56Z, 2022-08-22T09:36:56.000000Z",
        "2022-08-22T00:06:56.5-09:30, 2022-08-22T09:36:56Z, 2022-08-22T09:36:56.500000Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z, 9999-12-31T23:59:59.000000Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000000Z",
        "2022-08-22t09:36:56z, 2022-08-22T09:36:56Z, 2022-08-22T09:36:56.000000Z"
    })
    void anyZoneAndPrecisionIsReadAndOneIsWritten(String text, String time, String microTime) {
        assertThat(written(Scalar.TIME, text)).isEqualTo(time);
        assertThat(written(Scalar.MICRO_TIME, text)).isEqualTo(microTime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2022-08-22",
                "2022-08-22T09:36:56",
                "2022-08-22 09:36:56Z",
                "2022-02-30T09:36:56Z",
                "2023-02-29T00:00:00Z",
                "2022-08-22T24:00:00Z",
                "2022-08-22T09:36:60Z",
                "2022-8-2T09:36:56Z",
                "2022-08-22T09:36:56.3440000000Z",
                "2022-08-22T09:36:56Z ",
                "2022-08-22T09:36:56.Z",
                "1661161016",
                "2022-08-22T09:36:56+02:00[Europe/Berlin]",
                "2022-08-22T09:36:56.00000000000000000000000000Z"
            })
    void anInvalidTimeIsAViolation(String text) {
        Violations violations = new Violations("");
        assertThat(Scalar.MICRO_TIME.read(
                        new Tree.Text(text, new Position(1, 2)),
                        FieldPath.ROOT.field("t"),
                        Strictness.STRICT,
                        violations))
                .isNull();
        assertThat(violations.inOrder())
                .extracting(Violation::toString)
                .containsExactly(
                        "1:2: t: " + Printable.quoted(text)
                                + " is not a point in time; expected RFC 3339, such as 2022-08-22T09:36:56.344000Z [timestamp]");
    }

    @ParameterizedTest
    @CsvSource({"1, the number 1", "true, the boolean true", "[], an empty list"})
    void aValueOfAnotherTypeIsAViolation(String yaml, String found) {
        assertThat(Manifests.read("creationTimestamp: " + yaml, Metadata.class).violations())
                .extracting(Violation::message)
                .containsExactly("found " + found + ", expected a point in time");
    }

    private static String written(Shape<Instant> shape, String text) {
        Violations violations = new Violations("");
        Instant time = shape.read(Tree.text(text), FieldPath.ROOT, Strictness.LENIENT, violations);
        assertThat(violations.inOrder()).isEmpty();
        TreeBuilder builder = new TreeBuilder();
        shape.write(Objects.requireNonNull(time), builder);
        return ((Tree.Text) builder.finish()).value();
    }
}
