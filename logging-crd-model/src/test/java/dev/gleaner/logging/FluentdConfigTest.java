package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifests;
import dev.gleaner.logging.fluentd.FluentdSpec;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import org.junit.jupiter.api.Test;

class FluentdConfigTest {
    @Test
    void aFluentdReadsAsItIsWritten() {
        FluentdConfig fluentd = FluentdConfig.of(f -> f.metadata(
                        m -> m.name("harvester").namespace("cattle-logging-system"))
                .spec(s -> s.image(i -> i.tag("v1.16-4.10-full"))
                        .scaling(c -> c.replicas(3).drain(d -> d.enabled(true)))
                        .logLevel("warn")
                        .tls(t -> t.enabled(true).secretName("fluentd-tls"))
                        .bufferStorageVolume(v -> v.pvc(p -> {}))
                        .addExtraVolume(v -> v.path("/certs").volume(k -> {}))
                        .addToleration(Embedded.of(
                                new TolerationBuilder().withOperator("Exists").build()))
                        .pdb(p -> p.maxUnavailable(Embedded.of(new IntOrString("50%"))))));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentdConfig
                metadata:
                  name: harvester
                  namespace: cattle-logging-system
                spec:
                  image:
                    tag: v1.16-4.10-full
                  scaling:
                    replicas: 3
                    drain:
                      enabled: true
                  logLevel: warn
                  tls:
                    enabled: true
                    secretName: fluentd-tls
                  bufferStorageVolume:
                    pvc: {}
                  extraVolumes:
                  - path: /certs
                    volume: {}
                  tolerations:
                  - operator: Exists
                  pdb:
                    maxUnavailable: 50%
                """;

        assertThat(fluentd.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, FluentdConfig.class).orThrow()).isEqualTo(fluentd);
        assertThat(Manifests.validate(fluentd)).isEmpty();
    }

    @Test
    void aFluentdWithoutASpecHasTheDefaults() {
        FluentdConfig fluentd = Manifests.read("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentdConfig
                metadata:
                  name: harvester
                  namespace: cattle-logging-system
                """, FluentdConfig.class).orThrow();

        assertThat(fluentd.spec()).isEqualTo(FluentdSpec.DEFAULTS);
        assertThat(fluentd.edit(f -> f.spec(s -> s.workers(2))).spec().workers())
                .contains(2);
    }
}
