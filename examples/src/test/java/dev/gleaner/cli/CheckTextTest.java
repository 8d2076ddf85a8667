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
                        -:10:28: stages.initramfs[0].files[0].content.audit-policy-file: Harvester has no file "/etc/rancher/rke2/config.yaml.d/rke2-92-harvester-kube-audit..."; RKE2 creates one that records nothing, and the audit log stays empty; expected /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml [audit-policy-path]
                        -:18:11: stages.initramfs[0].files[1].content.rules[0].verb: unknown field "verb"; did you mean "verbs"? [field-unknown]
                        -:18:11: stages.initramfs[0].files[1].content.rules[0].verb: warning: "verb" is ignored: the rule matches every verb [audit-field-ignored]
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

        assertThat(CommandRun.withInput(addon, "check", "--format", "json", "-").out())
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
}
