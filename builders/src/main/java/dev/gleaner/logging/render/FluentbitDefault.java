package dev.gleaner.logging.render;

import dev.gleaner.logging.OperatorVersion;
import java.util.List;

/**
 * An option that the operator writes if the manifest does not set it (logging-operator 3.17.3,
 * pkg/sdk/logging/api/v1beta1: SetDefaults and the tags of the types; comments name the sources for later versions).
 *
 * @param object the field of the spec that has the option
 * @param option the name of the option
 * @param value its value
 * @param when when the operator uses it
 * @param since the first known version that writes it
 */
record FluentbitDefault(String object, String option, String value, When when, OperatorVersion since) {
    /** When a default is used. */
    enum When {
        /** If the option is absent or an empty text. */
        EMPTY,
        /** If the option is absent; an empty text omits the option. */
        ABSENT
    }

    static final List<FluentbitDefault> ALL = List.of(
            of("inputTail", "Path", "/var/log/containers/*.log"),
            of("inputTail", "Refresh_Interval", "5"),
            of("inputTail", "Skip_Long_Lines", "On"),
            of("inputTail", "Mem_Buf_Limit", "5MB"),
            of("inputTail", "Tag", "kubernetes.*"),
            new FluentbitDefault(
                    "inputTail", "DB", "/tail-db/tail-containers-state.db", When.ABSENT, OperatorVersion.V3_17_3),
            since(OperatorVersion.V3_17_10, "inputTail", "DB.locking", "true"),
            since(OperatorVersion.V6_7_0, "inputTail", "storage.pause_on_chunks_overlimit", "on"),
            of("filterKubernetes", "Match", "kubernetes.*"),
            of("filterKubernetes", "Buffer_Size", "0"),
            of("filterKubernetes", "Kube_URL", "https://kubernetes.default.svc:443"),
            of("filterKubernetes", "Kube_CA_File", "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"),
            of("filterKubernetes", "Kube_Token_File", "/var/run/secrets/kubernetes.io/serviceaccount/token"),
            of("filterKubernetes", "Kube_Tag_Prefix", "kubernetes.var.log.containers"),
            of("filterKubernetes", "Merge_Log", "On"),
            of("filterKubernetes", "Use_Kubelet", "Off"),
            // logging-operator 4.3, pull request 1395
            since(OperatorVersion.V4_4_0, "filterKubernetes", "K8S-Logging.Exclude", "On"),
            of("filterAws", "Match", "*"),
            of("filterAws", "imds_version", "v2"),
            of("filterAws", "az", "true"),
            of("filterAws", "ec2_instance_id", "true"),
            of("filterAws", "ec2_instance_type", "false"),
            of("filterAws", "private_ip", "false"),
            of("filterAws", "ami_id", "false"),
            of("filterAws", "account_id", "false"),
            of("filterAws", "hostname", "false"),
            of("filterAws", "vpc_id", "false"),
            of("bufferStorage", "storage.path", "/buffers"),
            of("forwardOptions", "Retry_Limit", "False"));

    private static FluentbitDefault of(String object, String option, String value) {
        return since(OperatorVersion.V3_17_3, object, option, value);
    }

    private static FluentbitDefault since(OperatorVersion first, String object, String option, String value) {
        return new FluentbitDefault(object, option, value, When.EMPTY, first);
    }
}
