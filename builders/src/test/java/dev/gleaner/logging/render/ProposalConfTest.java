package dev.gleaner.logging.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.output.GelfOutput;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.LokiOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows and outputs of the proposal; {@code -Dgolden.update} writes the expected texts anew. */
class ProposalConfTest {
    private static final ManifestSet PROPOSAL =
            HarvesterLogging.release(HarvesterRelease.PROPOSAL).build();

    @ParameterizedTest
    @ValueSource(strings = {"rancher-logging-root", "rancher-logging-kube-audit"})
    void theProposalIsRendered(String logging) {
        compare(FluentdConf.of(PROPOSAL, logging).render(), "proposal-" + logging + ".conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rancher-logging-root", "rancher-logging-kube-audit"})
    void theFourOutputsOfARelease(String logging) {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput("audit-webhook", HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8096/")))
                .addAuditOutput("audit-loki", LokiOutput.of(l -> l.url("http://loki:3100")))
                .addEventOutput("event-graylog", GelfOutput.of(g -> g.host("192.168.122.159")
                        .port(12202)))
                .addEventOutput("event-splunk", SplunkHecOutput.of(s -> s.hecHost("192.168.122.101")
                        .hecToken(SecretValue.from("splunk-hec-token2", "HECTOKEN"))))
                .build();
        compare(FluentdConf.of(set, logging).render(), "v1.1.3-" + logging + ".conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rancher-logging-root", "rancher-logging-kube-audit"})
    void whatARealFluentdRanIsRendered(String logging) {
        ParsedFile file = ParsedFile.readLenient(Source.of(Reference.path("pipeline/proposal/manifests.yaml")));
        ClusterResources cluster = ClusterResources.of(file.objects()).forOperator(OperatorVersion.V3_17_3);
        assertThat(FluentdConf.of(cluster, logging).render())
                .isEqualTo(Reference.text("pipeline/proposal/" + logging + ".fluentd.conf"));
    }

    @ParameterizedTest
    @EnumSource(HarvesterRelease.class)
    void everyReleaseIsRendered(HarvesterRelease release) {
        ManifestSet set = HarvesterLogging.release(release).build();
        assertThat(ClusterResources.of(set).loggings()).isNotEmpty().allSatisfy(logging -> {
            FluentdConf conf = FluentdConf.of(set, logging.name());
            assertThat(conf.violations()).isEmpty();
            assertThat(conf.render()).startsWith("<source>\n").endsWith("</label>\n");
            assertThat(conf.systemFiles())
                    .containsOnlyKeys("fluent.conf", "input.conf", "devnull.conf", "fluentlog.conf");
        });
    }

    private static void compare(String text, String golden) {
        if (Boolean.getBoolean("golden.update")) {
            write(Path.of("src/test/resources/dev/gleaner/logging/render", golden), text);
        }
        assertThat(text).isEqualTo(read(golden));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String golden) {
        Path file = Path.of("src/test/resources/dev/gleaner/logging/render", golden);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
