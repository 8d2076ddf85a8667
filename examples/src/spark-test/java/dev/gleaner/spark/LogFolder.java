package dev.gleaner.spark;

import dev.gleaner.event.read.AuditCorpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes the log of a server: a compressed backup, a plain backup and the current file. */
final class LogFolder {
    private LogFolder() {}

    /** Writes a third of the lines of a corpus to each file; returns the lines. */
    static List<String> write(Path folder, int count) throws IOException {
        List<String> lines = AuditCorpus.metadata(1).lines(count);
        int third = count / 3;
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text(lines.subList(0, third)));
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("audit-2022-08-22T09-36-56.344.log.gz"), compressed.toByteArray());
        Files.write(folder.resolve("audit-2022-08-23T09-36-56.344.log"), text(lines.subList(third, 2 * third)));
        Files.write(folder.resolve("audit.log"), text(lines.subList(2 * third, count)));
        return lines;
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
