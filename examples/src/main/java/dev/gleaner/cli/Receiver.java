package dev.gleaner.cli;

import dev.gleaner.cli.http.Answer;
import dev.gleaner.cli.http.Handler;
import dev.gleaner.cli.http.Request;
import dev.gleaner.document.Bounds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Takes the requests of fluentd's HTTP output and kube-apiserver's audit webhook, and prints a line for each record in them. */
final class Receiver implements Handler {
    private static final List<String> METHODS = List.of("POST", "PUT");
    private static final int TOLD = 10;

    private final String path;
    private final Bounds bounds;
    private final RecordFormat format;
    private final UnaryOperator<String> escape;
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
     * @param escape makes a line harmless where it goes
     * @param atBrokenOutput run when standard output cannot be written, perhaps several times
     */
    Receiver(
            String path,
            int longest,
            RecordFormat format,
            UnaryOperator<String> escape,
            SharedOutput out,
            Problems problems,
            Runnable atBrokenOutput) {
        this.path = path;
        Bounds usual = Bounds.DEFAULT;
        // A list of records is on one line.
        this.bounds = new Bounds(Math.max(longest, usual.characters()), usual.depth(), usual.nodes(), usual.scalar());
        this.format = format;
        this.escape = escape;
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
        AtomicLong printed = new AtomicLong();
        try {
            format.print(
                    request.name(),
                    request.content(),
                    bounds,
                    line -> {
                        lines.print(escape.apply(line));
                        printed.incrementAndGet();
                    },
                    found);
            lines.flush();
        } catch (SharedOutput.BrokenException e) {
            atBrokenOutput.run();
            return Answer.later(SharedOutput.BROKEN);
        } finally {
            found.tellCount(request.name());
        }
        requests.incrementAndGet();
        records.addAndGet(printed.get());
        return Answer.TAKEN;
    }

    /** What was taken up to now, in words. */
    String summary() {
        return requests + " requests taken, " + records + " records printed, " + unreadable + " could not be read";
    }

    /** What cannot be read of one request. */
    private final class Unreadable implements Consumer<String> {
        private long count;

        @Override
        public void accept(String problem) {
            count++;
            if (count <= TOLD) {
                problems.tell(problem);
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
