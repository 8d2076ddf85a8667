package dev.gleaner.logging.output;

import dev.gleaner.document.Fault;

/**
 * Errors in an output that the logging operator, the API server or fluentd refuse or ignore (logging-operator 3.17.3,
 * pkg/sdk/logging/model/output; fluentd, lib/fluent/plugin/output.rb and out_forward.rb).
 */
public final class OutputFault {
    /**
     * An output has no plug-in. The operator reports a problem in its status; as soon as a flow refers to it, the
     * operator refuses the whole configuration of that fluentd and keeps the previous one. Add a plug-in such as
     * {@code http}, or {@code nullout: {}} to drop records.
     */
    public static final Fault OUTPUT_TARGET_NONE = Fault.error("output-target-none", "no output target configured");

    /**
     * An output has several plug-ins. As soon as a flow refers to it, the operator refuses the configuration of the
     * whole fluentd. Write an output for each plug-in; a flow can refer to several outputs.
     */
    public static final Fault OUTPUT_TARGETS =
            Fault.error("output-targets-several", "multiple output targets configured: [%s]");

    /**
     * Two fields are set that exclude each other, such as a value and the name of a record field with the value, or two
     * kinds of credentials. The operator refuses the configuration of the whole fluentd. Remove one of them.
     */
    public static final Fault FIELDS_EXCLUSIVE =
            Fault.error("fields-exclusive", "%s and %s cannot be set simultaneously");

    /**
     * Neither of two fields is set, and the plug-in needs one of them. The operator refuses the configuration of the
     * whole fluentd. Set one of them.
     */
    public static final Fault FIELDS_NONE = Fault.error("fields-none", "Either %s or %s must be configured");

    /**
     * A field is deprecated by the plug-in of fluentd, which still accepts it and logs a warning. A later version may
     * remove it. Write the other field instead.
     */
    public static final Fault FIELD_DEPRECATED = Fault.warning("field-deprecated", "%s is deprecated; use %s");

    /**
     * An output {@code oss} has no access key secret. Each version of the CRDs requires one, and the API server refuses
     * the object. Set {@code access_key_secret} for 4.4.0 and later, and {@code aaccess_key_secret} before.
     */
    public static final Fault OSS_SECRET_NONE =
            Fault.error("oss-secret-none", "missing access_key_secret, or aaccess_key_secret before 4.4.0");

    /**
     * The formatter {@code csv} needs a list of fields, for which the CRDs have no field. fluentd does not start. Write
     * another formatter, such as {@code json} or {@code ltsv}.
     */
    public static final Fault FORMAT_CSV = Fault.error("format-csv", "'fields' parameter is required");

    /**
     * A formatter is not one of those that the CRDs of every version list. The API server refuses the object, even where
     * fluentd has the formatter, such as {@code stdout}. Write one of those in the message; types are case-sensitive.
     */
    public static final Fault FORMAT_TYPE =
            Fault.error("format-type-unknown", "Unsupported value: %s: supported values: %s");

    /**
     * A buffer has a flush interval and no flush mode. The operator always writes a timekey, so fluentd uses the mode
     * {@code lazy} and ignores the interval: records are sent when the time slice ends, after ten minutes by default.
     * Set {@code flush_mode: interval}, or a shorter {@code timekey}.
     */
    public static final Fault FLUSH_INTERVAL_IGNORED = Fault.warning(
            "flush-interval-ignored",
            "'flush_interval' is ignored because default 'flush_mode' is not 'interval': 'lazy'");

    /**
     * A buffer has a flush interval and a flush mode that does not use it. fluentd does not start. Set
     * {@code flush_mode: interval}, or remove the interval.
     */
    public static final Fault FLUSH_INTERVAL_REFUSED = Fault.error(
            "flush-interval-refused",
            "'flush_interval' can't be specified when 'flush_mode' is not 'interval' explicitly: '%s'");

    /**
     * A buffer is disabled. The operator omits its section, and the plug-in uses its own buffer, usually in memory and
     * flushed after a minute: records are still buffered, and lost when fluentd stops hard. Remove the field, or set
     * {@code type: memory} and the times that are wanted.
     */
    public static final Fault BUFFER_DISABLED =
            Fault.warning("buffer-disabled", "records are still buffered: the plug-in uses its own buffer");

    /**
     * The type of a buffer is not one of those in fluentd's image. fluentd does not start, unless its image has another
     * buffer plug-in. Write one of the types in the message.
     */
    public static final Fault BUFFER_TYPE =
            Fault.error("buffer-type-unknown", "Unknown buffer plugin %s; expected one of %s");

    /**
     * A buffer with one file for each chunk has no path, or a path with a star, as the operator writes it. fluentd
     * uses the folder of that path, and refuses a second output with such a buffer. Set {@code path} to a folder of its
     * own.
     */
    public static final Fault BUFFER_FILE_SINGLE = Fault.warning(
            "buffer-file-single", "file_single doesn't allow user specified 'prefix.*.suffix' style path");

    /**
     * A buffer with one file for each chunk divides records by the tag and a field, or by several fields. fluentd does
     * not start. Keep one of them in {@code tags}, besides {@code time}, or set {@code type: file}.
     */
    public static final Fault BUFFER_FILE_SINGLE_KEYS = Fault.error("buffer-file-single-keys", "%s");

    /**
     * A key in {@code tags} of a buffer is neither a name nor a path such as {@code $.kubernetes.host}. fluentd does
     * not start. Separate keys by commas.
     */
    public static final Fault CHUNK_KEY =
            Fault.error("chunk-key-invalid", "chunk_keys specification includes invalid char: %s");

    /**
     * A key in {@code tags} of a buffer is a path to a nested field that fluentd cannot read. fluentd does not start.
     * Write it as {@code $.kubernetes.host}.
     */
    public static final Fault CHUNK_KEY_PATH = Fault.error("chunk-key-path", "in chunk_keys: %s");

    /**
     * The {@code tags} of a buffer begin with a bracket and are no list of texts in JSON. fluentd does not start. Write
     * {@code tag,time}, or {@code ["tag","time"]}.
     */
    public static final Fault CHUNK_KEYS_UNREADABLE =
            Fault.error("chunk-keys-unreadable", "what begins with [ must be a list of texts in JSON");

    /**
     * The length of the time slices of a buffer is not positive, or not a time. fluentd does not start. Write a time
     * such as {@code 10m}.
     */
    public static final Fault TIMEKEY =
            Fault.error("timekey-invalid", "timekey should be greater than 0. current timekey: %s");

    /**
     * The size limit of chunks is 0, or smaller than any record. Every record goes to the error output. Write a size
     * such as {@code 8MB}.
     */
    public static final Fault CHUNK_LIMIT_SIZE =
            Fault.warning("chunk-limit-size-zero", "every record is larger than buffer chunk limit size (%s)");

    /**
     * The size limit of a buffer is 0, or smaller than any record. fluentd starts, and refuses every record. Write a
     * size such as {@code 512MB}, or remove the field.
     */
    public static final Fault TOTAL_LIMIT_SIZE =
            Fault.warning("total-limit-size-zero", "buffer space has too many data, because its limit is %s bytes");

    /**
     * A buffer is flushed lazily and is not divided by time. Its chunks are sent only when they are full; the others
     * wait until fluentd stops. Add {@code time} to {@code tags}, or set {@code flush_mode: interval}.
     */
    public static final Fault FLUSH_LAZY = Fault.warning(
            "flush-lazy-without-time", "records are sent only when a chunk is full, because tags has no time");

    /**
     * A text has a placeholder that is not a key of the output's chunks. fluentd sends the text with the placeholder in
     * it. Add the key to {@code tags} of the buffer.
     */
    public static final Fault PLACEHOLDER_UNKNOWN =
            Fault.warning("placeholder-unknown", "chunk key placeholder '%s' not replaced");

    /**
     * A text is not a URI. fluentd does not start. Write a URL that begins with {@code http://} or {@code https://}.
     */
    public static final Fault URI_BAD = Fault.error("uri-bad", "bad URI(is not URI?): %s");

    /**
     * A user name has no password. fluentd does not start. Add the {@code password}, or remove the user
     * (fluent-plugin-elasticsearch and fluent-plugin-opensearch, out_elasticsearch.rb and out_opensearch.rb).
     */
    public static final Fault PASSWORD_NONE =
            Fault.error("password-none", "`password` must be present if `user` is present");

    /**
     * A parameter is absent that the plug-in of fluentd requires, although the CRD does not. fluentd does not start.
     * Add it.
     */
    public static final Fault PARAMETER_NONE = Fault.error("parameter-none", "'%s' parameter is required");

    /**
     * Only one end of a range of TLS versions is set. fluentd does not start. Write both or none
     * (fluent-plugin-elasticsearch, elasticsearch_tls.rb).
     */
    public static final Fault TLS_RANGE = Fault.error("tls-range-open", "when you set '%s', must set '%s' together");

    /**
     * An option was removed from the plug-in. fluentd does not start. Remove it; the index of a lifecycle policy is
     * {@code index_name}, or with {@code logstash_format} the {@code logstash_prefix}.
     */
    public static final Fault INDEX_PREFIX_REMOVED = Fault.error(
            "index-prefix-removed",
            "'index_prefix' parameter is already removed; use index_name, or logstash_prefix with logstash_format");

    /**
     * A CloudWatch output has none or several of the fields for its log group, its log stream, or the tags or retention
     * of log groups. fluentd does not start. Write one of the fields; tags and retention may be omitted
     * (fluent-plugin-cloudwatch-logs, lib/fluent/plugin/out_cloudwatch_logs.rb).
     */
    public static final Fault CLOUDWATCH_FIELDS = Fault.error("cloudwatch-fields", "Set only one of %s; found %s");

    /**
     * A batch is larger than the Kinesis service accepts. fluentd does not start. Write a smaller number, or omit the
     * field (aws-fluent-plugin-kinesis, lib/fluent/plugin/kinesis_helper/api.rb).
     */
    public static final Fault KINESIS_BATCH = Fault.error("kinesis-batch-limit", "%s can't be grater than %s: %s");

    /**
     * A LogicMonitor output has neither both parts of an API token nor a bearer token. The configuration check passes,
     * but the plug-in fails when fluentd starts it. Add {@code access_id} and {@code access_key}, or
     * {@code bearer_token} (lm-logs-fluentd, lib/fluent/plugin/out_lm.rb).
     */
    public static final Fault LM_LOGS_CREDENTIALS = Fault.error(
            "lm-logs-credentials",
            "Either access_id and access_key both or bearer_token must be specified for authentication with"
                    + " Logicmonitor");

    /**
     * A flag is false, but its default in the plug-in is true. The operator omits false, so the flag stays on. Remove
     * it.
     */
    public static final Fault FALSE_IGNORED = Fault.warning(
            "false-ignored", "false is ignored: the operator omits it, and the default of the plug-in is true");

    /**
     * A number is 0, and the plug-in has another default. The operator omits 0, so the default is used. Remove the
     * field, or write the smallest number that helps, such as 1.
     */
    public static final Fault ZERO_IGNORED =
            Fault.warning("zero-ignored", "0 is ignored: the operator omits it, and the plug-in uses its default");

    /**
     * A word is not one of those that the Sumo Logic plug-in knows. fluentd does not start; with an unknown format of
     * metrics it starts, but sends nothing. Write one of the words.
     */
    public static final Fault SUMOLOGIC_WORD = Fault.error("sumologic-word-unknown", "Invalid %s %s must be %s");

    /**
     * A Kafka output uses the default topic for unknown topics, and has no default topic. fluentd does not start. Set
     * {@code default_topic}, or remove {@code use_default_for_unknown_topic}.
     */
    public static final Fault KAFKA_DEFAULT_TOPIC = Fault.error(
            "kafka-default-topic-none", "default_topic must be set when use_default_for_unknown_topic is true");

    /**
     * A Kafka output has an option of the plug-in {@code rdkafka2}, and uses {@code kafka2}. fluentd ignores the
     * option. Set {@code use_rdkafka: true}, or remove the option.
     */
    public static final Fault KAFKA_RDKAFKA =
            Fault.warning("kafka-rdkafka-unused", "%s has no effect without use_rdkafka: true");

    /**
     * An SQS output has no queue. The operator and fluentd accept it; every attempt to send records fails, and is
     * repeated. Set {@code queue_name} or {@code sqs_url}.
     */
    public static final Fault SQS_QUEUE =
            Fault.warning("sqs-queue-none", "no record is sent without queue_name or sqs_url");

    /**
     * An SQS output sends to a FIFO queue, whose name ends with {@code .fifo}, and has no message group. fluentd does
     * not start. Set {@code message_group_id}; messages of a group keep their order.
     */
    public static final Fault SQS_MESSAGE_GROUP =
            Fault.error("sqs-message-group-none", "message_group_id parameter is required for FIFO queue");

    /** A field is not one of the words in the CRDs. The API server refuses the object. Words are case-sensitive. */
    public static final Fault WORD = Fault.error("output-word-unknown", "unknown value %s; expected %s");

    /**
     * A forward output has no server. fluentd does not start. Add a server with its {@code host}, or use
     * {@code nullout: {}} to drop records.
     */
    public static final Fault FORWARD_SERVERS_NONE =
            Fault.error("forward-servers-none", "forward output plugin requires at least one <server> is required");

    /**
     * The buffer of a forward output does not divide records by their tag. fluentd does not start. Add {@code tag} to
     * {@code tags}, or remove the field.
     */
    public static final Fault FORWARD_BUFFER_TAG =
            Fault.error("forward-buffer-tag", "buffer chunk key must include 'tag' for forward output");

    /**
     * A forward output sends heartbeats by UDP and chooses addresses at random. fluentd does not start. Set
     * {@code heartbeat_type: transport}, or remove {@code dns_round_robin}.
     */
    public static final Fault FORWARD_HEARTBEAT = Fault.error(
            "forward-heartbeat",
            "forward output heartbeat type must be 'transport' or 'none' to use dns_round_robin option");

    /**
     * The endpoint of an HTTP output is not a URL. fluentd starts, cannot send anything, and retries without end. Write
     * a URL that begins with {@code http://} or {@code https://}.
     */
    public static final Fault HTTP_ENDPOINT =
            Fault.warning("http-endpoint", "no record is sent: %s is not a URL of http or https");

    /**
     * The endpoint of an HTTP output has a fragment, which is not sent. Write a number sign in a URL as {@code %23}.
     */
    public static final Fault HTTP_ENDPOINT_FRAGMENT =
            Fault.warning("http-endpoint-fragment", "what follows # is not sent: %s");

    /**
     * An HTTP output sends arrays in JSON, and has another formatter. fluentd does not start. Set {@code type: json},
     * or remove {@code json_array}.
     */
    public static final Fault HTTP_JSON_ARRAY =
            Fault.error("http-json-array", "json_array option could be used with json formatter only");

    /** The protocol of a GELF output is not known. fluentd does not start. Write {@code udp} or {@code tcp}. */
    public static final Fault GELF_PROTOCOL =
            Fault.error("gelf-protocol-unknown", "'protocol' parameter should be either 'udp' (default) or 'tcp'");

    /**
     * The port of a server is out of range. fluentd starts, cannot send anything, and retries. Write the port of the
     * server.
     */
    public static final Fault PORT =
            Fault.warning("port-range", "no record is sent: a port is a number from 1 to 65535, and not %s");

    /**
     * The host of a server has a blank or a slash, as in a URL. fluentd starts, cannot send anything, and retries. Write
     * the name or the address of the server alone.
     */
    public static final Fault HOST = Fault.warning("host-name", "no record is sent: %s is not the name of a host");

    /**
     * The URL of a server has no host, or its port is out of range. fluentd starts, cannot send anything, and retries.
     * Write the host and the port of the server.
     */
    public static final Fault URL_SERVER = Fault.warning(
            "url-server", "no record is sent: %s has no host, or its port is not a number from 1 to 65535");

    /**
     * A limit, a number of threads or a timeout is negative. fluentd starts, and the output sends nothing: its buffer
     * refuses each record, or no thread flushes it. Write a positive number, or remove the field.
     */
    public static final Fault NEGATIVE =
            Fault.warning("number-negative", "no record is sent: %s is negative; expected a positive number");

    /**
     * The host and the port of a Splunk output form no URL. fluentd does not start. Write the name or the address of the
     * collector alone, and its port.
     */
    public static final Fault SPLUNK_ADDRESS =
            Fault.error("splunk-address", "hec_host (%s) and/or hec_port (%s) are invalid.");

    /**
     * A Loki output has no URL. fluentd starts, and sends the records to Grafana Cloud, the default of the plug-in.
     * Write the address of Loki.
     */
    public static final Fault LOKI_URL_NONE =
            Fault.warning("loki-url-none", "missing, so records are sent to Grafana Cloud; expected the URL of Loki");

    /**
     * The TLS version of a syslog output is not known. fluentd starts, cannot send anything, and retries. Write
     * {@code TLSv1_2}, or remove the field.
     */
    public static final Fault SYSLOG_VERSION = Fault.warning(
            "syslog-version-unknown",
            "no record is sent: unrecognized version %s; expected TLSv1_1, TLSv1_2 or TLSv1_3");

    /** The URL of a Loki output has another protocol. fluentd does not start. Write {@code http://} in front of it. */
    public static final Fault LOKI_URL = Fault.error("loki-url", "URL parameter must have HTTP/HTTPS scheme");

    /**
     * The URL of a Loki output contains the path that the plug-in adds to it. fluentd starts, and Loki refuses the
     * requests. Remove the path.
     */
    public static final Fault LOKI_URL_PATH =
            Fault.warning("loki-url-path", "the plug-in adds %s to the URL, which has it already");

    /**
     * A label or a removed key of a Loki output is a path to a nested field that fluentd cannot read. fluentd does not
     * start. Write it as {@code $.kubernetes.host}.
     */
    public static final Fault LOKI_FIELD = Fault.error("loki-field-path", "unreadable path of a field: %s");

    /**
     * A Splunk output reads one metric from each record, and does not know the field with its value. fluentd does not
     * start. Set {@code metric_value_key}.
     */
    public static final Fault SPLUNK_METRIC_VALUE =
            Fault.error("splunk-metric-value", "`metric_value_key` is required when `metric_name_key` is set.");

    /**
     * A Splunk output reads one metric from each record, and does not know the field with its name. fluentd does not
     * start. Set {@code metric_name_key} and {@code metric_value_key}, or remove {@code metrics_from_event}.
     */
    public static final Fault SPLUNK_METRIC_NAME =
            Fault.error("splunk-metric-name", "`metric_name_key` is required when `metrics_from_event` is `false`.");

    /**
     * The transport of a syslog output is not known. fluentd starts, gives up every chunk, and moves it to its folder
     * of backups. Write {@code tls}, {@code tcp} or {@code udp}.
     */
    public static final Fault SYSLOG_TRANSPORT = Fault.warning(
            "syslog-transport-unknown", "no record is sent: unknown transport %s; expected tls, tcp or udp");

    /**
     * The path of a file output has a star for the time, and its buffer is not divided by time. fluentd does not start.
     * Add {@code time} to {@code tags}, or remove the star.
     */
    public static final Fault FILE_PATH_STAR =
            Fault.error("file-path-star", "path including '*' must be used with buffer chunk key 'time'");

    /**
     * The path of a file output has some parts of a time, but lacks others that distinguish the time slices of its
     * buffer. fluentd does not start. Write no part of a time, or all of them, such as {@code %Y%m%d%H%M} for slices of
     * minutes.
     */
    public static final Fault FILE_PATH_TIME_PARTS =
            Fault.error("file-path-time-parts", "insufficient timestamp placeholders in path");

    /**
     * The path of a file output has a time, and its buffer is not divided by time. fluentd does not start. Add
     * {@code time} to {@code tags}, or remove the time from the path.
     */
    public static final Fault FILE_PATH_TIME = Fault.error(
            "file-path-time",
            "Parameter 'path: %s' has timestamp placeholders, but chunk key 'time' is not configured");

    /**
     * The path of a file output lacks the tag, and its buffer is divided by tag, as it is by default. fluentd does not
     * start. Add {@code ${tag}} to the path, or set {@code tags: time}.
     */
    public static final Fault FILE_PATH_TAG_NONE = Fault.error(
            "file-path-tag-none", "Parameter 'path: %s' doesn't have tag placeholder; add ${tag} to the path");

    /**
     * The path of a file output has the tag, and its buffer is not divided by tag. fluentd does not start. Add
     * {@code tag} to {@code tags}; a buffer that is disabled is divided by time alone.
     */
    public static final Fault FILE_PATH_TAG = Fault.error(
            "file-path-tag", "Parameter 'path: %s' has tag placeholders, but chunk key 'tag' is not configured");

    /**
     * The path of a file output lacks a field by which its buffer is divided. fluentd does not start. Add the field to
     * the path, or remove it from {@code tags}.
     */
    public static final Fault FILE_PATH_FIELDS_NONE =
            Fault.error("file-path-fields-none", "Parameter 'path: %s' doesn't have enough placeholders for keys %s");

    /**
     * The path of a file output has a field by which its buffer is not divided. fluentd does not start. Add the field
     * to {@code tags}, or remove it from the path.
     */
    public static final Fault FILE_PATH_FIELDS = Fault.error(
            "file-path-fields", "Parameter 'path: %s' has placeholders, but chunk keys doesn't have keys %s");

    /**
     * A forward output has a server whose name ends with {@code .invalid}, which no DNS resolves (RFC 6761). fluentd
     * does not start. Write the name or the address of the server.
     */
    public static final Fault FORWARD_HOST =
            Fault.error("forward-host-invalid", "getaddrinfo: Name or service not known: %s");

    /**
     * A file of TLS is named by a path that no system has. fluentd does not start. Mount the file with
     * {@code mountFrom}.
     */
    public static final Fault TLS_FILE = Fault.error("tls-file-none", "no pod has this file: %s");

    private OutputFault() {}
}
