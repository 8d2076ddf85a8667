package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the commands once, so that a class archive of this process contains the classes that they load. */
final class Training {
    /** Both stages of a request with every part of a usual event, as kube-apiserver writes it, and one with fewer parts. */
    private static final String AUDIT_LOG = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1","stage":"RequestReceived",\
            "requestURI":"/api/v1/namespaces/prod/pods/web","verb":"delete","user":{"username":"system:serviceaccount:prod:ci"},\
            "sourceIPs":["192.0.2.1"],"userAgent":"kubectl",\
            "objectRef":{"resource":"pods","namespace":"prod","name":"web","apiVersion":"v1"},\
            "requestReceivedTimestamp":"2022-08-22T09:36:56.000000Z","stageTimestamp":"2022-08-22T09:36:56.000000Z"}
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1","stage":"ResponseComplete",\
            "requestURI":"/api/v1/namespaces/prod/pods/web","verb":"delete",\
            "user":{"username":"system:serviceaccount:prod:ci","uid":"1","groups":["system:authenticated"],\
            "extra":{"authentication.kubernetes.io/pod-name":["ci-1"]}},"sourceIPs":["192.0.2.1"],"userAgent":"kubectl",\
            "objectRef":{"resource":"pods","namespace":"prod","name":"web","apiVersion":"v1"},\
            "responseStatus":{"metadata":{},"status":"Success","code":200},\
            "requestReceivedTimestamp":"2022-08-22T09:36:56.000000Z","stageTimestamp":"2022-08-22T09:36:56.500000Z",\
            "annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":""}}
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"2","stage":"ResponseComplete",\
            "requestURI":"/api/v1/namespaces/prod/pods/web","verb":"delete","user":{"username":"admin"},\
            "objectRef":{"resource":"pods","namespace":"prod","name":"web","apiVersion":"v1"},"responseStatus":{"code":200},\
            "requestReceivedTimestamp":"2022-08-22T09:36:57.000000Z","stageTimestamp":"2022-08-22T09:36:57.000000Z"}
            """;

    private static final String EVENT_LOG = """
            {"verb":"ADDED","event":{"metadata":{"name":"web.1","namespace":"prod"},"involvedObject":{"kind":"Pod",\
            "namespace":"prod","name":"web"},"reason":"Killing","type":"Normal","count":1,"message":"Stopping"}}
            """;

    private Training() {}

    /** Takes an empty folder, for the files of the commands. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Environment process = Environment.ofProcess(OutputStream.nullOutputStream());
        Environment environment = new Environment(
                process.clock(), process.terminals(), process.variables(), nowhere, nowhere, process.pause());
        for (List<String> call : calls(folder)) {
            Gleaner.run(environment, call.toArray(String[]::new));
        }
    }

    private static List<List<String>> calls(Path folder) throws IOException {
        String manifests = folder.resolve("manifests").toString();
        String all = folder.resolve("all.yaml").toString();
        String policy =
                write(folder, "policy.yaml", HarvesterAuditPolicy.recommended().toYaml());
        String shipped =
                write(folder, "shipped.yaml", HarvesterAuditPolicy.shipped().toYaml());
        String audit = write(folder, "audit.log", AUDIT_LOG);
        String events = write(folder, "events.log", EVENT_LOG);
        write(
                folder,
                "all.yaml",
                HarvesterLogging.release(HarvesterRelease.PROPOSAL).build().toYaml());
        return List.of(
                List.of("--help"),
                List.of("generate", "--out", manifests),
                List.of("generate", "--release", "proposal"),
                List.of("generate", "--release", "v1.1.3"),
                List.of("check", all, policy),
                List.of("check", "--format", "json", shipped),
                List.of("check", "--as-server", "1.24", policy),
                List.of("format", all, policy),
                List.of("decide", "--policy", policy, "--explain", "GET", "/api/v1/pods"),
                List.of("analyze", policy),
                List.of("compare", shipped, policy),
                List.of("replay", "--policy", policy, audit),
                List.of("who", audit),
                List.of("who", "--format", "json", audit),
                List.of("who", "--verb", "delete", "--resource", "pods", "--namespace", "prod", audit),
                List.of("who", "--user", "nobody", audit),
                List.of("top", audit),
                List.of("events", events),
                List.of("timeline", "--namespace", "prod", "--name", "web", audit, events));
    }

    private static String write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
