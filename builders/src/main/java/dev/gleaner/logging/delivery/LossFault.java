package dev.gleaner.logging.delivery;

import dev.gleaner.document.Fault;

/**
 * Settings with which records are lost although the manifest is valid. They were observed with fluent-bit 1.9.5 and
 * fluentd 1.14.6, which ran the configurations of the operator.
 */
public final class LossFault {
    /**
     * The fluent-bit reads a file whose lines can exceed its buffer. It skips each line of 32 kB or more, with one warning
     * for each file; audit events with bodies are often longer. Set {@code Buffer_Max_Size} to more than the longest
     * line. Lines of containers are not affected: their files divide lines after 16 KiB.
     */
    public static final Fault LONG_LINES = Fault.warning(
            "loss-long-lines",
            "fluent-bit skips each line of 32 kB or more; expected more than the longest line, such as 2M");

    /**
     * The fluent-bit has no database for how far each file is read. Records that are written while it is down are lost,
     * also during a restart. Remove the field; the operator has a default.
     */
    public static final Fault POSITIONS = Fault.warning(
            "loss-positions", "what is written while fluent-bit is down is lost; expected the path of a database");

    /**
     * The database for how far each file is read is deleted with the pod of fluent-bit. Records that are written while
     * a pod is replaced are lost. Each change of its configuration replaces it. Use a {@code hostPath} for
     * {@code positiondb}.
     */
    public static final Fault POSITIONS_OF_POD = Fault.warning(
            "loss-positions-of-pod",
            "what is written while a pod of fluent-bit is replaced is lost; expected a hostPath");

    /**
     * The fluent-bit keeps records in memory while fluentd is down. At {@code Mem_Buf_Limit} it stops reading, and the
     * records in files that are rotated in the meantime are lost. Write {@code storage.type: filesystem}.
     */
    public static final Fault PAUSED_INPUT = Fault.warning(
            "loss-paused-input",
            "while fluentd is down, fluent-bit stops reading at %s, and rotated files are lost; expected filesystem");

    /**
     * The fluent-bit gives up a chunk after a number of retries. If fluentd is down for longer, records are lost.
     * Remove the field; by the operator's default there is no limit.
     */
    public static final Fault RETRY_LIMIT =
            Fault.warning("loss-retry-limit", "fluent-bit drops records after %s retries; expected no_limits");

    /**
     * The files of fluent-bit for records that are not sent have a size limit. If fluentd is down for too long,
     * fluent-bit deletes the oldest of them. Remove the field, or make it as large as the disk allows.
     */
    public static final Fault STORAGE_LIMIT =
            Fault.warning("loss-storage-limit", "beyond %s, fluent-bit deletes the oldest records that are not sent");

    /**
     * The buffers of fluentd are in a volume that is deleted with its pod. fluentd does not send them when it stops, so
     * the records of up to one time slice of each output are lost. Use a claim ({@code disablePvc: false}; in chart
     * values it belongs to the top level, and absent means true), a {@code hostPath}, or {@code flush_at_shutdown: true}
     * in each buffer.
     */
    public static final Fault BUFFERS_OF_POD = Fault.warning(
            "loss-buffers-of-pod",
            "a new pod of fluentd loses what is in its buffers; expected %s, or flush_at_shutdown: true in each buffer");

    /**
     * An output sends datagrams. What the network or the receiver drops is lost, and neither side reports it. Use tcp;
     * with an output gelf, fluentd then does not start while the receiver is down.
     */
    public static final Fault DATAGRAMS =
            Fault.warning("loss-datagrams", "datagrams that get lost are not sent again; expected tcp");

    /**
     * An output http does not say which answers are temporary. fluentd sends a chunk again only after 503; after any
     * other failure it moves the chunk to a file and continues. Name the codes that your receiver or its proxy uses.
     */
    public static final Fault ANSWERS = Fault.warning(
            "loss-answers",
            "fluentd gives up a chunk after 429, 500, 502 or 504; expected the codes to retry, such as %s");

    /**
     * The codes of an output http do not have 503. They replace the default, so fluentd moves a chunk to a file and
     * continues when the receiver is unavailable for a moment. Add 503.
     */
    public static final Fault ANSWER_503 = Fault.warning(
            "loss-answer-503", "these codes replace 503, so that fluentd gives up a chunk after it; expected 503, too");

    /**
     * An output http treats failures as success. fluentd logs the answer, and deletes the chunk: it is neither sent
     * again nor moved to a file. Remove the field, and name the codes to retry in {@code retryable_response_codes}.
     */
    public static final Fault ANSWERS_IGNORED = Fault.warning(
            "loss-answers-ignored",
            "fluentd deletes a chunk that the receiver refuses; it does not retry; expected true");

    /**
     * A buffer has no backup. fluentd deletes a chunk that the receiver finally refuses. Remove the field: fluentd then
     * moves the chunk to a file.
     */
    public static final Fault NO_BACKUP = Fault.warning(
            "loss-no-backup", "fluentd deletes a chunk that the receiver refuses; expected false, which keeps a file");

    /**
     * A buffer gives up. After the last retry, fluentd drops all chunks in the queue, not only the one that failed.
     * Remove the field; by the operator's default there is no limit.
     */
    public static final Fault GIVES_UP = Fault.warning(
            "loss-gives-up", "fluentd drops all waiting chunks after %s; expected true, the default of the operator");

    /**
     * A full buffer drops its oldest chunk. If the receiver is down for too long, records are lost. Write
     * {@code block}: fluentd then takes nothing more, and fluent-bit waits.
     */
    public static final Fault DROPS_OLDEST = Fault.warning(
            "loss-drops-oldest", "a full buffer drops its oldest records; expected block, with which fluent-bit waits");

    /**
     * A buffer is in memory. Its records are lost if fluentd is killed, for instance when it exceeds its memory limit.
     * Remove the field; by the operator's default chunks are in files.
     */
    public static final Fault IN_MEMORY =
            Fault.warning("loss-in-memory", "what waits in memory is lost if fluentd is killed; expected file");

    /**
     * An output syslog writes the length of each message, and counts characters in place of bytes. After the first
     * message that is not ASCII, the receiver loses the rest of the connection. Write
     * {@code rfc6587_message_size: false}.
     */
    public static final Fault SYSLOG_LENGTH = Fault.warning(
            "loss-syslog-length",
            "after the first message that is not ASCII, the receiver loses the rest; expected false");

    /**
     * An output syslog sends the field {@code log}. Records of containerd have {@code message}, and audit records have
     * neither, so messages are empty. Name the field, or write {@code type: json} for the whole record.
     */
    public static final Fault SYSLOG_MESSAGE = Fault.warning(
            "loss-syslog-message",
            "messages of records without the field \"log\" are empty; expected message, or type: json");

    private LossFault() {}
}
