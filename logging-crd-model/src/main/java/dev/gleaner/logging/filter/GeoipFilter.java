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
            .text("geoip_lookup_keys", GeoipFilter::geoipLookupKeys, Builder::geoipLookupKeys)
            .text("backend_library", GeoipFilter::backendLibrary, Builder::backendLibrary)
            .text("geoip_database", GeoipFilter::geoipDatabase, Builder::geoipDatabase)
            .text("geoip2_database", GeoipFilter::geoip2Database, Builder::geoip2Database)
            .since("4.4.0")
            .text("geoip_2_database", GeoipFilter::oldGeoip2Database, Builder::oldGeoip2Database)
            .until("3.17.10")
            .flag("skip_adding_null_record", GeoipFilter::skipAddingNullRecord, Builder::skipAddingNullRecord)
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

    /** The misspelt name of {@link #geoip2Database()} in old versions, which has no effect; empty means none. */
    Optional<String> oldGeoip2Database();

    /** Whether unknown fields of an address are left out; empty means true. Old operators ignore false. */
    Optional<Boolean> skipAddingNullRecord();

    /** The fields to set, with placeholders such as <code>${city.names.en["host"]}</code>; empty means none. */
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
