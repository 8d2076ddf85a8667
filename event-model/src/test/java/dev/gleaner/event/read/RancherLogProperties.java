package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An entry of Rancher's API audit log is read whatever is in a field, and its event is written and read back. */
class RancherLogProperties {
    private static final Map<String, String> FIELDS = fields();

    /** The fields of which one must be there, so that an object is an entry. */
    private static final List<String> RECOGNIZED = List.of("auditID", "requestTimestamp", "responseCode");

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("auditID", "\"0d1e\"");
        fields.put("requestURI", "\"/v1/harvester/secrets/default\"");
        fields.put("user", "{\"name\":\"user-k8m2x\",\"group\":[\"g\"],\"extra\":{\"username\":[\"alice\"]}}");
        fields.put("method", "\"POST\"");
        fields.put("remoteAddr", "\"10.52.0.7:42344\"");
        fields.put("requestTimestamp", "\"2025-03-07T09:20:23Z\"");
        fields.put("responseTimestamp", "\"2025-03-07T09:20:23Z\"");
        fields.put("responseCode", "201");
        fields.put("requestHeader", "{\"User-Agent\":[\"a\"],\"X-Forwarded-For\":[\"1.2.3.4\"]}");
        fields.put("responseHeader", "{}");
        fields.put("userLoginName", "\"alice\"");
        fields.put("requestBody", "{\"metadata\":{\"name\":\"n\"}}");
        fields.put("responseBody", "{}");
        return fields;
    }

    @Provide
    Arbitrary<Map<String, String>> entries() {
        Arbitrary<String> values = Arbitraries.of(
                "null",
                "true",
                "7",
                "-1.5",
                "\"\"",
                "\"x\"",
                "[]",
                "[1]",
                "[\"x\"]",
                "{}",
                "{\"name\":7}",
                "{\"name\":[]}",
                "{\"extra\":[]}",
                "{\"extra\":{\"username\":\"x\"}}",
                "{\"requestUser\":\"b\"}",
                "{\"requestUser\":{}}",
                "{\"metadata\":[]}",
                "{\"metadata\":{\"name\":{}}}",
                "{\"User-Agent\":\"x\",\"X-Forwarded-For\":[1]}");
        return Arbitraries.maps(Arbitraries.of(FIELDS.keySet()), values)
                .ofMaxSize(4)
                .filter(changed -> !RECOGNIZED.stream().allMatch(field -> "null".equals(changed.get(field))));
    }

    private static String line(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(FIELDS);
        all.putAll(changed);
        return all.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<LogEntry> read(String line) {
        List<LogEntry> entries = new ArrayList<>();
        ClusterLog.of("log", line.getBytes(StandardCharsets.UTF_8)).forEach(entries::add);
        return entries;
    }

    @Property(tries = 300)
    void anEntryIsReadWhateverIsInAField(@ForAll("entries") Map<String, String> changed) {
        List<LogEntry> entries = read(line(changed));

        assertThat(entries).hasSize(1);
        if (changed.keySet().stream().noneMatch(List.of("method", "requestURI")::contains)) {
            AuditEvent event = ((LogEntry.Audit) entries.get(0)).event();
            assertThat(read(event.toJsonLine())).containsExactly(new LogEntry.Audit(event));
        }
    }
}
