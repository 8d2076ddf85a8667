package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import org.junit.jupiter.api.Test;

class RedisOutputTest {
    @Test
    void anOutputIsWrittenInTheOrderOfItsFields() {
        ClusterOutput output = ClusterOutput.of(o -> o.metadata(m -> m.name("redis"))
                .spec(s -> s.target(RedisOutput.of(r -> r.slowFlushLogThreshold("40.0")
                        .buffer(b -> b.timekey("1m"))
                        .format(f -> f.type(FormatType.MSGPACK))
                        .ttl(3600)
                        .allowDuplicateKey(false)
                        .strftimeFormat("%Y%m%d")
                        .insertKeyPrefix("${tag[1]}")
                        .password(SecretValue.from("redis", "password"))
                        .dbNumber(1)
                        .port(6379)
                        .host("redis.example.com")))));

        assertThat(output.toYaml()).isEqualTo("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata:
              name: redis
            spec:
              redis:
                host: redis.example.com
                port: 6379
                db_number: 1
                password:
                  valueFrom:
                    secretKeyRef:
                      name: redis
                      key: password
                insert_key_prefix: ${tag[1]}
                strftime_format: "%Y%m%d"
                allow_duplicate_key: false
                ttl: 3600
                format:
                  type: msgpack
                buffer:
                  timekey: 1m
                slow_flush_log_threshold: "40.0"
            """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
        assertThat(Manifests.validate(output)).isEmpty();
    }

    @Test
    void everyFieldIsOptional() {
        assertThat(Manifests.read("{}", RedisOutput.class).violations()).isEmpty();
    }
}
