package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.gleaner.document.FileEdit;
import dev.gleaner.document.JacksonMapper;
import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Log;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.FileChange;
import dev.gleaner.manifest.KindTypes;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.Topic;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Results that no command prints as JSON. */
    static Stream<Arguments> results() {
        Tree token = Tree.mapping(m -> m.put("token", "secret-7f3a"));
        ManifestFile file =
                ManifestFile.documents("a.yaml", Topic.LOGGING, "the token", new OpaqueManifest((Tree.Mapping) token));
        Log<AuditEvent> log = AuditLog.of("a.log", "{\"kind\":\n".getBytes(StandardCharsets.UTF_8));
        try (Stream<AuditEvent> events = log.events()) {
            assertThat(events).isEmpty();
        }
        String missing = "\"file\":\"none.log\",\"line\":0,\"column\":0,\"path\":\"\",\"severity\":\"error\","
                + "\"code\":\"file-unreadable\",\"message\":\"cannot be read: no such file\"";
        return Stream.of(
                argumentSet(
                        "a refused edit",
                        FileEdit.of(Path.of("none.log")),
                        "{\"path\":\"none.log\",\"refused\":true,\"change\":false,\"new\":false,\"violations\":[{"
                                + missing + "}]}"),
                argumentSet(
                        "an edit",
                        FileEdit.ofOrNew(Path.of("none.log")).with(token.toYaml(), List.of()),
                        "{\"path\":\"none.log\",\"refused\":false,\"change\":true,\"new\":true,\"violations\":[]}"),
                argumentSet(
                        "the change of a file",
                        new FileChange(file, Path.of("a.yaml"), FileChange.Kind.DIFFERENT, token.toYaml()),
                        "{\"path\":\"a.yaml\",\"kind\":\"different\",\"purpose\":\"the token\"}"),
                argumentSet(
                        "the change of a scalar",
                        change(UpgradeChange.Kind.LEFT, Tree.flag(false), Tree.number(3)),
                        "{\"kind\":\"left behind\",\"release\":\"v1.8.1\",\"path\":\"a.b\",\"from\":false,\"to\":3,"
                                + "\"reason\":\"why\",\"source\":\"where\"}"),
                argumentSet(
                        "the change of a mapping",
                        change(UpgradeChange.Kind.CHANGED, token, token),
                        "{\"kind\":\"changed\",\"release\":\"v1.8.1\",\"path\":\"a.b\",\"reason\":\"why\","
                                + "\"source\":\"where\"}"),
                argumentSet(
                        "an unread value",
                        change(UpgradeChange.Kind.UNREAD, Tree.text("secret-7f3a"), Tree.text("secret-7f3a")),
                        "{\"kind\":\"not read\",\"release\":\"v1.8.1\",\"path\":\"a.b\",\"reason\":\"why\","
                                + "\"source\":\"where\"}"),
                argumentSet(
                        "the findings of a log",
                        log.findings(),
                        "{\"count\":1,\"errors\":1,\"read\":0,\"others\":0,\"leftOut\":0,\"doubtful\":0,\"first\":[{\"file\":\"a.log\",\"line\":2,"
                                + "\"column\":1,\"path\":\"\",\"severity\":\"error\",\"code\":\"json-syntax\","
                                + "\"message\":\"not JSON: Unexpected end-of-input within/between Object entries\",\"offset\":0}]}"));
    }

    private static UpgradeChange change(UpgradeChange.Kind kind, Tree from, Tree to) {
        return new UpgradeChange(
                kind, HarvesterRelease.V1_8_1, "a.b", Optional.of(from), Optional.of(to), "why", "where");
    }

    @ParameterizedTest
    @MethodSource("results")
    void aResultIsWrittenWithoutSecrets(JsonForm result, String expected) throws IOException {
        assertThat(mapper.write(result)).isEqualTo(expected).isEqualTo(result.toJsonLine());
        assertThat(expected).doesNotContain("secret-7f3a");
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
