package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings that the fluent-bit of every source has ({@code _generic_fluentbitagent.yaml}, and before 104.1
 * {@code _generic_logging.yaml}).
 */
final class FluentbitTemplate {
    private final ChartTemplates templates;
    private final ChartValues values;

    FluentbitTemplate(ChartTemplates templates, ChartValues values) {
        this.templates = templates;
        this.values = values;
    }

    Tree.Mapping spec() {
        return Tree.mapping(f -> {
            f.put("image", image());
            if (!values.isTrue("disablePvc")) {
                values.with("fluentbit.bufferStorage").ifPresent(b -> f.put("bufferStorage", b));
                values.with("fluentbit.bufferStorageVolume").ifPresent(v -> f.put("bufferStorageVolume", v));
            }
            Tree.Mapping security = security();
            if (!security.fields().isEmpty()) {
                f.put("security", security);
            }
            Tree.Mapping inputTail = inputTail();
            if (!inputTail.fields().isEmpty()) {
                f.put("inputTail", inputTail);
            }
            List<Tree> tolerations = tolerations();
            if (!tolerations.isEmpty()) {
                f.put("tolerations", Tree.sequence(tolerations.toArray(Tree[]::new)));
            }
            values.with("nodeSelector").ifPresent(s -> f.put("nodeSelector", s));
            if (templates.isSince(ChartTemplates.V107_0_1)) {
                values.firstOf(priorityClass(), "priorityClassName")
                        .ifPresent(c -> f.put("podPriorityClassName", ChartValues.unquoted(c)));
            }
            values.with("fluentbit.resources").ifPresent(r -> f.put("resources", r));
            if (templates.isSince(ChartTemplates.V105_2_0)) {
                values.with("fluentbit.metrics").ifPresent(m -> f.put("metrics", m));
            }
        });
    }

    /** 4.10.0-rancher.10 reads the value of fluentd; this was corrected later. */
    private String priorityClass() {
        return templates == ChartTemplates.V107_0_1 ? "fluentd.podPriorityClassName" : "fluentbit.podPriorityClassName";
    }

    private Tree image() {
        String image = values.isTrue("debug") ? "images.fluentbit_debug" : "images.fluentbit";
        return ImageTemplate.of(values, image);
    }

    private Tree.Mapping security() {
        boolean restricted = templates.isSince(ChartTemplates.V108_0_2);
        return Tree.mapping(s -> {
            if (SecurityTemplate.hasPodSecurityPolicy(templates, values)) {
                SecurityTemplate.putPodSecurityPolicy(s);
            }
            if (restricted || values.isTrue("global.seLinux.enabled")) {
                s.put("securityContext", SecurityTemplate.ofFluentbit(templates, values));
            }
        });
    }

    /** The settings of {@code inputTail} that are the same for all sources. */
    Tree.Mapping inputTail() {
        return Tree.mapping(t -> {
            for (String setting : List.of("Buffer_Chunk_Size", "Buffer_Max_Size", "Mem_Buf_Limit")) {
                if (values.isTrue("fluentbit.inputTail." + setting)) {
                    t.put(setting, values.plain("fluentbit.inputTail." + setting));
                }
            }
            for (String setting : List.of("Multiline_Flush", "Skip_Long_Lines")) {
                if (values.isTrue("fluentbit.inputTail." + setting)) {
                    t.put(setting, values.text("fluentbit.inputTail." + setting));
                }
            }
        });
    }

    /** The tolerations of fluent-bit; from 4.10.0-rancher.10 on with those of servers first. */
    List<Tree> tolerations() {
        List<Tree> tolerations = new ArrayList<>();
        if (templates.isSince(ChartTemplates.V107_0_1)) {
            boolean rke = values.isTrue("additionalLoggingSources.rke.enabled");
            tolerations.add(toleration(rke ? "controlplane" : "control-plane", "NoSchedule"));
            tolerations.add(toleration("etcd", "NoExecute"));
        }
        tolerations.addAll(values.concatenated("tolerations", "fluentbit.tolerations"));
        return tolerations;
    }

    private Tree toleration(String role, String effect) {
        return Tree.mapping(t -> {
            t.put("key", "node-role.kubernetes.io/" + role);
            if (templates.isSince(ChartTemplates.V108_0_2)) {
                t.put("operator", "Exists");
            } else {
                t.put("value", "true");
            }
            t.put("effect", effect);
        });
    }
}
