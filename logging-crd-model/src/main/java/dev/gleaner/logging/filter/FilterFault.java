package dev.gleaner.logging.filter;

import dev.gleaner.document.Fault;

/**
 * What the logging operator refuses in a filter that its CRDs accept (logging-operator 3.17.3, pkg/resources/model and
 * pkg/sdk/logging/model/filter).
 */
public final class FilterFault {
    /**
     * An element of the filters has no filter in it: it is empty, or null. The operator refuses the configuration of
     * the whole fluentd. Remove the element; a filter without settings is written as {@code tag_normaliser: {}}.
     */
    public static final Fault FILTER_NONE = Fault.error("filter-none", "no plugin config available for filter");

    /**
     * An element of the filters has several. The order of filters counts, and that of fields does not, so that the
     * operator refuses it, and with it the configuration of the whole fluentd. Write each as an element of its own,
     * with a dash before it.
     */
    public static final Fault FILTERS =
            Fault.error("filters-several", "more then one plugin config is not allowed for a filter; found %s");

    /**
     * A parser says how to parse in {@code parsers}, the field of old versions. The operator refuses it, and with it
     * the configuration of the whole fluentd. Several formats are {@code parse} with {@code type: multi_format} and
     * {@code patterns}.
     */
    public static final Fault PARSERS = Fault.error("parser-parsers", "`parsers` field is deprecated, use `parse`");

    /**
     * A pattern says its {@code format} in a parser that has none of several formats. The operator refuses the
     * configuration of the whole fluentd. Set {@code type: multi_format}, or write the pattern's {@code type} in place
     * of its format.
     */
    public static final Fault PATTERN_FORMAT =
            Fault.error("parser-pattern-format", "format parameter only works with multi_format type");

    private FilterFault() {}
}
