package dev.gleaner.logging.filter;

import dev.gleaner.document.Choice;
import java.util.Map;

/** A filter of a flow. An element has exactly one. */
public sealed interface Filter
        permits ConcatFilter,
                DedotFilter,
                DetectExceptionsFilter,
                ElasticsearchGenidFilter,
                EnhanceK8sFilter,
                GeoipFilter,
                GrepFilter,
                KubeEventsTimestampFilter,
                OpaqueFilter,
                ParserFilter,
                PrometheusFilter,
                RecordModifierFilter,
                RecordTransformerFilter,
                StdoutFilter,
                SumologicFilter,
                TagNormaliserFilter,
                ThrottleFilter,
                UseragentFilter {
    /** The choice of a filter by its key. */
    Choice<Filter> CHOICE = new Choice<>(
            "filter",
            Filter.class,
            () -> Map.ofEntries(
                    Map.entry("concat", ConcatFilter.class),
                    Map.entry("dedot", DedotFilter.class),
                    Map.entry("detectExceptions", DetectExceptionsFilter.class),
                    Map.entry("elasticsearch_genid", ElasticsearchGenidFilter.class),
                    Map.entry("enhanceK8s", EnhanceK8sFilter.class),
                    Map.entry("geoip", GeoipFilter.class),
                    Map.entry("grep", GrepFilter.class),
                    Map.entry("kube_events_timestamp", KubeEventsTimestampFilter.class),
                    Map.entry("parser", ParserFilter.class),
                    Map.entry("prometheus", PrometheusFilter.class),
                    Map.entry("record_modifier", RecordModifierFilter.class),
                    Map.entry("record_transformer", RecordTransformerFilter.class),
                    Map.entry("stdout", StdoutFilter.class),
                    Map.entry("sumologic", SumologicFilter.class),
                    Map.entry("tag_normaliser", TagNormaliserFilter.class),
                    Map.entry("throttle", ThrottleFilter.class),
                    Map.entry("useragent", UseragentFilter.class)),
            OpaqueFilter::new,
            FilterFault.FILTER_NONE,
            FilterFault.FILTERS);
}
