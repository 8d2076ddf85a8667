package dev.gleaner.logging.output;

import dev.gleaner.document.Opaque;
import dev.gleaner.document.Tree;
import java.util.Objects;
import java.util.Set;

/**
 * A plug-in without a model, which is kept unchanged.
 *
 * @param content the key and its value, as a mapping
 */
public record OpaqueOutput(Tree.Mapping content) implements OutputTarget, Opaque {
    /** All plug-ins of the supported operators, 3.17.3 to 6.7.0. */
    static final Set<String> KEYS = Set.of(
            "awsElasticsearch",
            "azurestorage",
            "cloudwatch",
            "datadog",
            "elasticsearch",
            "file",
            "forward",
            "gcs",
            "gelf",
            "http",
            "kafka",
            "kinesisFirehose",
            "kinesisStream",
            "lmLogs",
            "logdna",
            "loki",
            "logz",
            "mattermost",
            "newrelic",
            "nullout",
            "opensearch",
            "oss",
            "rabbitmq",
            "redis",
            "relabel",
            "s3",
            "splunkHec",
            "sqs",
            "sumologic",
            "syslog",
            "vmwareLogInsight",
            "vmwareLogIntelligence");

    /** Refuses null. */
    public OpaqueOutput {
        Objects.requireNonNull(content, "content");
    }

    /** A plug-in by its key, such as {@code elasticsearch}, and its value. */
    public static OpaqueOutput of(String key, Tree content) {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(key, "key");
        return new OpaqueOutput(Tree.mapping(m -> m.put(key, content)));
    }

    /** The keys alone, because the content may contain a secret. */
    @Override
    public String toString() {
        return "OpaqueOutput" + content.fields().stream().map(Tree.Field::name).toList();
    }
}
