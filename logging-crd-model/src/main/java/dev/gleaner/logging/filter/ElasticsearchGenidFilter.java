package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Adds a field with a generated identifier, so that Elasticsearch stores a record only once even if it is sent again
 * ({@code elasticsearch_genid}, fluentd {@code @type elasticsearch_genid}).
 */
@Value.Immutable
public non-sealed interface ElasticsearchGenidFilter
        extends Filter, Editable<ElasticsearchGenidFilter, ElasticsearchGenidFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<ElasticsearchGenidFilter> SHAPE = Shape.object("elasticsearch_genid", Builder::new)
            .since("3.17.7")
            .text("hash_id_key", ElasticsearchGenidFilter::hashIdKey, Builder::hashIdKey)
            .text("hash_type", ElasticsearchGenidFilter::hashType, Builder::hashType)
            .flag("use_record_as_seed", ElasticsearchGenidFilter::useRecordAsSeed, Builder::useRecordAsSeed)
            .text("record_keys", ElasticsearchGenidFilter::recordKeys, Builder::recordKeys)
            .flag("use_entire_record", ElasticsearchGenidFilter::useEntireRecord, Builder::useEntireRecord)
            .flag("include_tag_in_seed", ElasticsearchGenidFilter::includeTagInSeed, Builder::includeTagInSeed)
            .flag("include_time_in_seed", ElasticsearchGenidFilter::includeTimeInSeed, Builder::includeTimeInSeed)
            .text("separator", ElasticsearchGenidFilter::separator, Builder::separator)
            .rule(ElasticsearchGenidFilter::checkSeed)
            .rule(Options.among("hash_type", "md5", "sha1", "sha256", "sha512"));

    /** The field that receives the identifier; empty means {@code _hash}. */
    Optional<String> hashIdKey();

    /** The algorithm: {@code md5}, {@code sha1}, {@code sha256} or {@code sha512}; empty means sha1. */
    Optional<String> hashType();

    /** Whether the identifier is a hash of the record; empty means false, a random identifier. */
    Optional<Boolean> useRecordAsSeed();

    /**
     * The fields that are hashed, separated by commas; required with {@link #useRecordAsSeed()} unless
     * {@link #useEntireRecord()} is set.
     */
    Optional<String> recordKeys();

    /** Whether all fields are hashed; empty means false. Effective only with {@link #useRecordAsSeed()}. */
    Optional<Boolean> useEntireRecord();

    /** Whether the tag is hashed too; empty means false. */
    Optional<Boolean> includeTagInSeed();

    /** Whether the time is hashed too; empty means false. */
    Optional<Boolean> includeTimeInSeed();

    /** The text between hashed values; empty means {@code _}. */
    Optional<String> separator();

    /** A filter that the consumer fills in. */
    static ElasticsearchGenidFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkSeed(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        boolean hashed = FilterOptions.isOn(filter, "use_record_as_seed");
        if (hashed && !FilterOptions.isOn(filter, "use_entire_record") && !filter.hasValue("record_keys")) {
            violations.report(FilterFault.GENID_RECORD_KEYS, filter, path, "use_record_as_seed");
        }
    }

    /** Builds the filter. */
    final class Builder extends ImmutableElasticsearchGenidFilter.Builder
            implements ModelBuilder<ElasticsearchGenidFilter> {
        Builder() {}
    }
}
