package dev.gleaner.cli;

import java.io.PrintWriter;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal. It appears once many bytes were read, and disappears at the end. */
final class Progress implements AutoCloseable {
    /** The number of bytes after which reading takes long enough for a bar. */
    static final long THRESHOLD = 32L << 20;

    private static final String ERASE = "\r\u001b[K";

    private final @Nullable PrintWriter terminal;
    private final OptionalLong size;
    private final long threshold;
    private @Nullable ProgressBar bar;
    private int width = Environment.WIDTH;
    private long read;

    private Progress(@Nullable PrintWriter terminal, OptionalLong size, long threshold) {
        this.terminal = terminal;
        this.size = size;
        this.threshold = threshold;
    }

    /** Shows no bar. */
    static Progress none() {
        return new Progress(null, OptionalLong.empty(), 0);
    }

    /** Shows a bar after {@code threshold} bytes. The size may be unknown. */
    static Progress on(PrintWriter terminal, OptionalLong size, long threshold) {
        return new Progress(terminal, size, threshold);
    }

    /** Limits the width of the bar to that of the terminal. The last column stays empty, so that no line is wrapped. */
    Progress within(int columns) {
        width = columns;
        return this;
    }

    /** Adds to the number of bytes read. */
    void advance(long bytes) {
        read += bytes;
        if (bar != null) {
            bar.stepBy(bytes);
        } else if (terminal != null && read >= threshold) {
            bar = start(terminal).stepTo(read);
        }
    }

    private ProgressBar start(PrintWriter terminal) {
        return new ProgressBarBuilder()
                .setTaskName("reading")
                .setInitialMax(size.orElse(-1))
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MiB", 1 << 20)
                .setMaxRenderedLength(width - 1)
                .setConsumer(new Line(terminal, width - 1))
                .build();
    }

    /** Erases the bar, prints to the terminal that may show it, and lets the next change draw the bar again. */
    void withoutBar(Runnable print) {
        if (bar == null || terminal == null) {
            print.run();
            return;
        }
        synchronized (terminal) {
            terminal.print(ERASE);
            terminal.flush();
            print.run();
        }
    }

    /** Removes the bar. The library does not erase a bar that it has drawn only once. */
    @Override
    public void close() {
        if (bar != null && terminal != null) {
            bar.close();
            draw(ERASE, terminal);
        }
    }

    private static void draw(String text, PrintWriter terminal) {
        synchronized (terminal) {
            terminal.print(text);
            terminal.flush();
        }
    }

    /** Draws the bar on one line of the terminal. */
    private record Line(PrintWriter terminal, int width) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public void accept(String text) {
            draw("\r" + text, terminal);
        }

        @Override
        public void close() {}
    }
}
