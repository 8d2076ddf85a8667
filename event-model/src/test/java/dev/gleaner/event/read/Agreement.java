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

/** The two ways to read a line of an audit log, and what Jackson makes of it without us. */
final class Agreement {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final AuditLineScanner scanner = new AuditLineScanner(new DecodedValues());

    /** The event that the fast way finds; null when it leaves the line to the other way. */
    @Nullable
    AuditEvent fast(byte[] line) {
        LineEvent event = scanner.scan(line, 0, line.length);
        return event == null || event.end() < line.length ? null : event;
    }

    /** The event that the careful way finds, or why there is none. */
    static Reading<AuditEvent> careful(byte[] line) {
        Reading<JsonObject> object = AnyJson.read("", line, 0, line.length, Bounds.DEFAULT);
        return object.value()
                .map(found -> AnyJson.auditEvent(found, ""))
                .orElseGet(() -> object.map(none -> {
                    throw new AssertionError();
                }));
    }

    /** What the fast way finds is what the careful way finds; where that finds a fault, the bodies tell it. */
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

    /** What is written of an event that was read is, to Jackson, what was read. */
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
