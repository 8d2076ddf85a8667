package dev.gleaner.event.read;

import java.util.Collection;
import java.util.List;

/**
 * The kinds of objects that carry records, recognised by the names of their members. A kind is only shown to users:
 * records are found in objects of any kind.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum CarrierKind {
    /** An answer of Loki, or a line of logcli (Loki 2 and 3, HTTP API). */
    LOKI("loki", "stream values", "resultType", "line labels"),
    /** A hit or an answer of Elasticsearch or OpenSearch. */
    ELASTICSEARCH("elasticsearch", "_source", "_index", "hits took"),
    /** A message of a stream of CloudWatch, or of a subscription to it. */
    CLOUD_WATCH("cloudwatch", "logEvents", "logStreamName", "awslogs", "ingestionTime", "logStreamNames"),
    /** A record of Kinesis or Firehose. */
    KINESIS("kinesis", "kinesis", "partitionKey", "PartitionKey", "deliveryStreamArn", "recordId"),
    /** A message of Google's Pub/Sub. */
    PUB_SUB("pubsub", "ackId", "messageId", "publishTime"),
    /** An entry of Google Cloud Logging. */
    GOOGLE("google", "insertId", "logName resource"),
    /** A diagnostic record of Azure, or a row of Log Analytics. */
    AZURE("azure", "log_s", "properties category", "TimeGenerated", "_ResourceId", "LogMessage"),
    /** A message of Graylog. */
    GELF("gelf", "short_message", "full_message", "gl2_source_input", "gl2_message_id"),
    /** A message of Sumo Logic. */
    SUMO_LOGIC("sumologic", "_sourcecategory", "_messagetime", "_sourceCategory", "_messageTime"),
    /** An event or a result of Splunk. */
    SPLUNK("splunk", "_raw", "sourcetype", "preview result"),
    /** A log of Datadog. */
    DATADOG("datadog", "ddsource", "ddtags"),
    /** A log of New Relic. */
    NEW_RELIC("newrelic", "newrelic.source", "newrelic.logPattern", "plugin.type"),
    /** Logs in the JSON of OpenTelemetry. */
    OPEN_TELEMETRY("opentelemetry", "resourceLogs", "scopeLogs", "logRecords"),
    /** A record of OpenShift's collector. */
    OPEN_SHIFT("openshift", "openshift", "viaq_msg_id", "viaq_index_name", "pipeline_metadata"),
    /** An event of a beat, of the Elastic agent or of Logstash. */
    BEATS("beats", "ecs", "@metadata", "beat", "@version"),
    /** An event of Vector. */
    VECTOR("vector", "source_type"),
    /** An entry of systemd's journal. */
    JOURNAL("journal", "MESSAGE", "__REALTIME_TIMESTAMP", "_SYSTEMD_UNIT"),
    /** A record of Kafka. */
    KAFKA("kafka", "topic partition", "topic offset"),
    /** An event of CloudEvents. */
    CLOUD_EVENTS("cloudevents", "specversion");

    /** The word for an object of no kind. */
    static final String ANY = "json";

    private final String word;
    private final List<List<String>> members;

    CarrierKind(String word, String... members) {
        this.word = word;
        this.members = List.of(members).stream()
                .map(names -> List.of(names.split(" ", -1)))
                .toList();
    }

    /** The kind in a word. */
    String word() {
        return word;
    }

    /** The kind of an object with these members in a word; empty if it is of no kind. */
    static String of(Collection<String> names) {
        for (CarrierKind kind : values()) {
            for (List<String> all : kind.members) {
                if (names.containsAll(all)) {
                    return kind.word;
                }
            }
        }
        return "";
    }
}
