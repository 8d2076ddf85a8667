package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The endpoint of {@link OpensearchOutput} and the credentials for it. */
@Value.Immutable
public interface OpensearchEndpoint extends AwsEndpoint, Editable<OpensearchEndpoint, OpensearchEndpoint.Builder> {
    /** How an endpoint is read, checked and written. */
    Shape<OpensearchEndpoint> SHAPE = Shape.object("endpoint", Builder::new)
            .required("url", Scalar.TEXT, OpensearchEndpoint::url, Builder::url)
            .text("region", OpensearchEndpoint::region, Builder::region)
            .part("access_key_id", SecretValue.class, OpensearchEndpoint::accessKeyId, Builder::accessKeyId)
            .part("secret_access_key", SecretValue.class, OpensearchEndpoint::secretAccessKey, Builder::secretAccessKey)
            .part("assume_role_arn", SecretValue.class, OpensearchEndpoint::assumeRoleArn, Builder::assumeRoleArn)
            .part(
                    "assume_role_session_name",
                    SecretValue.class,
                    OpensearchEndpoint::assumeRoleSessionName,
                    Builder::assumeRoleSessionName)
            .part(
                    "assume_role_web_identity_token_file",
                    SecretValue.class,
                    OpensearchEndpoint::assumeRoleWebIdentityTokenFile,
                    Builder::assumeRoleWebIdentityTokenFile)
            .part(
                    "ecs_container_credentials_relative_uri",
                    SecretValue.class,
                    OpensearchEndpoint::ecsContainerCredentialsRelativeUri,
                    Builder::ecsContainerCredentialsRelativeUri)
            .part(
                    "sts_credentials_region",
                    SecretValue.class,
                    OpensearchEndpoint::stsCredentialsRegion,
                    Builder::stsCredentialsRegion);

    /** The URL of the endpoint. */
    String url();

    /** An endpoint that the consumer fills in. */
    static OpensearchEndpoint of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an endpoint. */
    final class Builder extends ImmutableOpensearchEndpoint.Builder implements ModelBuilder<OpensearchEndpoint> {
        Builder() {}
    }
}
