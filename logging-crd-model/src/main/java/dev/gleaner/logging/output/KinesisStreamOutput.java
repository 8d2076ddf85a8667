package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to a data stream of Amazon Kinesis ({@code kinesisStream}, fluentd {@code @type kinesis_streams}). */
@Value.Immutable
public non-sealed interface KinesisStreamOutput
        extends OutputTarget, KinesisSettings, Editable<KinesisStreamOutput, KinesisStreamOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<KinesisStreamOutput> SHAPE = Shape.object("kinesisStream", Builder::new)
            .required("stream_name", Scalar.TEXT, KinesisStreamOutput::streamName, Builder::streamName)
            .optional("partition_key", Scalar.TEXT, KinesisStreamOutput::partitionKey, Builder::partitionKey)
            .optional("region", Scalar.TEXT, KinesisStreamOutput::region, Builder::region)
            .optional("aws_key_id", Shape.ref(SecretValue.class), KinesisStreamOutput::awsKeyId, Builder::awsKeyId)
            .optional("aws_sec_key", Shape.ref(SecretValue.class), KinesisStreamOutput::awsSecKey, Builder::awsSecKey)
            .optional(
                    "aws_ses_token",
                    Shape.ref(SecretValue.class),
                    KinesisStreamOutput::awsSesToken,
                    Builder::awsSesToken)
            .optional("aws_iam_retries", Scalar.INTEGER, KinesisStreamOutput::awsIamRetries, Builder::awsIamRetries)
            .optional(
                    "assume_role_credentials",
                    Shape.ref(AssumeRoleCredentials.class),
                    KinesisStreamOutput::assumeRoleCredentials,
                    Builder::assumeRoleCredentials)
            .optional(
                    "process_credentials",
                    Shape.ref(KinesisProcessCredentials.class),
                    KinesisStreamOutput::processCredentials,
                    Builder::processCredentials)
            .optional(
                    "retries_on_batch_request",
                    Scalar.INTEGER,
                    KinesisStreamOutput::retriesOnBatchRequest,
                    Builder::retriesOnBatchRequest)
            .optional(
                    "reset_backoff_if_success",
                    Scalar.FLAG,
                    KinesisStreamOutput::resetBackoffIfSuccess,
                    Builder::resetBackoffIfSuccess)
            .optional(
                    "batch_request_max_count",
                    Scalar.INTEGER,
                    KinesisStreamOutput::batchRequestMaxCount,
                    Builder::batchRequestMaxCount)
            .optional(
                    "batch_request_max_size",
                    Scalar.INTEGER,
                    KinesisStreamOutput::batchRequestMaxSize,
                    Builder::batchRequestMaxSize)
            .optional("format", Shape.ref(Format.class), KinesisStreamOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), KinesisStreamOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    KinesisStreamOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(new KinesisBatchLimit(500, 5 * 1024 * 1024))
            .rule(IgnoredValue.falseOf("reset_backoff_if_success"))
            .rule(IgnoredValue.zeroOf(
                    "aws_iam_retries",
                    "retries_on_batch_request",
                    "batch_request_max_count",
                    "batch_request_max_size"));

    /** The name of the stream, which may have placeholders such as {@code ${tag}}. */
    String streamName();

    /** The field whose value assigns a record to a shard, which every record must have; empty means a random value. */
    Optional<String> partitionKey();

    /** A plug-in that the consumer fills in. */
    static KinesisStreamOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableKinesisStreamOutput.Builder implements ModelBuilder<KinesisStreamOutput> {
        Builder() {}

        /** Changes the role that the plug-in assumes. */
        public Builder assumeRoleCredentials(Consumer<AssumeRoleCredentials.Builder> change) {
            return assumeRoleCredentials(ModelBuilder.part(
                    this, KinesisStreamOutput::assumeRoleCredentials, AssumeRoleCredentials::of, change));
        }

        /** Changes the process with the credentials. */
        public Builder processCredentials(Consumer<KinesisProcessCredentials.Builder> change) {
            return processCredentials(ModelBuilder.part(
                    this, KinesisStreamOutput::processCredentials, KinesisProcessCredentials::of, change));
        }

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, KinesisStreamOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, KinesisStreamOutput::buffer, Buffer::of, change));
        }
    }
}
