package dev.gleaner.logging.output;

import dev.gleaner.document.OpenObject;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;

/**
 * The region and the credentials of an endpoint of AWS. Every credential is a secret, even where it is not
 * confidential.
 */
public interface AwsEndpoint extends OpenObject {
    /**
     * The region of the endpoint, such as {@code eu-west-1}, which {@code awsElasticsearch} needs; empty means none.
     */
    Optional<String> region();

    /** The access key; empty means the credentials of the environment, such as those of the node. */
    Optional<SecretValue> accessKeyId();

    /** The secret of the access key; empty means none. */
    Optional<SecretValue> secretAccessKey();

    /** The ARN of the role to assume; empty means none. */
    Optional<SecretValue> assumeRoleArn();

    /** The name of the session of the role; empty means {@code fluentd}. */
    Optional<SecretValue> assumeRoleSessionName();

    /** The path of the token for the role, usually mounted; empty means none. */
    Optional<SecretValue> assumeRoleWebIdentityTokenFile();

    /** The path at which ECS provides credentials; empty means none. */
    Optional<SecretValue> ecsContainerCredentialsRelativeUri();

    /** The region of the token service that provides the role; empty means that of the endpoint. */
    Optional<SecretValue> stsCredentialsRegion();
}
