package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Placeholders are read with the keys of the buffer that is in effect. */
class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3: {s3_bucket: b, path: '${tag}/%Y/%m/%d/'}                                           | ''",
                "s3: {s3_bucket: b, path: '${tag[1]}/'}                                                 | ''",
                "s3: {s3_bucket: b, path: '${tag}/', buffer: {tags: time}}                              | placeholder-no-key",
                "s3: {s3_bucket: b, s3_object_key_format: '%{path}%{time_slice}_%{index}.${chunk_id}'}  | ''",
                "gcs: {project: p, bucket: b, path: '%Y/', buffer: {tags: '[\"tag\"]'}}                 | placeholder-no-time",
                "gcs: {project: p, bucket: b, path: '%Y/%m/%d/%H/%M/'}                                  | ''",
                "gcs: {project: p, bucket: b, path: 'logs/${tag}/%Y/', buffer: {tags: '\"tag,time\"'}}    | ''",
                "gcs: {project: p, bucket: b, path: 'logs/${tag}/%Y/', buffer: {tags: \"'tag, time'\"}}   | ''",
                "gcs: {project: p, bucket: b, path: 'logs/${tag}/%Y/', buffer: {tags: '\"time\"'}}        | placeholder-no-key",
                "gcs: {project: p, bucket: b, path: '%Y/%m/%d/%H/', buffer: {timekey: 1d}}              | placeholder-time-constant",
                "redis: {host: r, port: 6379, insert_key_prefix: '${$.kubernetes.host}'}                | placeholder-no-key",
                "kinesisStream: {stream_name: '${tag}', buffer: {tags: '[]'}}                           | placeholder-no-key",
                "gcs: {project: p, bucket: b, buffer: {tags: 'time,$.kubernetes.namespace'}}            | record-path-unknown",
                "gcs: {project: p, bucket: b, buffer: {tags: 'time,$.kubernetes.namespace_name'}}       | ''",
                "gcs: {project: p, bucket: b, buffer: {tags: 'time,$.kubernetes.labels.a.b'}}           | record-path-dots",
                "loggingRef: harvester-kube-audit-log-ref, gcs: {project: p, bucket: b, path: '${tag}/'} | ''",
                "loggingRef: harvester-kube-audit-log-ref, gcs: {project: p, bucket: b, path: '${tag[1]}/'} | placeholder-tag-part",
                "loggingRef: harvester-kube-audit-log-ref, file: {path: '/out/${tag[1]}'}               | placeholder-tag-part",
                "loggingRef: harvester-kube-audit-log-ref, gcs: {project: p, bucket: b, buffer: {tags: 'time,$.kubernetes.host'}} | record-path-audit"
            })
    void aPlaceholderIsAKeyOfTheChunks(String spec, String code) {
        String text = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: archive, namespace: cattle-logging-system}
                spec: {%s}
                """.formatted(spec);
        assertThat(Lint.of(Source.of("f", text)).run())
                .extracting(Violation::code)
                .filteredOn(found -> found.startsWith("placeholder") || found.startsWith("record-path"))
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }
}
