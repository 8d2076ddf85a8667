package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
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
            .text("source_category", SumologicFilter::sourceCategory, Builder::sourceCategory)
            .text(
                    "source_category_replace_dash",
                    SumologicFilter::sourceCategoryReplaceDash,
                    Builder::sourceCategoryReplaceDash)
            .text("source_category_prefix", SumologicFilter::sourceCategoryPrefix, Builder::sourceCategoryPrefix)
            .text("source_name", SumologicFilter::sourceName, Builder::sourceName)
            .text("source_host", SumologicFilter::sourceHost, Builder::sourceHost)
            .text("log_format", SumologicFilter::logFormat, Builder::logFormat)
            .text("exclude_namespace_regex", SumologicFilter::excludeNamespaceRegex, Builder::excludeNamespaceRegex)
            .text("exclude_pod_regex", SumologicFilter::excludePodRegex, Builder::excludePodRegex)
            .text("exclude_container_regex", SumologicFilter::excludeContainerRegex, Builder::excludeContainerRegex)
            .text("exclude_host_regex", SumologicFilter::excludeHostRegex, Builder::excludeHostRegex)
            .text("exclude_facility_regex", SumologicFilter::excludeFacilityRegex, Builder::excludeFacilityRegex)
            .text("exclude_priority_regex", SumologicFilter::excludePriorityRegex, Builder::excludePriorityRegex)
            .text("exclude_unit_regex", SumologicFilter::excludeUnitRegex, Builder::excludeUnitRegex)
            .flag("tracing_format", SumologicFilter::tracingFormat, Builder::tracingFormat)
            .text("tracing_namespace", SumologicFilter::tracingNamespace, Builder::tracingNamespace)
            .text("tracing_pod", SumologicFilter::tracingPod, Builder::tracingPod)
            .text("tracing_pod_id", SumologicFilter::tracingPodId, Builder::tracingPodId)
            .text("tracing_container_name", SumologicFilter::tracingContainerName, Builder::tracingContainerName)
            .text("tracing_host", SumologicFilter::tracingHost, Builder::tracingHost)
            .text("tracing_label_prefix", SumologicFilter::tracingLabelPrefix, Builder::tracingLabelPrefix)
            .text(
                    "tracing_annotation_prefix",
                    SumologicFilter::tracingAnnotationPrefix,
                    Builder::tracingAnnotationPrefix)
            .text("source_host_key_name", SumologicFilter::sourceHostKeyName, Builder::sourceHostKeyName)
            .text("source_category_key_name", SumologicFilter::sourceCategoryKeyName, Builder::sourceCategoryKeyName)
            .text("source_name_key_name", SumologicFilter::sourceNameKeyName, Builder::sourceNameKeyName)
            .text("collector_key_name", SumologicFilter::collectorKeyName, Builder::collectorKeyName)
            .text("collector_value", SumologicFilter::collectorValue, Builder::collectorValue);

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
