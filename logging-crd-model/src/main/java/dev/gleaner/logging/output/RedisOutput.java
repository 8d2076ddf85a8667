package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
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
public non-sealed interface RedisOutput
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<RedisOutput, RedisOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<RedisOutput> SHAPE = Shape.object("redis", Builder::new)
            .text("host", RedisOutput::host, Builder::host)
            .integer("port", RedisOutput::port, Builder::port)
            .integer("db_number", RedisOutput::dbNumber, Builder::dbNumber)
            .part("password", SecretValue.class, RedisOutput::password, Builder::password)
            .text("insert_key_prefix", RedisOutput::insertKeyPrefix, Builder::insertKeyPrefix)
            .text("strftime_format", RedisOutput::strftimeFormat, Builder::strftimeFormat)
            .flag("allow_duplicate_key", RedisOutput::allowDuplicateKey, Builder::allowDuplicateKey)
            .integer("ttl", RedisOutput::ttl, Builder::ttl)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
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

    /** A plug-in that the consumer fills in. */
    static RedisOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableRedisOutput.Builder
            implements BufferFields<RedisOutput, Builder>, FormatFields<RedisOutput, Builder> {
        Builder() {}
    }
}
