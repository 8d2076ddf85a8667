package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
            record -> "{\"_raw\":" + CarriedForms.quoted(record) + "}",
            record -> "{ \"values\" : [ [ \"1\" , " + CarriedForms.quoted(record) + " ] ] }",
            record -> "{\"line\":" + CarriedForms.quoted("2024-05-02T10:00:01Z\ttag\t" + record) + "}",
            record -> "{\"stream\":\"stdout\",\"message\":" + CarriedForms.quoted(record) + POD,
            record -> "{\"message\":\"m\",\"stream\":\"s\",\"parsed\":" + record + POD,
            record -> "{\"_raw\":" + CarriedForms.quoted(CarriedForms.quoted(record)) + "}",
            record -> "{\"body\":" + CarriedForms.quoted("[" + record + "]") + "}",
            record -> "{\"columns\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"rows\":[[1," + record + "]]}",
            record -> "{\"Data\":\"" + base64(record) + "\"}",
            record -> "{\"results\":[[{\"field\":\"@message\",\"value\":" + CarriedForms.quoted(record) + "}]]}",
            record -> "{\"event.original\":" + CarriedForms.quoted(record) + ",\"message\":"
                    + CarriedForms.quoted(record) + "}",
            record -> "{\"message\":" + CarriedForms.quoted(record)
                    + ",\"stream\":\"s\",\"kubernetes\":{\"pod\":{\"name\":\"kube-apiserver-1\"},\"namespace\":"
                    + "\"kube-system\"}}");

    /** What may stand around the outermost carrier in its line. */
    private static final List<UnaryOperator<String>> LINES = List.of(
            record -> record,
            record -> record + "\r",
            record -> "node-1 " + record,
            record -> "\u001e" + record,
            record -> "\ufeff" + record,
            record -> "\"key\"\t" + record,
            record -> "[pod/kube-apiserver-1/kube-apiserver] 2024-05-02T10:00:01.1Z " + record,
            record -> "<14>1 2024-05-02T10:00:01.1Z h a - - - " + record,
            record -> "\u001b[33mx \u001b[0m" + record + "\u001b[0m");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    static Arbitrary<UnaryOperator<String>> lines() {
        return Arbitraries.of(LINES);
    }

    @Provide
    static Arbitrary<List<UnaryOperator<String>>> nestings() {
        return Arbitraries.of(CARRIERS).list().ofMaxSize(5);
    }

    @Property(tries = 300)
    void aRecordComesOutAsItWentIn(
            @ForAll("nestings") List<UnaryOperator<String>> one,
            @ForAll("nestings") List<UnaryOperator<String>> other,
            @ForAll("lines") UnaryOperator<String> line) {
        List<String> records = List.of(
                CarriedForms.audit("1", "delete", "web-0"),
                CarriedForms.audit("2", "create", "a\\\"b\\\\c"),
                CarriedForms.audit("3", "get", "\u00fc\\ufffd"));
        String text = records.get(0) + "\n" + line.apply(carried(records.get(1), one)) + "\n"
                + line.apply(carried(records.get(2), other)) + "\n" + records.get(0);
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
