package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How records of other collectors are routed to a Logging: by LoggingRoutes, by the telemetry controller, or by both.
 */
@Value.Immutable
public interface RouteConfig extends Editable<RouteConfig, RouteConfig.Builder> {
    /** How route settings are read, checked and written. */
    Shape<RouteConfig> SHAPE = Shape.object("route setting", Builder::new)
            .flag("disableLoggingRoute", RouteConfig::disableLoggingRoute, Builder::disableLoggingRoute)
            .flag(
                    "enableTelemetryControllerRoute",
                    RouteConfig::enableTelemetryControllerRoute,
                    Builder::enableTelemetryControllerRoute)
            .textMap("tenantLabels", RouteConfig::tenantLabels, Builder::tenantLabels);

    /** Whether LoggingRoutes do not send records to the Logging; empty means false. */
    Optional<Boolean> disableLoggingRoute();

    /**
     * Whether the operator creates a Tenant, a Subscription and an Output of the telemetry controller, which send the
     * records of the watched namespaces to fluentd; empty means false.
     */
    Optional<Boolean> enableTelemetryControllerRoute();

    /** Labels of the created Tenant, by which collectors select it; empty means none. */
    Map<String, String> tenantLabels();

    /** Route settings that the consumer fills in. */
    static RouteConfig of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds route settings. */
    final class Builder extends ImmutableRouteConfig.Builder implements ModelBuilder<RouteConfig> {
        Builder() {}
    }
}
