package dev.gleaner.cli;

import dev.gleaner.cli.http.Answer;
import dev.gleaner.cli.http.Handler;
import dev.gleaner.cli.http.Request;
import dev.gleaner.document.Bounds;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.event.read.Finding;
import dev.gleaner.event.read.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes the requests of fluentd's HTTP output and kube-apiserver's audit webhook, and prints a line for each record in them. */
final class Receiver implements Handler {
    private static final List<String> METHODS = List.of("POST", "PUT");
    private static final int TOLD = 10;

    private final String path;
    private final Bounds bounds;
    private final Function<? super LogEntry, String> format;
    private final SharedOutput out;
    private final Problems problems;
    private final Runnable atBrokenOutput;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();

    /**
     * A receiver.
     *
     * @param path the only path that it knows
     * @param longest the longest body
     * @param format the line of a record
     * @param atBrokenOutput run when standard output cannot be written, perhaps several times
     */
    Receiver(
            String path,
            int longest,
            Function<? super LogEntry, String> format,
            SharedOutput out,
            Problems problems,
            Runnable atBrokenOutput) {
        this.path = path;
        Bounds usual = Bounds.DEFAULT;
        // A list of records is on one line.
        this.bounds = new Bounds(Math.max(longest, usual.characters()), usual.depth(), usual.nodes(), usual.scalar());
        this.format = format;
        this.out = out;
        this.problems = problems;
        this.atBrokenOutput = atBrokenOutput;
    }

    @Override
    public Optional<Answer> refuse(String method, String path) {
        if (!path.equals(this.path)) {
            return Optional.of(Answer.refused(404, "the path is " + this.path));
        }
        if (!METHODS.contains(method)) {
            return Optional.of(Answer.refused(405, "the methods are " + String.join(" and ", METHODS))
                    .with("Allow", String.join(", ", METHODS)));
        }
        return Optional.empty();
    }

    /**
     * Prints the records. One that is broken is told here alone, and the answer is the same as without it: fluentd drops the
     * whole chunk when it gets a 4xx, its good records, too, and sending it once more would not mend the bad one. The client
     * is told that its records are taken when they have left this program, and not before.
     */
    @Override
    public Answer take(Request request) {
        SharedOutput.Writer lines = out.new Writer();
        Unreadable found = new Unreadable();
        long printed = 0;
        try (var entries = ClusterLog.of(request.name(), request.content())
                .within(bounds)
                .onFinding(found)
                .events()) {
            for (var all = entries.iterator(); all.hasNext(); printed++) {
                lines.print(format.apply(all.next()));
            }
            lines.flush();
        } catch (SharedOutput.BrokenException e) {
            atBrokenOutput.run();
            return Answer.later(SharedOutput.BROKEN);
        } finally {
            found.tellCount(request.name());
        }
        requests.incrementAndGet();
        records.addAndGet(printed);
        return Answer.TAKEN;
    }

    /** What was taken up to now, in words. */
    String summary() {
        return requests + " requests taken, " + records + " records printed, " + unreadable + " could not be read";
    }

    /** What cannot be read of one request. */
    private final class Unreadable implements Consumer<Finding> {
        private long count;

        @Override
        public void accept(Finding finding) {
            count++;
            if (count <= TOLD) {
                problems.tell(finding.toString());
            }
        }

        void tellCount(String name) {
            unreadable.addAndGet(count);
            if (count > TOLD) {
                problems.tell(name + ": " + (count - TOLD) + " more could not be read");
            }
        }
    }
}
