package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class JsonFrameProperties {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    /** Values of at most a depth, so that no value is huge. */
    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(text -> (Object) text),
                Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag),
                Arbitraries.of("\"", "\\", "}", "[", "items", "\n").map(text -> (Object) text));
        return depth == 0
                ? scalars
                : Arbitraries.oneOf(
                        scalars,
                        scalars,
                        values(depth - 1).list().ofMaxSize(3).map(list -> (Object) list),
                        objects(depth - 1));
    }

    @Provide
    Arbitrary<Object> objects() {
        return objects(4);
    }

    private static Arbitrary<Object> objects(int depth) {
        Arbitrary<String> names =
                Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(4), Arbitraries.of("items", "kind"));
        return Arbitraries.maps(names, values(depth)).ofMaxSize(3).map(object -> (Object) object);
    }

    private static byte[] bytes(Object object, boolean isPretty) {
        try {
            String text = isPretty
                    ? JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(object)
                    : JACKSON.writeValueAsString(object);
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The last state of the frame, and its end, for bytes that arrive in pieces. */
    private static Tuple.Tuple2<JsonFrame.State, Integer> feed(byte[] bytes, int piece) {
        JsonFrame frame = new JsonFrame(128);
        frame.start(100);
        JsonFrame.State state = JsonFrame.State.OPEN;
        int at = 0;
        while (at < bytes.length && (state == JsonFrame.State.OPEN || state == JsonFrame.State.ITEMS)) {
            state = frame.feed(bytes, at, Math.min(bytes.length, at + piece), 100);
            at = frame.end();
        }
        return Tuple.of(state == JsonFrame.State.ITEMS ? JsonFrame.State.OPEN : state, at);
    }

    @Property(tries = 100)
    void anObjectIsCompleteAtItsEndAndOpenBefore(
            @ForAll("objects") Object object,
            @ForAll boolean isPretty,
            @ForAll @IntRange(min = 1, max = 40) int piece) {
        byte[] text = bytes(object, isPretty);
        byte[] more = (new String(text, StandardCharsets.UTF_8) + "{\n").getBytes(StandardCharsets.UTF_8);
        assertThat(feed(more, piece)).isEqualTo(Tuple.of(JsonFrame.State.WHOLE, text.length));
        byte[] less = Arrays.copyOf(text, text.length - 1);
        assertThat(feed(less, piece)).isEqualTo(Tuple.of(JsonFrame.State.OPEN, less.length));
    }

    @Property(tries = 100)
    void theNextObjectShowsThatAnObjectOverSeveralLinesWasTruncated(
            @ForAll("objects") Object object, @ForAll @IntRange(min = 2, max = 1000) int cut) {
        byte[] text = bytes(object, true);
        String start = new String(text, 0, Math.min(cut, text.length - 1), StandardCharsets.UTF_8);
        String next = "\n{\"kind\":\"Event\"}\n{}\n";
        JsonFrame.State state =
                feed((start + next).getBytes(StandardCharsets.UTF_8), 1000).get1();
        assertThat(state).isNotEqualTo(JsonFrame.State.WHOLE);
        assertThat(feed((start + next + next).getBytes(StandardCharsets.UTF_8), 1000)
                        .get1())
                .isEqualTo(JsonFrame.State.BROKEN);
    }

    @Property
    void thePiecesDoNotChangeTheResult(@ForAll("soup") String soup, @ForAll @IntRange(min = 1, max = 20) int piece) {
        byte[] bytes = ("{" + soup).getBytes(StandardCharsets.UTF_8);
        assertThat(feed(bytes, piece)).isEqualTo(feed(bytes, bytes.length));
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "1", "tru", "\"a\":", "\"items\":[", "é")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    /** An input gives the same entries with blocks of any size. */
    @Property(tries = 300)
    void theSizeOfABlockDoesNotMatter(
            @ForAll("records") List<String> records, @ForAll @IntRange(min = 16, max = 3000) int block) {
        byte[] bytes = String.join("", records).getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, block)).isEqualTo(read(bytes, InputBlock.SIZE));
    }

    private static List<String> read(byte[] bytes, int block) {
        List<String> said = new ArrayList<>();
        try (RecordReader reader = Readers.of(bytes, block, said)) {
            boolean more = true;
            while (more) {
                more = reader.next(entry -> said.add(String.valueOf(entry)));
            }
        }
        return said;
    }

    @Provide
    Arbitrary<List<String>> records() {
        List<String> audit = AuditCorpus.metadata(9).lines(3);
        List<String> bodies = AuditCorpus.bodies(9).lines(3);
        Arbitrary<String> anyAudit = Arbitraries.oneOf(Arbitraries.of(audit), Arbitraries.of(bodies));
        String list = "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":[";
        return Arbitraries.oneOf(
                        anyAudit.map(line -> line + "\n"),
                        anyAudit.list().ofMaxSize(5).map(lines -> "[" + String.join(",", lines) + "]\n"),
                        anyAudit.list().ofMaxSize(5).map(lines -> "[\n" + String.join(",\n", lines) + "\n]\n"),
                        anyAudit.list().ofMaxSize(5).map(lines -> list + String.join(",", lines) + "]}\n"),
                        anyAudit.list().ofMaxSize(5).map(lines -> list + "\n" + String.join(",\n", lines) + "\n]\n}\n"),
                        objects().map(object -> new String(bytes(object, true), StandardCharsets.UTF_8) + "\n"),
                        Arbitraries.of(
                                "{\"a\":1}{\"b\":2} {}\n", "[{},{}]\n", "\n", "2022-08-24T11:17:32Z stdout F hello\n"))
                .list()
                .ofMaxSize(8);
    }
}
