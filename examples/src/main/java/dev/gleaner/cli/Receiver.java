package dev.gleaner.cli;

import dev.gleaner.cli.http.Handler;
import dev.gleaner.cli.http.Request;
import dev.gleaner.cli.http.Response;
import dev.gleaner.document.Bounds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Handles requests of fluentd's HTTP output and kube-apiserver's audit webhook, and prints one line for each record.
 */
final class Receiver implements Handler {
    private static final List<String> METHODS = List.of("POST", "PUT");
    private static final int MAX_REPORTED = 10;

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
     * Creates a receiver.
     *
     * @param path the only path that it serves
     * @param longest the maximum length of a body
     * @param format the format of the lines
     * @param escape escapes a line for its destination
     * @param atBrokenOutput called when standard output cannot be written, possibly several times
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
        // A list of records is a single line that may be as long as the body.
        this.bounds = new Bounds(Math.max(longest, usual.characters()), usual.depth(), usual.nodes(), usual.scalar());
        this.format = format;
        this.escape = escape;
        this.out = out;
        this.problems = problems;
        this.atBrokenOutput = atBrokenOutput;
    }

    @Override
    public Optional<Response> refuse(String method, String path) {
        if (!path.equals(this.path)) {
            return Optional.of(Response.refused(404, "unknown path; expected " + this.path));
        }
        if (!METHODS.contains(method)) {
            return Optional.of(Response.refused(405, "unsupported method; expected " + String.join(" or ", METHODS))
                    .with("Allow", String.join(", ", METHODS)));
        }
        return Optional.empty();
    }

    /**
     * Prints the records, and answers after they were written. Unreadable records are reported, but do not change the
     * answer: after a 4xx fluentd drops the whole chunk with its readable records, and a retry would not repair the
     * record.
     */
    @Override
    public Response handle(Request request) {
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
            return Response.unavailable(SharedOutput.BROKEN);
        } finally {
            found.reportCount(request.name());
        }
        requests.incrementAndGet();
        records.addAndGet(printed.get());
        return Response.OK;
    }

    /** The numbers of requests and records so far. */
    String summary() {
        return Counts.of(requests.get(), "request") + " accepted, " + Counts.of(records.get(), "record") + " printed, "
                + unreadable + " could not be read";
    }

    /** Reports and counts the unreadable records of a request. */
    private final class Unreadable implements Consumer<String> {
        private long count;

        @Override
        public void accept(String problem) {
            count++;
            if (count <= MAX_REPORTED) {
                problems.report(problem);
            }
        }

        void reportCount(String name) {
            unreadable.addAndGet(count);
            if (count > MAX_REPORTED) {
                problems.report(name + ": " + (count - MAX_REPORTED) + " more could not be read");
            }
        }
    }
}
