package dev.gleaner.lint;

import static dev.gleaner.lint.ServerFiles.SHIPPED;
import static dev.gleaner.lint.ServerFiles.lint;
import static dev.gleaner.lint.ServerFiles.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where kube-apiserver writes the audit log, and in which format. */
class AuditLogOptionsTest {
    static Stream<Arguments> logs() {
        return Stream.of(
                argumentSet(
                        "the log that is read",
                        "kube-apiserver-arg: [audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log]",
                        ""),
                argumentSet(
                        "a log of k3s",
                        "kube-apiserver-arg: [audit-log-path=/var/lib/rancher/k3s/server/logs/audit.log]",
                        ""),
                argumentSet(
                        "standard output",
                        "kube-apiserver-arg: [audit-log-path=-]",
                        "1:22 kube-apiserver-arg[0]: warning: the audit log is the standard output of kube-apiserver, but the kube-audit source reads \"/var/lib/rancher/rke2/server/logs/audit.log\"; no record is collected [audit-log-not-read]"),
                argumentSet(
                        "another log",
                        "kube-apiserver-arg:\n- audit-log-path=/var/log/audit.log",
                        "2:3 kube-apiserver-arg[0]: warning: the audit log is \"/var/log/audit.log\", but the kube-audit source reads \"/var/lib/rancher/rke2/server/logs/audit.log\"; no record is collected [audit-log-not-read]"),
                argumentSet(
                        "another folder of data",
                        "data-dir: /data/rke2/\naudit-policy-file: " + SHIPPED,
                        "1:11 data-dir: warning: the audit log is \"/data/rke2/server/logs/audit.log\", but the kube-audit source reads \"/var/lib/rancher/rke2/server/logs/audit.log\"; no record is collected [audit-log-not-read]"),
                argumentSet(
                        "the argument decides where the log is",
                        "data-dir: /data/rke2/\naudit-policy-file: " + SHIPPED
                                + "\nkube-apiserver-arg: audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log",
                        ""),
                argumentSet(
                        "legacy lines",
                        "kube-apiserver-arg: [audit-log-format=legacy]",
                        "1:22 kube-apiserver-arg[0]: warning: the lines of the legacy format are not JSON, and the kube-audit source cannot read them [audit-log-format]"));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void theLogIsTheOneThatIsRead(String config, String violation) {
        assertThat(lint(config)).isEqualTo(violations(violation));
    }

    @Test
    void theLogIsTheOneThatTheValuesRead() {
        String values = """
                additionalLoggingSources:
                  kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref, pathPrefix: /var/log, auditFilename: a.log}
                """;
        assertThat(lint("kube-apiserver-arg: audit-log-path=/var/log/a.log", values))
                .isEmpty();
        assertThat(lint("kube-apiserver-arg: audit-log-path=/var/lib/rancher/k3s/server/logs/audit.log", values))
                .singleElement()
                .asString()
                .contains("reads \"/var/log/a.log\"");
    }
}
