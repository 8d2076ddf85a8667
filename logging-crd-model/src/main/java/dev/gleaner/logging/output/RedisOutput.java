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
 * Stores records in Redis, each as a hash with a key of its own ({@code redis}, fluentd {@code @type redis}). A key has
 * a prefix, the time and the number of the record in its chunk.
 */
@Value.Immutable
public non-sealed interface RedisOutput extends OutputTarget, Editable<RedisOutput, RedisOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<RedisOutput> SHAPE = Shape.object("redis", Builder::new)
            .optional("host", Scalar.TEXT, RedisOutput::host, Builder::host)
            .optional("port", Scalar.INTEGER, RedisOutput::port, Builder::port)
            .optional("db_number", Scalar.INTEGER, RedisOutput::dbNumber, Builder::dbNumber)
            .optional("password", Shape.ref(SecretValue.class), RedisOutput::password, Builder::password)
            .optional("insert_key_prefix", Scalar.TEXT, RedisOutput::insertKeyPrefix, Builder::insertKeyPrefix)
            .optional("strftime_format", Scalar.TEXT, RedisOutput::strftimeFormat, Builder::strftimeFormat)
            .optional("allow_duplicate_key", Scalar.FLAG, RedisOutput::allowDuplicateKey, Builder::allowDuplicateKey)
            .optional("ttl", Scalar.INTEGER, RedisOutput::ttl, Builder::ttl)
            .optional("format", Shape.ref(Format.class), RedisOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), RedisOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    RedisOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(ServerAddress.host("host"))
            .rule(ServerAddress.port("port", 0));

    /** The host of Redis; empty means {@code localhost}. */
    Optional<String> host();

    /** The port of Redis; empty means 6379. */
    Optional<Integer> port();

    /** The number of the database; empty means 0. */
    Optional<Integer> dbNumber();

    /** The password of Redis; empty means none. */
    Optional<SecretValue> password();

    /** The first part of keys, with placeholders such as {@code ${tag[1]}}; empty means {@code ${tag}}. */
    Optional<String> insertKeyPrefix();

    /** The time in keys, such as {@code %Y%m%d.%H%M%S}; empty means {@code %s}, the seconds since 1970. */
    Optional<String> strftimeFormat();

    /** Whether the prefix alone is the key, so that a record updates the previous one; empty means false. */
    Optional<Boolean> allowDuplicateKey();

    /** The time after which Redis deletes a record, in seconds; empty and 0 mean never. */
    Optional<Integer> ttl();

    /** The format of records; empty means that of the plug-in. */
    Optional<Format> format();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static RedisOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableRedisOutput.Builder implements ModelBuilder<RedisOutput> {
        Builder() {}

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, RedisOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, RedisOutput::buffer, Buffer::of, change));
        }
    }
}
