package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.fluentbit.FluentbitSpec;
import dev.gleaner.logging.fluentbit.InputTail;
import dev.gleaner.logging.resources.LoggingResources;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The kind of a record, which determines the fluent-bit that reads it. */
public enum RecordKind {
    /** A line of a container, also one of an event tailer. A record without metadata counts as one. */
    POD,
    /** An audit event, which fluent-bit reads from the log of kube-apiserver. */
    AUDIT,
    /** Anything else, such as a record of a node's journal. */
    OTHER;

    private static final String CONTAINERS = "/var/log/containers/*.log";

    /** The kind of a record: an audit event has {@code auditID} or the apiVersion of audit events. */
    public static RecordKind of(Tree.Mapping record) {
        Objects.requireNonNull(record, "record");
        boolean isAudit = !record.isSet("kubernetes")
                && (record.hasValue("auditID")
                        || record.text("apiVersion").orElse("").startsWith("audit.k8s.io/"));
        return isAudit ? AUDIT : POD;
    }

    /** The kinds that the fluent-bits of a Logging read; none if it has no fluent-bit. */
    static List<RecordKind> readBy(LoggingResources logging) {
        return fluentbits(logging).map(RecordKind::readBy).distinct().toList();
    }

    private static Stream<FluentbitSpec> fluentbits(LoggingResources logging) {
        return Stream.concat(
                logging.logging().value().spec().fluentbit().stream(),
                logging.fluentbitAgents().stream().map(agent -> agent.value().spec()));
    }

    /** The kind that a fluent-bit reads, by the path of its logs. */
    public static RecordKind readBy(FluentbitSpec fluentbit) {
        Objects.requireNonNull(fluentbit, "fluentbit");
        String path = fluentbit.inputTail().flatMap(InputTail::path).orElse(CONTAINERS);
        if (path.contains("/containers/") || path.contains("/pods/")) {
            return POD;
        }
        return path.contains("audit") || tag(fluentbit).orElse("").contains("audit") ? AUDIT : OTHER;
    }

    /** The tag that the fluent-bit of a Logging gives to audit events. */
    static String auditTag(LoggingResources logging) {
        return fluentbits(logging)
                .filter(fluentbit -> readBy(fluentbit) == AUDIT)
                .flatMap(fluentbit -> tag(fluentbit).stream())
                .findFirst()
                .orElse("kube-audit");
    }

    private static Optional<String> tag(FluentbitSpec fluentbit) {
        return fluentbit.inputTail().flatMap(InputTail::tag).filter(tag -> !tag.isEmpty());
    }
}
