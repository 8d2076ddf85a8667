package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.RecordAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A metric of {@link PrometheusFilter}. */
@Value.Immutable
public interface PrometheusMetric extends Editable<PrometheusMetric, PrometheusMetric.Builder> {
    /** How metrics are read, checked and written. */
    Shape<PrometheusMetric> SHAPE = Shape.object("metric", Builder::new)
            .required("name", Scalar.TEXT, PrometheusMetric::name, Builder::name)
            .required("type", PrometheusMetricType.SHAPE, PrometheusMetric::type, Builder::type)
            .required("desc", Scalar.TEXT, PrometheusMetric::desc, Builder::desc)
            .text("key", PrometheusMetric::key, Builder::key)
            .text("buckets", PrometheusMetric::buckets, Builder::buckets)
            .textMap("labels", PrometheusMetric::labels, Builder::labels)
            .rule(PrometheusMetric::checkKey)
            .rule(RecordAccessor.rule("key"));

    /** The name of the metric. */
    String name();

    /** The type of the metric. */
    PrometheusMetricType type();

    /** The description of the metric. */
    String desc();

    /** The field with the value. Required except for a counter, for which empty means that every record counts as 1. */
    Optional<String> key();

    /** The upper limits of the buckets of a histogram, separated by commas; empty means those of Prometheus. */
    Optional<String> buckets();

    /** The labels of this metric in addition to those of the filter; empty means none. */
    Map<String, String> labels();

    /** A metric that the consumer fills in. */
    static PrometheusMetric of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkKey(Tree.Mapping metric, Position position, FieldPath path, Violations violations) {
        String type = metric.text("type").orElse("");
        if (List.of("gauge", "summary", "histogram").contains(type) && !metric.hasValue("key")) {
            violations.report(FilterFault.METRIC_KEY, metric, path, "type", type);
        }
    }

    /** Builds a metric. */
    final class Builder extends ImmutablePrometheusMetric.Builder implements ModelBuilder<PrometheusMetric> {
        Builder() {}
    }
}
