package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How {@link S3Output} stores records with {@code store_as: parquet}. Other archive formats ignore it. The command
 * {@code columnify} must be in the image.
 */
@Value.Immutable
public interface ParquetCompression extends Editable<ParquetCompression, ParquetCompression.Builder> {
    /** How Parquet options are read, checked and written. */
    Shape<ParquetCompression> SHAPE = Shape.object("Parquet section", Builder::new)
            .text(
                    "parquet_compression_codec",
                    ParquetCompression::parquetCompressionCodec,
                    Builder::parquetCompressionCodec)
            .text("parquet_page_size", ParquetCompression::parquetPageSize, Builder::parquetPageSize)
            .text("parquet_row_group_size", ParquetCompression::parquetRowGroupSize, Builder::parquetRowGroupSize)
            .text("record_type", ParquetCompression::recordType, Builder::recordType)
            .text("schema_type", ParquetCompression::schemaType, Builder::schemaType)
            .text("schema_file", ParquetCompression::schemaFile, Builder::schemaFile);

    /**
     * The compression, {@code snappy}, {@code gzip}, {@code zstd} or {@code uncompressed}; empty means snappy. The
     * plug-in refuses {@code lzo}, {@code brotli} and {@code lz4}, although it knows them.
     */
    Optional<String> parquetCompressionCodec();

    /** The size of a page; empty means 8192 bytes. */
    Optional<String> parquetPageSize();

    /** The size of a row group; empty means 128 MB. */
    Optional<String> parquetRowGroupSize();

    /**
     * The format of records in a chunk: {@code avro}, {@code csv}, {@code json}, {@code jsonl}, {@code msgpack} or
     * {@code tsv}; empty means msgpack.
     */
    Optional<String> recordType();

    /** The kind of schema, {@code avro} or {@code bigquery}; empty means avro. */
    Optional<String> schemaType();

    /** The path of the schema, which the plug-in requires; empty means that fluentd does not start. */
    Optional<String> schemaFile();

    /** Parquet options that the consumer fills in. */
    static ParquetCompression of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds Parquet options. */
    final class Builder extends ImmutableParquetCompression.Builder implements ModelBuilder<ParquetCompression> {
        Builder() {}
    }
}
