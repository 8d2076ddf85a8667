package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Position;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.LoggingValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InnerTextTest {
    private static final String ADDON = """
            apiVersion: harvesterhci.io/v1beta1
            kind: Addon
            metadata: {name: rancher-logging, namespace: cattle-logging-system}
            spec:
              chart: rancher-logging
              valuesContent: |
                disablePvc: yes please
                additionalLoggingSources:
                  kubeAudit:
                    enabled: "true"
                values:
                  disablePvc: true
              repo: http://charts
              version: 103.1.0+up4.4.0
              enabled: true
            """;

    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metdata
            """;

    @Test
    void theValuesOfAnAddonAreChecked() {
        assertThat(violations(ADDON))
                .containsExactly(
                        "f:7:17: spec.valuesContent.disablePvc: found the text \"yes please\", expected a boolean [type-wrong]",
                        "f:10:18: spec.valuesContent.additionalLoggingSources.kubeAudit.enabled: found the text \"true\", expected a boolean [type-wrong]",
                        "f:11:5: spec.valuesContent.values: warning: a part of the spec of a ManagedChart; in a values file, helm ignores everything below values: [values-fragment]");
    }

    @Test
    void theValuesOfAnAddonAreAnObjectOfTheFile() {
        ParsedFile file = ParsedFile.read(
                Source.of("f", ADDON.replace("yes please", "yes").replace("\"true\"", "true")));

        assertThat(file.objects()).extracting(Object::toString).containsExactly("f:1:1", "f:7:5: spec.valuesContent");
        assertThat(file.objects().get(1).as(LoggingValues.class).orElseThrow().disablePvc())
                .contains(true);
        assertThat(file.objects().get(1).nodePath()).isEmpty();
    }

    @Test
    void theTextsInsideObjectsStayAsTheyAre() {
        ParsedFile file = ParsedFile.readLenient(Source.of("f", ADDON));

        assertThat(file.toYaml()).contains("""
                  valuesContent: |
                    disablePvc: yes please
                """);
    }

    @Test
    void theChartOfAHelmChartIsKnownWithItsRepository() {
        assertThat(violations(ADDON.replace("harvesterhci.io/v1beta1", "helm.cattle.io/v1")
                        .replace("kind: Addon", "kind: HelmChart")
                        .replace("chart: rancher-logging", "chart: rancher-charts/rancher-logging")))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "kind: Addon, kind: ConfigMap",
        "harvesterhci.io/v1beta1, example.com/v1",
        "chart: rancher-logging, chart: rancher-monitoring",
        "valuesContent:, valuesContents:"
    })
    void otherTextsAreNotOurs(String ours, String other) {
        assertThat(violations(ADDON.replace(ours, other))).noneMatch(violation -> violation.contains("valuesContent."));
    }

    @Test
    void syntaxErrorsInTheValuesAreErrorsOfTheFile() {
        assertThat(violations("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                spec:
                  chart: rancher-logging
                  valuesContent: |
                    fluentd: a: b
                    ---
                    fluentbit: {}
                    fluentbit: {}
                """))
                .filteredOn(violation -> violation.contains("valuesContent"))
                .containsExactly(
                        "f:6:15: spec.valuesContent: not YAML: a text with a colon and a space needs quotes [yaml-syntax]",
                        "f:9:5: spec.valuesContent.fluentbit: duplicate key \"fluentbit\"; the first is at 8:5 [key-duplicate]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'# nothing'", "\"\\n\"", "'---'"})
    void noValuesAreFine(String values) {
        assertThat(violations("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging}
                spec: {repo: r, version: 103.1.0+up4.4.0, enabled: false, chart: rancher-logging, valuesContent: %s}
                """.formatted(values))).isEmpty();
    }

    @Test
    void helmReadsOneDocumentOfValues() {
        assertThat(violations("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                spec:
                  chart: rancher-logging
                  valuesContent: |
                    disablePvc: true
                    ---
                    disablePvc: nothing
                """))
                .filteredOn(violation -> violation.contains("valuesContent"))
                .containsExactly(
                        "f:8:5: spec.valuesContent: a second document starts here; only one is expected [document-second]");
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void aFileOfANodeIsChecked(String configuration, String path) {
        assertThat(violations(configuration.formatted("/etc/rancher/rke2/config.yaml.d/92-policy.yaml", "\"\"", """
                |
                        apiVersion: audit.k8s.io/v1
                        kind: Policy
                        rules:
                        - level: Metdata""")))
                .containsExactly(
                        "f:10:18: " + path
                                + ".content.rules[0].level: unknown level \"Metdata\"; expected None, Metadata, Request or RequestResponse [audit-level-unknown]");
    }

    static Stream<Arguments> configurations() {
        return Stream.of(
                argumentSet("yip", """
                        stages:
                          initramfs:
                          - files:
                            - path: %s
                              encoding: %s
                              content: %s
                        """, "stages.initramfs[0].files[0]"),
                argumentSet("cloud-init", """
                        #cloud-config
                        hostname: x
                        write_files:
                        - path: %s
                          encoding: %s
                          content: %s
                        """, "write_files[0]"),
                argumentSet("installer", """
                        # Harvester
                        os:
                          write_files:
                          - path: %s
                            encoding: %s
                            content: %s
                        """, "os.write_files[0]"));
    }

    /** What the content is read as, by the path of the file. */
    static Stream<Arguments> paths() {
        String unknown = "rules[0].level: unknown level";
        return Stream.of(
                argumentSet("policy", "/etc/rancher/rke2/config.yaml.d/92-policy.yaml", POLICY, unknown),
                argumentSet(
                        "policy without its kind",
                        "/etc/rancher/rke2/config.yaml.d/92-policy.yaml",
                        "rules: []\n",
                        "apiVersion"),
                argumentSet(
                        "options",
                        "/etc/rancher/rke2/config.yaml",
                        "audit-policy-file: 1\n",
                        "audit-policy-file: found the number 1"),
                argumentSet("options of k3s", "/etc/rancher/k3s/config.yaml.d/x.YML", "[]", "found an empty list"),
                argumentSet("not read", "/etc/rancher/rke2/config.yaml.d/README", "a: [", ""),
                argumentSet("not YAML", "/etc/rancher/rke2/config.yaml.d/x.yaml", "a: [", "not YAML"),
                argumentSet("only a comment", "/etc/rancher/rke2/config.yaml.d/x.yaml", "# x", ""),
                argumentSet("template", "/etc/rancher/rke2/config.yaml.d/x.yaml", "a: {{ .Values.x }}\nb: [", ""),
                argumentSet("policy elsewhere", "/srv/policy", POLICY, unknown),
                argumentSet("policy among others", "/srv/all.yaml", "x: 1\n---\n" + POLICY, unknown),
                argumentSet("script", "/usr/bin/x", "#!/bin/sh\necho apiVersion: [\n", ""),
                argumentSet("options elsewhere", "/srv/x.yaml", "audit-policy-file: 1\n", ""),
                argumentSet("unknown object", "/srv/x.yaml", "apiVersion: v1\nkind: Secret\n", ""),
                argumentSet(
                        "manifests",
                        "/var/lib/rancher/rke2/server/manifests/x.yaml",
                        "x: 1\n",
                        "no apiVersion and kind"),
                argumentSet("rancherd", "/etc/rancher/rancherd/config.yaml", "role: cluster-init\n", ""),
                argumentSet(
                        "resources",
                        "/etc/rancher/rancherd/config.yaml.d/x.yaml",
                        "resources:\n- apiVersion: logging.banzaicloud.io/v1beta1\n  kind: Parser\n",
                        "unknown kind"),
                argumentSet("another configuration", "/oem/90_custom.yaml", "name: x\nstages: {}\n", ""));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void thePathOfAFileSaysWhatItContains(String path, String content, String violation) {
        List<String> violations = violations(file(path, "", content));

        if (violation.isEmpty()) {
            assertThat(violations).isEmpty();
        } else {
            assertThat(violations).isNotEmpty().allMatch(line -> line.contains("stages.boot[0].files[0].content"));
            assertThat(violations.get(0)).contains(violation);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"b64", "base64", "gz+b64", "gz+base64", "gzip+b64", "gzip+base64"})
    void anEncodedContentIsDecoded(String encoding) {
        byte[] bytes = POLICY.getBytes(StandardCharsets.UTF_8);
        String content = Base64.getMimeEncoder().encodeToString(encoding.startsWith("g") ? gzip(bytes) : bytes);

        assertThat(violations(file("/srv/policy.yaml", encoding, content)))
                .singleElement()
                .asString()
                .startsWith("f:6:16: stages.boot[0].files[0].content.rules[0].level: unknown level");
    }

    /** The encoding, the content, and why it cannot be decoded. */
    static Stream<Arguments> encodings() {
        byte[] zeros = gzip(new byte[1 << 21]);
        return Stream.of(
                argumentSet("not base64", "b64", "x: 1", "it is not base64"),
                argumentSet("not gzip", "gz+b64", "YTogMQ==", "it is not gzip"),
                argumentSet("cut", "gz+b64", base64(Arrays.copyOf(zeros, zeros.length / 2)), "it is not gzip"),
                argumentSet("not a text", "b64", "/w==", "it is not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void anEncodingThatIsBrokenIsAnErrorIfTheFileIsOurs(String encoding, String content, String reason) {
        assertThat(violations(file("/oem/99_custom.yaml", encoding, content)))
                .containsExactly("f:6:16: stages.boot[0].files[0].content: the content does not have the encoding \""
                        + encoding + "\": " + reason + "; the file stays empty [file-encoding]");
        assertThat(violations(file("/srv/x", encoding, content))).isEmpty();
    }

    @Test
    void aTextThatGrowsBeyondALimitIsNotRead() {
        String content = base64(gzip(new byte[(1 << 20) + 1]));

        assertThat(violations(file("/oem/99_custom.yaml", "gz+b64", content)))
                .containsExactly(
                        "f:6:16: stages.boot[0].files[0].content: warning: the text inside is not checked: it is longer than the limit of 1048576 bytes [text-not-checked]");
        assertThat(violations(file("/srv/x", "gz+b64", content))).isEmpty();
    }

    @Test
    void anUnknownEncodingIsNotRead() {
        assertThat(violations(file("/oem/99_custom.yaml", "gzip", "a: ["))).isEmpty();
    }

    @Test
    void textsInsideTextsAreCheckedToADepth() {
        String addon = file("/var/lib/rancher/rke2/server/manifests/logging.yaml", "", ADDON);
        assertThat(violations(addon))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("f:13:25: stages.boot[0].files[0].content.spec.valuesContent.disablePvc: found");

        String deep = POLICY;
        for (int i = 0; i < 5; i++) {
            deep = file("/oem/99_custom.yaml", "", deep);
        }
        assertThat(violations(deep))
                .containsExactly(
                        "f:30:48: " + "stages.boot[0].files[0].content.".repeat(4)
                                + "stages.boot[0].files[0].content: warning: the text inside is not checked: it is inside more than 4 other texts [text-not-checked]");
    }

    @Test
    void theVersionOfTheOperatorAppliesToTextsToo() {
        String flow = file("/var/lib/rancher/rke2/server/manifests/flow.yaml", "", """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentbitAgent
                metadata: {name: x}
                spec: {}
                """);
        ParsedFile file = ParsedFile.read(Source.of("f", flow));

        assertThat(file.violations()).isEmpty();
        assertThat(file.forOperator(OperatorVersion.V3_17_7).violations())
                .extracting(Violation::code)
                .containsExactly("kind-version");
    }

    @Test
    void anObjectKnowsTheFileOfTheNode() {
        ParsedFile file = ParsedFile.read(Source.of("f", file("/srv/p.yaml", "", POLICY.replace("Metdata", "None"))));

        assertThat(file.objects()).hasSize(2);
        assertThat(file.objects().get(0).nodePath()).isEmpty();
        assertThat(file.objects().get(1).nodePath()).contains("/srv/p.yaml");
        assertThat(file.objects().get(1).as(AuditPolicy.class)).isPresent();
        assertThat(file.objects().get(1).as(ClusterFlow.class)).isEmpty();
    }

    @Test
    void windowsLineEndsAreFine() {
        assertThat(violations(ADDON.replace("\n", "\r\n"))).isEqualTo(violations(ADDON));
    }

    @Test
    void manyTextsInOneFileAreReadInTimeOfItsSize() {
        String file = "stages:\n  boot:\n  - files:\n"
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> "    - path: /oem/%d.yaml\n      content: |\n        a: [\n".formatted(i))
                        .collect(Collectors.joining());

        assertThat(violations(file))
                .hasSize(20_000)
                .last()
                .asString()
                .startsWith("f:60003:13: stages.boot[0].files[19999].content: not YAML");
    }

    /** Each sample, as a file that yip writes: it has the same violations, six lines lower and eight columns to the right. */
    @TestFactory
    Stream<DynamicTest> aManifestThatYipWritesIsCheckedAsAFileOfItsOwn() {
        return Reference.tests(() -> Stream.of("harvester-samples", "samples", "field")
                .flatMap(folder -> Reference.files(folder, ".yaml").stream())
                .map(file -> DynamicTest.dynamicTest(
                        Objects.toString(Reference.path("").relativize(file)), () -> checkWritten(file))));
    }

    private static void checkWritten(Path path) throws IOException {
        String text = Files.readString(path).replaceAll("[ \\t]+\n", "\n");
        List<Violation> alone = ParsedFile.read(Source.of("f", text)).violations();
        List<Violation> written = ParsedFile.read(
                        Source.of("f", file("/var/lib/rancher/k3s/server/manifests/x.yaml", "", text)))
                .violations();

        assertThat(written)
                .extracting(InnerTextTest::inWords)
                .isEqualTo(alone.stream()
                        .map(violation -> new Violation(
                                "f",
                                new Position(
                                        violation.position().line() + 6,
                                        violation.position().column() + 8),
                                violation.path(),
                                violation.severity(),
                                violation.code(),
                                violation.message()))
                        .map(InnerTextTest::inWords)
                        .toList());
    }

    /** A violation without its path, whose prefix the position implies. */
    private static String inWords(Violation violation) {
        return violation.position() + " " + violation.code() + " "
                + (violation.message().contains(" is at ") ? "" : violation.message());
    }

    @TestFactory
    Stream<DynamicTest> theAddonsOfTheReleasesAreReadAtTheirOwnLines() {
        return Reference.tests(() -> Reference.files("harvester-samples/addons", ".rendered.yaml").stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.subpath(file.getNameCount() - 2, file.getNameCount())
                                .toString(),
                        () -> checkAddon(file))));
    }

    private static void checkAddon(Path path) {
        ParsedFile file = ParsedFile.read(Source.of(path));

        assertThat(file.violations()).isEmpty();
        assertThat(file.objects()).hasSize(2);
        LoggingValues values = file.objects().get(1).as(LoggingValues.class).orElseThrow();
        assertThat(values.systemdLogPath()).contains("/var/log/journal");
        assertThat(file.objects().get(1)).hasToString(path + ":12:5: spec.valuesContent");
    }

    /** A configuration of yip that writes a file; the content starts on line 7, after eight blanks. */
    private static String file(String path, String encoding, String content) {
        return """
                stages:
                  boot:
                  - files:
                    - path: %s
                      encoding: "%s"
                      content: |
                """.formatted(path, encoding) + content.indent(8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<String> violations(String text) {
        return ParsedFile.read(Source.of("f", text)).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
