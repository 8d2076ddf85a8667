package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A role of AWS that a plug-in assumes. */
@Value.Immutable
public interface AssumeRoleCredentials extends Editable<AssumeRoleCredentials, AssumeRoleCredentials.Builder> {
    /** How a role is read, checked and written. */
    Shape<AssumeRoleCredentials> SHAPE = Shape.object("role", Builder::new)
            .required("role_arn", Scalar.TEXT, AssumeRoleCredentials::roleArn, Builder::roleArn)
            .required(
                    "role_session_name", Scalar.TEXT, AssumeRoleCredentials::roleSessionName, Builder::roleSessionName)
            .text("policy", AssumeRoleCredentials::policy, Builder::policy)
            .text("duration_seconds", AssumeRoleCredentials::durationSeconds, Builder::durationSeconds)
            .text("external_id", AssumeRoleCredentials::externalId, Builder::externalId);

    /** The name of the role (ARN). */
    String roleArn();

    /** The name of the session. */
    String roleSessionName();

    /** A policy in JSON that limits the session; empty means that of the role. */
    Optional<String> policy();

    /** The length of a session in seconds, 900 to 3600; empty means 3600. */
    Optional<String> durationSeconds();

    /** The ID that the account of the role requires of others; empty means none. */
    Optional<String> externalId();

    /** A role that the consumer fills in. */
    static AssumeRoleCredentials of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a role. */
    final class Builder extends ImmutableAssumeRoleCredentials.Builder implements ModelBuilder<AssumeRoleCredentials> {
        Builder() {}
    }
}
