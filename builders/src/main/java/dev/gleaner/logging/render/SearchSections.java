package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import java.util.Set;

/** The outputs for Elasticsearch and OpenSearch (logging-operator, pkg/sdk/logging/model/output). */
final class SearchSections {
    private static final Version ELASTICSEARCH_INSIDE = Version.of("3.17.5");

    /** The fields of awsElasticsearch that are not those of Elasticsearch. */
    private static final Set<String> AWS_FIELDS = Set.of("endpoint", "flush_interval", "format", "buffer");

    private static final Section ENDPOINT = Section.of("endpoint");

    static final Section ELASTICSEARCH =
            elasticsearch().type(spec -> typeOf("elasticsearch", spec)).always("buffer", SharedSections.BUFFER);

    /** The defaults of Elasticsearch apply only if one of its fields is there. */
    static final Section AWS_ELASTICSEARCH =
            aws(Section.of("match", "**")).when(SearchSections::isElasticsearch, aws(elasticsearch()));

    static final Section OPENSEARCH = Section.of("match", "**")
            .type(spec -> typeOf("opensearch", spec))
            .hidden("data_stream_enable")
            .switchedOn(
                    "ssl_verify",
                    "utc_index",
                    "reload_connections",
                    "fail_on_putting_template_retry_exceed",
                    "fail_on_detecting_os_version_retry_exceed",
                    "http_backend_excon_nonblock",
                    "emit_error_label_event",
                    "verify_os_version_at_startup",
                    "exception_backup",
                    "catch_transport_exception_on_retry")
            .pointers("suppress_type_name", "index_date_pattern", "application_name", "use_legacy_template")
            .before("4.0.0", rows -> rows.switchedOn("use_legacy_template"))
            .child("endpoint", ENDPOINT.required("url"))
            .always("buffer", SharedSections.BUFFER);

    private SearchSections() {}

    private static Section elasticsearch() {
        return Section.of("match", "**")
                .switchedOn(
                        "ssl_verify",
                        "utc_index",
                        "fail_on_putting_template_retry_exceed",
                        "reload_connections",
                        "verify_es_version_at_startup",
                        "exception_backup")
                .since("3.17.10", rows -> rows.switchedOn("fail_on_detecting_es_version_retry_exceed"))
                .since("6.7.0", rows -> rows.switchedOn("data_stream_template_use_index_patterns_wildcard"))
                .pointers("suppress_type_name", "index_date_pattern", "application_name", "use_legacy_template")
                .hidden("data_stream_enable")
                .before("3.17.5", rows -> rows.pointers("data_stream_enable"));
    }

    private static Section aws(Section own) {
        return own.type("aws-elasticsearch-service")
                .child("endpoint", ENDPOINT)
                .always("buffer", SharedSections.BUFFER)
                .child("format", SharedSections.FORMAT);
    }

    private static boolean isElasticsearch(Tree.Mapping spec, Rendering rendering) {
        return rendering.isSince(ELASTICSEARCH_INSIDE)
                && spec.fields().stream().anyMatch(field -> !AWS_FIELDS.contains(field.name()));
    }

    private static String typeOf(String plugin, Tree.Mapping spec) {
        return spec.isTrue("data_stream_enable") ? plugin + "_data_stream" : plugin;
    }
}
