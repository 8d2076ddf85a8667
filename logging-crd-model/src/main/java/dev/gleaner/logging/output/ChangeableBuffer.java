package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Opaque;
import dev.gleaner.document.Violation;
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
        throw new IllegalStateException(withoutBuffer((OutputTarget) this));
    }

    private static String withoutBuffer(OutputTarget target) {
        String plugin = "the plug-in " + Violation.quoted(OutputTarget.CHOICE.keyOf(target));
        return target instanceof Opaque
                ? plugin + " has no model type, so its buffer is unknown; change its content instead"
                : plugin + " has no field buffer; only a BufferedOutput has one, such as SplunkHecOutput";
    }
}
