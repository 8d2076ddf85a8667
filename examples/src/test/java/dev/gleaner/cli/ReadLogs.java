package dev.gleaner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small audit log and a small event log for the commands that read logs. */
record ReadLogs(String audit, String events) {
    static ReadLogs in(Path folder) {
        try {
            return new ReadLogs(
                    Files.writeString(
                                    folder.resolve("audit.log"),
                                    event(1, "delete", "alice", "pods", "web", 200)
                                            + event(2, "get", "bob", "pods", "db", 200)
                                            + event(3, "delete", "alice", "pods", "db", 200)
                                            + event(4, "get", "=mallory", "secrets", "s", 403))
                            .toString(),
                    Files.writeString(
                                    folder.resolve("events.log"),
                                    "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"w\"},\"involvedObject\":"
                                            + "{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web\"},\"reason\":"
                                            + "\"Killing\",\"type\":\"Normal\",\"count\":2,\"message\":\"stopping\","
                                            + "\"source\":{\"component\":\"kubelet\"},"
                                            + "\"lastTimestamp\":\"2024-05-02T10:00:02Z\"}}\n")
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String event(int second, String verb, String user, String resource, String name, int code) {
        String time = "2024-05-02T10:00:0" + second;
        return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"" + second
                + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/\",\"verb\":\"" + verb
                + "\",\"user\":{\"username\":\"" + user + "\"},\"objectRef\":{\"resource\":\"" + resource
                + "\",\"namespace\":\"shop\",\"name\":\"" + name + "\"},\"responseStatus\":{\"code\":" + code + "},"
                + "\"annotations\":{\"authorization.k8s.io/decision\":\"" + (code == 403 ? "forbid" : "allow") + "\"},"
                + "\"requestReceivedTimestamp\":\"" + time + ".000000Z\",\"stageTimestamp\":\"" + time
                + ".012000Z\"}\n";
    }
}
