package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.gleaner.document.JacksonMapper;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.KindTypes;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A mapper of Jackson, of any version, writes what {@code toJson} writes, and reads it back. */
abstract class JacksonLaws {
    private static final JsonFactory JSON = new JsonFactory();

    private final JacksonMapper mapper;

    JacksonLaws(JacksonMapper mapper) {
        this.mapper = mapper;
    }

    /** A value, and its type. */
    private record Sample<T extends OpenObject>(Class<T> type, T value) {
        static <T extends OpenObject> Arbitrary<Sample<T>> of(Class<T> type) {
            return Models.treesOf(type)
                    .map(tree -> Manifests.readLenient(tree.toJson(), type).orThrow())
                    .map(value -> new Sample<>(type, value));
        }
    }

    @Provide
    Arbitrary<Sample<?>> samples() {
        Set<Class<? extends OpenObject>> types = new LinkedHashSet<>(Samples.TYPES);
        types.addAll(KindTypes.all());
        types.add(LoggingValues.class);
        List<Arbitrary<Sample<?>>> ofTypes = types.stream()
                .<Arbitrary<Sample<?>>>map(type -> Sample.of(type).map(sample -> sample))
                .toList();
        return Arbitraries.oneOf(ofTypes);
    }

    @Property(tries = 1_000)
    void aMapperWritesWhatToJsonWrites(@ForAll("samples") Sample<?> sample) throws IOException {
        assertThat(mapper.write(sample.value()))
                .isEqualTo(compact(sample.value().toJson()));
    }

    @Property(tries = 1_000)
    void aMapperReadsWhatItWrites(@ForAll("samples") Sample<?> sample) throws IOException {
        String json = mapper.write(sample.value());
        OpenObject read = mapper.readLenient(json, sample.type());
        assertThat(read).isEqualTo(sample.value());
        assertThat(mapper.write(read)).isEqualTo(json);
        Object node = mapper.toNode(sample.value());
        // A node does not keep the spelling of every number.
        assertThat(mapper.convert(node, sample.type())).isEqualTo(mapper.readLenient(node.toString(), sample.type()));
    }

    /** The values have unknown fields, which a strict mapper refuses with the words of a strict reading. */
    @Property(tries = 500)
    void aMapperIsAsStrictAsAReading(@ForAll("samples") Sample<?> sample) throws IOException {
        String json = mapper.write(sample.value());
        Reading<? extends OpenObject> reading = Manifests.read(json, sample.type());
        if (reading.value().isPresent()) {
            assertThat(mapper.read(json, sample.type()))
                    .isEqualTo(reading.value().get());
        } else {
            String[] messages =
                    reading.violations().stream().map(Violation::toString).toArray(String[]::new);
            assertThatThrownBy(() -> mapper.read(json, sample.type()))
                    .isInstanceOf(mapper.mismatch())
                    .message()
                    .contains(messages);
        }
    }

    @Test
    void samplesAreWrittenAndReadBack() {
        assertThat(Samples.values()).allSatisfy(value -> {
            String json = mapper.write(value);
            assertThat(json).isEqualTo(compact(value.toJson()));
            Class<?> type = ModelType.of(value).type();
            assertThat(mapper.readLenient(json, type)).isEqualTo(value);
        });
    }

    @Test
    void theFilesOfASetAreWritten() throws IOException {
        assertThat(Samples.sets())
                .allSatisfy(set -> assertThat(mapper.readLenient(mapper.write(set.manifests()), Object[].class))
                        .hasSize(set.manifests().size()));
    }

    /** The same JSON without white space. */
    private static String compact(String json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser in = JSON.createParser(json);
                JsonGenerator out = JSON.createGenerator(text)) {
            in.nextToken();
            out.copyCurrentStructureExact(in);
        }
        return text.toString();
    }
}
