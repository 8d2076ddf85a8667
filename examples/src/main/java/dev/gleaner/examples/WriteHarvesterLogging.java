package dev.gleaner.examples;

import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestSet;
import java.nio.file.Path;

/** Writes the manifests of Harvester v1.1.3, with a Splunk output for audit records and a webhook for events. */
public final class WriteHarvesterLogging {
    private WriteHarvesterLogging() {}

    /** Takes the folder to write to. */
    public static void main(String[] args) {
        ManifestSet logging = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput("audit-splunk", SplunkHecOutput.of(s -> s.hecHost("splunk.example")
                        .hecToken(SecretValue.from("splunk", "token"))))
                .addEventOutput("event-webhook", HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/")))
                .build();
        logging.writeTo(Path.of(args[0]));
        System.out.println(logging);
    }
}
