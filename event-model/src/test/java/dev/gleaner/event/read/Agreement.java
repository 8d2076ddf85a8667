package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reading;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.line.LineEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the fast and the careful reader of audit lines, and checks both with Jackson. */
final class Agreement {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final AuditLineScanner scanner = new AuditLineScanner(new DecodedValues());

    /** The event from the fast reader; null if it leaves the line to the careful reader. */
    @Nullable
    AuditEvent fast(byte[] line) {
        LineEvent event = scanner.scan(line, 0, line.length);
        return event == null || event.end() < line.length ? null : event;
    }

    /** The event from the careful reader, or its violations. */
    static Reading<AuditEvent> careful(byte[] line) {
        Reading<JsonObject> object = AnyJson.read("", line, 0, line.length, Bounds.DEFAULT);
        return object.value()
                .map(found -> AnyJson.auditEvent(found, ""))
                .orElseGet(() -> object.map(none -> {
                    throw new AssertionError();
                }));
    }

    /**
     * Asserts that both readers return the same event; returns false if the fast reader leaves the line to the careful
     * reader. If the careful reader reports violations, a body must report some too.
     */
    boolean holdsFor(byte[] line) {
        AuditEvent fast = fast(line);
        if (fast == null) {
            return false;
        }
        Reading<AuditEvent> careful = careful(line);
        if (careful.value().isPresent()) {
            AuditEvent expected = careful.orThrow();
            assertThat(fast).as(text(line)).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(expected).isEqualTo(fast);
            assertThat(fast.compact()).isEqualTo(expected);
            assertThat(fast.unknownFields()).isEqualTo(expected.unknownFields());
        } else {
            assertThat(bodies(fast).anyMatch(body -> !body.read().violations().isEmpty()))
                    .as(careful + " of " + text(line))
                    .isTrue();
        }
        return true;
    }

    private static Stream<JsonText> bodies(AuditEvent event) {
        return Stream.of(event.requestObject(), event.responseObject()).flatMap(Optional::stream);
    }

    /** Asserts that Jackson reads the same value from the line and from the event that is written back. */
    static void nothingIsLostOf(byte[] line, AuditEvent event) {
        try {
            assertThat(JACKSON.readTree(event.toJsonLine())).isEqualTo(JACKSON.readTree(line));
        } catch (IOException e) {
            throw new AssertionError(text(line), e);
        }
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
