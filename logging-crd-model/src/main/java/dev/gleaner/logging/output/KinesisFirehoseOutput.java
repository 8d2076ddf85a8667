package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to a delivery stream of Amazon Data Firehose ({@code kinesisFirehose}, fluentd
 * {@code @type kinesis_firehose}).
 */
@Value.Immutable
public non-sealed interface KinesisFirehoseOutput
        extends OutputTarget, KinesisSettings, Editable<KinesisFirehoseOutput, KinesisFirehoseOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<KinesisFirehoseOutput> SHAPE = Shape.object("kinesisFirehose", Builder::new)
            .since("4.4.0")
            .required(
                    "delivery_stream_name",
                    Scalar.TEXT,
                    KinesisFirehoseOutput::deliveryStreamName,
                    Builder::deliveryStreamName)
            .optional("append_new_line", Scalar.FLAG, KinesisFirehoseOutput::appendNewLine, Builder::appendNewLine)
            .optional("region", Scalar.TEXT, KinesisFirehoseOutput::region, Builder::region)
            .optional("aws_key_id", Shape.ref(SecretValue.class), KinesisFirehoseOutput::awsKeyId, Builder::awsKeyId)
            .optional("aws_sec_key", Shape.ref(SecretValue.class), KinesisFirehoseOutput::awsSecKey, Builder::awsSecKey)
            .optional(
                    "aws_ses_token",
                    Shape.ref(SecretValue.class),
                    KinesisFirehoseOutput::awsSesToken,
                    Builder::awsSesToken)
            .optional("aws_iam_retries", Scalar.INTEGER, KinesisFirehoseOutput::awsIamRetries, Builder::awsIamRetries)
            .optional(
                    "assume_role_credentials",
                    Shape.ref(AssumeRoleCredentials.class),
                    KinesisFirehoseOutput::assumeRoleCredentials,
                    Builder::assumeRoleCredentials)
            .optional(
                    "process_credentials",
                    Shape.ref(KinesisProcessCredentials.class),
                    KinesisFirehoseOutput::processCredentials,
                    Builder::processCredentials)
            .optional(
                    "retries_on_batch_request",
                    Scalar.INTEGER,
                    KinesisFirehoseOutput::retriesOnBatchRequest,
                    Builder::retriesOnBatchRequest)
            .optional(
                    "reset_backoff_if_success",
                    Scalar.FLAG,
                    KinesisFirehoseOutput::resetBackoffIfSuccess,
                    Builder::resetBackoffIfSuccess)
            .optional(
                    "batch_request_max_count",
                    Scalar.INTEGER,
                    KinesisFirehoseOutput::batchRequestMaxCount,
                    Builder::batchRequestMaxCount)
            .optional(
                    "batch_request_max_size",
                    Scalar.INTEGER,
                    KinesisFirehoseOutput::batchRequestMaxSize,
                    Builder::batchRequestMaxSize)
            .optional("format", Shape.ref(Format.class), KinesisFirehoseOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), KinesisFirehoseOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    KinesisFirehoseOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .rule(new KinesisBatchLimit(500, 4 * 1024 * 1024))
            .rule(IgnoredValue.falseOf("reset_backoff_if_success"))
            .rule(IgnoredValue.zeroOf(
                    "aws_iam_retries",
                    "retries_on_batch_request",
                    "batch_request_max_count",
                    "batch_request_max_size"));

    /** The name of the delivery stream, which may have placeholders such as {@code ${tag}}. */
    String deliveryStreamName();

    /** Whether a line end follows each record; empty means true, the default of the plug-in. */
    Optional<Boolean> appendNewLine();

    /** A plug-in that the consumer fills in. */
    static KinesisFirehoseOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableKinesisFirehoseOutput.Builder implements ModelBuilder<KinesisFirehoseOutput> {
        Builder() {}

        /** Changes the role that the plug-in assumes. */
        public Builder assumeRoleCredentials(Consumer<AssumeRoleCredentials.Builder> change) {
            return assumeRoleCredentials(ModelBuilder.part(
                    this, KinesisFirehoseOutput::assumeRoleCredentials, AssumeRoleCredentials::of, change));
        }

        /** Changes the process with the credentials. */
        public Builder processCredentials(Consumer<KinesisProcessCredentials.Builder> change) {
            return processCredentials(ModelBuilder.part(
                    this, KinesisFirehoseOutput::processCredentials, KinesisProcessCredentials::of, change));
        }

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, KinesisFirehoseOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, KinesisFirehoseOutput::buffer, Buffer::of, change));
        }
    }
}
