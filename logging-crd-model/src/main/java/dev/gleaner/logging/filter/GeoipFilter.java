package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.plugin.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Adds the location of an IP address ({@code geoip}, fluentd {@code @type geoip}). */
@Value.Immutable
public non-sealed interface GeoipFilter extends Filter, Editable<GeoipFilter, GeoipFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<GeoipFilter> SHAPE = Shape.object("geoip", Builder::new)
            .optional("geoip_lookup_keys", Scalar.TEXT, GeoipFilter::geoipLookupKeys, Builder::geoipLookupKeys)
            .optional("backend_library", Scalar.TEXT, GeoipFilter::backendLibrary, Builder::backendLibrary)
            .optional("geoip_database", Scalar.TEXT, GeoipFilter::geoipDatabase, Builder::geoipDatabase)
            .optional("geoip2_database", Scalar.TEXT, GeoipFilter::geoip2Database, Builder::geoip2Database)
            .since("4.4.0")
            .optional("geoip_2_database", Scalar.TEXT, GeoipFilter::oldGeoip2Database, Builder::oldGeoip2Database)
            .until("3.17.10")
            .optional(
                    "skip_adding_null_record",
                    Scalar.FLAG,
                    GeoipFilter::skipAddingNullRecord,
                    Builder::skipAddingNullRecord)
            .list("records", Shape.map(Scalar.TEXT), GeoipFilter::records, Builder::records)
            .rule(Options.among("backend_library", "geoip", "geoip2_compat", "geoip2_c"));

    /** The fields with an address, separated by commas; empty means {@code host}. */
    Optional<String> geoipLookupKeys();

    /** The library: {@code geoip}, {@code geoip2_compat} or {@code geoip2_c}; empty means geoip2_c. */
    Optional<String> backendLibrary();

    /** The path of the database for {@code geoip}; empty means the one that the plug-in contains. */
    Optional<String> geoipDatabase();

    /** The path of the database for the other libraries; empty means the one that the plug-in contains. */
    Optional<String> geoip2Database();

    /**
     * The name of {@link #geoip2Database()} in old versions, with a spelling that the plug-in does not know; empty
     * means none.
     */
    Optional<String> oldGeoip2Database();

    /**
     * Whether a field is left out if nothing is known about the address; empty means true. Old operators ignore false.
     */
    Optional<Boolean> skipAddingNullRecord();

    /**
     * The fields to set, in order, with placeholders such as <code>${city.names.en["host"]}</code>; empty means none.
     */
    List<Map<String, String>> records();

    /** A filter that the consumer fills in. */
    static GeoipFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutableGeoipFilter.Builder implements ModelBuilder<GeoipFilter> {
        Builder() {}

        /** Adds one field to set. */
        public Builder addRecord(String field, String value) {
            return addRecord(Map.of(field, value));
        }

        /** Builds the filter with immutable copies of the fields to set. */
        @Override
        public GeoipFilter build() {
            List<Map<String, String>> records = super.build().records();
            records(records.stream().map(OrderedTexts::copyOf).toList());
            return super.build();
        }
    }
}
