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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Stores records as objects in a bucket of Amazon S3, or of a compatible store such as MinIO ({@code s3}, fluentd
 * {@code @type s3}). Most switches and numbers are texts here, so that they need quotes: {@code "true"}. Credentials
 * are a key, or one of three sections that exclude each other; without any, the plug-in asks the environment of the
 * pod.
 */
@Value.Immutable
public non-sealed interface S3Output extends OutputTarget, Editable<S3Output, S3Output.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<S3Output> SHAPE = Shape.object("s3", Builder::new)
            .required("s3_bucket", Scalar.TEXT, S3Output::s3Bucket, Builder::s3Bucket)
            .optional("s3_region", Scalar.TEXT, S3Output::s3Region, Builder::s3Region)
            .optional("s3_endpoint", Scalar.TEXT, S3Output::s3Endpoint, Builder::s3Endpoint)
            .optional("path", Scalar.TEXT, S3Output::path, Builder::path)
            .optional("aws_key_id", Shape.ref(SecretValue.class), S3Output::awsKeyId, Builder::awsKeyId)
            .optional("aws_sec_key", Shape.ref(SecretValue.class), S3Output::awsSecKey, Builder::awsSecKey)
            .optional(
                    "assume_role_credentials",
                    Shape.ref(AssumeRoleCredentials.class),
                    S3Output::assumeRoleCredentials,
                    Builder::assumeRoleCredentials)
            .optional(
                    "instance_profile_credentials",
                    Shape.ref(InstanceProfileCredentials.class),
                    S3Output::instanceProfileCredentials,
                    Builder::instanceProfileCredentials)
            .optional(
                    "shared_credentials",
                    Shape.ref(SharedCredentials.class),
                    S3Output::sharedCredentials,
                    Builder::sharedCredentials)
            .optional("aws_iam_retries", Scalar.TEXT, S3Output::awsIamRetries, Builder::awsIamRetries)
            .optional("check_apikey_on_start", Scalar.TEXT, S3Output::checkApiKeyOnStart, Builder::checkApiKeyOnStart)
            .optional("auto_create_bucket", Scalar.TEXT, S3Output::autoCreateBucket, Builder::autoCreateBucket)
            .optional("check_bucket", Scalar.TEXT, S3Output::checkBucket, Builder::checkBucket)
            .optional("check_object", Scalar.TEXT, S3Output::checkObject, Builder::checkObject)
            .optional("overwrite", Scalar.TEXT, S3Output::overwrite, Builder::overwrite)
            .optional("s3_object_key_format", Scalar.TEXT, S3Output::s3ObjectKeyFormat, Builder::s3ObjectKeyFormat)
            .optional("index_format", Scalar.TEXT, S3Output::indexFormat, Builder::indexFormat)
            .optional("hex_random_length", Scalar.TEXT, S3Output::hexRandomLength, Builder::hexRandomLength)
            .optional("store_as", Scalar.TEXT, S3Output::storeAs, Builder::storeAs)
            .optional("compress", Shape.ref(ParquetCompression.class), S3Output::compress, Builder::compress)
            .optional("oneeye_format", Scalar.FLAG, S3Output::oneEyeFormat, Builder::oneEyeFormat)
            .optional("clustername", Scalar.TEXT, S3Output::clusterName, Builder::clusterName)
            .optional("acl", Scalar.TEXT, S3Output::acl, Builder::acl)
            .optional("grant_full_control", Scalar.TEXT, S3Output::grantFullControl, Builder::grantFullControl)
            .optional("grant_read", Scalar.TEXT, S3Output::grantRead, Builder::grantRead)
            .optional("grant_read_acp", Scalar.TEXT, S3Output::grantReadAcp, Builder::grantReadAcp)
            .optional("grant_write_acp", Scalar.TEXT, S3Output::grantWriteAcp, Builder::grantWriteAcp)
            .optional("storage_class", Scalar.TEXT, S3Output::storageClass, Builder::storageClass)
            .optional("s3_metadata", Scalar.TEXT, S3Output::s3Metadata, Builder::s3Metadata)
            .optional(
                    "use_server_side_encryption",
                    Scalar.TEXT,
                    S3Output::useServerSideEncryption,
                    Builder::useServerSideEncryption)
            .optional("ssekms_key_id", Scalar.TEXT, S3Output::sseKmsKeyId, Builder::sseKmsKeyId)
            .optional(
                    "sse_customer_algorithm",
                    Scalar.TEXT,
                    S3Output::sseCustomerAlgorithm,
                    Builder::sseCustomerAlgorithm)
            .optional("sse_customer_key", Scalar.SECRET, S3Output::sseCustomerKey, Builder::sseCustomerKey)
            .optional("sse_customer_key_md5", Scalar.TEXT, S3Output::sseCustomerKeyMd5, Builder::sseCustomerKeyMd5)
            .optional("compute_checksums", Scalar.TEXT, S3Output::computeChecksums, Builder::computeChecksums)
            .optional("signature_version", Scalar.TEXT, S3Output::signatureVersion, Builder::signatureVersion)
            .optional("force_path_style", Scalar.TEXT, S3Output::forcePathStyle, Builder::forcePathStyle)
            .optional(
                    "enable_transfer_acceleration",
                    Scalar.TEXT,
                    S3Output::enableTransferAcceleration,
                    Builder::enableTransferAcceleration)
            .optional("proxy_uri", Scalar.TEXT, S3Output::proxyUri, Builder::proxyUri)
            .optional("ssl_verify_peer", Scalar.TEXT, S3Output::sslVerifyPeer, Builder::sslVerifyPeer)
            .optional("use_bundled_cert", Scalar.TEXT, S3Output::useBundledCert, Builder::useBundledCert)
            .optional("warn_for_delay", Scalar.TEXT, S3Output::warnForDelay, Builder::warnForDelay)
            .optional("format", Shape.ref(Format.class), S3Output::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), S3Output::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    S3Output::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(S3Output::checkCredentials)
            .rule(S3Output::checkDeprecated);

    /** The name of the bucket. */
    String s3Bucket();

    /**
     * The region of the bucket, such as {@code eu-central-1}; empty means {@code us-east-1}, unless the environment of
     * fluentd names another.
     */
    Optional<String> s3Region();

    /**
     * The address of a compatible store, such as {@code http://minio:9000}; empty means that of Amazon. The plug-in
     * refuses ordinary addresses of Amazon; {@link #s3Region()} selects those.
     */
    Optional<String> s3Endpoint();

    /** The prefix of object keys, with placeholders such as {@code logs/${tag}/%Y/%m/%d/}; empty means none. */
    Optional<String> path();

    /** The access key ID; empty means that the key is not used. */
    Optional<SecretValue> awsKeyId();

    /** The secret access key; empty means that the key is not used. */
    Optional<SecretValue> awsSecKey();

    /** The role that the plug-in assumes; empty means none. */
    Optional<AssumeRoleCredentials> assumeRoleCredentials();

    /** How credentials are read from the metadata service of EC2; empty means the default of the plug-in. */
    Optional<InstanceProfileCredentials> instanceProfileCredentials();

    /** The credentials file; empty means none. */
    Optional<SharedCredentials> sharedCredentials();

    /**
     * The number of attempts to read credentials from the metadata service of EC2, deprecated in favour of
     * {@link InstanceProfileCredentials#retries()}; empty means the default of the client.
     */
    Optional<String> awsIamRetries();

    /** Whether the credentials are checked when fluentd starts; empty means true. */
    Optional<String> checkApiKeyOnStart();

    /** Whether a missing bucket is created; empty means true. */
    Optional<String> autoCreateBucket();

    /** Whether the existence of the bucket is checked when fluentd starts; empty means true. */
    Optional<String> checkBucket();

    /**
     * Whether the plug-in looks for an object with the same key before it writes one; empty means true. Without it an
     * object is overwritten.
     */
    Optional<String> checkObject();

    /** Whether an object with the same key is overwritten; empty means false, which counts {@code %{index}} up. */
    Optional<String> overwrite();

    /**
     * The template of object keys; empty means the operator's default,
     * {@code %{path}%{time_slice}_%{uuid_hash}_%{index}.%{file_extension}}.
     */
    Optional<String> s3ObjectKeyFormat();

    /**
     * The format of {@code %{index}}, such as {@code %04d}; empty means {@code %d}. The plug-in refuses other types
     * than {@code d}, {@code x} and {@code X}.
     */
    Optional<String> indexFormat();

    /** The length of {@code %{hex_random}}, 4 to 16; empty means 4. The plug-in refuses more than 16. */
    Optional<String> hexRandomLength();

    /**
     * The archive format of objects: {@code gzip}, {@code gzip_command}, {@code json}, {@code lzma2}, {@code lzo},
     * {@code parquet} or {@code text}; empty means gzip. Any other word means text.
     */
    Optional<String> storeAs();

    /** Options of {@code parquet}; empty means none. */
    Optional<ParquetCompression> compress();

    /**
     * Whether the operator sets path, key format and buffer tags itself, so that each container has a folder; empty
     * means false. Values of these fields are then ignored.
     */
    Optional<Boolean> oneEyeFormat();

    /** The first folder of {@link #oneEyeFormat()}; empty means {@code one-eye}. */
    Optional<String> clusterName();

    /** The canned permission of objects, such as {@code bucket-owner-full-control}; empty means that of the store. */
    Optional<String> acl();

    /**
     * Who may read objects and read and write their permissions, such as {@code id="79a5"} for a canonical user; empty
     * means nobody else.
     */
    Optional<String> grantFullControl();

    /**
     * Who may read objects and their metadata, such as {@code id="79a5"} for a canonical user; empty means nobody else.
     */
    Optional<String> grantRead();

    /**
     * Who may read the permissions of objects, such as {@code id="79a5"} for a canonical user; empty means nobody else.
     */
    Optional<String> grantReadAcp();

    /**
     * Who may write the permissions of objects, such as {@code id="79a5"} for a canonical user; empty means nobody
     * else.
     */
    Optional<String> grantWriteAcp();

    /** The storage class of objects, such as {@code STANDARD_IA}; empty means {@code STANDARD}. */
    Optional<String> storageClass();

    /** Metadata of objects, a mapping in JSON; empty means none. */
    Optional<String> s3Metadata();

    /** How the store encrypts objects, {@code AES256} or {@code aws:kms}; empty means its own default. */
    Optional<String> useServerSideEncryption();

    /** The ID of the key in the key management service, for {@code aws:kms}; empty means the default key. */
    Optional<String> sseKmsKeyId();

    /** The algorithm of {@link #sseCustomerKey()}, such as {@code AES256}; empty means none. */
    Optional<String> sseCustomerAlgorithm();

    /**
     * The key of the customer with which the store encrypts objects, which everyone who can read the manifest can read;
     * empty means none.
     */
    @Value.Redacted
    Optional<String> sseCustomerKey();

    /** The MD5 digest of {@link #sseCustomerKey()}; empty means that the client computes it. */
    Optional<String> sseCustomerKeyMd5();

    /**
     * Whether requests and responses have MD5 checksums, which FIPS does not allow; empty means the default of the
     * client.
     */
    Optional<String> computeChecksums();

    /** The version of signatures, {@code s3} for version 2 or {@code v4}; empty means the default of the client. */
    Optional<String> signatureVersion();

    /** Whether the bucket is in the path of URLs and not in the host, as MinIO requires; empty means false. */
    Optional<String> forcePathStyle();

    /** Whether transfer acceleration is used, which the bucket must allow; empty means false. */
    Optional<String> enableTransferAcceleration();

    /** The address of a proxy; empty means none. */
    Optional<String> proxyUri();

    /** Whether the server certificate is checked; empty means true. */
    Optional<String> sslVerifyPeer();

    /** Whether the certificate authorities of the client are used; empty means those of the image. */
    Optional<String> useBundledCert();

    /** The age from which the plug-in warns that records are late, such as {@code 1h}; empty means no limit. */
    Optional<String> warnForDelay();

    /** The format of records; empty means that of the plug-in, {@link FormatType#OUT_FILE}. */
    Optional<Format> format();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static S3Output of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkCredentials(Tree.Mapping s3, Position position, FieldPath path, Violations violations) {
        List<String> found = Stream.of("assume_role_credentials", "instance_profile_credentials", "shared_credentials")
                .filter(s3::isSet)
                .toList();
        for (int i = 1; i < found.size(); i++) {
            for (String earlier : found.subList(0, i)) {
                violations.reportBoth(OutputFault.FIELDS_EXCLUSIVE, s3, path, earlier, found.get(i));
            }
        }
    }

    private static void checkDeprecated(Tree.Mapping s3, Position position, FieldPath path, Violations violations) {
        if (s3.has("aws_iam_retries")) {
            violations.report(
                    OutputFault.FIELD_DEPRECATED,
                    s3,
                    path,
                    "aws_iam_retries",
                    "aws_iam_retries",
                    "instance_profile_credentials.retries");
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableS3Output.Builder implements ModelBuilder<S3Output> {
        Builder() {}

        /** Changes the role that the plug-in assumes. */
        public Builder assumeRoleCredentials(Consumer<AssumeRoleCredentials.Builder> change) {
            return assumeRoleCredentials(
                    ModelBuilder.part(this, S3Output::assumeRoleCredentials, AssumeRoleCredentials::of, change));
        }

        /** Changes how credentials are read from the metadata service. */
        public Builder instanceProfileCredentials(Consumer<InstanceProfileCredentials.Builder> change) {
            return instanceProfileCredentials(ModelBuilder.part(
                    this, S3Output::instanceProfileCredentials, InstanceProfileCredentials::of, change));
        }

        /** Changes the credentials file. */
        public Builder sharedCredentials(Consumer<SharedCredentials.Builder> change) {
            return sharedCredentials(
                    ModelBuilder.part(this, S3Output::sharedCredentials, SharedCredentials::of, change));
        }

        /** Changes the options of Parquet. */
        public Builder compress(Consumer<ParquetCompression.Builder> change) {
            return compress(ModelBuilder.part(this, S3Output::compress, ParquetCompression::of, change));
        }

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, S3Output::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, S3Output::buffer, Buffer::of, change));
        }
    }
}
