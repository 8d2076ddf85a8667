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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to a queue of Amazon SQS as messages in JSON ({@code sqs}, fluentd {@code @type sqs}). The queue is
 * given by its name or its URL (fluent-plugin-sqs, lib/fluent/plugin/out_sqs.rb).
 */
@Value.Immutable
public non-sealed interface SqsOutput extends OutputTarget, Editable<SqsOutput, SqsOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<SqsOutput> SHAPE = Shape.object("sqs", Builder::new)
            .optional("sqs_url", Scalar.TEXT, SqsOutput::sqsUrl, Builder::sqsUrl)
            .optional("queue_name", Scalar.TEXT, SqsOutput::queueName, Builder::queueName)
            .optional("create_queue", Scalar.FLAG, SqsOutput::createQueue, Builder::createQueue)
            .optional("region", Scalar.TEXT, SqsOutput::region, Builder::region)
            .optional("aws_key_id", Shape.ref(SecretValue.class), SqsOutput::awsKeyId, Builder::awsKeyId)
            .optional("aws_sec_key", Shape.ref(SecretValue.class), SqsOutput::awsSecKey, Builder::awsSecKey)
            .optional("message_group_id", Scalar.TEXT, SqsOutput::messageGroupId, Builder::messageGroupId)
            .optional("delay_seconds", Scalar.INTEGER, SqsOutput::delaySeconds, Builder::delaySeconds)
            .optional("include_tag", Scalar.FLAG, SqsOutput::includeTag, Builder::includeTag)
            .optional("tag_property_name", Scalar.TEXT, SqsOutput::tagPropertyName, Builder::tagPropertyName)
            .optional("buffer", Shape.ref(Buffer.class), SqsOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    SqsOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(SqsOutput::requireQueue)
            .rule(SqsOutput::requireMessageGroup);

    /** The URL of the queue, in effect unless the queue is created; empty if {@link #queueName()} is used. */
    Optional<String> sqsUrl();

    /** The name of the queue; empty if {@link #sqsUrl()} is used. */
    Optional<String> queueName();

    /** Whether a queue with the name is created if there is none; empty means true. */
    Optional<Boolean> createQueue();

    /** The AWS region; empty means {@code ap-northeast-1}. */
    Optional<String> region();

    /** The access key; empty means that the AWS library looks for credentials. */
    Optional<SecretValue> awsKeyId();

    /** The secret key; empty means that the AWS library looks for credentials. */
    Optional<SecretValue> awsSecKey();

    /** The group of all messages, required for a queue whose name ends with {@code .fifo}; empty means none. */
    Optional<String> messageGroupId();

    /** The time before a message becomes visible, in seconds; empty means 0. */
    Optional<Integer> delaySeconds();

    /** Whether messages contain the tag of the record; empty means true. */
    Optional<Boolean> includeTag();

    /** The field of messages with the tag; empty means {@code __tag}. */
    Optional<String> tagPropertyName();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static SqsOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireQueue(Tree.Mapping sqs, Position position, FieldPath path, Violations violations) {
        if (!sqs.has("sqs_url") && !sqs.has("queue_name")) {
            violations.report(OutputFault.SQS_QUEUE, position, path);
        }
    }

    private static void requireMessageGroup(
            Tree.Mapping sqs, Position position, FieldPath path, Violations violations) {
        if (sqs.has("message_group_id")) {
            return;
        }
        for (String field : List.of("queue_name", "sqs_url")) {
            if (sqs.text(field).orElse("").endsWith(".fifo")) {
                violations.report(OutputFault.SQS_MESSAGE_GROUP, sqs, path, field);
            }
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableSqsOutput.Builder implements ModelBuilder<SqsOutput> {
        Builder() {}

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, SqsOutput::buffer, Buffer::of, change));
        }
    }
}
