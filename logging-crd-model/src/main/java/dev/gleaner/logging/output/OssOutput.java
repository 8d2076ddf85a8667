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

/**
 * Stores records as objects in a bucket of the Object Storage Service of Alibaba Cloud ({@code oss}, fluentd
 * {@code @type oss}). The operator does not write switches that are false, so a switch whose default is true cannot be
 * turned off.
 */
@Value.Immutable
public non-sealed interface OssOutput
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<OssOutput, OssOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<OssOutput> SHAPE = Shape.object("oss", Builder::new)
            .required("endpoint", Scalar.TEXT, OssOutput::endpoint, Builder::endpoint)
            .required("bucket", Scalar.TEXT, OssOutput::bucket, Builder::bucket)
            .required("access_key_id", SecretValue.class, OssOutput::accessKeyId, Builder::accessKeyId)
            .part("access_key_secret", SecretValue.class, OssOutput::accessKeySecret, Builder::accessKeySecret)
            .since("4.4.0")
            .part(
                    "aaccess_key_secret",
                    SecretValue.class,
                    OssOutput::legacyAccessKeySecret,
                    Builder::legacyAccessKeySecret)
            .until("3.17.10")
            .text("path", OssOutput::path, Builder::path)
            .flag("auto_create_bucket", OssOutput::autoCreateBucket, Builder::autoCreateBucket)
            .flag("check_bucket", OssOutput::checkBucket, Builder::checkBucket)
            .flag("check_object", OssOutput::checkObject, Builder::checkObject)
            .flag("overwrite", OssOutput::overwrite, Builder::overwrite)
            .text("key_format", OssOutput::keyFormat, Builder::keyFormat)
            .text("index_format", OssOutput::indexFormat, Builder::indexFormat)
            .integer("hex_random_length", OssOutput::hexRandomLength, Builder::hexRandomLength)
            .text("store_as", OssOutput::storeAs, Builder::storeAs)
            .flag("upload_crc_enable", OssOutput::uploadCrcEnable, Builder::uploadCrcEnable)
            .flag("download_crc_enable", OssOutput::downloadCrcEnable, Builder::downloadCrcEnable)
            .integer("open_timeout", OssOutput::openTimeout, Builder::openTimeout)
            .integer("read_timeout", OssOutput::readTimeout, Builder::readTimeout)
            .text("oss_sdk_log_dir", OssOutput::ossSdkLogDir, Builder::ossSdkLogDir)
            .text("warn_for_delay", OssOutput::warnForDelay, Builder::warnForDelay)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
            .rule(OssOutput::requireSecret)
            .rule(IgnoredValue.falseOf("check_bucket", "check_object", "upload_crc_enable", "download_crc_enable"))
            .rule(IgnoredValue.zeroOf("hex_random_length", "open_timeout", "read_timeout"));

    /** The host of the service, such as {@code oss-cn-hangzhou.aliyuncs.com}. */
    String endpoint();

    /** The name of the bucket. */
    String bucket();

    /** The access key ID. */
    SecretValue accessKeyId();

    /** The access key secret, required by 4.4.0 and later; empty means {@link #legacyAccessKeySecret()} is set. */
    Optional<SecretValue> accessKeySecret();

    /**
     * The access key secret under the misspelt name {@code aaccess_key_secret}, required before 4.4.0. The operator
     * gives it to fluentd under that name, which the plug-in does not know. Empty means that only
     * {@link #accessKeySecret()} is set.
     */
    Optional<SecretValue> legacyAccessKeySecret();

    /** The prefix of object keys, with placeholders such as {@code logs/${tag}}; empty means {@code fluent/logs}. */
    Optional<String> path();

    /** Whether a missing bucket is created; empty means false. */
    Optional<Boolean> autoCreateBucket();

    /** Whether the existence of the bucket is checked when fluentd starts; empty means true. */
    Optional<Boolean> checkBucket();

    /** Whether the plug-in looks for an object with the same key before it writes one; empty means true. */
    Optional<Boolean> checkObject();

    /** Whether an object with the same key is overwritten; empty means false, which counts {@code %{index}} up. */
    Optional<Boolean> overwrite();

    /**
     * The template of object keys; empty means {@code %{path}/%{time_slice}_%{index}_%{thread_id}.%{file_extension}}.
     */
    Optional<String> keyFormat();

    /**
     * The format of {@code %{index}}, such as {@code %04d}; empty means {@code %d}. The plug-in refuses other types
     * than {@code d}, {@code x} and {@code X}.
     */
    Optional<String> indexFormat();

    /** The length of {@code %{hex_random}}, 4 to 16; empty means 4. The plug-in refuses more than 16. */
    Optional<Integer> hexRandomLength();

    /**
     * The archive format of objects: {@code gzip}, {@code json}, {@code lzma2}, {@code lzo} or {@code text}; empty
     * means gzip. Any other word means text.
     */
    Optional<String> storeAs();

    /** Whether the checksum of uploads is checked; empty means true. */
    Optional<Boolean> uploadCrcEnable();

    /** Whether the checksum of downloads is checked; empty means true. */
    Optional<Boolean> downloadCrcEnable();

    /** The timeout for connecting, in seconds; empty means 10. */
    Optional<Integer> openTimeout();

    /** The timeout for a response, in seconds; empty means 120. */
    Optional<Integer> readTimeout();

    /** The folder for the log of the client; empty means {@code /var/log/td-agent}. */
    Optional<String> ossSdkLogDir();

    /** The age from which the plug-in warns that records are late, such as {@code 1h}; empty means no limit. */
    Optional<String> warnForDelay();

    /** The format of records; empty means that of the plug-in, {@link FormatType#OUT_FILE}. */
    @Override
    Optional<Format> format();

    /** A plug-in that the consumer fills in. */
    static OssOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Checks that the secret has one of its two names: each version requires one of them, and ignores the other. */
    private static void requireSecret(Tree.Mapping oss, Position position, FieldPath path, Violations violations) {
        if (!oss.isSet("access_key_secret") && !oss.isSet("aaccess_key_secret")) {
            violations.report(OutputFault.OSS_SECRET_NONE, position, path);
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableOssOutput.Builder
            implements BufferFields<OssOutput, Builder>, FormatFields<OssOutput, Builder> {
        Builder() {}
    }
}
