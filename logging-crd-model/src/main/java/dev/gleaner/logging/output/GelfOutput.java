package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to Graylog ({@code gelf}, fluentd {@code @type gelf}). */
@Value.Immutable
public non-sealed interface GelfOutput extends OutputTarget, BufferedOutput, Editable<GelfOutput, GelfOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<GelfOutput> SHAPE = Shape.object("gelf", Builder::new)
            .required("host", Scalar.TEXT, GelfOutput::host, Builder::host)
            .required("port", Scalar.INTEGER, GelfOutput::port, Builder::port)
            .text("protocol", GelfOutput::protocol, Builder::protocol)
            .flag("tls", GelfOutput::tls, Builder::tls)
            .textMap("tls_options", GelfOutput::tlsOptions, Builder::tlsOptions)
            .part("buffer", Buffer.class, GelfOutput::buffer, Builder::buffer)
            .since("4.10.0")
            .integer("max_bytes", GelfOutput::maxBytes, Builder::maxBytes)
            .since("4.10.0")
            .text("udp_transport_type", GelfOutput::udpTransportType, Builder::udpTransportType)
            .since("6.7.0")
            .rule(GelfOutput::checkProtocol)
            .rule(ServerAddress.host("host"))
            .rule(ServerAddress.port("port", 1))
            .rule(IgnoredValue.zeroOf("max_bytes"));

    /** The host of the Graylog server. */
    String host();

    /** The port of its GELF input. */
    int port();

    /** The transport, {@code udp} or {@code tcp}; empty means udp, the default of the plug-in. */
    Optional<String> protocol();

    /** Whether the connection is encrypted; empty means false. */
    Optional<Boolean> tls();

    /** Options of the TLS library, in order; empty means none. */
    Map<String, String> tlsOptions();

    /** How records are buffered; empty means the operator's defaults. */
    @Override
    Optional<Buffer> buffer();

    /** The maximum length of a message, in bytes; empty means the limit of the plug-in. */
    Optional<Integer> maxBytes();

    /** Whether datagrams are sent over a LAN or a WAN; empty means the default of the plug-in. */
    Optional<String> udpTransportType();

    /** A plug-in that the consumer fills in. */
    static GelfOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkProtocol(Tree.Mapping gelf, Position position, FieldPath path, Violations violations) {
        Options.unknown(gelf, "protocol", List.of("udp", "tcp"))
                .ifPresent(protocol -> violations.report(OutputFault.GELF_PROTOCOL, gelf, path, "protocol"));
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableGelfOutput.Builder implements ModelBuilder<GelfOutput>, BufferSetter {
        Builder() {}

        /** Changes how records are buffered. */
        @Override
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, GelfOutput::buffer, Buffer::of, change));
        }
    }
}
