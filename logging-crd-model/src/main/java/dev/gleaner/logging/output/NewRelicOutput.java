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

/**
 * Sends records to New Relic ({@code newrelic}, fluentd {@code @type newrelic}). It needs either an API key or a
 * license key.
 */
@Value.Immutable
public non-sealed interface NewRelicOutput
        extends OutputTarget, BufferedOutput, FormattedOutput, Editable<NewRelicOutput, NewRelicOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<NewRelicOutput> SHAPE = Shape.object("newrelic", Builder::new)
            .part("api_key", SecretValue.class, NewRelicOutput::apiKey, Builder::apiKey)
            .part("license_key", SecretValue.class, NewRelicOutput::licenseKey, Builder::licenseKey)
            .text("base_uri", NewRelicOutput::baseUri, Builder::baseUri)
            .group(FormatFields::addTo)
            .since("4.4.0")
            .part("buffer", Buffer.class, NewRelicOutput::buffer, Builder::buffer)
            .since("4.4.0")
            .rule(NewRelicOutput::checkKeys);

    /** The insert key of the API; empty if there is a license key. */
    Optional<SecretValue> apiKey();

    /** The license key; empty if there is an API key. */
    Optional<SecretValue> licenseKey();

    /** The URL to which records are sent; empty means {@code https://log-api.newrelic.com/log/v1}. */
    Optional<String> baseUri();

    /** How records are buffered; empty means the operator's defaults, before 4.4 those of the plug-in. */
    @Override
    Optional<Buffer> buffer();

    /** A plug-in that the consumer fills in. */
    static NewRelicOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkKeys(Tree.Mapping newRelic, Position position, FieldPath path, Violations violations) {
        String api = "api_key";
        String license = "license_key";
        boolean hasApi = newRelic.isSet(api);
        boolean hasLicense = newRelic.isSet(license);
        if (hasApi && hasLicense) {
            violations.reportBoth(OutputFault.FIELDS_EXCLUSIVE, newRelic, path, api, license);
        } else if (!hasApi && !hasLicense) {
            violations.report(OutputFault.FIELDS_NONE, position, path, api, license);
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableNewRelicOutput.Builder
            implements FormatFields<NewRelicOutput, Builder>, BufferSetter {
        Builder() {}

        /** Changes how records are buffered. */
        @Override
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, NewRelicOutput::buffer, Buffer::of, change));
        }
    }
}
