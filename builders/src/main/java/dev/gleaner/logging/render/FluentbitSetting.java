package dev.gleaner.logging.render;

import dev.gleaner.logging.OperatorVersion;
import java.util.Objects;

/**
 * What the operator takes from elsewhere than the Logging and the fluent-bit.
 *
 * @param version its version
 * @param fluentds the number of running fluentds
 * @param docker whether Docker runs the containers
 * @param fluentdConfig whether a FluentdConfig belongs to the Logging
 */
record FluentbitSetting(OperatorVersion version, int fluentds, boolean docker, boolean fluentdConfig) {
    FluentbitSetting {
        Objects.requireNonNull(version, "version");
        if (fluentds < 0) {
            throw new IllegalArgumentException("a negative number of fluentds: " + fluentds);
        }
    }

    static FluentbitSetting of(OperatorVersion version) {
        return new FluentbitSetting(version, 0, false, false);
    }

    FluentbitSetting withFluentds(int replicas) {
        return new FluentbitSetting(version, replicas, docker, fluentdConfig);
    }

    FluentbitSetting onDocker() {
        return new FluentbitSetting(version, fluentds, true, fluentdConfig);
    }

    FluentbitSetting withFluentdConfig() {
        return new FluentbitSetting(version, fluentds, docker, true);
    }

    /** Whether the version is a given one or a later one. */
    boolean isSince(OperatorVersion first) {
        return version.compareTo(first) >= 0;
    }
}
