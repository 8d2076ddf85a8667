package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to LogicMonitor ({@code lmLogs}, fluentd {@code @type lm}). */
@Value.Immutable
public non-sealed interface LmLogsOutput
        extends OutputTarget, BufferedOutput, FormattedOutput, Editable<LmLogsOutput, LmLogsOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<LmLogsOutput> SHAPE = Shape.object("lmLogs", Builder::new)
            .since("6.7.0")
            .required("company_name", Scalar.TEXT, LmLogsOutput::companyName, Builder::companyName)
            .text("company_domain", LmLogsOutput::companyDomain, Builder::companyDomain)
            .part("access_id", SecretValue.class, LmLogsOutput::accessId, Builder::accessId)
            .part("access_key", SecretValue.class, LmLogsOutput::accessKey, Builder::accessKey)
            .part("bearer_token", SecretValue.class, LmLogsOutput::bearerToken, Builder::bearerToken)
            .text("resource_mapping", LmLogsOutput::resourceMapping, Builder::resourceMapping)
            .flag("device_less_logs", LmLogsOutput::deviceLessLogs, Builder::deviceLessLogs)
            .flag("include_metadata", LmLogsOutput::includeMetadata, Builder::includeMetadata)
            .text("force_encoding", LmLogsOutput::forceEncoding, Builder::forceEncoding)
            .text("flush_interval", LmLogsOutput::flushInterval, Builder::flushInterval)
            .text("http_proxy", LmLogsOutput::httpProxy, Builder::httpProxy)
            .flag("debug", LmLogsOutput::debug, Builder::debug)
            .group(FormatFields::addTo)
            .part("buffer", Buffer.class, LmLogsOutput::buffer, Builder::buffer)
            .rule(LmLogsOutput::requireCredentials);

    /** The name of the account, the first label of its address. */
    String companyName();

    /** The domain of the account; empty means the operator's default, {@code logicmonitor.com}. */
    Optional<String> companyDomain();

    /** The ID of an API token, used together with the access key; empty means the bearer token. */
    Optional<SecretValue> accessId();

    /** The key of an API token, used together with the access ID; empty means the bearer token. */
    Optional<SecretValue> accessKey();

    /** The bearer token, used if there is no access ID or no access key; empty means none. */
    Optional<SecretValue> bearerToken();

    /**
     * Record fields, each with the property of a resource that has the same value, as a mapping in JSON such as
     * <code>{"kubernetes.host": "system.hostname"}</code>; empty means the default of the plug-in.
     */
    Optional<String> resourceMapping();

    /**
     * Whether records belong to no resource; then the plug-in drops a record without {@code resource.service.name}.
     * Empty means false.
     */
    Optional<Boolean> deviceLessLogs();

    /** Whether all fields of a record are sent, not only the message; empty means false. */
    Optional<Boolean> includeMetadata();

    /** The encoding of texts, such as {@code ISO-8859-1}, to convert to UTF-8; empty means no conversion. */
    Optional<String> forceEncoding();

    /** The flush interval of the plug-in, beside that of the buffer; empty means the operator's default, 60s. */
    Optional<String> flushInterval();

    /** The address of an HTTP proxy; empty means that of the environment. */
    Optional<String> httpProxy();

    /** Whether requests and responses are logged; empty means false. */
    Optional<Boolean> debug();

    /** How records are buffered; empty means the operator's defaults. */
    @Override
    Optional<Buffer> buffer();

    /** A plug-in that the consumer fills in. */
    static LmLogsOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireCredentials(
            Tree.Mapping lmLogs, Position position, FieldPath path, Violations violations) {
        if (!lmLogs.hasValue("bearer_token") && !(lmLogs.hasValue("access_id") && lmLogs.hasValue("access_key"))) {
            violations.report(OutputFault.LM_LOGS_CREDENTIALS, position, path);
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableLmLogsOutput.Builder
            implements FormatFields<LmLogsOutput, Builder>, BufferSetter {
        Builder() {}

        /** Changes how records are buffered. */
        @Override
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, LmLogsOutput::buffer, Buffer::of, change));
        }
    }
}
