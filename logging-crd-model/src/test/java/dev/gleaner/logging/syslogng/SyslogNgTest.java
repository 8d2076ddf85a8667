package dev.gleaner.logging.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogNgTest {
    @Test
    void aFlowReadsAsItIsWritten() {
        SyslogNgFlow flow = SyslogNgFlow.of(f -> f.metadata(m -> m.name("web").namespace("team-a"))
                .spec(s -> s.loggingRef("infra").addGlobalOutputRef("archive").addLocalOutputRef("files")));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: SyslogNGFlow
                metadata:
                  name: web
                  namespace: team-a
                spec:
                  loggingRef: infra
                  globalOutputRefs:
                  - archive
                  localOutputRefs:
                  - files
                """;
        assertThat(flow.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, SyslogNgFlow.class).orThrow()).isEqualTo(flow);
        assertThat(Manifests.validate(flow)).isEmpty();
    }

    @Test
    void aDestinationIsGivenAsAnUnknownField() {
        SyslogNgOutput output =
                SyslogNgOutput.of(o -> o.metadata(m -> m.name("files")).spec(s -> s.loggingRef("infra")
                        .unknownFields(UnknownFields.of(u -> u.put("file", f -> f.put("path", "/a.log"))))));
        assertThat(Manifests.validate(output)).isEmpty();
        assertThat(output.toYaml()).endsWith("""
                spec:
                  loggingRef: infra
                  file:
                    path: /a.log
                """);
        assertThat(output.spec().unknownFields().get("file")).contains(Tree.mapping(f -> f.put("path", "/a.log")));
    }

    @ParameterizedTest
    @ValueSource(classes = {SyslogNgFlow.class, SyslogNgClusterFlow.class})
    void aFlowWithoutASpecSendsNothing(Class<? extends ModelManifest> kind) {
        assertThat(violations("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata: {name: a}
                """.formatted(kind.getSimpleName().replace("Ng", "NG")), kind))
                .containsExactly(
                        "1:1: spec: warning: missing; the flow names no output and sends its records nowhere [flow-without-spec]");
    }

    @Test
    void whatIsInsideAKeptFieldIsNotChecked() {
        assertThat(violations("match: {any: [1]}\nfilters: text\n", SyslogNgFlowSpec.class))
                .isEmpty();
        assertThat(violations("loki: {uri: a}\nfyle: {path: a}\n", SyslogNgOutputSpec.class))
                .containsExactly("2:1: fyle: unknown field \"fyle\"; did you mean \"file\"? [field-unknown]");
    }

    @Test
    void aKeptFieldHasVersions() {
        assertThat(ManifestReader.strict()
                        .forVersion(Version.of("4.4.0"))
                        .read(Source.of("", "openobserve: {}\n"), SyslogNgOutputSpec.class)
                        .violations()
                        .stream()
                        .map(Violation::toString))
                .containsExactly(
                        "1:1: openobserve: the field \"openobserve\" exists in 4.10.0 and later; 4.4.0 drops it without a message [field-version]");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SyslogNgFlow.class,
                SyslogNgClusterFlow.class,
                SyslogNgOutput.class,
                SyslogNgClusterOutput.class,
                SyslogNgConfig.class,
                AxoSyslog.class
            })
    void aKindHasTheFieldsOfItsCrdsDownToTheKeptOnes(Class<? extends ModelManifest> kind) {
        List<Row> known = ShapePaths.known(kind);
        List<Row> kept =
                known.stream().filter(row -> row.type().equals(ShapePaths.KEPT)).toList();
        List<Row> inCrds = ShapePaths.inCrds(kind.getSimpleName().replace("Ng", "NG"));

        assertThat(inCrds.stream()
                        .filter(row -> kept.stream().noneMatch(row::isWithin))
                        .map(SyslogNgTest::versions))
                .containsExactlyInAnyOrderElementsOf(known.stream()
                        .filter(row -> !kept.contains(row))
                        .map(SyslogNgTest::versions)
                        .toList());
        assertThat(inCrds.stream().map(SyslogNgTest::versions))
                .containsAll(kept.stream().map(SyslogNgTest::versions).toList());
    }

    private static String versions(Row row) {
        return row.path() + " " + row.since() + "-" + row.until();
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
