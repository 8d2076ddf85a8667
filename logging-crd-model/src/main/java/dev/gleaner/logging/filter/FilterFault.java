package dev.gleaner.logging.filter;

import dev.gleaner.document.Fault;

/**
 * Errors in a filter that the CRDs accept and the logging operator or fluentd refuses or ignores (logging-operator
 * 3.17.3, pkg/resources/model and pkg/sdk/logging/model/filter; the filter plug-ins of its fluentd image).
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

    /**
     * A concat filter has nothing that determines which records belong together. fluentd does not start. Set one of
     * the fields in the message.
     */
    public static final Fault CONCAT_NONE = Fault.error(
            "concat-none",
            "Either n_lines, multiline_start_regexp, multiline_end_regexp, partial_key, use_partial_metadata or"
                    + " use_partial_cri_logtag is required");

    /**
     * A concat filter has several fields that determine which records belong together. fluentd does not start. Keep
     * one of them, or write one concat filter for each.
     */
    public static final Fault CONCAT_SEVERAL = Fault.error("concat-several", "%s and %s are exclusive");

    /**
     * A concat filter has the name of the field that marks parts, but not the value that marks them. fluentd does not
     * start. Add {@code partial_value}, such as {@code "true"}.
     */
    public static final Fault CONCAT_PARTIAL_VALUE =
            Fault.error("concat-partial-value", "partial_value is required when partial_key is specified");

    /**
     * A language is not one of those whose stack traces the plug-in knows. fluentd starts, and then fails at every
     * record. Write one of java, javascript, csharp, python, php, go, ruby, dart and all.
     */
    public static final Fault LANGUAGE = Fault.warning("exceptions-language-unknown", "Unknown language: %s");

    /**
     * An identifier is a hash of the record, and no fields are named. fluentd does not start. Add {@code record_keys},
     * or {@code use_entire_record: true}.
     */
    public static final Fault GENID_RECORD_KEYS =
            Fault.error("genid-record-keys", "when using record as hash seed, users must specify `record_keys`");

    /**
     * A field of {@code enhanceK8s} is a secret. The operator accepts it and does not write it to fluentd's
     * configuration, so fluentd uses the files of its service account. Remove the field.
     */
    public static final Fault ENHANCE_K8S_SECRET =
            Fault.warning("enhance-k8s-secret-ignored", "the operator does not write %s to the configuration");

    /**
     * The list of fields with the time of an event does not have three elements. fluentd does not start. Write three
     * fields, or remove the list.
     */
    public static final Fault TIMESTAMP_FIELDS =
            Fault.error("kube-events-timestamp-fields", "timestamp_fields must have 3 items");

    /**
     * The type of a metric is not one of the four types of Prometheus. fluentd does not start. Types are
     * case-sensitive.
     */
    public static final Fault METRIC_TYPE =
            Fault.error("prometheus-metric-type-unknown", "unknown metric type %s; expected %s");

    /**
     * A metric has no field with its value, and is not a counter. fluentd does not start. Add {@code key}, the name of
     * a field with a number.
     */
    public static final Fault METRIC_KEY = Fault.error("prometheus-metric-key", "%s metric requires 'key' option");

    /**
     * A record_modifier has both fields to remove and fields to keep. fluentd does not start. Remove one of the lists.
     */
    public static final Fault MODIFIER_KEYS =
            Fault.error("record-modifier-keys", "remove_keys and whitelist_keys are exclusive with each other.");

    /** A number of a throttle filter is out of range. fluentd does not start. Write a number in the range. */
    public static final Fault THROTTLE_RANGE = Fault.error("throttle-range", "%s must be %s");

    /**
     * Two rules of a grep filter are about the same field. fluentd does not start. The rules of the filter count
     * together with those of all its {@code and} groups ({@code regexp}) or {@code or} groups ({@code exclude}). Write
     * one regular expression with both conditions, or two filters.
     */
    public static final Fault GREP_KEY = Fault.error("grep-key-repeated", "Duplicate key%s: %s");

    /**
     * A group of a grep filter has rules that keep records and rules that drop them. fluentd does not start. Write one
     * group for each.
     */
    public static final Fault GREP_GROUP =
            Fault.error("grep-regexp-and-exclude", "Do not specify both <regexp> and <exclude> in <%s>");

    /**
     * A parser has no type. fluentd does not start. Add {@code type}, such as {@code json}.
     */
    public static final Fault PARSER_TYPE_NONE =
            Fault.error("parser-type-none", "'@type' parameter is required, in section parse");

    /**
     * The type of a parser is not one of those of fluentd and of the plug-ins that the operator names. fluentd does
     * not start unless its image has a plug-in for the type. Types are case-sensitive.
     */
    public static final Fault PARSER_TYPE = Fault.error(
            "parser-type-unknown",
            "Unknown parser plugin '%s'. Run 'gem search -rd fluent-plugin' to find plugins; expected one of %s");

    /**
     * The type of the output of a stdout filter is not one of the formatters of fluentd. fluentd does not start. Write
     * {@code json} or {@code hash}.
     */
    public static final Fault STDOUT_TYPE = Fault.error(
            "stdout-type-unknown",
            "Unknown formatter plugin '%s'. Run 'gem search -rd fluent-plugin' to find plugins; expected json or hash");

    /**
     * Times of a parser have several types, and no format is set. fluentd does not start. Add {@code time_format}.
     */
    public static final Fault PARSER_TIME_MIXED =
            Fault.error("parser-time-mixed", "time_type is :mixed but time_format and time_format_fallbacks is empty.");

    /**
     * The text that replaces dots contains a dot. fluentd does not start. Write another text, such as {@code _}
     * (fluent-plugin-dedot_filter 1.0.0, filter_dedot.rb).
     */
    public static final Fault DEDOT_SEPARATOR =
            Fault.error("dedot-separator", "Invalid de_dot_separator: cannot be or contain '.'");

    /**
     * A character encoding is unknown to Ruby. fluentd does not start. Write a name such as {@code utf-8}
     * (fluent-plugin-record-modifier 2.1.0, filter_record_modifier.rb).
     */
    public static final Fault MODIFIER_ENCODING =
            Fault.error("record-modifier-encoding-unknown", "unknown encoding name - %s");

    /**
     * Ruby code of a record_modifier has a bracket that is not closed, or closed and not opened. fluentd does not
     * start. Correct the code between <code>${</code> and <code>}</code> (fluent-plugin-record-modifier 2.1.0,
     * filter_record_modifier.rb).
     */
    public static final Fault MODIFIER_SYNTAX =
            Fault.error("record-modifier-syntax", "Pass invalid syntax parameter : key = %s, value = %s");

    /**
     * A parser does not have the field that its type needs. fluentd does not start. Add {@code keys}, the names of the
     * columns of {@code csv} and {@code tsv}, or {@code expression}, the regular expression of {@code regexp}.
     */
    public static final Fault PARSER_PARAMETER = Fault.error("parser-parameter", "'%s' parameter is required");

    /**
     * The regular expression of a parser has no named group, so it cannot produce fields. fluentd does not start. Give
     * a group a name, such as {@code (?<level>.*)}.
     */
    public static final Fault PARSER_CAPTURES = Fault.error(
            "parser-captures",
            "No named captures in 'expression' parameter. The regexp must have at least one named capture");

    /**
     * A field has a type that parsers do not know. fluentd does not start. Write string, integer, float, bool, time or
     * array, without blanks around it.
     */
    public static final Fault PARSER_VALUE_TYPE =
            Fault.error("parser-value-type-unknown", "unknown value conversion for key:'%s', type:'%s'");

    /**
     * A field of a parser has no type for its value. fluentd does not start. Write the type after a colon, as in
     * {@code code:integer}.
     */
    public static final Fault PARSER_VALUE_TYPE_NONE =
            Fault.error("parser-value-type-none", "undefined method `split' for nil: %s has no type");

    /**
     * The expressions of a multiline parser have no named group, or there are none. fluentd does not start. Give a
     * group a name, such as {@code (?<level>.*)}.
     */
    public static final Fault MULTILINE_CAPTURES =
            Fault.error("parser-multiline-captures", "Invalid regexp '': No named captures");

    /** An expression of a multiline parser is not between slashes. fluentd does not start. Add the slashes. */
    public static final Fault MULTILINE_SLASHES =
            Fault.error("parser-multiline-slashes", "format should be Regexp, need //: %s");

    /** A multiline parser has more than 20 expressions. fluentd does not start. Combine some of them. */
    public static final Fault MULTILINE_FORMATS =
            Fault.error("parser-multiline-formats", "found %s formats; N should be 1 - 20");

    /**
     * A record_transformer lists fields to keep, and does not create new records. fluentd does not start. Add
     * {@code renew_record: true}.
     */
    public static final Fault KEEP_KEYS =
            Fault.error("record-transformer-keep-keys", "`renew_record` must be true to use `keep_keys`");

    /**
     * A new tag matches the pattern of the tags that the filter changes, so the filter gets the record again without
     * end. fluentd starts, and ends at the first record. Use another first word in {@code format}.
     */
    public static final Fault TAG_RECURSION = Fault.warning(
            "tag-normaliser-recursion",
            "the new tag matches %s again without end, and fluentd ends at the first record");

    private FilterFault() {}
}
