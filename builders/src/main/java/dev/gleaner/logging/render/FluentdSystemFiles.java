package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.logging.OperatorVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of fluentd other than fluentd.conf (logging-operator 3.17.3, pkg/resources/fluentd/config.go and
 * configsecret.go). The operator writes input.conf with a template for HTML, which escapes some characters.
 */
final class FluentdSystemFiles {
    private static final Version ROOT_DIR = Version.of("4.0.0");

    private static final String INCLUDES = """

            # include other config files
            @include /fluentd/etc/input.conf
            @include /fluentd/app-config/*
            @include /fluentd/etc/devnull.conf
            @include /fluentd/etc/fluentlog.conf
            """;

    private static final String DEVNULL = """

            <match **>
                @type null
                @id main-no-output
            </match>
            """;

    private static final String OWN_LOG = """

            <label @FLUENT_LOG>
              <match fluent.*>
                @type %s
                @id main-fluentd-log
              </match>
            </label>
            """;

    private FluentdSystemFiles() {}

    /** The files by name, for the settings of a fluentd. */
    static Map<String, String> of(Tree.Mapping fluentd, OperatorVersion version) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("fluent.conf", INCLUDES);
        files.put("input.conf", input(fluentd, version));
        files.put("devnull.conf", DEVNULL);
        files.put("fluentlog.conf", OWN_LOG.formatted(text(fluentd, "fluentLogDestination", "null")));
        return Collections.unmodifiableMap(files);
    }

    private static String input(Tree.Mapping fluentd, OperatorVersion version) {
        StringBuilder out = new StringBuilder("\n")
                .append("# Enable RPC endpoint (this allows to trigger config reload without restart)\n")
                .append("<system>\n  rpc_endpoint 127.0.0.1:24444\n");
        line(out, "log_level", text(fluentd, "logLevel", "info"));
        line(out, "workers", workers(fluentd));
        boolean hasRoot = version.version().compareTo(ROOT_DIR) >= 0;
        line(out, "root_dir", text(fluentd, "rootDir", hasRoot ? "/buffers" : ""));
        line(out, "ignore_repeated_log_interval", text(fluentd, "ignoreRepeatedLogInterval", ""));
        line(out, "ignore_same_log_interval", text(fluentd, "ignoreSameLogInterval", ""));
        line(out, "enable_msgpack_time_support", fluentd.isTrue("enableMsgpackTimeSupport") ? "true" : "");
        out.append("</system>\n\n# Prometheus monitoring\n\n");
        if (fluentd.get("metrics").orElse(Tree.nothing()) instanceof Tree.Mapping metrics) {
            out.append("<source>\n    @type prometheus\n    port ")
                    .append(text(metrics, "port", "24231"))
                    .append("\n    metrics_path ")
                    .append(escaped(text(metrics, "path", "/metrics")))
                    .append("\n</source>\n");
            List.of("prometheus_monitor", "prometheus_output_monitor")
                    .forEach(type ->
                            out.append("<source>\n    @type ").append(type).append("\n</source>\n"));
            out.append('\n');
        }
        return out.toString();
    }

    private static String workers(Tree.Mapping fluentd) {
        return fluentd.get("workers")
                .filter(value ->
                        value instanceof Tree.Decimal number && number.value().signum() > 0)
                .map(Texts::of)
                .orElse("1");
    }

    private static String text(Tree.Mapping mapping, String field, String fallback) {
        return mapping.get(field)
                .filter(value -> !Texts.isZero(value))
                .map(Texts::of)
                .orElse(fallback);
    }

    private static void line(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("  ").append(name).append(' ').append(escaped(value)).append('\n');
        }
    }

    /** The escapes of Go's html/template. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;")
                .replace("+", "&#43;");
    }
}
