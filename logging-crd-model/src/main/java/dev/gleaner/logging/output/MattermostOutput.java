package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
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
            .required("webhook_url", SecretValue.class, MattermostOutput::webhookUrl, Builder::webhookUrl)
            .text("channel_id", MattermostOutput::channelId, Builder::channelId)
            .text("message", MattermostOutput::message, Builder::message)
            .text("message_title", MattermostOutput::messageTitle, Builder::messageTitle)
            .text("message_color", MattermostOutput::messageColor, Builder::messageColor)
            .flag("enable_tls", MattermostOutput::enableTls, Builder::enableTls)
            .part("ca_path", SecretValue.class, MattermostOutput::caPath, Builder::caPath);

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
