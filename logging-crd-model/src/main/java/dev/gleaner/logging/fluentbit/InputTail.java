package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How fluent-bit reads the log files of containers ({@code inputTail}, fluent-bit {@code tail}). Numbers and switches
 * are texts, as in the configuration of fluent-bit. Sizes are in bytes, or end with {@code K}, {@code M} or {@code G}.
 */
@Value.Immutable
public interface InputTail extends Editable<InputTail, InputTail.Builder> {
    /** How tail inputs are read, checked and written. */
    Shape<InputTail> SHAPE = Shape.object("tail input", Builder::new)
            .text("Path", InputTail::path, Builder::path)
            .text("Exclude_Path", InputTail::excludePath, Builder::excludePath)
            .text("Path_Key", InputTail::pathKey, Builder::pathKey)
            .text("Tag", InputTail::tag, Builder::tag)
            .text("Tag_Regex", InputTail::tagRegex, Builder::tagRegex)
            .text("Key", InputTail::key, Builder::key)
            .flag("Read_From_Head", InputTail::readFromHead, Builder::readFromHead)
            .since("3.17.7")
            .text("Refresh_Interval", InputTail::refreshInterval, Builder::refreshInterval)
            .text("Rotate_Wait", InputTail::rotateWait, Builder::rotateWait)
            .text("Ignore_Older", InputTail::ignoreOlder, Builder::ignoreOlder)
            .optional("Skip_Long_Lines", FluentbitOptions.SWITCH, InputTail::skipLongLines, Builder::skipLongLines)
            .optional("Buffer_Chunk_Size", FluentbitOptions.SIZE, InputTail::bufferChunkSize, Builder::bufferChunkSize)
            .optional("Buffer_Max_Size", FluentbitOptions.SIZE, InputTail::bufferMaxSize, Builder::bufferMaxSize)
            .optional("Mem_Buf_Limit", FluentbitOptions.SIZE, InputTail::memBufLimit, Builder::memBufLimit)
            .text("storage.type", InputTail::storageType, Builder::storageType)
            .optional(
                    "storage.pause_on_chunks_overlimit",
                    FluentbitOptions.SWITCH,
                    InputTail::storagePauseOnChunksOverlimit,
                    Builder::storagePauseOnChunksOverlimit)
            .since("6.7.0")
            .optional(
                    "File_Cache_Advise", FluentbitOptions.SWITCH, InputTail::fileCacheAdvise, Builder::fileCacheAdvise)
            .since("6.7.0")
            .text("DB", InputTail::db, Builder::db)
            .flag("DB.locking", InputTail::dbLocking, Builder::dbLocking)
            .since("3.17.10")
            .text("DB.journal_mode", InputTail::dbJournalMode, Builder::dbJournalMode)
            .since("3.17.10")
            .text("DB_Sync", InputTail::dbSync, Builder::dbSync)
            .texts("multiline.parser", InputTail::multilineParser, Builder::multilineParser)
            .text("Parser", InputTail::parser, Builder::parser)
            .texts("Parser_N", InputTail::parserN, Builder::parserN)
            .optional("Multiline", FluentbitOptions.SWITCH, InputTail::multiline, Builder::multiline)
            .text("Multiline_Flush", InputTail::multilineFlush, Builder::multilineFlush)
            .text("Parser_Firstline", InputTail::parserFirstline, Builder::parserFirstline)
            .optional("Docker_Mode", FluentbitOptions.SWITCH, InputTail::dockerMode, Builder::dockerMode)
            .text("Docker_Mode_Flush", InputTail::dockerModeFlush, Builder::dockerModeFlush)
            .text("Docker_Mode_Parser", InputTail::dockerModeParser, Builder::dockerModeParser)
            .rule(TailRules::checkOptions)
            .rule(TailRules::checkDropped)
            .rule(TailRules::checkLongLines)
            .rule(FluentbitOptions.words("storage.type", "memory", "filesystem", "memrb"));

    /**
     * The files, as patterns separated by commas; empty means the operator's default,
     * {@code /var/log/containers/*.log}.
     */
    Optional<String> path();

    /** The files that are not read, as patterns separated by commas; empty means none. */
    Optional<String> excludePath();

    /** The field for the name of the file; empty means that records do not contain it. */
    Optional<String> pathKey();

    /**
     * The tag of records, in which {@code *} is replaced by the path of the file; empty means the operator's default,
     * {@code kubernetes.*}.
     */
    Optional<String> tag();

    /** The regular expression whose named groups extract parts of the file name for the tag; empty means none. */
    Optional<String> tagRegex();

    /** The field for a line that no parser accepts; empty means {@code log}. */
    Optional<String> key();

    /**
     * Whether files that fluent-bit finds at its first start are read from their beginning; empty means that only new
     * lines are read.
     */
    Optional<Boolean> readFromHead();

    /** The time between searches for new files, in seconds; empty means the operator's default, 5. */
    Optional<String> refreshInterval();

    /** The time for which a renamed file is read to its end, in seconds; empty means 5. */
    Optional<String> rotateWait();

    /** The age from which files are ignored, in seconds or such as {@code 2h}; empty means that no file is ignored. */
    Optional<String> ignoreOlder();

    /**
     * Whether a line that exceeds the buffer is skipped, {@code On} or {@code Off}; empty means the operator's default,
     * on. If it is off, fluent-bit stops reading the file at that line.
     */
    Optional<String> skipLongLines();

    /** The size of the buffer of a file; empty means 32K. */
    Optional<String> bufferChunkSize();

    /**
     * The size up to which the buffer of a file grows, which limits the length of a line; empty means that it does not
     * grow.
     */
    Optional<String> bufferMaxSize();

    /**
     * The memory for records that are not sent yet, beyond which reading pauses; empty means the operator's default,
     * 5MB.
     */
    Optional<String> memBufLimit();

    /** Where records wait to be sent: {@code memory} or {@code filesystem}; empty means memory. */
    Optional<String> storageType();

    /**
     * Whether reading pauses if too many chunks are in memory, {@code On} or {@code Off}; it has an effect only with
     * {@code storage.type: filesystem}. Empty means the operator's default, on.
     */
    Optional<String> storagePauseOnChunksOverlimit();

    /** Whether the kernel is told not to cache the files, {@code On} or {@code Off}; empty means on. */
    Optional<String> fileCacheAdvise();

    /**
     * The file that stores how far each file is read; empty means the operator's default,
     * {@code /tail-db/tail-containers-state.db}. An empty text means no such file: what is written while fluent-bit is
     * down is then lost.
     */
    Optional<String> db();

    /**
     * Whether only fluent-bit can open the database, which makes it faster; empty means the operator's default, true.
     */
    Optional<Boolean> dbLocking();

    /** The journal mode of the database; empty means {@code WAL}, which does not work on network file systems. */
    Optional<String> dbJournalMode();

    /** The synchronisation of the database, which fluent-bit refuses because its name for it is {@code db.sync}. */
    Optional<String> dbSync();

    /**
     * The multiline parsers, such as {@code cri} or {@code docker}, of which each file uses the first that fits. If
     * there are any, the operator drops the fields below. Empty means none.
     */
    List<String> multilineParser();

    /** The parser of lines; empty means {@code cri}, or {@code docker} where Docker runs the containers. */
    Optional<String> parser();

    /**
     * Additional parsers for multiline messages, which fluent-bit refuses because the operator writes them with a wrong
     * name.
     */
    List<String> parserN();

    /**
     * Whether lines are joined to messages, {@code On} or {@code Off}, in which case {@code Parser} has no effect;
     * empty means off.
     */
    Optional<String> multiline();

    /** The time for which an incomplete message waits for its next line, in seconds; empty means 4. */
    Optional<String> multilineFlush();

    /** The parser that accepts the first line of a message; required for {@code Multiline: On}. Empty means none. */
    Optional<String> parserFirstline();

    /**
     * Whether the parts into which Docker splits a long line are joined, {@code On} or {@code Off}; empty means off.
     */
    Optional<String> dockerMode();

    /** The time for which an incomplete line of Docker waits for its next part, in seconds; empty means 4. */
    Optional<String> dockerModeFlush();

    /** The parser of the first line of a message in Docker mode; empty means none. */
    Optional<String> dockerModeParser();

    /** A tail input that the consumer fills in. */
    static InputTail of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a tail input. */
    final class Builder extends ImmutableInputTail.Builder implements ModelBuilder<InputTail> {
        Builder() {}
    }
}
