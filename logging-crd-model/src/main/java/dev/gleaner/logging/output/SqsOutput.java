package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
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
public non-sealed interface SqsOutput extends OutputTarget, FlushedOutput, Editable<SqsOutput, SqsOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<SqsOutput> SHAPE = Shape.object("sqs", Builder::new)
            .text("sqs_url", SqsOutput::sqsUrl, Builder::sqsUrl)
            .text("queue_name", SqsOutput::queueName, Builder::queueName)
            .flag("create_queue", SqsOutput::createQueue, Builder::createQueue)
            .text("region", SqsOutput::region, Builder::region)
            .part("aws_key_id", SecretValue.class, SqsOutput::awsKeyId, Builder::awsKeyId)
            .part("aws_sec_key", SecretValue.class, SqsOutput::awsSecKey, Builder::awsSecKey)
            .text("message_group_id", SqsOutput::messageGroupId, Builder::messageGroupId)
            .integer("delay_seconds", SqsOutput::delaySeconds, Builder::delaySeconds)
            .flag("include_tag", SqsOutput::includeTag, Builder::includeTag)
            .text("tag_property_name", SqsOutput::tagPropertyName, Builder::tagPropertyName)
            .group(BufferFields::addTo)
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

    /** A plug-in that the consumer fills in. */
    static SqsOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireQueue(Tree.Mapping sqs, Position position, FieldPath path, Violations violations) {
        if (!sqs.hasValue("sqs_url") && !sqs.hasValue("queue_name")) {
            violations.report(OutputFault.SQS_QUEUE, position, path);
        }
    }

    private static void requireMessageGroup(
            Tree.Mapping sqs, Position position, FieldPath path, Violations violations) {
        if (sqs.hasValue("message_group_id")) {
            return;
        }
        for (String field : List.of("queue_name", "sqs_url")) {
            if (sqs.text(field).orElse("").endsWith(".fifo")) {
                violations.report(OutputFault.SQS_MESSAGE_GROUP, sqs, path, field);
            }
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableSqsOutput.Builder implements BufferFields<SqsOutput, Builder> {
        Builder() {}
    }
}
