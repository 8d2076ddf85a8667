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
public non-sealed interface GcsOutput
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<GcsOutput, GcsOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<GcsOutput> SHAPE = Shape.object("gcs", Builder::new)
            .required("project", Scalar.TEXT, GcsOutput::project, Builder::project)
            .required("bucket", Scalar.TEXT, GcsOutput::bucket, Builder::bucket)
            .text("path", GcsOutput::path, Builder::path)
            .part("credentials_json", SecretValue.class, GcsOutput::credentialsJson, Builder::credentialsJson)
            .text("keyfile", GcsOutput::keyfile, Builder::keyfile)
            .flag("auto_create_bucket", GcsOutput::autoCreateBucket, Builder::autoCreateBucket)
            .flag("overwrite", GcsOutput::overwrite, Builder::overwrite)
            .text("object_key_format", GcsOutput::objectKeyFormat, Builder::objectKeyFormat)
            .integer("hex_random_length", GcsOutput::hexRandomLength, Builder::hexRandomLength)
            .text("store_as", GcsOutput::storeAs, Builder::storeAs)
            .flag("transcoding", GcsOutput::transcoding, Builder::transcoding)
            .text("acl", GcsOutput::acl, Builder::acl)
            .text("storage_class", GcsOutput::storageClass, Builder::storageClass)
            .optional("encryption_key", Scalar.SECRET, GcsOutput::encryptionKey, Builder::encryptionKey)
            .parts("object_metadata", GcsObjectMetadata.class, GcsOutput::objectMetadata, Builder::objectMetadata)
            .integer("client_retries", GcsOutput::clientRetries, Builder::clientRetries)
            .integer("client_timeout", GcsOutput::clientTimeout, Builder::clientTimeout)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
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

    /** Whether a missing bucket is created; empty means true. The operator ignores false. */
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
    @Override
    Optional<Format> format();

    /** A plug-in that the consumer fills in. */
    static GcsOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableGcsOutput.Builder
            implements BufferFields<GcsOutput, Builder>, FormatFields<GcsOutput, Builder> {
        Builder() {}

        /** Adds metadata of objects. */
        public Builder addObjectMetadata(Consumer<GcsObjectMetadata.Builder> spec) {
            return addObjectMetadata(GcsObjectMetadata.of(spec));
        }
    }
}
