package dev.gleaner.logging.syslogng;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.OpenObject;

/** The destinations of syslog-ng, one of which an output has. They are kept unchanged. */
final class SyslogNgDestinations {
    private SyslogNgDestinations() {}

    /** Adds the destinations to the shape of an output. */
    static <T extends OpenObject, B extends ModelBuilder<T>> ObjectShape<T, B> addTo(ObjectShape<T, B> shape) {
        return shape.carrying(
                        "elasticsearch",
                        "file",
                        "http",
                        "loggly",
                        "logscale",
                        "loki",
                        "mongodb",
                        "mqtt",
                        "redis",
                        "s3",
                        "splunk_hec_event",
                        "sumologic-http",
                        "sumologic-syslog",
                        "syslog")
                .carrying("elasticsearch-datastream")
                .since("4.10.0")
                .carrying("openobserve")
                .since("4.10.0")
                .carrying("opentelemetry")
                .since("4.10.0");
    }
}
