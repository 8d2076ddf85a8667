package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A record comes out of any nesting of carriers as it went in, and so do its neighbours. */
class CarriersProperties {
    private static final String POD =
            ",\"kubernetes\":{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"kube-system\"}}";

    private static final List<UnaryOperator<String>> CARRIERS = List.of(
            record -> "{\"a\":{\"b\":[1,null,{\"c\":" + record + "}]},\"d\":\"}\"}",
            record -> "{\"hits\":[{\"_source\":" + record + "}],\"took\":3}",
            record -> "{\"_raw\":" + CarriersTest.quoted(record) + "}",
            record -> "{ \"values\" : [ [ \"1\" , " + CarriersTest.quoted(record) + " ] ] }",
            record -> "{\"line\":" + CarriersTest.quoted("2024-05-02T10:00:01Z\ttag\t" + record) + "}",
            record -> "{\"stream\":\"stdout\",\"message\":" + CarriersTest.quoted(record) + POD,
            record -> "{\"message\":\"m\",\"stream\":\"s\",\"parsed\":" + record + POD);

    @Provide
    static Arbitrary<List<UnaryOperator<String>>> nestings() {
        return Arbitraries.of(CARRIERS).list().ofMaxSize(5);
    }

    @Property(tries = 300)
    void aRecordComesOutAsItWentIn(
            @ForAll("nestings") List<UnaryOperator<String>> one,
            @ForAll("nestings") List<UnaryOperator<String>> other) {
        List<String> records = List.of(
                CarriersTest.audit("1", "delete", "web-0"),
                CarriersTest.audit("2", "create", "a\\\"b\\\\c"),
                CarriersTest.audit("3", "get", "\u00fc\\ufffd"));
        String text = records.get(0) + "\n" + carried(records.get(1), one) + "\n" + carried(records.get(2), other)
                + "\n" + records.get(0);
        Log<AuditEvent> log =
                AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8)).trusting(Trust.CLUSTER);
        assertThat(log.events().map(AuditEvent::toJsonLine).collect(Collectors.toList()))
                .containsExactly(records.get(0), records.get(1), records.get(2), records.get(0));
        assertThat(log.findings().first()).isEmpty();
    }

    private static String carried(String record, List<UnaryOperator<String>> carriers) {
        String text = record;
        for (UnaryOperator<String> carrier : carriers) {
            text = carrier.apply(text);
        }
        return text;
    }
}
