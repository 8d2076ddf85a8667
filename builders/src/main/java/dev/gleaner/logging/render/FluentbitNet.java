package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import java.util.List;

/** The options {@code net.*} of the output, each only if the manifest sets it, in the operator's order. */
final class FluentbitNet {
    /**
     * An option.
     *
     * @param name its name
     * @param field the field of {@code network}
     */
    private record Option(String name, String field) {}

    private static final String KEEPALIVE = "keepalive";

    private static final List<Option> OPTIONS = List.of(
            new Option("net.connect_timeout", "connectTimeout"),
            new Option("net.connect_timeout_log_error", "connectTimeoutLogError"),
            new Option("net.dns.mode", "dnsMode"),
            new Option("net.dns.prefer_ipv4", "dnsPreferIpv4"),
            new Option("net.dns.resolver", "dnsResolver"),
            new Option("net.keepalive", KEEPALIVE),
            new Option("net.keepalive_idle_timeout", "keepaliveIdleTimeout"),
            new Option("net.keepalive_max_recycle", "keepaliveMaxRecycle"),
            // logging-operator, pull request 1750
            new Option("net.max_worker_connections", "maxWorkerConnections"),
            new Option("net.source_address", "sourceAddress"));

    /** What the operator sets for several fluentds, so that connections move between them. */
    private static final Tree.Mapping SEVERAL_FLUENTDS = Tree.mapping(n -> n.put(KEEPALIVE, Tree.flag(true))
            .put("keepaliveIdleTimeout", Tree.number(30))
            .put("keepaliveMaxRecycle", Tree.number(100)));

    private FluentbitNet() {}

    /** Writes the options. An empty {@code network} prevents those for several fluentds. */
    static void write(Tree.Mapping spec, FluentbitSetting setting, FluentbitWriter writer) {
        boolean isAutomatic = !spec.isSet("network") && setting.fluentds() > 1;
        Tree.Mapping network = isAutomatic ? SEVERAL_FLUENTDS : Texts.mapping(spec, "network");
        for (Option option : OPTIONS) {
            String value = print(network, option.field());
            if (!value.isEmpty()) {
                writer.plain(option.name(), value);
            }
        }
    }

    private static String print(Tree.Mapping network, String field) {
        if (field.equals(KEEPALIVE) && network.isSet(field)) {
            return network.isTrue(field) ? "on" : "off";
        }
        return Texts.of(network.get(field).orElse(Tree.nothing()));
    }
}
