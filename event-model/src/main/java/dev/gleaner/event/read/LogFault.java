package dev.gleaner.event.read;

import dev.gleaner.document.Fault;

/** What can be wrong with a log, beside what can be wrong with the JSON of a record and with its structure. */
public final class LogFault {
    /**
     * Something stands where a record is expected: a line that is neither JSON nor of a format that is known. It is
     * left out, and reading goes on behind it. If every line is told of, the file is likely of another kind, or has
     * been through a program that changed its lines.
     */
    public static final Fault NOT_A_RECORD =
            Fault.error("log-not-a-record", "found %s, expected a record: JSON, or a line of a known format");

    /**
     * NUL bytes stand between records. After a crash of the node, a file system leaves them where something was not
     * written to disk yet: a record or more is lost. What is before and behind them is read.
     */
    public static final Fault NULS = Fault.warning("log-nul", "skipped %s NUL bytes, as a crash leaves them");

    /**
     * A record is longer than the bound, which keeps a reader from filling the memory. It is left out, and reading goes
     * on behind it. Bodies of large objects make events long; a policy of level {@code Metadata} records none.
     */
    public static final Fault BOUND_LENGTH =
            Fault.error("log-bound-length", "the record is longer than the bound of %s bytes; it is left out");

    /**
     * A line starts as one of the legacy format does and is broken: a value without its closing quote, or a time that
     * is none. What it tells is lost. The first and the last line of a file that was cut look like this.
     */
    public static final Fault LEGACY = Fault.error("log-legacy", "not a line of the legacy audit format: %s");

    /**
     * A line of a container's log was taken apart by the runtime, which divides lines of more than 16 KiB, and its end
     * is missing. The record cannot be put together and is left out. That is what the end of a log that is still
     * written looks like, or one of which a rotated file is missing.
     */
    public static final Fault PART =
            Fault.error("log-part-missing", "the line is a part of a longer one, of which the end does not follow");

    /**
     * What a record of a pod's log carries as text looks like an audit event or a Kubernetes event and is none, most
     * often because it was cut. The record around it is read, what it carries is not.
     */
    public static final Fault CARRIED = Fault.error("log-carried", "the text in %s is no record: %s");

    /**
     * A list of records, such as the body of an audit webhook, is cut off, or something stands in it that is no record.
     * The records before that are read, and what follows is read by itself.
     */
    public static final Fault LIST = Fault.error(
            "log-list-broken", "the list that starts at %s:%s does not go on here; its records before this are read");

    /**
     * A file cannot be read, or not to its end: it was removed since the folder was listed, it is a link to nothing,
     * this user may not read it, or the disk fails. The other files are read; what is in this one is missing.
     */
    public static final Fault UNREADABLE =
            Fault.error("log-unreadable", "the file cannot be read: %s; what it holds is missing");

    /**
     * A folder has no log in it: no file at all, or folders alone. Name the folder that has the files; those below it are
     * not looked into.
     */
    public static final Fault NO_LOG =
            Fault.error("log-folder-empty", "there is no log in the folder; folders below it are not looked into");

    /**
     * A compressed file is damaged, or it is still being written. What comes before the damage is read, and nothing
     * behind it. Copy the file again if it is a copy.
     */
    public static final Fault COMPRESSED =
            Fault.error("log-compressed", "the compressed data is damaged or cut off: %s; what was before it is read");

    /**
     * The file that a saved position is in is gone: it was rotated and removed before it was read to its end. What it
     * held is lost; reading goes on with the oldest file that is there. Keep more backups, or read more often.
     */
    public static final Fault GAP =
            Fault.error("log-gap", "files that were rotated since the saved position are gone; what they held is lost");

    /**
     * A record that looks like an audit event came through the log of a pod that is no kube-apiserver. Every container can
     * print such a line, so that it says nothing about who did what: it is left out, as are all others from there, which are
     * counted. Is the pod one that ships the API server's own log, such as a host tailer? Then name it: {@code --trust
     * NAMESPACE/POD} on the command line, {@code Log.trusting} in a program.
     */
    public static final Fault CARRIER_AUDIT = Fault.warning(
            "log-carrier-audit",
            "an audit event came through the log of %s, which is not known as a kube-apiserver's; it is left out, as are others from there");

    /**
     * A Kubernetes event came through the log of a pod that is no event tailer in the control namespace,
     * {@code cattle-logging-system}. It may be the line of any container. It is read, as are others from there, which are
     * counted. Where events are collected by another pod on purpose, name that pod to be rid of this warning.
     */
    public static final Fault CARRIER_EVENT = Fault.warning(
            "log-carrier-event",
            "a Kubernetes event came through the log of %s, which is not known as an event tailer's; it is read, as are others from there");

    private LogFault() {}
}
