package dev.gleaner.event.read;

import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record in the bytes of a log, whose text is decoded when it is asked for. Thread-safe. */
final class LoggedRecord extends LogRecord {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean isLog;
    private final @Nullable String time;
    private final String stream;
    private final String logtag;
    private final @Nullable PodInfo pod;

    /**
     * A record.
     *
     * @param from the start of its text, after the quote
     * @param to the end of its text, before the quote
     * @param isLog whether the text is in the field {@code log} and not in {@code message}
     */
    LoggedRecord(
            byte[] bytes,
            int from,
            int to,
            boolean isLog,
            @Nullable String time,
            String stream,
            String logtag,
            @Nullable PodInfo pod) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.isLog = isLog;
        this.time = time;
        this.stream = stream;
        this.logtag = logtag;
        this.pod = pod;
    }

    @Override
    public Optional<String> time() {
        return Optional.ofNullable(time);
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public String logtag() {
        return logtag;
    }

    @Override
    public Optional<String> message() {
        return isLog ? Optional.empty() : Optional.of(decoded());
    }

    @Override
    public Optional<String> log() {
        return isLog ? Optional.of(decoded()) : Optional.empty();
    }

    private String decoded() {
        return CompactJson.unescaped(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<PodInfo> kubernetes() {
        return Optional.ofNullable(pod);
    }
}
