package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Stores records as objects in a bucket of Google Cloud Storage ({@code gcs}, fluentd {@code @type gcs}). */
@Value.Immutable
public non-sealed interface GcsOutput extends OutputTarget, Editable<GcsOutput, GcsOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<GcsOutput> SHAPE = Shape.object("gcs", Builder::new)
            .required("project", Scalar.TEXT, GcsOutput::project, Builder::project)
            .required("bucket", Scalar.TEXT, GcsOutput::bucket, Builder::bucket)
            .optional("path", Scalar.TEXT, GcsOutput::path, Builder::path)
            .optional(
                    "credentials_json",
                    Shape.ref(SecretValue.class),
                    GcsOutput::credentialsJson,
                    Builder::credentialsJson)
            .optional("keyfile", Scalar.TEXT, GcsOutput::keyfile, Builder::keyfile)
            .optional("auto_create_bucket", Scalar.FLAG, GcsOutput::autoCreateBucket, Builder::autoCreateBucket)
            .optional("overwrite", Scalar.FLAG, GcsOutput::overwrite, Builder::overwrite)
            .optional("object_key_format", Scalar.TEXT, GcsOutput::objectKeyFormat, Builder::objectKeyFormat)
            .optional("hex_random_length", Scalar.INTEGER, GcsOutput::hexRandomLength, Builder::hexRandomLength)
            .optional("store_as", Scalar.TEXT, GcsOutput::storeAs, Builder::storeAs)
            .optional("transcoding", Scalar.FLAG, GcsOutput::transcoding, Builder::transcoding)
            .optional("acl", Scalar.TEXT, GcsOutput::acl, Builder::acl)
            .optional("storage_class", Scalar.TEXT, GcsOutput::storageClass, Builder::storageClass)
            .optional("encryption_key", Scalar.SECRET, GcsOutput::encryptionKey, Builder::encryptionKey)
            .list(
                    "object_metadata",
                    Shape.ref(GcsObjectMetadata.class),
                    GcsOutput::objectMetadata,
                    Builder::objectMetadata)
            .optional("client_retries", Scalar.INTEGER, GcsOutput::clientRetries, Builder::clientRetries)
            .optional("client_timeout", Scalar.INTEGER, GcsOutput::clientTimeout, Builder::clientTimeout)
            .optional("format", Shape.ref(Format.class), GcsOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), GcsOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    GcsOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(IgnoredValue.falseOf("auto_create_bucket"))
            .rule(IgnoredValue.zeroOf("client_retries", "client_timeout", "hex_random_length"));

    /** The project of the bucket. */
    String project();

    /** The name of the bucket. */
    String bucket();

    /** The prefix of object keys, with placeholders such as {@code logs/${tag}/%Y/%m/%d/}; empty means none. */
    Optional<String> path();

    /** The key of a service account in JSON, used instead of {@link #keyfile()}; empty means none. */
    Optional<SecretValue> credentialsJson();

    /** The path of a file with the key of a service account; empty means the default credentials of the pod. */
    Optional<String> keyfile();

    /** Whether a missing bucket is created; empty means true. The operator does not write false, so that true stays. */
    Optional<Boolean> autoCreateBucket();

    /** Whether an object with the same key is overwritten; empty means false, which counts {@code %{index}} up. */
    Optional<Boolean> overwrite();

    /** The template of object keys; empty means {@code %{path}%{time_slice}_%{index}.%{file_extension}}. */
    Optional<String> objectKeyFormat();

    /** The length of {@code %{hex_random}}; empty means 4. The plug-in refuses more than 32. */
    Optional<Integer> hexRandomLength();

    /** The archive format of objects, {@code gzip}, {@code json} or {@code text}; empty means gzip. */
    Optional<String> storeAs();

    /** Whether the store decompresses gzip objects for clients that cannot; empty means false. */
    Optional<Boolean> transcoding();

    /**
     * The canned permission of objects: {@code auth_read}, {@code owner_full}, {@code owner_read}, {@code private},
     * {@code project_private} or {@code public_read}; empty means that of the bucket.
     */
    Optional<String> acl();

    /**
     * The storage class of objects: {@code dra}, {@code nearline}, {@code coldline}, {@code multi_regional},
     * {@code regional} or {@code standard}; empty means that of the bucket.
     */
    Optional<String> storageClass();

    /**
     * The key of the customer with which the store encrypts objects (AES-256), which everyone who can read the manifest
     * can read; empty means that the store manages the key.
     */
    @Value.Redacted
    Optional<String> encryptionKey();

    /** Metadata of objects, in order; empty means none. */
    List<GcsObjectMetadata> objectMetadata();

    /** The number of retries of a request; empty means the default of the client. */
    Optional<Integer> clientRetries();

    /** The timeout of a request, in seconds; empty means the default of the client. */
    Optional<Integer> clientTimeout();

    /** The format of records; empty means that of the plug-in, {@link FormatType#OUT_FILE}. */
    Optional<Format> format();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static GcsOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableGcsOutput.Builder implements ModelBuilder<GcsOutput> {
        Builder() {}

        /** Adds metadata of objects. */
        public Builder addObjectMetadata(Consumer<GcsObjectMetadata.Builder> spec) {
            return addObjectMetadata(GcsObjectMetadata.of(spec));
        }

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, GcsOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, GcsOutput::buffer, Buffer::of, change));
        }
    }
}
