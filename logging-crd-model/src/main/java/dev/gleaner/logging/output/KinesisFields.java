package dev.gleaner.logging.output;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.function.Consumer;

/**
 * Adds the fields of {@link KinesisSettings} and the rules about them to a shape, and declares their setters.
 *
 * @param <T> the output
 * @param <B> its builder
 */
interface KinesisFields<T extends KinesisSettings, B> extends BufferFields<T, B>, FormatFields<T, B> {
    /** Adds the fields and their rules. */
    static <T extends KinesisSettings, B extends KinesisFields<T, B>> ObjectShape<T, B> addTo(ObjectShape<T, B> shape) {
        return shape.text("region", T::region, B::region)
                .part("aws_key_id", SecretValue.class, T::awsKeyId, B::awsKeyId)
                .part("aws_sec_key", SecretValue.class, T::awsSecKey, B::awsSecKey)
                .part("aws_ses_token", SecretValue.class, T::awsSesToken, B::awsSesToken)
                .integer("aws_iam_retries", T::awsIamRetries, B::awsIamRetries)
                .part(
                        "assume_role_credentials",
                        AssumeRoleCredentials.class,
                        T::assumeRoleCredentials,
                        B::assumeRoleCredentials)
                .part(
                        "process_credentials",
                        KinesisProcessCredentials.class,
                        T::processCredentials,
                        B::processCredentials)
                .integer("retries_on_batch_request", T::retriesOnBatchRequest, B::retriesOnBatchRequest)
                .flag("reset_backoff_if_success", T::resetBackoffIfSuccess, B::resetBackoffIfSuccess)
                .integer("batch_request_max_count", T::batchRequestMaxCount, B::batchRequestMaxCount)
                .integer("batch_request_max_size", T::batchRequestMaxSize, B::batchRequestMaxSize)
                .group(FormatFields::addTo)
                .group(BufferFields::addTo)
                .rule(IgnoredValue.falseOf("reset_backoff_if_success"))
                .rule(IgnoredValue.zeroOf(
                        "aws_iam_retries",
                        "retries_on_batch_request",
                        "batch_request_max_count",
                        "batch_request_max_size"));
    }

    B region(String value);

    B awsKeyId(SecretValue value);

    B awsSecKey(SecretValue value);

    B awsSesToken(SecretValue value);

    B awsIamRetries(int value);

    B assumeRoleCredentials(AssumeRoleCredentials value);

    B processCredentials(KinesisProcessCredentials value);

    B retriesOnBatchRequest(int value);

    B resetBackoffIfSuccess(boolean value);

    B batchRequestMaxCount(int value);

    B batchRequestMaxSize(int value);

    /** Changes the role that the plug-in assumes. */
    default B assumeRoleCredentials(Consumer<AssumeRoleCredentials.Builder> change) {
        return assumeRoleCredentials(
                ModelBuilder.part(this, T::assumeRoleCredentials, AssumeRoleCredentials::of, change));
    }

    /** Changes the process with the credentials. */
    default B processCredentials(Consumer<KinesisProcessCredentials.Builder> change) {
        return processCredentials(
                ModelBuilder.part(this, T::processCredentials, KinesisProcessCredentials::of, change));
    }
}
