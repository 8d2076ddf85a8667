package dev.gleaner.logging.filter;

import dev.gleaner.document.Choice;

/** A filter of a flow. An element has exactly one. */
public sealed interface Filter
        permits DedotFilter,
                GrepFilter,
                OpaqueFilter,
                ParserFilter,
                RecordTransformerFilter,
                StdoutFilter,
                TagNormaliserFilter {
    /** The choice of a filter by its key. */
    Choice<Filter> CHOICE = new Choice<>(
            "filter", Filter.class, OpaqueFilter.KEYS, OpaqueFilter::new, FilterFault.FILTER_NONE, FilterFault.FILTERS);
}
