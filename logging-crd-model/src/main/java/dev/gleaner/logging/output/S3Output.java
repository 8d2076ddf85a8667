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
 * {@code @type s3}). Most switches and numbers are texts here, so they need quotes: {@code "true"}. The credentials are
 * a key, or one of three sections that exclude each other; without any, the plug-in uses those in the environment of
 * the pod.
 */
@Value.Immutable
public non-sealed interface S3Output
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<S3Output, S3Output.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<S3Output> SHAPE = Shape.object("s3", Builder::new)
            .required("s3_bucket", Scalar.TEXT, S3Output::s3Bucket, Builder::s3Bucket)
            .text("s3_region", S3Output::s3Region, Builder::s3Region)
            .text("s3_endpoint", S3Output::s3Endpoint, Builder::s3Endpoint)
            .text("path", S3Output::path, Builder::path)
            .part("aws_key_id", SecretValue.class, S3Output::awsKeyId, Builder::awsKeyId)
            .part("aws_sec_key", SecretValue.class, S3Output::awsSecKey, Builder::awsSecKey)
            .part(
                    "assume_role_credentials",
                    AssumeRoleCredentials.class,
                    S3Output::assumeRoleCredentials,
                    Builder::assumeRoleCredentials)
            .part(
                    "instance_profile_credentials",
                    InstanceProfileCredentials.class,
                    S3Output::instanceProfileCredentials,
                    Builder::instanceProfileCredentials)
            .part(
                    "shared_credentials",
                    SharedCredentials.class,
                    S3Output::sharedCredentials,
                    Builder::sharedCredentials)
            .text("aws_iam_retries", S3Output::awsIamRetries, Builder::awsIamRetries)
            .text("check_apikey_on_start", S3Output::checkApiKeyOnStart, Builder::checkApiKeyOnStart)
            .text("auto_create_bucket", S3Output::autoCreateBucket, Builder::autoCreateBucket)
            .text("check_bucket", S3Output::checkBucket, Builder::checkBucket)
            .text("check_object", S3Output::checkObject, Builder::checkObject)
            .text("overwrite", S3Output::overwrite, Builder::overwrite)
            .text("s3_object_key_format", S3Output::s3ObjectKeyFormat, Builder::s3ObjectKeyFormat)
            .text("index_format", S3Output::indexFormat, Builder::indexFormat)
            .text("hex_random_length", S3Output::hexRandomLength, Builder::hexRandomLength)
            .text("store_as", S3Output::storeAs, Builder::storeAs)
            .part("compress", ParquetCompression.class, S3Output::compress, Builder::compress)
            .flag("oneeye_format", S3Output::oneEyeFormat, Builder::oneEyeFormat)
            .text("clustername", S3Output::clusterName, Builder::clusterName)
            .text("acl", S3Output::acl, Builder::acl)
            .text("grant_full_control", S3Output::grantFullControl, Builder::grantFullControl)
            .text("grant_read", S3Output::grantRead, Builder::grantRead)
            .text("grant_read_acp", S3Output::grantReadAcp, Builder::grantReadAcp)
            .text("grant_write_acp", S3Output::grantWriteAcp, Builder::grantWriteAcp)
            .text("storage_class", S3Output::storageClass, Builder::storageClass)
            .text("s3_metadata", S3Output::s3Metadata, Builder::s3Metadata)
            .text("use_server_side_encryption", S3Output::useServerSideEncryption, Builder::useServerSideEncryption)
            .text("ssekms_key_id", S3Output::sseKmsKeyId, Builder::sseKmsKeyId)
            .text("sse_customer_algorithm", S3Output::sseCustomerAlgorithm, Builder::sseCustomerAlgorithm)
            .optional("sse_customer_key", Scalar.SECRET, S3Output::sseCustomerKey, Builder::sseCustomerKey)
            .text("sse_customer_key_md5", S3Output::sseCustomerKeyMd5, Builder::sseCustomerKeyMd5)
            .text("compute_checksums", S3Output::computeChecksums, Builder::computeChecksums)
            .text("signature_version", S3Output::signatureVersion, Builder::signatureVersion)
            .text("force_path_style", S3Output::forcePathStyle, Builder::forcePathStyle)
            .text(
                    "enable_transfer_acceleration",
                    S3Output::enableTransferAcceleration,
                    Builder::enableTransferAcceleration)
            .text("proxy_uri", S3Output::proxyUri, Builder::proxyUri)
            .text("ssl_verify_peer", S3Output::sslVerifyPeer, Builder::sslVerifyPeer)
            .text("use_bundled_cert", S3Output::useBundledCert, Builder::useBundledCert)
            .text("warn_for_delay", S3Output::warnForDelay, Builder::warnForDelay)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
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

    /** Who may read objects and their metadata, such as {@code id="79a5"} for a user; empty means nobody else. */
    Optional<String> grantRead();

    /** Who may read the permissions of objects, such as {@code id="79a5"} for a user; empty means nobody else. */
    Optional<String> grantReadAcp();

    /** Who may write the permissions of objects, such as {@code id="79a5"} for a user; empty means nobody else. */
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

    /** Whether messages have MD5 checksums, which FIPS does not allow; empty means the default of the client. */
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

    /** Whether the certificate authorities that the client contains are used; empty means those of the image. */
    Optional<String> useBundledCert();

    /** The age from which the plug-in warns that records are late, such as {@code 1h}; empty means no limit. */
    Optional<String> warnForDelay();

    /** The format of records; empty means that of the plug-in, {@link FormatType#OUT_FILE}. */
    @Override
    Optional<Format> format();

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
        if (s3.hasValue("aws_iam_retries")) {
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
    final class Builder extends ImmutableS3Output.Builder
            implements BufferFields<S3Output, Builder>, FormatFields<S3Output, Builder> {
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
    }
}
