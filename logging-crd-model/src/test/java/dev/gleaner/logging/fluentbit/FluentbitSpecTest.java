package dev.gleaner.logging.fluentbit;

import static dev.gleaner.logging.fluentbit.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifests;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSetBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FluentbitSpecTest {
    @Test
    void aSpecReadsAsItIsWritten() {
        FluentbitSpec spec = FluentbitSpec.of(s -> s.image(i -> i.repository("fluent/fluent-bit"))
                .customParsers("[PARSER]\n    Name nginx\n")
                .network(n -> n.keepaliveMaxRecycle(100))
                .syslogNgOutput(o -> o.jsonDateKey("time"))
                .bufferStorage(b -> b.storageSync("full"))
                .addExtraVolumeMount(
                        m -> m.source("/opt/log").destination("/log").readOnly(true))
                .healthCheck(h -> {})
                .configHotReload(r -> r.image(i -> i.tag("v1")))
                .updateStrategy(u -> u.type("RollingUpdate")
                        .rollingUpdate(Embedded.of(new RollingUpdateDaemonSetBuilder()
                                .withMaxUnavailable(new IntOrString("10%"))
                                .build())))
                .terminationGracePeriodSeconds(0)
                .hostNetwork(true));
        String yaml = """
                image:
                  repository: fluent/fluent-bit
                customParsers: |
                  [PARSER]
                      Name nginx
                network:
                  keepaliveMaxRecycle: 100
                syslogng_output:
                  json_date_key: time
                bufferStorage:
                  storage.sync: full
                extraVolumeMounts:
                - source: /opt/log
                  destination: /log
                  readOnly: true
                configHotReload:
                  image:
                    tag: v1
                healthCheck: {}
                updateStrategy:
                  type: RollingUpdate
                  rollingUpdate:
                    maxUnavailable: 10%
                terminationGracePeriodSeconds: 0
                HostNetwork: true
                """;
        assertThat(spec.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, FluentbitSpec.class).orThrow()).isEqualTo(spec);
        assertThat(Manifests.validate(spec)).isEmpty();
    }

    @Test
    void deprecatedFieldsAreRefused() {
        assertThat(violations("position_db: {}\nparser: cri\n", FluentbitSpec.class))
                .containsExactly(
                        "1:1: position_db: `position_db` field is deprecated, use `positiondb` [fluentbit-position-db]",
                        "2:1: parser: `parser` field is deprecated, use `inputTail.Parser` [fluentbit-parser]");
        assertThat(violations("position_db: null\nparser: ''\n", FluentbitSpec.class))
                .isEmpty();
    }

    @Test
    void theOperatorNeedsToKnowWhetherAMountIsReadOnly() {
        assertThat(violations("extraVolumeMounts:\n- {source: /a, destination: /b}\n", FluentbitSpec.class))
                .containsExactly(
                        "2:3: extraVolumeMounts[0].readOnly: warning: missing; the operator crashes without it;"
                                + " expected true or false [fluentbit-mount-read-only]");
    }

    @Test
    void aGracePeriodIsNotNegative() {
        assertThat(violations("terminationGracePeriodSeconds: -1\n", FluentbitSpec.class))
                .containsExactly("1:1: terminationGracePeriodSeconds: found -1, which should be greater than or"
                        + " equal to 0 [fluentbit-grace-period]");
    }

    @Test
    void numbersOfConnectionsAreNotNegative() {
        assertThat(violations("connectTimeout: -1\nkeepaliveMaxRecycle: 0\n", FluentbitNetwork.class))
                .containsExactly("1:17: connectTimeout: found -1, which the operator cannot read; expected 0 or more"
                        + " [fluentbit-negative]");
    }

    @Test
    void theSynchronisationOfTheStorageIsNormalOrFull() {
        assertThat(violations("storage.sync: fsync\n", BufferStorage.class))
                .containsExactly("1:1: [\"storage.sync\"]: unknown value \"fsync\"; expected normal or full"
                        + " [fluentbit-word-unknown]");
        assertThat(violations("storage.sync: Full\n", BufferStorage.class)).isEmpty();
    }

    @Test
    void aWordForRetriesIsOneThatFluentbitKnows() {
        assertThat(violations("Retry_Limit: unlimited\n", ForwardOptions.class))
                .containsExactly("1:14: Retry_Limit: warning: unknown number of retries \"unlimited\", so"
                        + " fluent-bit retries once; expected a number, no_limits or no_retries [fluentbit-retries]");
        assertThat(violations("Retry_Limit: never\n", SyslogNgTcpOutput.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"False", "no_limits", "NO_RETRIES", "5", "-1", "${RETRIES}", ""})
    void numbersAndKnownWordsAreRetries(String retries) {
        assertThat(violations("Retry_Limit: '" + retries + "'\n", ForwardOptions.class))
                .isEmpty();
    }

    @Test
    void aSizeLimitHasAUnitOfFluentbit() {
        assertThat(violations("storage.total_limit_size: 5Gi\n", ForwardOptions.class))
                .containsExactly("1:27: [\"storage.total_limit_size\"]: unknown size \"5Gi\"; expected a number with"
                        + " K, M or G, such as 5M [fluentbit-size]");
        assertThat(violations("storage.total_limit_size: 'off'\n", ForwardOptions.class))
                .isEmpty();
    }
}
