package dev.gleaner.event.read;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.StatusCause;
import dev.gleaner.event.audit.StatusDetails;
import dev.gleaner.event.audit.UserInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * An audit log read from memory, by this library and by those one would use without it. An operation is one pass over the
 * same 32 MB; before it is measured, each way to read is held to see what Jackson sees.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AuditLogBenchmark {
    private static final int SIZE = 32_000_000;
    private static final long SEED = 20_220_822;

    private final JsonFactory factory = new JsonFactory();
    private final ObjectReader types = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .build()
            .readerFor(JacksonAudit.Event.class);

    /** Lines without bodies, with a percentage of new users and objects, or lines with bodies of 2 to 24 KB. */
    @Param({"metadata", "new25", "new100", "bodies"})
    public String corpus = "metadata";

    private byte[] bytes = {};
    private int[] lineEnds = {};
    private Log<AuditEvent> log = AuditLog.of("none", bytes);

    /** One way to read the log. */
    private interface Way {
        void read(Look look) throws IOException;
    }

    /** Makes the log up, and holds the way that is about to be measured to see what Jackson sees in it. */
    @Setup(Level.Trial)
    public void prepare(BenchmarkParams params) throws IOException {
        bytes = AuditCorpus.named(corpus, SEED).bytes(SIZE);
        log = AuditLog.of("corpus", bytes);
        lineEnds =
                IntStream.range(0, bytes.length).filter(i -> bytes[i] == '\n').toArray();
        System.out.println("# " + lineEnds.length + " lines, " + bytes.length + " bytes");
        String name = params.getBenchmark();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "jacksonAll" -> agree(this::jacksonAll, this::jacksonAll);
            case "fastjsonAll" -> agree(this::fastjsonAll, this::jacksonAll);
            case "gleanerAll" -> agree(this::gleanerAll, this::jacksonAll);
            case "gleanerAllStream" -> agree(this::gleanerAllStream, this::jacksonAll);
            case "jacksonFour" -> agree(this::jacksonFour, this::jacksonFour);
            case "fastjsonFour" -> agree(this::fastjsonFour, this::jacksonFour);
            case "gleanerFour" -> agree(this::gleanerFour, this::jacksonFour);
            case "gleanerFourStream" -> agree(this::gleanerFourStream, this::jacksonFour);
            default -> {}
        }
    }

    private void agree(Way way, Way jackson) throws IOException {
        Look seen = Look.exact();
        way.read(seen);
        Look expected = Look.exact();
        jackson.read(expected);
        if (seen.records() != lineEnds.length || seen.sum() != expected.sum()) {
            throw new IllegalStateException("saw " + seen.records() + " of " + lineEnds.length + " lines, and in them "
                    + seen.sum() + " where Jackson sees " + expected.sum());
        }
    }

    private static long quick(Way way) throws IOException {
        Look look = Look.quick();
        way.read(look);
        return look.all();
    }

    /** Jackson's tokens, and nothing made of them. */
    @Benchmark
    public long tokenWalk() throws IOException {
        long tokens = 0;
        try (JsonParser parser = factory.createParser(bytes)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    @Benchmark
    public long jacksonAll() throws IOException {
        return quick(this::jacksonAll);
    }

    @Benchmark
    public long fastjsonAll() throws IOException {
        return quick(this::fastjsonAll);
    }

    @Benchmark
    public long gleanerAll() throws IOException {
        return quick(this::gleanerAll);
    }

    @Benchmark
    public long gleanerAllStream() throws IOException {
        return quick(this::gleanerAllStream);
    }

    @Benchmark
    public long jacksonFour() throws IOException {
        return quick(this::jacksonFour);
    }

    @Benchmark
    public long fastjsonFour() throws IOException {
        return quick(this::fastjsonFour);
    }

    @Benchmark
    public long gleanerFour() throws IOException {
        return quick(this::gleanerFour);
    }

    @Benchmark
    public long gleanerFourStream() throws IOException {
        return quick(this::gleanerFourStream);
    }

    private void jacksonAll(Look look) throws IOException {
        try (MappingIterator<JacksonAudit.Event> events = types.readValues(bytes)) {
            while (events.hasNextValue()) {
                JacksonAudit.look(events.nextValue(), look);
            }
        }
    }

    /** The line ends are given to it. */
    private void fastjsonAll(Look look) {
        int from = 0;
        for (int end : lineEnds) {
            FastjsonAudit.Event event = JSON.parseObject(bytes, from, end - from, FastjsonAudit.Event.class);
            FastjsonAudit.look(event, look);
            from = end + 1;
        }
    }

    private void gleanerAll(Look look) {
        log.forEach(event -> all(event, look));
    }

    private void gleanerAllStream(Look look) {
        try (Stream<AuditEvent> events =
                AuditLog.of("corpus", new ByteArrayInputStream(bytes)).events()) {
            events.forEach(event -> all(event, look));
        }
    }

    /** As one would write it by hand. */
    private void jacksonFour(Look look) throws IOException {
        try (JsonParser parser = factory.createParser(bytes)) {
            while (parser.nextToken() != null) {
                four(parser, look);
            }
        }
    }

    private static void four(JsonParser parser, Look look) throws IOException {
        String verb = "";
        String username = "";
        String resource = "";
        String namespace = "";
        String name = "";
        int code = 0;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            switch (field) {
                case "verb" -> verb = parser.nextTextValue();
                case "user" -> {
                    parser.nextToken();
                    for (String part = parser.nextFieldName(); part != null; part = parser.nextFieldName()) {
                        switch (part) {
                            case "username" -> username = parser.nextTextValue();
                            default -> skip(parser);
                        }
                    }
                }
                case "objectRef" -> {
                    parser.nextToken();
                    for (String part = parser.nextFieldName(); part != null; part = parser.nextFieldName()) {
                        switch (part) {
                            case "resource" -> resource = parser.nextTextValue();
                            case "namespace" -> namespace = parser.nextTextValue();
                            case "name" -> name = parser.nextTextValue();
                            default -> skip(parser);
                        }
                    }
                }
                case "responseStatus" -> {
                    parser.nextToken();
                    for (String part = parser.nextFieldName(); part != null; part = parser.nextFieldName()) {
                        switch (part) {
                            case "code" -> code = parser.nextIntValue(0);
                            default -> skip(parser);
                        }
                    }
                }
                default -> skip(parser);
            }
        }
        look.record();
        look.text(verb);
        look.text(username);
        look.text(resource);
        look.text(namespace);
        look.text(name);
        look.number(code);
    }

    private static void skip(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
            parser.skipChildren();
        }
    }

    private void fastjsonFour(Look look) {
        int from = 0;
        for (int end : lineEnds) {
            FastjsonAudit.Four event = JSON.parseObject(bytes, from, end - from, FastjsonAudit.Four.class);
            FastjsonAudit.look(event, look);
            from = end + 1;
        }
    }

    private void gleanerFour(Look look) {
        log.forEach(event -> four(event, look));
    }

    private void gleanerFourStream(Look look) {
        try (Stream<AuditEvent> events =
                AuditLog.of("corpus", new ByteArrayInputStream(bytes)).events()) {
            events.forEach(event -> four(event, look));
        }
    }

    private static void four(AuditEvent event, Look look) {
        look.record();
        look.text(event.verb());
        look.text(event.user().username());
        Optional<ObjectReference> object = event.objectRef();
        look.text(object.map(ObjectReference::resource).orElse(""));
        look.text(object.map(ObjectReference::namespace).orElse(""));
        look.text(object.map(ObjectReference::name).orElse(""));
        look.number(event.responseStatus().map(ResponseStatus::code).orElse(0));
    }

    private static void all(AuditEvent event, Look look) {
        look.record();
        look.text(event.level().wireName());
        look.text(event.auditId());
        look.text(event.stage().wireName());
        look.text(event.requestUri());
        look.text(event.verb());
        all(event.user(), look);
        event.impersonatedUser().ifPresent(user -> all(user, look));
        look.texts(event.sourceIps());
        look.text(event.userAgent());
        event.objectRef().ifPresent(object -> {
            look.text(object.resource());
            look.text(object.namespace());
            look.text(object.name());
            look.text(object.uid());
            look.text(object.apiGroup());
            look.text(object.apiVersion());
            look.text(object.resourceVersion());
            look.text(object.subresource());
        });
        event.responseStatus().ifPresent(status -> {
            look.text(status.status());
            look.text(status.message());
            look.text(status.reason());
            status.details().ifPresent(details -> all(details, look));
            look.number(status.code());
        });
        event.requestObject().ifPresent(body -> look.body(body.size()));
        event.responseObject().ifPresent(body -> look.body(body.size()));
        look.time(event.requestReceivedTimestamp().orElse(null));
        look.time(event.stageTimestamp().orElse(null));
        look.map(event.annotations());
    }

    private static void all(UserInfo user, Look look) {
        look.text(user.username());
        look.text(user.uid());
        look.texts(user.groups());
        look.lists(user.extra());
    }

    private static void all(StatusDetails details, Look look) {
        look.text(details.name());
        look.text(details.group());
        look.text(details.kind());
        look.text(details.uid());
        for (StatusCause cause : details.causes()) {
            look.text(cause.reason());
            look.text(cause.message());
            look.text(cause.field());
        }
    }
}
