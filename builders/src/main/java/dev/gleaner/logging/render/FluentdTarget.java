package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;

/** The fluentd of a Logging, to which its fluent-bits send. */
final class FluentdTarget {
    private static final int PORT = 24240;

    private final String logging;
    private final Tree.Mapping spec;
    private final FluentbitSetting setting;

    FluentdTarget(String logging, Tree.Mapping spec, FluentbitSetting setting) {
        this.logging = logging;
        this.spec = spec;
        this.setting = setting;
    }

    /** Whether fluent-bit has an output. Before 4.4.0 it always has one, possibly without a host. */
    boolean exists() {
        return hasFluentd() || !setting.isSince(OperatorVersion.V4_4_0);
    }

    private boolean hasFluentd() {
        return spec.isSet("fluentd") || setting.fluentdConfig();
    }

    /** The host: that of the fluent-bit spec, or the service of fluentd; empty if there is neither. */
    String host(Tree.Mapping fluentbit) {
        String chosen = fluentbit.text("targetHost").orElse("");
        if (!chosen.isEmpty() || !hasFluentd()) {
            return chosen;
        }
        return logging + "-fluentd." + namespace() + ".svc" + domain();
    }

    /** The port: that of the fluent-bit spec, or that of fluentd; 0 if there is neither. */
    int port(Tree.Mapping fluentbit) {
        return Numbers.of(fluentbit, "targetPort").orElseGet(this::fluentdPort);
    }

    /** From 4.5 on, the operator ignores the port in the spec of fluentd. */
    private int fluentdPort() {
        if (!hasFluentd()) {
            return 0;
        }
        return setting.isSince(OperatorVersion.V4_10_0)
                ? PORT
                : Numbers.of(Texts.mapping(spec, "fluentd"), "port").orElse(PORT);
    }

    private String namespace() {
        return spec.text("controlNamespace").orElse("");
    }

    /** The domain of services; an empty text in the manifest leaves it to the search list of the pod. */
    private String domain() {
        if (!setting.isSince(OperatorVersion.V3_17_10)) {
            return ".cluster.local";
        }
        String standard = setting.isSince(OperatorVersion.V4_4_0) ? "cluster.local." : "cluster.local";
        String domain = spec.isSet("clusterDomain") ? spec.text("clusterDomain").orElse("") : standard;
        return domain.isEmpty() ? "" : "." + domain;
    }

    /** The file that names each running fluentd. */
    String upstream() {
        FluentbitWriter writer = new FluentbitWriter().section("UPSTREAM", 0).plain("Name", "fluentd-upstream");
        for (int i = 0; i < setting.fluentds(); i++) {
            String pod = logging + "-fluentd-" + i;
            writer.section("NODE", 0)
                    .plain("Name", pod)
                    .plain("Host", pod + "." + logging + "-fluentd-headless." + namespace() + ".svc" + domain())
                    .plain("Port", PORT);
        }
        return writer.finish();
    }
}
