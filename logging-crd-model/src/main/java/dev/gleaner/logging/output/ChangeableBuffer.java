package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Changes the buffer of a plug-in of any type. The method is not in {@link OutputTarget}, because the constants there
 * load the classes of all plug-ins.
 */
interface ChangeableBuffer {
    /**
     * This plug-in with a changed buffer, whatever its type is; all other settings stay. The consumer starts from the
     * current buffer, or from an empty one if there is none.
     *
     * @throws IllegalStateException if the plug-in is not a {@link BufferedOutput}
     */
    default OutputTarget withBuffer(Consumer<Buffer.Builder> change) {
        Objects.requireNonNull(change, "change");
        Consumer<Object> edit = builder -> ((BufferSetter) builder).buffer(change);
        if (this instanceof BufferedOutput
                && this instanceof Editable<?, ?> output
                && output.edit(edit) instanceof OutputTarget changed) {
            return changed;
        }
        throw new IllegalStateException("the plug-in has no buffer");
    }
}
