package dev.gleaner.logging.fluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluentdSpecTest {
    @Test
    void theInputIsBuiltInPlace() {
        FluentdSpec fluentd = FluentdSpec.of(f -> f.port(24225)
                .forwardInputConfig(i -> i.port("24225")
                        .transport(t -> t.certPath("/certs/tls.crt").privateKeyPath("/certs/tls.key"))
                        .security(s -> s.selfHostname("fluentd").sharedKey("north-star")))
                .readinessDefaultCheck(r -> r.bufferFileNumber(true).bufferFileNumberMax(100))
                .fluentOutLogrotate(o -> o.enabled(true).age("daily"))
                .configCheck(c -> c.strategy(ConfigCheck.START_WITH_TIMEOUT).timeoutSeconds(30)));

        assertThat(fluentd.toYaml()).isEqualTo("""
                fluentOutLogrotate:
                  enabled: true
                  age: daily
                port: 24225
                forwardInputConfig:
                  port: "24225"
                  transport:
                    cert_path: /certs/tls.crt
                    private_key_path: /certs/tls.key
                  security:
                    self_hostname: fluentd
                    shared_key: north-star
                readinessDefaultCheck:
                  bufferFileNumber: true
                  bufferFileNumberMax: 100
                configCheck:
                  strategy: StartWithTimeout
                  timeoutSeconds: 30
                """);
        assertThat(Manifests.validate(fluentd)).isEmpty();
    }

    @Test
    void passPhrasesAreNeverInTheTextOfATransport() {
        ForwardTransport transport = ForwardTransport.of(
                t -> t.caPath("/ca").privateKeyPassphrase("north-star").caPrivateKeyPassphrase("north-star"));

        assertThat(transport.toString()).contains("/ca").doesNotContain("north-star");
    }

    @ParameterizedTest
    @MethodSource
    void wrongSettingsAreFound(String yaml, String violation) {
        assertThat(violations(yaml)).containsExactly(violation);
    }

    static Stream<Arguments> wrongSettingsAreFound() {
        return Stream.of(
                argumentSet(
                        "the old name of the volume",
                        "fluentdPvcSpec: {}",
                        "1:1: fluentdPvcSpec: `fluentdPvcSpec` field is deprecated, use: `bufferStorageVolume`"
                                + " [fluentd-pvc-spec]"),
                argumentSet(
                        "workers without a root folder",
                        "workers: 2",
                        "1:1: rootDir: warning: missing; in 3.17, several workers need it for buffers in files;"
                                + " expected a folder, such as /buffers [workers-root-dir]"),
                argumentSet(
                        "a log level",
                        "logLevel: Warn",
                        "1:1: logLevel: valid options are trace,debug,info,warn,error,fatal but got \"Warn\""
                                + " [fluentd-option-unknown]"),
                argumentSet(
                        "a log format",
                        "logFormat: xml",
                        "1:1: logFormat: valid options are text,json but got \"xml\" [fluentd-option-unknown]"),
                argumentSet(
                        "a destination of the log",
                        "fluentLogDestination: stderr",
                        "1:1: fluentLogDestination: unknown destination \"stderr\"; expected stdout or null"
                                + " [fluentd-log-destination]"),
                argumentSet(
                        "a DNS policy",
                        "dnsPolicy: default",
                        "1:1: dnsPolicy: Unsupported value: \"default\": supported values: \"ClusterFirst\","
                                + " \"ClusterFirstWithHostNet\", \"Default\", \"None\" [fluentd-kubernetes-word]"),
                argumentSet(
                        "a pod management policy",
                        "scaling: {podManagementPolicy: parallel}",
                        "1:11: scaling.podManagementPolicy: Unsupported value: \"parallel\": supported values:"
                                + " \"OrderedReady\", \"Parallel\" [fluentd-kubernetes-word]"),
                argumentSet(
                        "an eviction policy",
                        "pdb: {unhealthyPodEvictionPolicy: Always}",
                        "1:7: pdb.unhealthyPodEvictionPolicy: Unsupported value: \"Always\": supported values:"
                                + " \"AlwaysAllow\", \"IfHealthyBudget\" [fluentd-kubernetes-word]"),
                argumentSet(
                        "both numbers of a budget",
                        "pdb: {minAvailable: 1, maxUnavailable: 50%}",
                        "1:24: pdb.maxUnavailable: minAvailable and maxUnavailable cannot be both set"
                                + " [disruption-budget-numbers]"),
                argumentSet(
                        "a negative grace period",
                        "terminationGracePeriodSeconds: -1",
                        "1:1: terminationGracePeriodSeconds: should be greater than or equal to 0, but is -1"
                                + " [fluentd-grace-period]"),
                argumentSet(
                        "a strategy",
                        "configCheck: {strategy: dryRun}",
                        "1:15: configCheck.strategy: warning: unknown strategy \"dryRun\", so DryRun is used;"
                                + " expected DryRun or StartWithTimeout [config-check-strategy]"),
                argumentSet(
                        "a timeout of a dry run",
                        "configCheck: {timeoutSeconds: 30}",
                        "1:15: configCheck.timeoutSeconds: warning: has no effect without strategy: StartWithTimeout"
                                + " [fluentd-no-effect]"),
                argumentSet(
                        "draining without claims",
                        "disablePvc: true\nscaling: {drain: {enabled: true}}",
                        "2:19: scaling.drain.enabled: warning: has no effect with disablePvc: true"
                                + " [fluentd-no-effect]"),
                argumentSet(
                        "a volume beside claims",
                        "bufferStorageVolume: {emptyDir: {}}",
                        "1:23: bufferStorageVolume.emptyDir: warning: has no effect without disablePvc: true"
                                + " [fluentd-no-effect]"),
                argumentSet(
                        "the age of logs",
                        "fluentOutLogrotate: {enabled: true, age: hourly}",
                        "1:37: fluentOutLogrotate.age: log-rotate-age should be daily, weekly, monthly or a number,"
                                + " but is \"hourly\" [logrotate-age]"),
                argumentSet(
                        "the size of logs",
                        "fluentOutLogrotate: {enabled: true, size: 10MB}",
                        "1:37: fluentOutLogrotate.size: warning: fluentd reads \"10MB\" as 10 bytes; expected a number"
                                + " without a unit, such as 10485760 [logrotate-size]"),
                argumentSet(
                        "a container for a volume",
                        "extraVolumes: [{}, {containerName: fluent}]\nsidecarContainers: [{name: helper}]",
                        "1:21: extraVolumes[1].containerName: failed to find container \"fluent\" to configure volume"
                                + " mount; expected \"fluentd\", \"config-reloader\", \"helper\""
                                + " [extra-volume-container]"),
                argumentSet(
                        "a port on which fluentd does not listen",
                        "port: 24224",
                        "1:1: port: warning: services lead to port 24224, but fluentd listens on port 24240"
                                + " [fluentd-port-other]"),
                argumentSet(
                        "a port to which no service leads",
                        "forwardInputConfig: {port: \"24224\"}",
                        "1:22: forwardInputConfig.port: warning: services lead to port 24240, but fluentd listens on"
                                + " port 24224 [fluentd-port-other]"),
                argumentSet(
                        "a name that fluentd does not know",
                        "forwardInputConfig: {sourceHostnameKey: host}",
                        "1:22: forwardInputConfig.sourceHostnameKey: warning: has no effect because the operator does"
                                + " not write it as source_hostname_key [fluentd-no-effect]"),
                argumentSet(
                        "users that the operator cannot write",
                        "forwardInputConfig: {security: {self_hostname: a, shared_key: b, user_auth: true}}",
                        "1:66: forwardInputConfig.security.user_auth: <user> sections required if user_auth enabled"
                                + " [forward-user-auth]"),
                argumentSet(
                        "a transport that tls replaces",
                        "tls: {enabled: true, secretName: a}\nforwardInputConfig: {transport: {version: SSLv2}}",
                        "2:22: forwardInputConfig.transport: warning: has no effect because tls is enabled and"
                                + " replaces it [fluentd-no-effect]"));
    }

    @ParameterizedTest
    @MethodSource
    void wrongTransportsAreFound(String transport, String violation) {
        assertThat(violations("forwardInputConfig:\n  transport:\n    " + transport + "\n"))
                .containsExactly(violation);
    }

    static Stream<Arguments> wrongTransportsAreFound() {
        return Stream.of(
                argumentSet(
                        "no certificate",
                        "insecure: false",
                        "2:3: forwardInputConfig.transport: no valid cert options configured. specify either"
                                + " 'cert_path', 'ca_cert_path' or 'insecure' [transport-certificate-none]"),
                argumentSet(
                        "no key",
                        "cert_path: /a",
                        "3:5: forwardInputConfig.transport.private_key_path: private_key_path is required when"
                                + " cert_path is specified [transport-key-none]"),
                argumentSet(
                        "no key of the authority",
                        "ca_cert_path: /a",
                        "3:5: forwardInputConfig.transport.ca_private_key_path: ca_private_key_path is required when"
                                + " ca_cert_path is specified [transport-key-none]"),
                argumentSet(
                        "a version",
                        "{insecure: true, version: \"1.2\"}",
                        "3:22: forwardInputConfig.transport.version: valid options are"
                                + " TLSv1_1,TLSv1_2,TLSv1_3,TLS1_1,TLS1_2,TLS1_3 but got \"1.2\""
                                + " [fluentd-option-unknown]"),
                argumentSet(
                        "a protocol",
                        "{insecure: true, protocol: tcp}",
                        "3:22: forwardInputConfig.transport.protocol: warning: has no effect because the operator"
                                + " always writes tls [fluentd-no-effect]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers: 2\nrootDir: /buffers",
                "workers: -1",
                "logLevel: \"\"",
                "fluentLogDestination: \"null\"",
                "fluentLogDestination: null",
                "fluentdPvcSpec: null",
                "fluentOutLogrotate: {enabled: false, age: hourly, size: 10MB}",
                "fluentOutLogrotate: {enabled: true, age: \"5\", size: \"1048576\"}",
                "extraVolumes: [{containerName: buffer-metrics-sidecar}]\nbufferVolumeMetrics: {}",
                "port: 0",
                "port: 24225\nforwardInputConfig: {port: \"24225\"}",
                "disablePvc: true\nbufferStorageVolume: {hostPath: {path: /a}}",
                "tls: {enabled: false}\nforwardInputConfig: {transport: {insecure: true}}",
                "configCheck: {strategy: StartWithTimeout, timeoutSeconds: 5}",
                "terminationGracePeriodSeconds: 0"
            })
    void rightSettingsAreFine(String yaml) {
        assertThat(violations(yaml)).isEmpty();
    }

    @Test
    void budgetsAreNumbersOrParts() {
        DisruptionBudget half = DisruptionBudget.of(b -> b.minAvailable(Embedded.of(new IntOrString("50%"))));
        DisruptionBudget one = DisruptionBudget.of(b -> b.maxUnavailable(Embedded.of(new IntOrString(1))));

        assertThat(half.toYaml()).isEqualTo("minAvailable: 50%\n");
        assertThat(one.toYaml()).isEqualTo("maxUnavailable: 1\n");
        assertThat(Manifests.read(one.toYaml(), DisruptionBudget.class).orThrow())
                .isEqualTo(one);
    }

    private static List<String> violations(String yaml) {
        return Manifests.read(yaml, FluentdSpec.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
