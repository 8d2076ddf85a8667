package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to Amazon CloudWatch Logs ({@code cloudwatch}, fluentd {@code @type cloudwatch_logs}). The log group
 * and the log stream are each a constant, the tag, or taken from a field of the record.
 */
@Value.Immutable
public non-sealed interface CloudwatchOutput
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<CloudwatchOutput, CloudwatchOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<CloudwatchOutput> SHAPE = Shape.object("cloudwatch", Builder::new)
            .required("region", Scalar.TEXT, CloudwatchOutput::region, Builder::region)
            .text("log_group_name", CloudwatchOutput::logGroupName, Builder::logGroupName)
            .requiredUntil("3.17.3")
            .text("log_group_name_key", CloudwatchOutput::logGroupNameKey, Builder::logGroupNameKey)
            .text("remove_log_group_name_key", CloudwatchOutput::removeLogGroupNameKey, Builder::removeLogGroupNameKey)
            .flag("use_tag_as_group", CloudwatchOutput::useTagAsGroup, Builder::useTagAsGroup)
            .text("log_stream_name", CloudwatchOutput::logStreamName, Builder::logStreamName)
            .requiredUntil("3.17.3")
            .text("log_stream_name_key", CloudwatchOutput::logStreamNameKey, Builder::logStreamNameKey)
            .text(
                    "remove_log_stream_name_key",
                    CloudwatchOutput::removeLogStreamNameKey,
                    Builder::removeLogStreamNameKey)
            .flag("use_tag_as_stream", CloudwatchOutput::useTagAsStream, Builder::useTagAsStream)
            .flag("auto_create_stream", CloudwatchOutput::autoCreateStream, Builder::autoCreateStream)
            .text("log_group_aws_tags", CloudwatchOutput::logGroupAwsTags, Builder::logGroupAwsTags)
            .text("log_group_aws_tags_key", CloudwatchOutput::logGroupAwsTagsKey, Builder::logGroupAwsTagsKey)
            .text(
                    "remove_log_group_aws_tags_key",
                    CloudwatchOutput::removeLogGroupAwsTagsKey,
                    Builder::removeLogGroupAwsTagsKey)
            .text("retention_in_days", CloudwatchOutput::retentionInDays, Builder::retentionInDays)
            .text("retention_in_days_key", CloudwatchOutput::retentionInDaysKey, Builder::retentionInDaysKey)
            .text("remove_retention_in_days", CloudwatchOutput::removeRetentionInDays, Builder::removeRetentionInDays)
            .part("aws_key_id", SecretValue.class, CloudwatchOutput::awsKeyId, Builder::awsKeyId)
            .part("aws_sec_key", SecretValue.class, CloudwatchOutput::awsSecKey, Builder::awsSecKey)
            .flag("aws_use_sts", CloudwatchOutput::awsUseSts, Builder::awsUseSts)
            .text("aws_sts_role_arn", CloudwatchOutput::awsStsRoleArn, Builder::awsStsRoleArn)
            .text("aws_sts_session_name", CloudwatchOutput::awsStsSessionName, Builder::awsStsSessionName)
            .integer(
                    "aws_instance_profile_credentials_retries",
                    CloudwatchOutput::awsInstanceProfileCredentialsRetries,
                    Builder::awsInstanceProfileCredentialsRetries)
            .text("endpoint", CloudwatchOutput::endpoint, Builder::endpoint)
            .text("http_proxy", CloudwatchOutput::httpProxy, Builder::httpProxy)
            .text("message_keys", CloudwatchOutput::messageKeys, Builder::messageKeys)
            .text("json_handler", CloudwatchOutput::jsonHandler, Builder::jsonHandler)
            .integer("max_message_length", CloudwatchOutput::maxMessageLength, Builder::maxMessageLength)
            .flag("include_time_key", CloudwatchOutput::includeTimeKey, Builder::includeTimeKey)
            .flag("localtime", CloudwatchOutput::localtime, Builder::localtime)
            .integer("max_events_per_batch", CloudwatchOutput::maxEventsPerBatch, Builder::maxEventsPerBatch)
            .integer("concurrency", CloudwatchOutput::concurrency, Builder::concurrency)
            .integer(
                    "put_log_events_retry_limit",
                    CloudwatchOutput::putLogEventsRetryLimit,
                    Builder::putLogEventsRetryLimit)
            .flag(
                    "put_log_events_disable_retry_limit",
                    CloudwatchOutput::putLogEventsDisableRetryLimit,
                    Builder::putLogEventsDisableRetryLimit)
            .text("put_log_events_retry_wait", CloudwatchOutput::putLogEventsRetryWait, Builder::putLogEventsRetryWait)
            .text("log_rejected_request", CloudwatchOutput::logRejectedRequest, Builder::logRejectedRequest)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
            .rule(CloudwatchOutput::checkAlternatives)
            .rule(IgnoredValue.zeroOf(
                    "aws_instance_profile_credentials_retries",
                    "concurrency",
                    "max_events_per_batch",
                    "max_message_length",
                    "put_log_events_retry_limit"));

    /** The AWS region, such as {@code eu-central-1}. */
    String region();

    /**
     * The log group, which may have placeholders such as {@code ${tag}}; empty if it is the tag or in a field of the
     * record. Operators before 3.17.5 require it.
     */
    Optional<String> logGroupName();

    /** The field with the log group; empty means none. */
    Optional<String> logGroupNameKey();

    /**
     * Whether the field with the log group is removed from the record, as the text {@code true} or {@code false}; empty
     * means false.
     */
    Optional<String> removeLogGroupNameKey();

    /** Whether the tag is the log group; empty means false. */
    Optional<Boolean> useTagAsGroup();

    /**
     * The log stream, which may have placeholders such as {@code ${tag}}; empty if it is the tag or in a field of the
     * record. Operators before 3.17.5 require it.
     */
    Optional<String> logStreamName();

    /** The field with the log stream; empty means none. */
    Optional<String> logStreamNameKey();

    /**
     * Whether the field with the log stream is removed from the record, as the text {@code true} or {@code false};
     * empty means false.
     */
    Optional<String> removeLogStreamNameKey();

    /** Whether the tag is the log stream; empty means false. */
    Optional<Boolean> useTagAsStream();

    /** Whether missing log groups and log streams are created; empty means that records for them are dropped. */
    Optional<Boolean> autoCreateStream();

    /** The AWS tags of log groups that are created, a mapping in JSON; empty means none. */
    Optional<String> logGroupAwsTags();

    /** The field with the AWS tags of log groups that are created; empty means none. */
    Optional<String> logGroupAwsTagsKey();

    /**
     * Whether the field with the AWS tags is removed from the record, as the text {@code true} or {@code false}; empty
     * means false.
     */
    Optional<String> removeLogGroupAwsTagsKey();

    /** The days after which events of log groups that are created expire, a number as text; empty means never. */
    Optional<String> retentionInDays();

    /** The field with the days after which events expire; empty means none. */
    Optional<String> retentionInDaysKey();

    /**
     * Has no effect: the parameter of the plug-in that removes the field with the days from the record is
     * {@code remove_retention_in_days_key}. Empty means the same.
     */
    Optional<String> removeRetentionInDays();

    /** The access key ID; empty means the default credentials of the AWS SDK, such as those of the instance. */
    Optional<SecretValue> awsKeyId();

    /** The secret access key; empty means the default credentials of the AWS SDK. */
    Optional<SecretValue> awsSecKey();

    /** Whether the plug-in assumes a role, such as one of another account, without the key; empty means false. */
    Optional<Boolean> awsUseSts();

    /** The ARN of the role; empty means none. */
    Optional<String> awsStsRoleArn();

    /** The name of the session in which the role is assumed; empty means {@code fluentd}. */
    Optional<String> awsStsSessionName();

    /** The number of retries to read the credentials of the instance; empty means the default of the AWS SDK. */
    Optional<Integer> awsInstanceProfileCredentialsRetries();

    /** The address of the API, for example of a local one for tests; empty means that of the region. */
    Optional<String> endpoint();

    /** The address of an HTTP proxy; empty means none. */
    Optional<String> httpProxy();

    /** The fields whose values are the message, separated by commas; empty means the whole record in JSON. */
    Optional<String> messageKeys();

    /** The library that writes JSON, {@code yajl} or {@code json}; empty means the default of the plug-in, yajl. */
    Optional<String> jsonHandler();

    /** The maximum number of characters in a message, which is truncated if it is longer; empty means no limit. */
    Optional<Integer> maxMessageLength();

    /** Whether the time is added to the record; empty means false. */
    Optional<Boolean> includeTimeKey();

    /** Whether the added time is the local one; empty means UTC. */
    Optional<Boolean> localtime();

    /** The maximum number of events in a request; empty means 10000. */
    Optional<Integer> maxEventsPerBatch();

    /** The number of threads that send requests; empty means 1. */
    Optional<Integer> concurrency();

    /** The number of retries of a throttled request before its events are discarded; empty means 17. */
    Optional<Integer> putLogEventsRetryLimit();

    /** Whether throttled requests are retried without limit; empty means false. */
    Optional<Boolean> putLogEventsDisableRetryLimit();

    /** The wait before the first retry, such as {@code 1s}, which doubles with each retry; empty means 1s. */
    Optional<String> putLogEventsRetryWait();

    /** Whether rejected events are logged, as the text {@code true} or {@code false}; empty means false. */
    Optional<String> logRejectedRequest();

    /** A plug-in that the consumer fills in. */
    static CloudwatchOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkAlternatives(
            Tree.Mapping cloudwatch, Position position, FieldPath path, Violations violations) {
        List<String> group = List.of("log_group_name", "use_tag_as_group", "log_group_name_key");
        List<String> stream = List.of("log_stream_name", "use_tag_as_stream", "log_stream_name_key");
        requireOne(cloudwatch, position, path, violations, group);
        requireOne(cloudwatch, position, path, violations, stream);
        refuseSeveral(cloudwatch, path, violations, List.of("log_group_aws_tags", "log_group_aws_tags_key"));
        refuseSeveral(cloudwatch, path, violations, List.of("retention_in_days", "retention_in_days_key"));
    }

    private static void requireOne(
            Tree.Mapping cloudwatch, Position position, FieldPath path, Violations violations, List<String> fields) {
        if (rendered(cloudwatch, fields).isEmpty()) {
            violations.report(OutputFault.CLOUDWATCH_FIELDS, position, path, String.join(", ", fields), "none");
        } else {
            refuseSeveral(cloudwatch, path, violations, fields);
        }
    }

    private static void refuseSeveral(
            Tree.Mapping cloudwatch, FieldPath path, Violations violations, List<String> fields) {
        List<String> found = rendered(cloudwatch, fields);
        if (found.size() > 1) {
            String last = found.get(found.size() - 1);
            violations.report(
                    OutputFault.CLOUDWATCH_FIELDS,
                    cloudwatch,
                    path,
                    last,
                    String.join(", ", fields),
                    String.join(", ", found));
        }
    }

    /** The fields that the operator renders, in the order of the manifest. It omits empty texts and false. */
    private static List<String> rendered(Tree.Mapping cloudwatch, List<String> fields) {
        return fields.stream()
                .filter(field -> cloudwatch.hasValue(field)
                        && !Tree.flag(false).equals(cloudwatch.get(field).orElseThrow()))
                .sorted(Comparator.comparing(cloudwatch::positionOf))
                .toList();
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableCloudwatchOutput.Builder
            implements BufferFields<CloudwatchOutput, Builder>, FormatFields<CloudwatchOutput, Builder> {
        Builder() {}
    }
}
