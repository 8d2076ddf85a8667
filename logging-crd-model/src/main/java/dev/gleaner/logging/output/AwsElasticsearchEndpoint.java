package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The endpoint of {@link AwsElasticsearchOutput} and the credentials for it. */
@Value.Immutable
public interface AwsElasticsearchEndpoint
        extends AwsEndpoint, Editable<AwsElasticsearchEndpoint, AwsElasticsearchEndpoint.Builder> {
    /** How an endpoint is read, checked and written. */
    Shape<AwsElasticsearchEndpoint> SHAPE = Shape.object("endpoint", Builder::new)
            .text("url", AwsElasticsearchEndpoint::url, Builder::url)
            .text("region", AwsElasticsearchEndpoint::region, Builder::region)
            .part("access_key_id", SecretValue.class, AwsElasticsearchEndpoint::accessKeyId, Builder::accessKeyId)
            .part(
                    "secret_access_key",
                    SecretValue.class,
                    AwsElasticsearchEndpoint::secretAccessKey,
                    Builder::secretAccessKey)
            .part("assume_role_arn", SecretValue.class, AwsElasticsearchEndpoint::assumeRoleArn, Builder::assumeRoleArn)
            .part(
                    "assume_role_session_name",
                    SecretValue.class,
                    AwsElasticsearchEndpoint::assumeRoleSessionName,
                    Builder::assumeRoleSessionName)
            .part(
                    "assume_role_web_identity_token_file",
                    SecretValue.class,
                    AwsElasticsearchEndpoint::assumeRoleWebIdentityTokenFile,
                    Builder::assumeRoleWebIdentityTokenFile)
            .part(
                    "ecs_container_credentials_relative_uri",
                    SecretValue.class,
                    AwsElasticsearchEndpoint::ecsContainerCredentialsRelativeUri,
                    Builder::ecsContainerCredentialsRelativeUri)
            .part(
                    "sts_credentials_region",
                    SecretValue.class,
                    AwsElasticsearchEndpoint::stsCredentialsRegion,
                    Builder::stsCredentialsRegion)
            .rule(AwsElasticsearchEndpoint::requireAddress);

    /** The URL of the endpoint without a slash at its end, which the plug-in needs; empty means none. */
    Optional<String> url();

    /** An endpoint that the consumer fills in. */
    static AwsElasticsearchEndpoint of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireAddress(
            Tree.Mapping endpoint, Position position, FieldPath path, Violations violations) {
        SearchFields.requireField(endpoint, position, path, "url", violations);
        SearchFields.requireField(endpoint, position, path, "region", violations);
    }

    /** Builds an endpoint. */
    final class Builder extends ImmutableAwsElasticsearchEndpoint.Builder
            implements ModelBuilder<AwsElasticsearchEndpoint> {
        Builder() {}
    }
}
