package dev.gleaner.harvester;

import dev.gleaner.logging.output.Buffer;
import dev.gleaner.logging.output.FormatType;
import dev.gleaner.logging.output.GelfOutput;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.secret.SecretValue;

/**
 * The outputs of the proposal: Loki and a webhook, and Graylog and Splunk from its test plan, with the addresses of its
 * tests.
 */
final class ProposedOutputs {
    private ProposedOutputs() {}

    static HarvesterLogging addTo(HarvesterLogging logging) {
        Loki loki = Loki.installed();
        return logging.addAuditOutput(Loki.AUDIT_OUTPUT, loki.auditOutput())
                .addAuditOutput("harvester-kube-audit-webhook", webhook("http://192.168.122.159:8096/"))
                .addAuditOutput("harvester-kube-audit-graylog", graylog())
                .addAuditOutput("harvester-kube-audit-splunk", splunk())
                .addEventOutput(Loki.EVENT_OUTPUT, loki.eventOutput(), RecordFlows::asProposed)
                .addEventOutput(
                        "harvester-event-webhook", webhook("http://192.168.122.159:8094/"), RecordFlows::asProposed)
                .addEventOutput("harvester-event-graylog", graylog(), RecordFlows::asProposed)
                .addEventOutput("harvester-event-splunk", splunk(), RecordFlows::asProposed);
    }

    private static OutputTarget webhook(String endpoint) {
        return HttpOutput.of(h -> h.endpoint(endpoint)
                .openTimeout(3)
                .format(f -> f.type(FormatType.JSON))
                .buffer(ProposedOutputs::buffer));
    }

    private static OutputTarget graylog() {
        return GelfOutput.of(g -> g.host("192.168.122.159").port(12202).protocol("udp"));
    }

    private static OutputTarget splunk() {
        return SplunkHecOutput.of(s -> s.hecHost("192.168.122.101")
                .hecPort(8088)
                .insecureSsl(true)
                .index("harvester-log-index")
                .hecToken(SecretValue.from("splunk-hec-token2", "HECTOKEN"))
                .buffer(ProposedOutputs::buffer));
    }

    private static void buffer(Buffer.Builder buffer) {
        buffer.chunkLimitSize("3MB").timekey("2m").timekeyWait("1m");
    }
}
