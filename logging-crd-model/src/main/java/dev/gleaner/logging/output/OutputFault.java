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

    /** A formatter is not one of those in the CRDs. The API server refuses the object. Types are case-sensitive. */
    public static final Fault FORMAT_TYPE = Fault.error("format-type-unknown", "unknown format type %s; expected %s");

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
            "'flush_interval' can't be specified when 'flush_mode' is not 'interval' explicitly: %s");

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

    /** An option is not one of the words that the plug-in knows. fluentd does not start. Write one of them. */
    public static final Fault OPTION_UNKNOWN = Fault.error("option-unknown", "valid options are %s but got %s");

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
     * A flag is false, and the plug-in takes true if the flag is absent. The operator omits false, so the flag stays
     * on. Remove it.
     */
    public static final Fault FALSE_IGNORED = Fault.warning(
            "false-ignored", "false is ignored: the operator omits it, and the default of the plug-in is true");

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

    private OutputFault() {}
}
