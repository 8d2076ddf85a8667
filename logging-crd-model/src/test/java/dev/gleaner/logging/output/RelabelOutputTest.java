package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.logging.Output;
import org.junit.jupiter.api.Test;

class RelabelOutputTest {
    @Test
    void aLabelIsWritten() {
        Output output = Output.of(o -> o.metadata(m -> m.name("to-audit").namespace("shop"))
                .spec(s -> s.target(RelabelOutput.of(r -> r.label("@audit")))));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata:
                  name: to-audit
                  namespace: shop
                spec:
                  relabel:
                    label: "@audit"
                """);
    }
}
