package library;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Manifests;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Explanation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.report.ActivityReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Uses each module, and prints a line for each use. */
public final class Library {
    private static final String EVENT = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1","stage":"ResponseComplete",\
            "requestURI":"/api/v1/nodes","verb":"list","user":{"username":"admin"}}
            """;

    private Library() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        List<AuditEvent> events =
                AuditLog.of("log", EVENT.getBytes(StandardCharsets.UTF_8)).events().toList();
        System.out.println("read: " + events.get(0).user().username());

        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA)));
        AuditRequest request = AuditRequest.of("GET", "/api/v1/nodes").by("admin");
        System.out.println("foreseen: " + AuditPolicyEvaluator.of(policy).decide(request).level());

        String output = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: events}
                spec: {htp: {endpoint: "http://collector.example"}}
                """;
        System.out.println("checked: " + Manifests.read(output, ClusterOutput.class).violations());

        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addEventOutput("events", HttpOutput.of(h -> h.endpoint("http://collector.example")))
                .build();
        System.out.println("written: " + set.resources().size() + " objects");
        System.out.println("explained: " + Explanation.of("field-required").isPresent());
        System.out.println("drawn: " + ActivityReport.of(events.stream()).toHtml().contains("uPlot"));
    }
}
