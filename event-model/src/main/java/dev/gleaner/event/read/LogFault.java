package dev.gleaner.event.read;

import dev.gleaner.document.Fault;

/** Problems of a log, in addition to problems of JSON and of the structure of a record. */
public final class LogFault {
    /**
     * A line is neither JSON nor in a known format. It is skipped, and reading continues after it. If every line is
     * reported, the file is probably of another kind, or a program has changed its lines.
     */
    public static final Fault NOT_A_RECORD =
            Fault.error("log-not-a-record", "found %s, expected a record: JSON, or a line of a known format");

    /**
     * There are NUL bytes between records. After a crash of the node, a file system leaves them in place of data that
     * was not written to disk: one or more records are lost. The records before and after them are read.
     */
    public static final Fault NULS =
            Fault.warning("log-nul", "skipped %s NUL bytes, which a crash leaves in place of records");

    /**
     * A record is longer than the limit, which protects the memory of the reader. It is skipped, and reading continues
     * after it. Bodies of large objects make events long; a policy of level {@code Metadata} records none.
     */
    public static final Fault BOUND_LENGTH =
            Fault.error("log-bound-length", "the record is longer than the limit of %s bytes; it is skipped");

    /**
     * A line in the legacy format is damaged: a closing quote is missing, or a time is invalid. The event is lost. The
     * first or the last line of a truncated file looks like this.
     */
    public static final Fault LEGACY = Fault.error("log-legacy", "not a line of the legacy audit format: %s");

    /**
     * The end of a split line is missing: the container runtime splits lines of more than 16 KiB. The record is
     * incomplete and skipped. This happens at the end of a log that is still being written, and if a rotated file is
     * missing.
     */
    public static final Fault PART =
            Fault.error("log-part-missing", "the line is part of a split line whose end is missing");

    /**
     * An object mentions an audit event or a Kubernetes event, but is in no known form: the record in it is not read.
     * The sample shows how the object starts. A program between the API server and the log has changed the record.
     */
    public static final Fault NOT_UNDERSTOOD = Fault.warning(
            "log-not-understood", "the object mentions an audit event or an event, but is in no known form: %s");

    /**
     * A text in a record looks like an audit event or a Kubernetes event, but cannot be read. Usually it was truncated,
     * or too many records are nested. The record is skipped.
     */
    public static final Fault CARRIED = Fault.error("log-carried", "the record in %s cannot be read: %s");

    /**
     * A list of records, such as the body of an audit webhook, is truncated, or contains something that is not a
     * record. The records before it are read, and what follows is read separately.
     */
    public static final Fault LIST =
            Fault.error("log-list-broken", "the list that starts at %s:%s is broken here; the records before are read");

    /**
     * A file cannot be read, or not completely: it was removed after the folder was listed, it is a dangling link, the
     * user lacks the permission, or the disk fails. The other files are read; the unread records of this one are missing.
     */
    public static final Fault UNREADABLE = Fault.error("log-unreadable", "cannot be read: %s");

    /**
     * A folder contains no log: it is empty, or has only sub-folders. Name the folder with the files; sub-folders are
     * not read.
     */
    public static final Fault NO_LOG =
            Fault.error("log-folder-empty", "the folder contains no log; sub-folders are not read");

    /**
     * The log contains the same file twice, such as by its name and by its folder, or by a link. It is read once, because
     * each of its records would count twice. Remove one of the paths.
     */
    public static final Fault REPEATED =
            Fault.warning("log-repeated", "the log contains this file twice; it is read once");

    /**
     * A compressed file is damaged, or is still being written. The records before the damage are read, and none after
     * it. Copy the file again if it is a copy.
     */
    public static final Fault COMPRESSED = Fault.error(
            "log-compressed", "the compressed data is damaged or truncated: %s; the records before are read");

    /**
     * The file of a saved position is gone: it was rotated and removed before it was read completely. Its unread
     * records are lost; reading continues with the oldest existing file. Keep more backups, or read more often.
     */
    public static final Fault GAP = Fault.error(
            "log-gap",
            "files that were rotated since the saved position no longer exist; their unread records are lost");

    /**
     * A record that looks like an audit event came from the log of a pod that is neither a kube-apiserver nor a Rancher
     * with the container {@code rancher-audit-log}. Every container can print such a line, so it does not prove who did
     * what. All audit events from that pod are skipped and counted. If the pod ships the API server's own log, as a
     * host tailer does, trust it: with {@code --trust NAMESPACE/POD} on the command line, or with {@code Log.trusting}
     * in a program. The pod is unknown if a stream or a compressed file contains the event in a list longer than the
     * limit, because the object around the list may name the pod only after the list. Save such a list in a file that
     * is not compressed. The pod is also unknown if the record that contains the event is truncated.
     */
    public static final Fault CARRIER_AUDIT = Fault.warning(
            "log-carrier-audit",
            "an audit event came from the log of %s, which is not trusted as a kube-apiserver; its audit events are skipped");

    /**
     * A Kubernetes event came from the log of a pod that is not an event tailer in the control namespace,
     * {@code cattle-logging-system}. Any container can print such a line. All Kubernetes events from that pod are read
     * and counted. If another pod collects events on purpose, trust it: with {@code --trust NAMESPACE/POD} on the
     * command line, or with {@code Log.trusting} in a program.
     */
    public static final Fault CARRIER_EVENT = Fault.warning(
            "log-carrier-event",
            "a Kubernetes event came from the log of %s, which is not trusted as an event tailer; its events are read");

    /**
     * The file is the table that {@code kubectl get events} prints for people. It shows ages instead of times, and
     * shortens names, so that its events are not read. Print them with {@code -o json} or {@code -o yaml}.
     */
    public static final Fault KUBECTL_TABLE = Fault.error(
            "log-kubectl-table",
            "this is a table that kubectl prints for people, without times; its events are not read; print them with"
                    + " 'kubectl get events -o json'");

    private LogFault() {}
}
