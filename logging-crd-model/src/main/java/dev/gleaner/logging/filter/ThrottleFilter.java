package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Limits the number of records of each group, such as each container ({@code throttle}, fluentd
 * {@code @type throttle}).
 */
@Value.Immutable
public non-sealed interface ThrottleFilter extends Filter, Editable<ThrottleFilter, ThrottleFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<ThrottleFilter> SHAPE = Shape.object("throttle", Builder::new)
            .text("group_key", ThrottleFilter::groupKey, Builder::groupKey)
            .integer("group_bucket_period_s", ThrottleFilter::groupBucketPeriodS, Builder::groupBucketPeriodS)
            .integer("group_bucket_limit", ThrottleFilter::groupBucketLimit, Builder::groupBucketLimit)
            .flag("group_drop_logs", ThrottleFilter::groupDropLogs, Builder::groupDropLogs)
            .integer("group_reset_rate_s", ThrottleFilter::groupResetRateS, Builder::groupResetRateS)
            .integer("group_warning_delay_s", ThrottleFilter::groupWarningDelayS, Builder::groupWarningDelayS)
            .rule(ThrottleFilter::checkRates);

    /** The fields whose values form a group, separated by commas; empty means {@code kubernetes.container_name}. */
    Optional<String> groupKey();

    /** The period to which the limit applies, in seconds; 0 or empty means 60. */
    Optional<Integer> groupBucketPeriodS();

    /** The maximum number of records of a group in a period; 0 or empty means 6000. */
    Optional<Integer> groupBucketLimit();

    /** Whether records beyond the limit are dropped; empty means true. The operator ignores false. */
    Optional<Boolean> groupDropLogs();

    /**
     * The rate below which a group that exceeded the limit is accepted again, in records a second; -1 accepts it in the
     * next period. 0 or empty means the limit divided by the period.
     */
    Optional<Integer> groupResetRateS();

    /** The time between warnings about a group, in seconds; 0 or empty means 10. */
    Optional<Integer> groupWarningDelayS();

    /** A filter that the consumer fills in. */
    static ThrottleFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkRates(Tree.Mapping throttle, Position position, FieldPath path, Violations violations) {
        long period = number(throttle, "group_bucket_period_s", 60);
        long limit = number(throttle, "group_bucket_limit", 6000);
        long resetRate = number(throttle, "group_reset_rate_s", -1);
        BiConsumer<String, String> refuse =
                (field, range) -> violations.report(FilterFault.THROTTLE_RANGE, throttle, path, field, field, range);
        if (period < 0) {
            refuse.accept("group_bucket_period_s", "> 0");
        }
        if (limit < 0) {
            refuse.accept("group_bucket_limit", "> 0");
        }
        if (resetRate < -1) {
            refuse.accept("group_reset_rate_s", ">= -1");
        }
        if (period > 0 && limit > 0 && resetRate > limit / period) {
            refuse.accept("group_reset_rate_s", "<= group_bucket_limit / group_bucket_period_s");
        }
        if (number(throttle, "group_warning_delay_s", 10) < 0) {
            refuse.accept("group_warning_delay_s", ">= 1");
        }
    }

    /** The number in a field. 0 means the default, because the operator does not write it. */
    private static long number(Tree.Mapping throttle, String field, long defaultValue) {
        boolean written = FilterOptions.isOn(throttle, field);
        return written && throttle.get(field).orElse(Tree.nothing()) instanceof Tree.Decimal number
                ? number.value().longValue()
                : defaultValue;
    }

    /** Builds the filter. */
    final class Builder extends ImmutableThrottleFilter.Builder implements ModelBuilder<ThrottleFilter> {
        Builder() {}
    }
}
