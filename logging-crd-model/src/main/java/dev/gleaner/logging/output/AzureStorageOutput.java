package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Appends records to blobs of Azure Storage ({@code azurestorage}, fluentd {@code @type azure-storage-append-blob}).
 * Without access key and token, the plug-in uses the managed identity of the node.
 */
@Value.Immutable
public non-sealed interface AzureStorageOutput
        extends OutputTarget, FlushedOutput, Editable<AzureStorageOutput, AzureStorageOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<AzureStorageOutput> SHAPE = Shape.object("azurestorage", Builder::new)
            .required(
                    "azure_storage_account",
                    SecretValue.class,
                    AzureStorageOutput::azureStorageAccount,
                    Builder::azureStorageAccount)
            .required("azure_container", Scalar.TEXT, AzureStorageOutput::azureContainer, Builder::azureContainer)
            .text("path", AzureStorageOutput::path, Builder::path)
            .part(
                    "azure_storage_access_key",
                    SecretValue.class,
                    AzureStorageOutput::azureStorageAccessKey,
                    Builder::azureStorageAccessKey)
            .part(
                    "azure_storage_sas_token",
                    SecretValue.class,
                    AzureStorageOutput::azureStorageSasToken,
                    Builder::azureStorageSasToken)
            .text("azure_cloud", AzureStorageOutput::azureCloud, Builder::azureCloud)
            .since("4.10.0")
            .text("azure_imds_api_version", AzureStorageOutput::azureImdsApiVersion, Builder::azureImdsApiVersion)
            .text("azure_object_key_format", AzureStorageOutput::azureObjectKeyFormat, Builder::azureObjectKeyFormat)
            .flag("auto_create_container", AzureStorageOutput::autoCreateContainer, Builder::autoCreateContainer)
            .text("format", AzureStorageOutput::format, Builder::format)
            .group(BufferFields::addTo)
            .rule(IgnoredValue.falseOf("auto_create_container"));

    /** The storage account. */
    SecretValue azureStorageAccount();

    /** The container of the blobs. */
    String azureContainer();

    /** The prefix of blob names, with placeholders such as {@code logs/${tag}/%Y/%m/%d/}; empty means none. */
    Optional<String> path();

    /** The access key of the account; empty means that it is not used. */
    Optional<SecretValue> azureStorageAccessKey();

    /** A token with limited access (SAS); empty means that it is not used. */
    Optional<SecretValue> azureStorageSasToken();

    /**
     * The cloud, such as {@code AZUREPUBLICCLOUD} or {@code AZURECHINACLOUD}, in capitals; empty means the public
     * cloud.
     */
    Optional<String> azureCloud();

    /**
     * The API version of the metadata service, which issues the credentials of managed identities; empty means the
     * default of the plug-in.
     */
    Optional<String> azureImdsApiVersion();

    /** The template of blob names; empty means {@code %{path}%{time_slice}-%{index}.log}. */
    Optional<String> azureObjectKeyFormat();

    /** Whether a missing container is created; empty means true. The operator ignores false. */
    Optional<Boolean> autoCreateContainer();

    /**
     * The format of records, {@code out_file}, {@code json} or {@code ltsv}; empty means the operator's default, JSON.
     * The field is a text and not an object, unlike in other plug-ins.
     */
    Optional<String> format();

    /** A plug-in that the consumer fills in. */
    static AzureStorageOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableAzureStorageOutput.Builder
            implements BufferFields<AzureStorageOutput, Builder> {
        Builder() {}
    }
}
