package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.event.read.Finding;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Reports what cannot be read of logs that are followed, as it occurs, because the call may not end for days. */
final class FollowedFindings implements Consumer<Finding> {
    private final PrintWriter err;
    private final int most;
    private int count;

    /** Reports on a stream, with a maximum number, because a log of another format has no other records. */
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
