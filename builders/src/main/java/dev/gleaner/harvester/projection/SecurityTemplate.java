package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;

/** Security contexts and PodSecurityPolicies. */
final class SecurityTemplate {
    /** The SELinux type of containers that read logs of RKE. */
    private static final String SELINUX_TYPE = "rke_logreader_t";

    private SecurityTemplate() {}

    /** Whether the operator creates PodSecurityPolicies; their value was moved in 102.0.0 and removed later. */
    static boolean hasPodSecurityPolicy(ChartTemplates templates, ChartValues values) {
        if (templates.isSince(ChartTemplates.V107_0_1)) {
            return false;
        }
        return values.isTrue(
                templates.isSince(ChartTemplates.V102_0_0) ? "global.cattle.psp.enabled" : "global.psp.enabled");
    }

    static void putPodSecurityPolicy(Tree.MappingBuilder security) {
        security.put("podSecurityPolicyCreate", Tree.flag(true)).put("roleBasedAccessControlCreate", Tree.flag(true));
    }

    /** The security context of the container of fluent-bit. */
    static Tree.Mapping ofFluentbit(ChartTemplates templates, ChartValues values) {
        return Tree.mapping(c -> {
            if (templates.isSince(ChartTemplates.V108_0_2)) {
                putRestrictions(c, Tree.flag(true));
            }
            if (values.isTrue("global.seLinux.enabled")) {
                c.put("seLinuxOptions", o -> o.put("type", SELINUX_TYPE));
            }
        });
    }

    /** The security of fluentd: an unprivileged user, and restrictions from 4.10.0-rancher.18 on. */
    static Tree.Mapping ofFluentd(ChartTemplates templates, ChartValues values) {
        return Tree.mapping(s -> {
            if (templates.isSince(ChartTemplates.V108_0_2)) {
                s.put("securityContext", c -> putRestrictions(c, Tree.flag(false)))
                        .put("podSecurityContext", c -> c.put("fsGroup", Tree.number(101))
                                .put("runAsUser", Tree.number(100))
                                .put("runAsGroup", Tree.number(101)));
            } else if (templates.isSince(ChartTemplates.V102_0_0) && !templates.haveAgents()) {
                s.put("podSecurityContext", c -> c.put("runAsUser", Tree.number(100)));
            }
            if (hasPodSecurityPolicy(templates, values)) {
                putPodSecurityPolicy(s);
            }
        });
    }

    static void putRestrictions(Tree.MappingBuilder context, Tree readOnly) {
        context.put("allowPrivilegeEscalation", Tree.flag(false))
                .put("readOnlyRootFilesystem", readOnly)
                .put("capabilities", c -> c.put("drop", Tree.texts("ALL")));
    }
}
