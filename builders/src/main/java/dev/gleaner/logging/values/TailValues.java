package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How fluent-bit reads files. The chart reads no other options of the input. */
@Value.Immutable
public interface TailValues extends Editable<TailValues, TailValues.Builder> {
    /** How tail input values are read, checked and written. */
    Shape<TailValues> SHAPE = Shape.object("tail input values", Builder::new)
            .text("Buffer_Chunk_Size", TailValues::bufferChunkSize, Builder::bufferChunkSize)
            .text("Buffer_Max_Size", TailValues::bufferMaxSize, Builder::bufferMaxSize)
            .text("Mem_Buf_Limit", TailValues::memBufLimit, Builder::memBufLimit)
            .text("Multiline_Flush", TailValues::multilineFlush, Builder::multilineFlush)
            .text("Skip_Long_Lines", TailValues::skipLongLines, Builder::skipLongLines)
            .open(ValuesFault.UNREAD);

    /** The initial size of the buffer of a file, such as {@code 64k}; empty means the default of fluent-bit. */
    Optional<String> bufferChunkSize();

    /** The size limit of the buffer of a file, such as {@code 64k}; empty means the default of fluent-bit. */
    Optional<String> bufferMaxSize();

    /** The memory for records that are not sent yet, such as {@code 5MB}; empty means the default of fluent-bit. */
    Optional<String> memBufLimit();

    /**
     * The time for which a record of several lines waits for its next line, in seconds; empty means the default of
     * fluent-bit.
     */
    Optional<String> multilineFlush();

    /**
     * Whether a line that exceeds the buffer is skipped, {@code On} or {@code Off}; empty means the default of
     * fluent-bit.
     */
    Optional<String> skipLongLines();

    /** Options of the input that the consumer fills in. */
    static TailValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds options of the input. */
    final class Builder extends ImmutableTailValues.Builder implements ModelBuilder<TailValues> {
        Builder() {}
    }
}
