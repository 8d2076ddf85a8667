package dev.gleaner.logging.filter;

import dev.gleaner.document.Fault;

/**
 * Errors in a filter that the CRDs accept and the logging operator refuses (logging-operator 3.17.3,
 * pkg/resources/model and pkg/sdk/logging/model/filter).
 */
public final class FilterFault {
    /**
     * An element of {@code filters} is empty or null. The operator refuses the configuration of the whole fluentd.
     * Remove the element; a filter without settings is written as {@code tag_normaliser: {}}.
     */
    public static final Fault FILTER_NONE = Fault.error("filter-none", "no plugin config available for filter");

    /**
     * An element of {@code filters} has several filters. The operator refuses the configuration of the whole fluentd:
     * filters are ordered, and the fields of an element are not. Write one element for each filter.
     */
    public static final Fault FILTERS =
            Fault.error("filters-several", "more then one plugin config is not allowed for a filter; found %s");

    /**
     * A parser uses {@code parsers}, a field of old versions. The operator refuses the configuration of the whole
     * fluentd. For several formats use {@code parse} with {@code type: multi_format} and {@code patterns}.
     */
    public static final Fault PARSERS = Fault.error("parser-parsers", "`parsers` field is deprecated, use `parse`");

    /**
     * A pattern has {@code format}, but the parser does not have the type {@code multi_format}. The operator refuses
     * the configuration of the whole fluentd. Set {@code type: multi_format}, or write {@code type} instead of
     * {@code format} in the pattern.
     */
    public static final Fault PATTERN_FORMAT =
            Fault.error("parser-pattern-format", "format parameter only works with multi_format type");

    private FilterFault() {}
}
