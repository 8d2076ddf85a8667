package dev.gleaner.cli;

import java.io.PrintWriter;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a reading is: a bar on a terminal, which appears when there is much to read and goes when it is read. */
final class Progress implements AutoCloseable {
    /** From how many bytes on a reading takes so long that people ask how far it is. */
    static final long MUCH = 32L << 20;

    private static final int WIDTH = 79;
    private static final String ERASE = "\r\u001b[K";

    private final @Nullable PrintWriter terminal;
    private final OptionalLong size;
    private final long much;
    private @Nullable ProgressBar bar;
    private long read;

    private Progress(@Nullable PrintWriter terminal, OptionalLong size, long much) {
        this.terminal = terminal;
        this.size = size;
        this.much = much;
    }

    /** No bar: nobody looks. */
    static Progress unseen() {
        return new Progress(null, OptionalLong.empty(), 0);
    }

    /** A bar from so many bytes on; the size may be unknown. */
    static Progress on(PrintWriter terminal, OptionalLong size, long much) {
        return new Progress(terminal, size, much);
    }

    /** More bytes are read. */
    void advance(long bytes) {
        read += bytes;
        if (bar != null) {
            bar.stepBy(bytes);
        } else if (terminal != null && read >= much) {
            bar = start(terminal).stepTo(read);
        }
    }

    private ProgressBar start(PrintWriter terminal) {
        return new ProgressBarBuilder()
                .setTaskName("reading")
                .setInitialMax(size.orElse(-1))
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MiB", 1 << 20)
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new Line(terminal))
                .build();
    }

    /** Prints something to a terminal that may be the bar's: the bar gives way, and comes back with its next change. */
    void aside(Runnable print) {
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

    /** The bar goes. Its library leaves one standing that it drew but once, so that it is erased here. */
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

    /** The line of the terminal on which the bar is drawn. */
    private record Line(PrintWriter terminal) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String text) {
            draw("\r" + text, terminal);
        }

        @Override
        public void close() {}
    }
}
