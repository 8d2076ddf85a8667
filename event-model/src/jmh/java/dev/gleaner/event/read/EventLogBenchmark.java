package dev.gleaner.event.read;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.EventSource;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Kubernetes events out of fluentd's records, read from memory by this library and with fabric8's model. An operation is
 * one pass over the same 4 MB; before anything is measured, both are held to see the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventLogBenchmark {
    private static final int SIZE = 4_000_000;
    private static final long SEED = 20_220_920;

    private final JsonFactory factory = new JsonFactory();
    private final ObjectReader records = new ObjectMapper().readerFor(Carrier.class);
    private final ObjectReader envelopes = new ObjectMapper().readerFor(Envelope.class);

    private byte[] bytes = {};
    private Log<EventNotice> log = EventLog.of("corpus", bytes);

    /** A record, of which only the text is wanted. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class Carrier {
        public String message = "";
    }

    /** Eventrouter's envelope. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class Envelope {
        public String verb = "";
        public Event event = new Event();

        @JsonProperty("old_event")
        public @Nullable Event oldEvent;
    }

    /** Makes the log up, and holds both ways to see the same in it. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        bytes = EventCorpus.records(SEED).bytes(SIZE);
        log = EventLog.of("corpus", bytes);
        Look fabric8 = Look.exact();
        fabric8(fabric8);
        Look gleaner = Look.exact();
        look(log, gleaner);
        Look stream = Look.exact();
        look(stream(), stream);
        System.out.println("# " + fabric8.records() + " lines, " + bytes.length + " bytes");
        agree(gleaner, fabric8);
        agree(stream, fabric8);
    }

    private static void agree(Look gleaner, Look fabric8) {
        if (gleaner.records() != fabric8.records() || gleaner.sum() != fabric8.sum()) {
            throw new IllegalStateException("saw " + gleaner.records() + " of " + fabric8.records()
                    + " lines, and in them " + gleaner.sum() + " where fabric8 sees " + fabric8.sum());
        }
    }

    private Log<EventNotice> stream() {
        return EventLog.of("corpus", new ByteArrayInputStream(bytes));
    }

    /** Jackson's tokens of the records, whose text is one of them. */
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
    public long fabric8() throws IOException {
        Look look = Look.quick();
        fabric8(look);
        return look.all();
    }

    @Benchmark
    public long gleaner() {
        Look look = Look.quick();
        look(log, look);
        return look.all();
    }

    @Benchmark
    public long gleanerStream() {
        Look look = Look.quick();
        look(stream(), look);
        return look.all();
    }

    private void fabric8(Look look) throws IOException {
        try (MappingIterator<Carrier> carriers = records.readValues(bytes)) {
            while (carriers.hasNextValue()) {
                Envelope envelope = envelopes.readValue(carriers.nextValue().message);
                look.record();
                look.text(envelope.verb);
                look(envelope.event, look);
                if (envelope.oldEvent != null) {
                    look(envelope.oldEvent, look);
                }
            }
        }
    }

    /** The times of fabric8's model are texts. */
    private static void look(Event event, Look look) {
        look.text(event.getMetadata().getName());
        look.text(event.getMetadata().getNamespace());
        look.text(event.getMetadata().getUid());
        look.text(event.getMetadata().getResourceVersion());
        look.text(event.getMetadata().getCreationTimestamp());
        ObjectReference object = event.getInvolvedObject();
        look.text(object.getKind());
        look.text(object.getNamespace());
        look.text(object.getName());
        look.text(object.getUid());
        look.text(object.getApiVersion());
        look.text(object.getResourceVersion());
        look.text(event.getReason());
        look.text(event.getMessage());
        look.text(event.getSource().getComponent());
        look.text(event.getSource().getHost());
        look.text(event.getFirstTimestamp());
        look.text(event.getLastTimestamp());
        look.number(event.getCount());
        look.text(event.getType());
    }

    private static void look(Log<EventNotice> log, Look look) {
        log.forEach(notice -> look(notice, look));
    }

    private static void look(EventNotice notice, Look look) {
        look.record();
        look.text(notice.verb());
        look(notice.event(), look);
        notice.oldEvent().ifPresent(event -> look(event, look));
    }

    private static void look(KubernetesEvent event, Look look) {
        look.text(event.metadata().name().orElse(""));
        look.text(event.metadata().namespace().orElse(""));
        look.text(event.metadata().uid().orElse(""));
        look.text(event.metadata().resourceVersion().orElse(""));
        look.time(event.metadata().creationTimestamp().orElse(null));
        InvolvedObject object = event.involvedObject();
        look.text(object.kind());
        look.text(object.namespace());
        look.text(object.name());
        look.text(object.uid());
        look.text(object.apiVersion());
        look.text(object.resourceVersion());
        look.text(event.reason());
        look.text(event.message());
        EventSource source = event.source();
        look.text(source.component());
        look.text(source.host());
        look.time(event.firstTimestamp().orElse(null));
        look.time(event.lastTimestamp().orElse(null));
        look.number(event.count());
        look.text(event.type());
    }
}
