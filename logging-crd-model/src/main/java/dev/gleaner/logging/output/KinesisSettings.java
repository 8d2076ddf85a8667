package dev.gleaner.logging.output;

import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;

/**
 * The fields that the plug-ins for the Kinesis services share: {@link KinesisStreamOutput} and
 * {@link KinesisFirehoseOutput}.
 */
public interface KinesisSettings extends FlushedOutput, FormattedOutput {
    /** The AWS region; empty means that of the environment, which the AWS SDK finds. */
    Optional<String> region();

    /** The access key ID; empty means the role, the process or the default credentials of the AWS SDK. */
    Optional<SecretValue> awsKeyId();

    /** The secret access key; empty means the role, the process or the default credentials of the AWS SDK. */
    Optional<SecretValue> awsSecKey();

    /** The session token of a temporary access key; empty means none. */
    Optional<SecretValue> awsSesToken();

    /**
     * The number of attempts to read the credentials of the instance. The plug-in has no such parameter and ignores it;
     * empty means the default of the AWS SDK.
     */
    Optional<Integer> awsIamRetries();

    /** The role that the plug-in assumes if there is no access key; empty means none. */
    Optional<AssumeRoleCredentials> assumeRoleCredentials();

    /** The process with the credentials if there is neither an access key nor a role; empty means none. */
    Optional<KinesisProcessCredentials> processCredentials();

    /** The number of retries of the failed records of a batch before they are discarded; empty means 8. */
    Optional<Integer> retriesOnBatchRequest();

    /**
     * Whether the wait between retries starts again when some records of a batch are accepted; empty means true, and so
     * does false, which the operator does not render.
     */
    Optional<Boolean> resetBackoffIfSuccess();

    /** The maximum number of records in a batch; empty means the limit of the service, 500. */
    Optional<Integer> batchRequestMaxCount();

    /** The maximum size of a batch, in bytes; empty means the limit of the service. */
    Optional<Integer> batchRequestMaxSize();
}
