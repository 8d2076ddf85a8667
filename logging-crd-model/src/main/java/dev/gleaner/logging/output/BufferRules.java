package dev.gleaner.logging.output;

import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.ChunkKeys;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.plugin.PlainNumber;
import dev.gleaner.logging.plugin.PluginFault;
import dev.gleaner.logging.plugin.RawText;
import dev.gleaner.logging.plugin.RecordAccessor;
import dev.gleaner.logging.plugin.TimeZoneName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Checks a buffer as fluentd does (fluentd 1.14.6, lib/fluent/plugin/output.rb and buffer.rb). */
final class BufferRules {
    private static final List<String> FLUSH_MODES = List.of("default", "lazy", "interval", "immediate");

    private static final List<String> TYPES = List.of("file", "memory", "file_single");

    private static final Pattern CHUNK_KEY = Pattern.compile("[-_.@a-zA-Z0-9]+");

    private static final Shape.Rule<Tree.Mapping> ZONE = TimeZoneName.rule("timekey_zone");

    private static final List<String> TIMES =
            List.of("delayed_commit_timeout", "retry_timeout", "retry_wait", "retry_max_interval", "timekey_wait");

    /** The minimum number of bytes of a record of a pod or of an audit log. */
    private static final int SMALLEST_RECORD = 64;

    private static final List<String> SIZES = List.of("chunk_limit_size", "total_limit_size");

    private static final List<String> NUMBERS = List.of(
            "chunk_full_threshold",
            "flush_thread_interval",
            "flush_thread_burst_interval",
            "retry_secondary_threshold",
            "retry_exponential_backoff_base");

    private static final List<Shape.Rule<Tree.Mapping>> RULES = List.of(
            Options.among("compress", "text", "gzip"),
            Options.among("flush_mode", FLUSH_MODES.toArray(String[]::new)),
            Options.among("overflow_action", "throw_exception", "block", "drop_oldest_chunk"),
            Options.among("retry_type", "exponential_backoff", "periodic"),
            BufferRules::checkType,
            BufferRules::checkTags,
            BufferRules::checkSingleKey,
            BufferRules::checkTime,
            BufferRules::checkFlushInterval,
            BufferRules::checkLazy,
            BufferRules::checkValues,
            IgnoredValue.falseOf("retry_randomize"),
            BufferRules::checkFlushAtShutdown,
            IgnoredValue.zeroOf("retry_max_times"),
            IgnoredValue.positive(
                    "chunk_limit_records", "queue_limit_length", "queued_chunks_limit_size", "flush_thread_count"));

    private BufferRules() {}

    static void check(Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        if (buffer.isTrue("disabled")) {
            violations.report(OutputFault.BUFFER_DISABLED, buffer, path, "disabled");
        } else {
            RULES.forEach(rule -> rule.check(buffer, position, path, violations));
        }
    }

    private static void checkType(Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        Options.unknown(buffer, "type", TYPES)
                .ifPresent(type -> violations.report(
                        OutputFault.BUFFER_TYPE,
                        buffer,
                        path,
                        "type",
                        Violation.quoted(type),
                        String.join(", ", TYPES)));
        String chunks = buffer.text("path").filter(text -> !text.isEmpty()).orElse("*");
        if (buffer.text("type").equals(Optional.of("file_single")) && chunks.contains("*")) {
            violations.report(OutputFault.BUFFER_FILE_SINGLE, buffer, path, "type");
        }
    }

    private static void checkTags(Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        if (!ChunkKeys.isReadable(buffer)) {
            violations.report(OutputFault.CHUNK_KEYS_UNREADABLE, buffer, path, "tags");
            return;
        }
        for (String key : ChunkKeys.of(buffer).fields()) {
            Optional<String> problem =
                    key.startsWith("$[") ? Optional.of("bracket notation is not allowed") : RecordAccessor.problem(key);
            if (problem.isPresent()) {
                violations.report(OutputFault.CHUNK_KEY_PATH, buffer, path, "tags", problem.get());
            } else if (!key.startsWith("$.") && !CHUNK_KEY.matcher(key).matches()) {
                violations.report(OutputFault.CHUNK_KEY, buffer, path, "tags", Violation.quoted(key));
            }
        }
    }

    /**
     * Checks that a {@code file_single} buffer has at most one key besides the time: the names of its files contain one
     * (lib/fluent/plugin/buf_file_single.rb).
     */
    private static void checkSingleKey(Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        ChunkKeys keys = ChunkKeys.of(buffer);
        int fields = keys.fields().size();
        if (buffer.text("type").equals(Optional.of("file_single"))
                && ChunkKeys.isReadable(buffer)
                && fields > (keys.hasTag() ? 0 : 1)) {
            violations.report(
                    OutputFault.BUFFER_FILE_SINGLE_KEYS,
                    buffer,
                    path,
                    "tags",
                    keys.hasTag() ? "chunk keys must be tag or one field" : "2 or more chunk keys is not allowed");
        }
    }

    /** Checks time slices and their zone, which fluentd ignores in a buffer that is not divided by time. */
    private static void checkTime(Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        if (!ChunkKeys.of(buffer).hasTime()) {
            return;
        }
        String timekey = buffer.text("timekey").orElse("");
        if (!timekey.isEmpty() && PlainNumber.seconds(timekey) <= 0) {
            violations.report(OutputFault.TIMEKEY, buffer, path, "timekey", PlainNumber.seconds(timekey));
        } else {
            checkValue(buffer, path, "timekey", PlainNumber::isTime, PlainNumber::seconds, " seconds", violations);
        }
        ZONE.check(buffer, position, path, violations);
    }

    private static void checkFlushInterval(
            Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        String mode = buffer.text("flush_mode").orElse("");
        boolean isKnown = mode.isEmpty() || FLUSH_MODES.contains(mode);
        if (!buffer.hasValue("flush_interval") || !isKnown) {
            return;
        }
        boolean hasTime = ChunkKeys.of(buffer).hasTime();
        if (mode.equals("interval") || !hasTime && (mode.isEmpty() || mode.equals("default"))) {
            checkValue(
                    buffer, path, "flush_interval", PlainNumber::isTime, PlainNumber::seconds, " seconds", violations);
        } else if (mode.isEmpty()) {
            violations.report(OutputFault.FLUSH_INTERVAL_IGNORED, buffer, path, "flush_interval");
        } else {
            violations.report(
                    OutputFault.FLUSH_INTERVAL_REFUSED,
                    buffer,
                    path,
                    "flush_interval",
                    mode.equals("default") ? "lazy" : mode);
        }
    }

    private static void checkValues(Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        for (String time : TIMES) {
            checkValue(buffer, path, time, PlainNumber::isTime, PlainNumber::seconds, " seconds", violations);
        }
        for (String number : NUMBERS) {
            checkValue(buffer, path, number, PlainNumber::isNumber, PlainNumber::number, "", violations);
        }
        for (String size : SIZES) {
            Optional<String> text = buffer.text(size).flatMap(RawText::read).filter(read -> !read.isEmpty());
            double bytes = text.map(PlainNumber::bytes).orElse(Double.MAX_VALUE);
            if (bytes == 0 || bytes < SMALLEST_RECORD && PlainNumber.isSize(text.orElse(""))) {
                Fault fault =
                        size.equals("chunk_limit_size") ? OutputFault.CHUNK_LIMIT_SIZE : OutputFault.TOTAL_LIMIT_SIZE;
                violations.report(fault, buffer, path, size, PlainNumber.print(bytes));
            } else {
                checkValue(buffer, path, size, PlainNumber::isSize, PlainNumber::bytes, " bytes", violations);
            }
        }
    }

    /**
     * Warns of chunks that are sent only when they are full, because they have neither an interval nor a time slice.
     */
    private static void checkLazy(Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        if (buffer.text("flush_mode").equals(Optional.of("lazy"))
                && !ChunkKeys.of(buffer).hasTime()) {
            violations.report(OutputFault.FLUSH_LAZY, buffer, path, "flush_mode");
        }
    }

    private static void checkValue(
            Tree.Mapping buffer,
            FieldPath path,
            String field,
            Predicate<String> isClear,
            ToDoubleFunction<String> value,
            String unit,
            Violations violations) {
        buffer.text(field)
                .flatMap(RawText::read)
                .filter(text -> !text.isEmpty() && !isClear.test(text))
                .ifPresent(text -> violations.report(
                        PluginFault.VALUE_MISREAD,
                        buffer,
                        path,
                        field,
                        Violation.quoted(text),
                        PlainNumber.print(value.applyAsDouble(text)) + unit));
    }

    /** Warns of false in a buffer in memory, which is flushed at shutdown by default, unlike a buffer in files. */
    private static void checkFlushAtShutdown(
            Tree.Mapping buffer, Position position, FieldPath path, Violations violations) {
        if (buffer.text("type").equals(Optional.of("memory")) && buffer.isFalse("flush_at_shutdown")) {
            violations.report(OutputFault.FALSE_IGNORED, buffer, path, "flush_at_shutdown");
        }
    }
}
