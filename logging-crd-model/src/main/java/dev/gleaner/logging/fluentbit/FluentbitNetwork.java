package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The connections of fluent-bit to fluentd or syslog-ng ({@code network}, fluent-bit {@code net.*}). Without it, and
 * with several fluentds, the operator makes fluent-bit connect again after 100 uses; an empty object prevents that.
 */
@Value.Immutable
public interface FluentbitNetwork extends Editable<FluentbitNetwork, FluentbitNetwork.Builder> {
    /** How networks are read, checked and written. */
    Shape<FluentbitNetwork> SHAPE = Shape.object("network", Builder::new)
            .optional(
                    "connectTimeout",
                    FluentbitOptions.NATURAL,
                    FluentbitNetwork::connectTimeout,
                    Builder::connectTimeout)
            .flag("connectTimeoutLogError", FluentbitNetwork::connectTimeoutLogError, Builder::connectTimeoutLogError)
            .flag("keepalive", FluentbitNetwork::keepalive, Builder::keepalive)
            .optional(
                    "keepaliveIdleTimeout",
                    FluentbitOptions.NATURAL,
                    FluentbitNetwork::keepaliveIdleTimeout,
                    Builder::keepaliveIdleTimeout)
            .optional(
                    "keepaliveMaxRecycle",
                    FluentbitOptions.NATURAL,
                    FluentbitNetwork::keepaliveMaxRecycle,
                    Builder::keepaliveMaxRecycle)
            .integer("maxWorkerConnections", FluentbitNetwork::maxWorkerConnections, Builder::maxWorkerConnections)
            .since("4.10.0")
            .text("dnsMode", FluentbitNetwork::dnsMode, Builder::dnsMode)
            .flag("dnsPreferIpv4", FluentbitNetwork::dnsPreferIpv4, Builder::dnsPreferIpv4)
            .text("dnsResolver", FluentbitNetwork::dnsResolver, Builder::dnsResolver)
            .text("sourceAddress", FluentbitNetwork::sourceAddress, Builder::sourceAddress);

    /** The timeout for connecting, in seconds; empty means 10. */
    Optional<Integer> connectTimeout();

    /** Whether such a timeout is logged as an error; empty means true. */
    Optional<Boolean> connectTimeoutLogError();

    /** Whether connections are used again; empty means true. */
    Optional<Boolean> keepalive();

    /** The time for which an unused connection is kept, in seconds; empty means 30. */
    Optional<Integer> keepaliveIdleTimeout();

    /** The number of uses after which a connection is closed; 0 or empty means no limit. */
    Optional<Integer> keepaliveMaxRecycle();

    /** The number of connections of each thread; empty means no limit. */
    Optional<Integer> maxWorkerConnections();

    /** The protocol of DNS requests, {@code UDP} or {@code TCP}; empty means UDP. */
    Optional<String> dnsMode();

    /** Whether IPv4 addresses are preferred; empty means false. */
    Optional<Boolean> dnsPreferIpv4();

    /** The DNS resolver, {@code ASYNC} or {@code LEGACY}, which is that of the system; empty means ASYNC. */
    Optional<String> dnsResolver();

    /** The local address of connections; empty means any. */
    Optional<String> sourceAddress();

    /** A network that the consumer fills in. */
    static FluentbitNetwork of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a network. */
    final class Builder extends ImmutableFluentbitNetwork.Builder implements ModelBuilder<FluentbitNetwork> {
        Builder() {}
    }
}
