package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.read.Finding;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Reports at once what cannot be read of logs that are followed, because the call may not end for days. */
final class FollowedFindings implements Consumer<Finding> {
    private final PrintWriter err;
    private final int most;
    private int count;

    /** Reports at most {@code most} findings, because in a log of another format every record is one. */
    FollowedFindings(PrintWriter err, int most) {
        this.err = err;
        this.most = most;
    }

    @Override
    public synchronized void accept(Finding finding) {
        count++;
        if (count > most + 1) {
            return;
        }
        err.println(
                count <= most
                        ? Printable.line(finding.toString())
                        : "further records that cannot be read are only counted");
        err.flush();
    }
}
