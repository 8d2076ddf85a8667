package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.event.read.Finding;
import dev.gleaner.event.read.LogEntry;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The first findings about logs. A file without any record, such as a README beside logs, has one finding instead of
 * one for each line, because many would hide those of the other files.
 */
final class ReportedFindings implements Consumer<Finding> {
    private final int most;
    private final Map<String, List<Finding>> byFile = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** Keeps at most {@code most} findings of a file, and prints as many in total. */
    ReportedFindings(int most) {
        this.most = most;
    }

    @Override
    public synchronized void accept(Finding finding) {
        counts.merge(finding.violation().file(), 1L, Long::sum);
        List<Finding> ofFile = byFile.computeIfAbsent(finding.violation().file(), file -> new ArrayList<>());
        if (ofFile.size() < most) {
            ofFile.add(finding);
        }
    }

    /**
     * Prints the findings. Reads files again that seem to have no record. Returns the number of findings that such files
     * have in addition to the one that counts.
     */
    synchronized long print(PrintWriter err) {
        int rest = most;
        long repeated = 0;
        for (Map.Entry<String, List<Finding>> file : byFile.entrySet()) {
            List<Finding> found = file.getValue();
            boolean isOne = found.size() > 1 && hasNoRecord(file.getKey(), found);
            if (isOne) {
                repeated += counts.getOrDefault(file.getKey(), 1L) - 1;
            }
            if (isOne && rest > 0) {
                err.println(Printable.line(found.get(0) + "; no line of this file is a record"));
                rest--;
            } else if (!isOne) {
                int shown = Math.min(rest, found.size());
                found.subList(0, shown).forEach(finding -> err.println(Printable.line(finding.toString())));
                rest -= shown;
            }
        }
        return repeated;
    }

    private static boolean hasNoRecord(String file, List<Finding> found) {
        if (file.equals(Inputs.STANDARD_INPUT)
                || !found.stream().allMatch(finding -> finding.violation().isError())
                || !Files.isRegularFile(Path.of(file))) {
            return false;
        }
        try (Stream<LogEntry> entries = ClusterLog.of(Path.of(file)).events()) {
            return entries.findFirst().isEmpty();
        }
    }
}
