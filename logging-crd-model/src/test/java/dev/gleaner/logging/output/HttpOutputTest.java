package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.secret.SecretValue;
import org.junit.jupiter.api.Test;

class HttpOutputTest {
    @Test
    void aWebhookIsWrittenInTheOrderOfItsFields() {
        HttpOutput target = HttpOutput.of(h -> h.buffer(b -> b.timekey("1m").timekeyWait("5s"))
                .auth(a -> a.username(SecretValue.from("hook", "user")).password(SecretValue.from("hook", "password")))
                .format(f -> f.type(FormatType.JSON))
                .endpoint("https://hook.example.com/logs"));
        Output output = Output.of(o -> o.metadata(m -> m.name("hook").namespace("shop"))
                .spec(s -> s.loggingRef("shop").target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata:
                  name: hook
                  namespace: shop
                spec:
                  http:
                    endpoint: https://hook.example.com/logs
                    format:
                      type: json
                    auth:
                      username:
                        valueFrom:
                          secretKeyRef:
                            name: hook
                            key: user
                      password:
                        valueFrom:
                          secretKeyRef:
                            name: hook
                            key: password
                    buffer:
                      timekey: 1m
                      timekey_wait: 5s
                  loggingRef: shop
                """);
    }

    @Test
    void aHeaderIsNeverInTheTextOfAnOutput() {
        HttpOutput output =
                HttpOutput.of(h -> h.endpoint("https://example.com").putHeader("X-Token", "k33p-this-quiet"));

        assertThat(output.toString()).contains("headers=<redacted>").doesNotContain("k33p-this-quiet");
    }

    @Test
    void aHeaderIsNeverInAMessage() {
        assertThat(Manifests.read("endpoint: http://x\nheaders: {X-Token: 20261234567}", HttpOutput.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("2:20: headers.X-Token: found a number or boolean, expected text; put it in quotes"
                        + " [type-wrong]");
    }
}
