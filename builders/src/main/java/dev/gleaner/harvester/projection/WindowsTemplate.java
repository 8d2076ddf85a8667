package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The fluent-bits of Windows nodes, which are a part of the root Logging. */
final class WindowsTemplate {
    private static final String RKE_LOGS = "/var/lib/rancher/rke/log";

    private WindowsTemplate() {}

    /** The node agents; empty if the cluster has no Windows nodes. */
    static List<Tree> nodeAgents(ChartTemplates templates, ChartValues values) {
        List<Tree> agents = new ArrayList<>();
        if (values.isTrue("global.cattle.windows.enabled")) {
            agents.add(agent("win-agent", fluentbit -> {}, templates, values));
            if (values.isTrue("additionalLoggingSources.rke.enabled")) {
                agents.add(agent("win-agent-rke", f -> putRkeLogs(f, templates, values), templates, values));
            }
        }
        return agents;
    }

    private static Tree agent(
            String name, Consumer<Tree.MappingBuilder> input, ChartTemplates templates, ChartValues values) {
        Tree.Mapping container = Tree.mapping(c -> {
            c.put("image", ImageTemplate.inOneText(values, "images.nodeagent_fluentbit"))
                    .put("name", "fluent-bit");
            if (templates.isSince(ChartTemplates.V108_0_2)) {
                c.put("securityContext", s -> SecurityTemplate.putRestrictions(s, Tree.flag(true)));
            }
        });
        boolean tls = values.isTrue("nodeAgents.tls.enabled");
        return Tree.mapping(a -> a.put("name", name).put("profile", "windows").put("nodeAgentFluentbit", f -> {
            input.accept(f);
            f.put(
                            "daemonSet",
                            d -> d.put(
                                    "spec",
                                    s -> s.put(
                                            "template",
                                            t -> t.put("spec", p -> p.put("containers", Tree.sequence(container))))))
                    .put("tls", t -> t.put("enabled", Tree.flag(tls)));
        }));
    }

    private static void putRkeLogs(Tree.MappingBuilder fluentbit, ChartTemplates templates, ChartValues values) {
        String prefix = pathPrefix(templates, values);
        String mount = prefix.replace("C:", "") + RKE_LOGS;
        String tag = "kubernetes." + prefix.replace(":", "").replace("/", ".") + RKE_LOGS.replace('/', '.') + ".";
        fluentbit
                .put("filterKubernetes", k -> k.put("Kube_Tag_Prefix", tag))
                .put("inputTail", t -> {
                    t.put("Path", prefix + RKE_LOGS);
                    new FluentbitTemplate(templates, values)
                            .inputTail()
                            .fields()
                            .forEach(field -> t.put(field.name(), field.value()));
                })
                .put("extraVolumeMounts", Tree.sequence(Tree.mapping(m -> m.put("source", mount)
                        .put("destination", mount)
                        .put("readOnly", Tree.flag(true)))));
    }

    /** The folder of RKE with slashes; the value at its documented place is read from 4.10.0-rancher.18 on. */
    private static String pathPrefix(ChartTemplates templates, ChartValues values) {
        String path = templates.isSince(ChartTemplates.V108_0_2)
                ? "global.rkeWindowsPathPrefix"
                : "global.cattle.rkeWindowsPathPrefix";
        String prefix = values.with(path).map(ChartValues::print).orElse("c:\\");
        String slashes = prefix.replace("\\", "/").replace("//", "/").replace("c:", "C:");
        return slashes.endsWith("/") ? slashes.substring(0, slashes.length() - 1) : slashes;
    }
}
