package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Adds the metadata of Sumo Logic to records, and drops some of them ({@code sumologic}, fluentd
 * {@code @type kubernetes_sumologic}).
 */
@Value.Immutable
public non-sealed interface SumologicFilter extends Filter, Editable<SumologicFilter, SumologicFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<SumologicFilter> SHAPE = Shape.object("sumologic", Builder::new)
            .until("4.10.0")
            .optional("source_category", Scalar.TEXT, SumologicFilter::sourceCategory, Builder::sourceCategory)
            .optional(
                    "source_category_replace_dash",
                    Scalar.TEXT,
                    SumologicFilter::sourceCategoryReplaceDash,
                    Builder::sourceCategoryReplaceDash)
            .optional(
                    "source_category_prefix",
                    Scalar.TEXT,
                    SumologicFilter::sourceCategoryPrefix,
                    Builder::sourceCategoryPrefix)
            .optional("source_name", Scalar.TEXT, SumologicFilter::sourceName, Builder::sourceName)
            .optional("source_host", Scalar.TEXT, SumologicFilter::sourceHost, Builder::sourceHost)
            .optional("log_format", Scalar.TEXT, SumologicFilter::logFormat, Builder::logFormat)
            .optional(
                    "exclude_namespace_regex",
                    Scalar.TEXT,
                    SumologicFilter::excludeNamespaceRegex,
                    Builder::excludeNamespaceRegex)
            .optional("exclude_pod_regex", Scalar.TEXT, SumologicFilter::excludePodRegex, Builder::excludePodRegex)
            .optional(
                    "exclude_container_regex",
                    Scalar.TEXT,
                    SumologicFilter::excludeContainerRegex,
                    Builder::excludeContainerRegex)
            .optional("exclude_host_regex", Scalar.TEXT, SumologicFilter::excludeHostRegex, Builder::excludeHostRegex)
            .optional(
                    "exclude_facility_regex",
                    Scalar.TEXT,
                    SumologicFilter::excludeFacilityRegex,
                    Builder::excludeFacilityRegex)
            .optional(
                    "exclude_priority_regex",
                    Scalar.TEXT,
                    SumologicFilter::excludePriorityRegex,
                    Builder::excludePriorityRegex)
            .optional("exclude_unit_regex", Scalar.TEXT, SumologicFilter::excludeUnitRegex, Builder::excludeUnitRegex)
            .optional("tracing_format", Scalar.FLAG, SumologicFilter::tracingFormat, Builder::tracingFormat)
            .optional("tracing_namespace", Scalar.TEXT, SumologicFilter::tracingNamespace, Builder::tracingNamespace)
            .optional("tracing_pod", Scalar.TEXT, SumologicFilter::tracingPod, Builder::tracingPod)
            .optional("tracing_pod_id", Scalar.TEXT, SumologicFilter::tracingPodId, Builder::tracingPodId)
            .optional(
                    "tracing_container_name",
                    Scalar.TEXT,
                    SumologicFilter::tracingContainerName,
                    Builder::tracingContainerName)
            .optional("tracing_host", Scalar.TEXT, SumologicFilter::tracingHost, Builder::tracingHost)
            .optional(
                    "tracing_label_prefix",
                    Scalar.TEXT,
                    SumologicFilter::tracingLabelPrefix,
                    Builder::tracingLabelPrefix)
            .optional(
                    "tracing_annotation_prefix",
                    Scalar.TEXT,
                    SumologicFilter::tracingAnnotationPrefix,
                    Builder::tracingAnnotationPrefix)
            .optional(
                    "source_host_key_name", Scalar.TEXT, SumologicFilter::sourceHostKeyName, Builder::sourceHostKeyName)
            .optional(
                    "source_category_key_name",
                    Scalar.TEXT,
                    SumologicFilter::sourceCategoryKeyName,
                    Builder::sourceCategoryKeyName)
            .optional(
                    "source_name_key_name", Scalar.TEXT, SumologicFilter::sourceNameKeyName, Builder::sourceNameKeyName)
            .optional("collector_key_name", Scalar.TEXT, SumologicFilter::collectorKeyName, Builder::collectorKeyName)
            .optional("collector_value", Scalar.TEXT, SumologicFilter::collectorValue, Builder::collectorValue);

    /** The source category, with placeholders; empty means <code>%{namespace}/%{pod_name}</code>. */
    Optional<String> sourceCategory();

    /** The text that replaces dashes in the source category; empty means {@code /}. */
    Optional<String> sourceCategoryReplaceDash();

    /** The prefix of the source category; empty means {@code kubernetes/}. */
    Optional<String> sourceCategoryPrefix();

    /** The source name, with placeholders; empty means <code>%{namespace}.%{pod}.%{container}</code>. */
    Optional<String> sourceName();

    /** The source host; empty means the default of the plug-in. */
    Optional<String> sourceHost();

    /** The format of records, such as {@code json} or {@code text}; empty means json. */
    Optional<String> logFormat();

    /** The Ruby regular expression of namespaces that are dropped; empty means none. */
    Optional<String> excludeNamespaceRegex();

    /** The Ruby regular expression of pods that are dropped; empty means none. */
    Optional<String> excludePodRegex();

    /** The Ruby regular expression of containers that are dropped; empty means none. */
    Optional<String> excludeContainerRegex();

    /** The Ruby regular expression of hosts that are dropped; empty means none. */
    Optional<String> excludeHostRegex();

    /** The Ruby regular expression of syslog facilities that are dropped; empty means none. */
    Optional<String> excludeFacilityRegex();

    /** The Ruby regular expression of syslog priorities that are dropped; empty means none. */
    Optional<String> excludePriorityRegex();

    /** The Ruby regular expression of systemd units that are dropped; empty means none. */
    Optional<String> excludeUnitRegex();

    /** Whether the fields for tracing are added; empty means false. */
    Optional<Boolean> tracingFormat();

    /** The field for the namespace; empty means {@code namespace}. */
    Optional<String> tracingNamespace();

    /** The field for the name of the pod; empty means {@code pod}. */
    Optional<String> tracingPod();

    /** The field for the identifier of the pod; empty means {@code pod_id}. */
    Optional<String> tracingPodId();

    /** The field for the container; empty means {@code container_name}. */
    Optional<String> tracingContainerName();

    /** The field for the host; empty means {@code hostname}. */
    Optional<String> tracingHost();

    /** The prefix of the fields for labels; empty means {@code pod_label_}. */
    Optional<String> tracingLabelPrefix();

    /** The prefix of the fields for annotations; empty means {@code pod_annotation_}. */
    Optional<String> tracingAnnotationPrefix();

    /** The field for the source host; empty means {@code _sourceHost}. */
    Optional<String> sourceHostKeyName();

    /** The field for the source category; empty means {@code _sourceCategory}. */
    Optional<String> sourceCategoryKeyName();

    /** The field for the source name; empty means {@code _sourceName}. */
    Optional<String> sourceNameKeyName();

    /** The field for the collector; empty means {@code _collector}. */
    Optional<String> collectorKeyName();

    /** The collector; empty means {@code undefined}. */
    Optional<String> collectorValue();

    /** A filter that the consumer fills in. */
    static SumologicFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutableSumologicFilter.Builder implements ModelBuilder<SumologicFilter> {
        Builder() {}
    }
}
