package dev.gleaner.cli;

import dev.gleaner.document.FileProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Standard output of the process. Unlike {@link System#out}, it keeps the reason why it cannot be written. */
final class StandardOutput extends OutputStream {
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why output is missing, such as a full disk; empty if it is complete, or if its reader closed the pipe. */
    String problem() {
        String reason = failure == null ? "" : FileProblem.inWords(failure);
        return reason.contains("pipe") ? "" : reason;
    }
}
