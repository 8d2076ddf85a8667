package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Posts records to a Mattermost channel ({@code mattermost}, fluentd {@code @type mattermost}). */
@Value.Immutable
public non-sealed interface MattermostOutput
        extends OutputTarget, Editable<MattermostOutput, MattermostOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<MattermostOutput> SHAPE = Shape.object("mattermost", Builder::new)
            .since("4.4.0")
            .required("webhook_url", Shape.ref(SecretValue.class), MattermostOutput::webhookUrl, Builder::webhookUrl)
            .optional("channel_id", Scalar.TEXT, MattermostOutput::channelId, Builder::channelId)
            .optional("message", Scalar.TEXT, MattermostOutput::message, Builder::message)
            .optional("message_title", Scalar.TEXT, MattermostOutput::messageTitle, Builder::messageTitle)
            .optional("message_color", Scalar.TEXT, MattermostOutput::messageColor, Builder::messageColor)
            .optional("enable_tls", Scalar.FLAG, MattermostOutput::enableTls, Builder::enableTls)
            .optional("ca_path", Shape.ref(SecretValue.class), MattermostOutput::caPath, Builder::caPath);

    /** The URL of the incoming webhook, which is confidential: everyone who has it can post. */
    SecretValue webhookUrl();

    /** The channel; empty means the default of the plug-in. */
    Optional<String> channelId();

    /** The message, with {@code %s} for the record in JSON; empty means the default of the plug-in. */
    Optional<String> message();

    /** The title of messages; empty means that of the plug-in, {@code fluent_title_default}. */
    Optional<String> messageTitle();

    /** The colour of messages, such as {@code #FFA500}; empty means that of the plug-in, {@code #A9A9A9}. */
    Optional<String> messageColor();

    /** Whether the connection is encrypted; empty means true. */
    Optional<Boolean> enableTls();

    /** The certificate authority of Mattermost, usually mounted; empty means those of the image. */
    Optional<SecretValue> caPath();

    /** A plug-in that the consumer fills in. */
    static MattermostOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableMattermostOutput.Builder implements ModelBuilder<MattermostOutput> {
        Builder() {}
    }
}
