package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.output.ForwardSecurity;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How fluentd receives records by the forward protocol ({@code @type forward} of a source). */
@Value.Immutable
public interface ForwardInputConfig extends Editable<ForwardInputConfig, ForwardInputConfig.Builder> {
    /** How forward inputs are read, checked and written. */
    Shape<ForwardInputConfig> SHAPE = Shape.object("forward input", Builder::new)
            .text("port", ForwardInputConfig::port, Builder::port)
            .text("bind", ForwardInputConfig::bind, Builder::bind)
            .text("tag", ForwardInputConfig::tag, Builder::tag)
            .text("add_tag_prefix", ForwardInputConfig::addTagPrefix, Builder::addTagPrefix)
            .integer("linger_timeout", ForwardInputConfig::lingerTimeout, Builder::lingerTimeout)
            .flag("resolve_hostname", ForwardInputConfig::resolveHostname, Builder::resolveHostname)
            .flag("deny_keepalive", ForwardInputConfig::denyKeepalive, Builder::denyKeepalive)
            .flag("send_keepalive_packet", ForwardInputConfig::sendKeepalivePacket, Builder::sendKeepalivePacket)
            .text("chunk_size_limit", ForwardInputConfig::chunkSizeLimit, Builder::chunkSizeLimit)
            .text("chunk_size_warn_limit", ForwardInputConfig::chunkSizeWarnLimit, Builder::chunkSizeWarnLimit)
            .flag("skip_invalid_event", ForwardInputConfig::skipInvalidEvent, Builder::skipInvalidEvent)
            .text("source_address_key", ForwardInputConfig::sourceAddressKey, Builder::sourceAddressKey)
            .text("sourceHostnameKey", ForwardInputConfig::sourceHostnameKey, Builder::sourceHostnameKey)
            .part("transport", ForwardTransport.class, ForwardInputConfig::transport, Builder::transport)
            .part("security", ForwardSecurity.class, ForwardInputConfig::security, Builder::security);

    /** The port on which fluentd listens; empty means 24240. It should be {@link FluentdSpec#port()}. */
    Optional<String> port();

    /** The address on which fluentd listens; empty means {@code 0.0.0.0}. */
    Optional<String> bind();

    /**
     * The tag of all records; empty means that of the sender. The router remembers the routes of a tag, so with one tag
     * the routes of the first records apply to all later ones.
     */
    Optional<String> tag();

    /** A prefix for the tags of the sender; empty means none. */
    Optional<String> addTagPrefix();

    /**
     * The time for which a closed connection still sends its remaining data, in seconds; empty means that it does not
     * wait.
     */
    Optional<Integer> lingerTimeout();

    /** Whether the name of the sender is resolved; empty means false. */
    Optional<Boolean> resolveHostname();

    /** Whether connections are closed after each message; empty means false. */
    Optional<Boolean> denyKeepalive();

    /** Whether TCP checks that the sender still exists; empty means false. */
    Optional<Boolean> sendKeepalivePacket();

    /** The largest message, such as {@code 10m}; larger ones are dropped. Empty means that there is no limit. */
    Optional<String> chunkSizeLimit();

    /** The size of a message from which fluentd logs a warning, such as {@code 5m}; empty means that it logs none. */
    Optional<String> chunkSizeWarnLimit();

    /** Whether records are dropped that are no map or have no valid time; empty means the default of fluentd. */
    Optional<Boolean> skipInvalidEvent();

    /** The field that gets the address of the sender; empty means none. */
    Optional<String> sourceAddressKey();

    /**
     * The field for the name of the sender. It has no effect: the operator writes {@code sourceHostnameKey}, which
     * fluentd does not know. Empty means the same.
     */
    Optional<String> sourceHostnameKey();

    /** The encryption, which {@link FluentdSpec#tls()} replaces; empty means none. */
    Optional<ForwardTransport> transport();

    /**
     * The name and the key of this end, which {@link FluentdSpec#tls()} replaces; empty means that any sender is
     * accepted.
     */
    Optional<ForwardSecurity> security();

    /** A forward input that the consumer fills in. */
    static ForwardInputConfig of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a forward input. */
    final class Builder extends ImmutableForwardInputConfig.Builder implements ModelBuilder<ForwardInputConfig> {
        Builder() {}

        /** Changes the encryption. */
        public Builder transport(Consumer<ForwardTransport.Builder> change) {
            return transport(ModelBuilder.part(this, ForwardInputConfig::transport, ForwardTransport::of, change));
        }

        /** Changes the name and the key of this end. */
        public Builder security(Consumer<ForwardSecurity.Builder> change) {
            return security(ModelBuilder.part(this, ForwardInputConfig::security, ForwardSecurity::of, change));
        }
    }
}
