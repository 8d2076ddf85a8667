package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to VMware Log Intelligence ({@code vmwareLogIntelligence}, fluentd
 * {@code @type vmware_log_intelligence}).
 */
@Value.Immutable
public non-sealed interface VmwareLogIntelligenceOutput
        extends OutputTarget,
                BufferedOutput,
                FormattedOutput,
                Editable<VmwareLogIntelligenceOutput, VmwareLogIntelligenceOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<VmwareLogIntelligenceOutput> SHAPE = Shape.object("vmwareLogIntelligence", Builder::new)
            .since("4.10.0")
            .required("endpoint_url", Scalar.TEXT, VmwareLogIntelligenceOutput::endpointUrl, Builder::endpointUrl)
            .required("verify_ssl", Scalar.FLAG, VmwareLogIntelligenceOutput::verifySsl, Builder::verifySsl)
            .required("headers", LogIntelligenceHeaders.class, VmwareLogIntelligenceOutput::headers, Builder::headers)
            .flag("http_compress", VmwareLogIntelligenceOutput::httpCompress, Builder::httpCompress)
            .part("buffer", Buffer.class, VmwareLogIntelligenceOutput::buffer, Builder::buffer)
            .group(FormatFields::addTo);

    /** The URL to which records are sent. */
    String endpointUrl();

    /** Whether the server certificate is checked. */
    boolean verifySsl();

    /** The headers of every request, with the token. */
    LogIntelligenceHeaders headers();

    /** Whether requests are compressed; empty means false. */
    Optional<Boolean> httpCompress();

    /** How records are buffered; empty means the operator's defaults. */
    @Override
    Optional<Buffer> buffer();

    /** A plug-in that the consumer fills in. */
    static VmwareLogIntelligenceOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableVmwareLogIntelligenceOutput.Builder
            implements FormatFields<VmwareLogIntelligenceOutput, Builder>, BufferSetter {
        Builder() {}

        /** Changes the headers of every request. */
        public Builder headers(Consumer<LogIntelligenceHeaders.Builder> change) {
            return headers(ModelBuilder.part(
                    this, output -> Optional.of(output.headers()), LogIntelligenceHeaders::of, change));
        }

        /** Changes how records are buffered. */
        @Override
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, VmwareLogIntelligenceOutput::buffer, Buffer::of, change));
        }
    }
}
