package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong in a text inside a file is reported at its line of the file. */
class CheckTextTest {
    private static final String CUSTOM_CONFIG = """
            name: Harvester Configuration
            stages:
              initramfs:
              - commands: [rm -f /etc/resolv.conf]
                files:
                - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                  permissions: 384
                  content: |
                    cni: multus,canal
                    audit-policy-file: /etc/rancher/rke2/config.yaml.d/rke2-92-harvester-kube-audit-policy.yaml
                - path: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                  permissions: 384
                  content: |
                    apiVersion: audit.k8s.io/v1
                    kind: Policy
                    rules:
                    - level: Metadata
                      verb: [create]
                - path: /etc/hosts
                  content: |
                    127.0.0.1: [
            """;

    @Test
    void theConfigurationOfANodeIsChecked() {
        assertThat(CommandRun.withInput(CUSTOM_CONFIG, "check", "-")).isEqualTo(new CommandRun(1, """
                        -:10:28: stages.initramfs[0].files[0].content.audit-policy-file: no file "/etc/rancher/rke2/config.yaml.d/rke2-92-harvester-kube-audit-policy.yaml" is written; RKE2 creates one that records nothing, and the audit log stays empty; expected /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml [audit-policy-path]
                                    audit-policy-file: /etc/rancher/rke2/config.yaml.d/rke2-92-harves...
                                                       ^
                        -:18:11: stages.initramfs[0].files[1].content.rules[0].verb: unknown field "verb"; did you mean "verbs"? [field-unknown]
                        -:18:11: stages.initramfs[0].files[1].content.rules[0].verb: warning: "verb" is ignored: the rule matches every verb [audit-field-ignored]
                                      verb: [create]
                                      ^
                        """, ""));
    }

    @Test
    void aProgramGetsTheSameLineAndPath() {
        String addon = """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: 103.1.0+up4.4.0
                  enabled: true
                  valuesContent: |
                    disablePvc: "true"
                """;

        assertThat(CommandRun.withInput(addon, "check", "--ignore", "addon-values-incomplete", "--format", "json", "-")
                        .out())
                .isEqualTo("""
                        [
                          {
                            "file": "-",
                            "line": 10,
                            "column": 17,
                            "path": "spec.valuesContent.disablePvc",
                            "severity": "error",
                            "code": "type-wrong",
                            "message": "found the text \\"true\\", expected a boolean"
                          }
                        ]
                        """);
    }

    @Test
    void valuesAreReadForTheChartOfTheRelease() {
        String values = """
                images:
                  fluentbit:
                    tag: 1.9.5
                eventTailer:
                  name: harvester-default
                disablePcv: true
                """;
        String misspelt = "-:6:1: disablePcv: warning: no template reads \"disablePcv\"; did you mean \"disablePvc\"?"
                + " [value-unread]\n    disablePcv: true\n    ^\n";

        assertThat(CommandRun.withInput(values, "check", "--release", "v1.4.1", "-"))
                .isEqualTo(new CommandRun(0, misspelt, ""));
        assertThat(CommandRun.withInput(values, "check", "--release", "v1.1.3", "-")
                        .out())
                .startsWith("-:4:1: eventTailer: warning: no template reads \"eventTailer\"")
                .endsWith(misspelt);
        assertThat(CommandRun.withInput("global: {}\n", "check", "--release", "v1.4.1", "-"))
                .isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.withInput("replicas: 1\n", "check", "--release", "v1.4.1", "-")
                        .out())
                .contains("[kind-missing]");
    }

    @Test
    void aTemplateIsCheckedExceptForWhatItFillsIn() {
        String server = """
                cni: multus,canal
                cluster-cidr: {{ or .PodNetwork "10.52.0.0/16" }}
                tls-san:
                  - {{ .Address }}
                {{- range .More }}
                  - {{ . }}
                {{- end }}
                %s
                """;
        String path = "audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml";
        assertThat(CommandRun.withInput(server.formatted(path), "check", "-")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.withInput(server.formatted("audit-policy-file: {{ .Path }}"), "check", "-"))
                .isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.withInput(server.formatted("audit-policy-file: [1]"), "check", "-")
                        .out())
                .startsWith("-:8:20: audit-policy-file: found a list, expected text [type-wrong]");
        assertThat(CommandRun.withInput(server.formatted("a: ["), "check", "-").out())
                .contains("[yaml-syntax]");
    }

    @Test
    void aTemplateInsideAFileOfANodeIsChecked() {
        String custom = """
                stages:
                  initramfs:
                  - files:
                    - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                      content: |
                        tls-san:
                          - {{ .Address }}
                        audit-policy-file: /etc/rancher/rke2/config.yaml.d/policy.yaml
                """;
        assertThat(CommandRun.withInput(custom, "check", "-").out())
                .startsWith("-:8:28: stages.initramfs[0].files[0].content.audit-policy-file: ")
                .contains("[audit-policy-path]");
        assertThat(CommandRun.withInput(
                        custom.replace("/etc/rancher/rke2/config.yaml.d/policy.yaml", "{{ .Path }}"), "check", "-"))
                .isEqualTo(new CommandRun(0, "", ""));
    }

    /** A key of two branches is there only once when the template is rendered. */
    @Test
    void theBranchesOfATemplateMayHaveTheSameKey() {
        String addon = """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: << .RANCHER_LOGGING_CHART_VERSION >>
                  {{- if .Enabled }}
                  enabled: {{ .Enabled }}
                  {{- else }}
                  enabled: false
                  {{- end }}
                  valuesContent: |
                    disablePvc: "true"
                """;
        assertThat(CommandRun.withInput(addon, "check", "--ignore", "addon-values-incomplete", "-")
                        .out())
                .isEqualTo("-:14:17: spec.valuesContent.disablePvc: found the text \"true\", expected a boolean"
                        + " [type-wrong]\n        disablePvc: \"true\"\n                    ^\n");
    }
}
