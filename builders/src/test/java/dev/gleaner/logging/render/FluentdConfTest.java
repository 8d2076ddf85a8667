package dev.gleaner.logging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gleaner.document.Source;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class FluentdConfTest {
    private static final String LOGGING = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: main}
            spec: {controlNamespace: logging, fluentd: {}%s}
            """;

    private static final String FLOW = """
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Flow
            metadata: {name: f, namespace: team}
            spec: {localOutputRefs: [o]%s}
            """;

    private static final String OUTPUT = """
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Output
            metadata: {name: o, namespace: team}
            spec: %s
            """;

    private static FluentdConf conf(OperatorVersion version, String... manifests) {
        ParsedFile file = ParsedFile.readLenient(Source.of("m.yaml", String.join("", manifests)));
        return FluentdConf.of(ClusterResources.of(file.objects()).forOperator(version), "main");
    }

    private static List<String> problems(OperatorVersion version, String... manifests) {
        return conf(version, manifests).violations().stream()
                .map(Object::toString)
                .toList();
    }

    private static String loki(String fields) {
        return OUTPUT.formatted("{loki: {" + fields + "}}");
    }

    @Test
    void fieldsThatTheVersionDoesNotHaveAreNotRendered() {
        String[] manifests = {
            LOGGING.formatted(""), FLOW.formatted(""), loki("include_thread_label: false, tenat: a, tenant: acme")
        };
        assertThat(conf(OperatorVersion.V3_17_7, manifests).render())
                .contains("    tenant acme\n")
                .doesNotContain("include_thread_label", "tenat");
        assertThat(conf(OperatorVersion.V4_4_0, manifests).render()).contains("    include_thread_label false\n");
    }

    @Test
    void aPluginThatTheVersionDoesNotHaveIsNone() {
        assertThat(problems(
                        OperatorVersion.V3_17_3,
                        LOGGING.formatted(""),
                        FLOW.formatted(""),
                        OUTPUT.formatted("{relabel: {label: '@x'}}")))
                .containsExactly("m.yaml:11:1: failed to build model: failed to create configured output \"o\":"
                        + " no plugin config available for output [fluentd-config-refused]");
        assertThat(conf(
                                OperatorVersion.V4_4_0,
                                LOGGING.formatted(""),
                                FLOW.formatted(""),
                                OUTPUT.formatted("{relabel: {label: '@x'}}"))
                        .render())
                .contains("    @type relabel\n    @id flow:team:f:output:team:o\n    @label @x\n  </match>\n");
    }

    @Test
    void aSecretThatIsMissingIsAPlaceholder() {
        String secret = """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: login, namespace: team}
                data: {user: amFuZQ==}
                """;
        String output = loki("username: {valueFrom: {secretKeyRef: {name: login, key: user}}}, "
                + "password: {mountFrom: {secretKeyRef: {name: login, key: word}}}");
        String[] manifests = {LOGGING.formatted(""), FLOW.formatted(""), output};
        assertThat(conf(OperatorVersion.V3_17_7, manifests).render())
                .contains("    username <secret team/login user>\n")
                .contains("    password /fluentd/secret/team-login-word\n");
        assertThat(conf(OperatorVersion.V3_17_7, LOGGING.formatted(""), FLOW.formatted(""), output, secret)
                        .render())
                .contains("    username jane\n");
        String wrong = output.replace("key: user", "key: name");
        assertThat(problems(OperatorVersion.V3_17_7, LOGGING.formatted(""), FLOW.formatted(""), wrong, secret))
                .singleElement()
                .asString()
                .contains("failed to load secret for field \"username\":"
                        + " key \"name\" not found in secret \"login\" in namespace \"team\"");
    }

    @Test
    void aFlowWithAProblemIsSkippedIfTheLoggingSaysSo() {
        String flows = FLOW.formatted("")
                + FLOW.formatted("").replace("name: f", "name: g").replace("[o]", "[p]");
        FluentdConf conf =
                conf(OperatorVersion.V4_4_0, LOGGING.formatted(", skipInvalidResources: true"), flows, loki(""));
        assertThat(conf.render()).contains("flow:team:f").doesNotContain("flow:team:g");
        assertThat(conf.violations())
                .extracting(Object::toString)
                .containsExactly("m.yaml:14:26: spec.localOutputRefs[0]: warning: the operator skips this flow:"
                        + " referenced output p not found for flow team/g [fluentd-flow-skipped]");
    }

    @Test
    void everyProblemIsReportedAtItsPlace() {
        String flow = FLOW.formatted(", globalOutputRefs: [a, b], filters: [{stdout: {}}, {}]");
        assertThat(problems(OperatorVersion.V3_17_3, LOGGING.formatted(", errorOutputRef: z"), flow, loki("")))
                .containsExactly(
                        "m.yaml:9:49: spec.globalOutputRefs[0]: failed to build model:"
                                + " referenced clusteroutput not found: a [fluentd-config-refused]",
                        "m.yaml:9:52: spec.globalOutputRefs[1]: failed to build model:"
                                + " referenced clusteroutput not found: b [fluentd-config-refused]",
                        "m.yaml:9:80: spec.filters[1]: failed to build model: failed to create filter with index 1"
                                + " for flow f: no plugin config available for filter [fluentd-config-refused]",
                        "m.yaml:4:64: spec.errorOutputRef: failed to build model: there is no ClusterOutput named z"
                                + " [fluentd-config-refused]");
    }

    @Test
    void aProtectedOutputIsForClusterFlows() {
        String output = OUTPUT.formatted("{nullout: {}, protected: true}")
                .replace("kind: Output", "kind: ClusterOutput")
                .replace("namespace: team", "namespace: logging");
        String flow = FLOW.formatted("").replace("localOutputRefs", "globalOutputRefs");
        assertThat(problems(OperatorVersion.V4_4_0, LOGGING.formatted(""), flow, output))
                .isEmpty();
        assertThat(problems(OperatorVersion.V4_10_0, LOGGING.formatted(""), flow, output))
                .containsExactly("m.yaml:9:27: spec.globalOutputRefs[0]: failed to build model:"
                        + " referenced clusteroutput is protected: o [fluentd-config-refused]");
        String clusterFlow =
                flow.replace("kind: Flow", "kind: ClusterFlow").replace("namespace: team", "namespace: logging");
        assertThat(problems(OperatorVersion.V4_10_0, LOGGING.formatted(""), clusterFlow, output))
                .isEmpty();
    }

    @Test
    void aFlowWithALabelOfItsOwnHasARouteOnlyIfItSaysSo() {
        String own = ", flowLabel: '@own'";
        assertThat(conf(OperatorVersion.V4_4_0, LOGGING.formatted(""), FLOW.formatted(own), loki(""))
                        .render())
                .contains("<label @own>\n")
                .doesNotContain("<route>");
        assertThat(conf(
                                OperatorVersion.V4_4_0,
                                LOGGING.formatted(""),
                                FLOW.formatted(own + ", includeLabelInRouter: true"),
                                loki(""))
                        .render())
                .contains("  <route>\n    @label @own\n");
        assertThat(conf(OperatorVersion.V3_17_10, LOGGING.formatted(""), FLOW.formatted(own), loki(""))
                        .render())
                .doesNotContain("@own");
    }

    @Test
    void anOverrideIsTheText() {
        assertThat(conf(OperatorVersion.V3_17_3, LOGGING.formatted(", flowConfigOverride: '<source>'"))
                        .render())
                .isEqualTo("<source>");
    }

    @Test
    void aLoggingWithoutFluentdHasNoText() {
        FluentdConf conf = conf(OperatorVersion.V3_17_3, LOGGING.replace(", fluentd: {}%s", ""));
        assertThat(conf.text()).isEmpty();
        assertThat(conf.systemFiles()).isEmpty();
        assertThat(conf)
                .hasToString("FluentdConf[refused, [m.yaml:1:1: runs no fluentd; expected fluentd in its spec,"
                        + " or one FluentdConfig [fluentd-config-none]]]");
        assertThatExceptionOfType(ViolationException.class)
                .isThrownBy(conf::render)
                .withMessageContaining("[fluentd-config-none]");
    }

    @Test
    void anUnknownLoggingIsAMistakeOfTheProgram() {
        ClusterResources cluster =
                ClusterResources.of(ParsedFile.readLenient(Source.of("m.yaml", LOGGING.formatted("")))
                        .objects());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FluentdConf.of(cluster, "root"))
                .withMessage("no Logging \"root\"; the Loggings are main");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FluentdConf.of(ClusterResources.of(List.of()), "root"))
                .withMessage("no Logging \"root\"; there is none");
    }
}
