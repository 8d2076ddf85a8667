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
 * {@code @type oss}). The operator does not write switches that are false, so that a switch whose default is true
 * cannot be turned off.
 */
@Value.Immutable
public non-sealed interface OssOutput extends OutputTarget, Editable<OssOutput, OssOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<OssOutput> SHAPE = Shape.object("oss", Builder::new)
            .required("endpoint", Scalar.TEXT, OssOutput::endpoint, Builder::endpoint)
            .required("bucket", Scalar.TEXT, OssOutput::bucket, Builder::bucket)
            .required("access_key_id", Shape.ref(SecretValue.class), OssOutput::accessKeyId, Builder::accessKeyId)
            .optional(
                    "access_key_secret",
                    Shape.ref(SecretValue.class),
                    OssOutput::accessKeySecret,
                    Builder::accessKeySecret)
            .since("4.4.0")
            .optional(
                    "aaccess_key_secret",
                    Shape.ref(SecretValue.class),
                    OssOutput::legacyAccessKeySecret,
                    Builder::legacyAccessKeySecret)
            .until("3.17.10")
            .optional("path", Scalar.TEXT, OssOutput::path, Builder::path)
            .optional("auto_create_bucket", Scalar.FLAG, OssOutput::autoCreateBucket, Builder::autoCreateBucket)
            .optional("check_bucket", Scalar.FLAG, OssOutput::checkBucket, Builder::checkBucket)
            .optional("check_object", Scalar.FLAG, OssOutput::checkObject, Builder::checkObject)
            .optional("overwrite", Scalar.FLAG, OssOutput::overwrite, Builder::overwrite)
            .optional("key_format", Scalar.TEXT, OssOutput::keyFormat, Builder::keyFormat)
            .optional("index_format", Scalar.TEXT, OssOutput::indexFormat, Builder::indexFormat)
            .optional("hex_random_length", Scalar.INTEGER, OssOutput::hexRandomLength, Builder::hexRandomLength)
            .optional("store_as", Scalar.TEXT, OssOutput::storeAs, Builder::storeAs)
            .optional("upload_crc_enable", Scalar.FLAG, OssOutput::uploadCrcEnable, Builder::uploadCrcEnable)
            .optional("download_crc_enable", Scalar.FLAG, OssOutput::downloadCrcEnable, Builder::downloadCrcEnable)
            .optional("open_timeout", Scalar.INTEGER, OssOutput::openTimeout, Builder::openTimeout)
            .optional("read_timeout", Scalar.INTEGER, OssOutput::readTimeout, Builder::readTimeout)
            .optional("oss_sdk_log_dir", Scalar.TEXT, OssOutput::ossSdkLogDir, Builder::ossSdkLogDir)
            .optional("warn_for_delay", Scalar.TEXT, OssOutput::warnForDelay, Builder::warnForDelay)
            .optional("format", Shape.ref(Format.class), OssOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), OssOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    OssOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(OssOutput::requireSecret)
            .rule(IgnoredValue.falseOf("check_bucket", "check_object", "upload_crc_enable", "download_crc_enable"))
            .rule(IgnoredValue.zeroOf("hex_random_length", "open_timeout", "read_timeout"));

    /** The host of the service, such as {@code oss-cn-hangzhou.aliyuncs.com}. */
    String endpoint();

    /** The name of the bucket. */
    String bucket();

    /** The access key ID. */
    SecretValue accessKeyId();

    /**
     * The access key secret, required by 4.4.0 and later; empty means that only {@link #legacyAccessKeySecret()} is
     * set.
     */
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
    Optional<Format> format();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static OssOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Each version requires one of the two names, and ignores the other. */
    private static void requireSecret(Tree.Mapping oss, Position position, FieldPath path, Violations violations) {
        if (!oss.isSet("access_key_secret") && !oss.isSet("aaccess_key_secret")) {
            violations.report(OutputFault.OSS_SECRET_NONE, position, path);
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableOssOutput.Builder implements ModelBuilder<OssOutput> {
        Builder() {}

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, OssOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, OssOutput::buffer, Buffer::of, change));
        }
    }
}
