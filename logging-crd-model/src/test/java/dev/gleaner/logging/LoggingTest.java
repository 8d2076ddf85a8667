package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Source;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.filter.DedotFilter;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingTest {
    @Test
    void aLoggingReadsAsItIsWritten() {
        Logging logging = Logging.of(l -> l.metadata(m -> m.name("tenant-a")).spec(s -> s.controlNamespace("logging")
                .loggingRef("tenant-a")
                .fluentbit(f -> f.targetHost("fluentd"))
                .fluentd(f -> f.disablePvc(true))
                .addNodeAgent(
                        n -> n.name("windows").profile("windows").nodeAgentFluentbit(f -> f.tls(t -> t.enabled(false))))
                .watchNamespaceSelector(Embedded.of(new LabelSelectorBuilder()
                        .addToMatchLabels("tenant", "a")
                        .build()))
                .addGlobalFilter(DedotFilter.of(d -> {}))
                .defaultFlow(d -> d.addGlobalOutputRef("archive"))
                .configCheck(c -> c.strategy("DryRun"))
                .routeConfig(r -> r.disableLoggingRoute(true))));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata:
                  name: tenant-a
                spec:
                  controlNamespace: logging
                  loggingRef: tenant-a
                  fluentbit:
                    targetHost: fluentd
                  fluentd:
                    disablePvc: true
                  nodeAgents:
                  - name: windows
                    profile: windows
                    nodeAgentFluentbit:
                      tls:
                        enabled: false
                  watchNamespaceSelector:
                    matchLabels:
                      tenant: a
                  globalFilters:
                  - dedot: {}
                  defaultFlow:
                    globalOutputRefs:
                    - archive
                  configCheck:
                    strategy: DryRun
                  routeConfig:
                    disableLoggingRoute: true
                """;
        assertThat(logging.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, Logging.class).orThrow()).isEqualTo(logging);
        assertThat(Manifests.validate(logging)).isEmpty();
    }

    @Test
    void theSettingsOfSyslogNgAreKept() {
        LoggingSpec spec = Manifests.read("controlNamespace: a\nsyslogNG: {jsonKeyPrefix: j.}\n", LoggingSpec.class)
                .orThrow();
        assertThat(spec.edit(s -> s.loggingRef("b")).toYaml())
                .isEqualTo("controlNamespace: a\nsyslogNG:\n  jsonKeyPrefix: j.\nloggingRef: b\n");
    }

    @Test
    void aFieldThatTheVersionDoesNotHaveIsReportedEvenIfItIsOnlyKept() {
        String yaml = "controlNamespace: a\nsyslogNG: {}\nnodeAgents: []\nclusterDomain: b\n";
        assertThat(violations(yaml, "3.17.3"))
                .containsExactly(
                        "2:1: syslogNG: the field \"syslogNG\" exists in 4.4.0 and later; 3.17.3 drops it without a message [field-version]",
                        "4:1: clusterDomain: the field \"clusterDomain\" exists in 3.17.10 and later; 3.17.3 drops it without a message [field-version]");
        assertThat(violations(yaml, "4.10.0")).isEmpty();
        assertThat(violations(yaml, "6.7.0"))
                .containsExactly(
                        "3:1: nodeAgents: the field \"nodeAgents\" exists only up to 4.10.0; 6.7.0 drops it without a message [field-version]");
    }

    @Test
    void theControlNamespaceIsRequired() {
        assertThat(violations("loggingRef: a\n"))
                .containsExactly("1:1: controlNamespace: missing; expected text [field-required]");
    }

    @Test
    void fluentdAndSyslogNgExcludeEachOther() {
        assertThat(violations("controlNamespace: a\nfluentd: {}\nsyslogNG: {}\n"))
                .containsExactly(
                        "3:1: syslogNG: fluentd and syslogNG cannot be enabled simultaneously [logging-aggregators]");
        assertThat(violations("controlNamespace: a\nfluentd: {}\nsyslogNG: null\n"))
                .isEmpty();
    }

    @Test
    void aFluentBitNeedsATarget() {
        assertThat(violations("controlNamespace: a\nfluentbit: {}\n"))
                .containsExactly(
                        "2:1: fluentbit: warning: has no target; expected fluentd or syslogNG in the same spec, or targetHost [fluentbit-target-none]");
        assertThat(violations("controlNamespace: a\nfluentbit: {targetHost: b}\n"))
                .isEmpty();
        assertThat(violations("controlNamespace: a\nfluentbit: {}\nsyslogNG: {}\n"))
                .isEmpty();
    }

    @Test
    void nodeAgentsNeedFluentdAndDifferentNames() {
        assertThat(violations("""
                controlNamespace: a
                nodeAgents:
                - nodeAgentFluentbit: {tls: {enabled: false}}
                - name: b
                  nodeAgentFluentbit: {tls: {enabled: false}}
                - name: c
                  nodeAgentFluentbit: {tls: {enabled: false}}
                - nodeAgentFluentbit: {tls: {enabled: false}}
                  name: b
                - nodeAgentFluentbit: {tls: {enabled: false}}
                """))
                .containsExactly(
                        "2:1: nodeAgents: warning: the operator of 3.17 crashes without fluentd in the same spec; expected fluentd: {} [node-agents-target-none]",
                        "9:3: nodeAgents[3].name: nodeAgents[1] has the name \"b\" too, and both create the same DaemonSet [node-agent-repeated]",
                        "10:3: nodeAgents[4].name: nodeAgents[0] has the name \"\" too, and both create the same DaemonSet [node-agent-repeated]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"watchNamespaces: [b]", "watchNamespaceSelector: {matchLabels: {b: c}}"})
    void watchedNamespacesDoNotRestrictClusterResources(String watched) {
        String yaml = "controlNamespace: a\nallowClusterResourcesFromAllNamespaces: true\n";
        assertThat(violations(yaml + watched + "\n"))
                .containsExactly(
                        "2:1: allowClusterResourcesFromAllNamespaces: warning: "
                                + watched.replaceFirst(":.*", "")
                                + " does not restrict ClusterFlows and ClusterOutputs; those of every namespace belong to the Logging [cluster-resources-everywhere]");
        assertThat(violations(yaml)).isEmpty();
        assertThat(violations(yaml.replace("true", "false") + watched + "\n")).isEmpty();
    }

    @Test
    void namespacesOfTheListAndOfTheSelectorAreBothWatched() {
        assertThat(violations("controlNamespace: a\nwatchNamespaces: [b]\nwatchNamespaceSelector: {}\n"))
                .isEmpty();
    }

    @Test
    void aSelectorOfNamespacesHasKnownOperators() {
        assertThat(violations("""
                controlNamespace: a
                watchNamespaceSelector:
                  matchExpressions:
                  - key: b
                    operator: in
                    values: [c]
                """))
                .containsExactly(
                        "5:5: watchNamespaceSelector.matchExpressions[0].operator: \"in\" is not a valid label selector operator; expected In, NotIn, Exists or DoesNotExist [label-operator-unknown]");
    }

    @Test
    void anOverrideOfTheConfigurationReplacesFlowsAndOutputs() {
        assertThat(violations("controlNamespace: a\nflowConfigOverride: <source>\n"))
                .containsExactly(
                        "2:1: flowConfigOverride: warning: replaces the generated configuration; flows, outputs, defaultFlow and globalFilters have no effect [flow-config-override]");
        assertThat(violations("controlNamespace: a\nflowConfigOverride: \"\"\n"))
                .isEmpty();
        assertThat(LoggingSpec.of(s -> s.controlNamespace("a").flowConfigOverride("password example"))
                        .toString())
                .doesNotContain("example");
    }

    @Test
    void aDefaultFlowNeedsAnOutput() {
        assertThat(violations("outputRefs: [a]\n", DefaultFlow.class))
                .containsExactly(
                        "1:1: globalOutputRefs: missing, so fluentd refuses the configuration: Missing <match> sections in <label @...> section [flow-outputs-none]",
                        "1:1: outputRefs: warning: \"outputRefs\" field is deprecated and has no effect; use globalOutputRefs [output-refs]");
        assertThat(violations("filters: [{stdout: {}}]\nglobalOutputRefs: []\n", DefaultFlow.class))
                .containsExactly(
                        "2:1: globalOutputRefs: missing, so fluentd refuses the configuration: Missing <match> sections in <label @...> section [flow-outputs-none]");
        assertThat(violations("filters: [{stdout: {}}, {tag_normaliser: {}}]\n", DefaultFlow.class))
                .containsExactly("1:1: globalOutputRefs: warning: missing, so all records of the flow are dropped"
                        + " [flow-drops-records]");
    }

    private static List<String> violations(String spec) {
        return violations(spec, LoggingSpec.class);
    }

    private static List<String> violations(String spec, String version) {
        return ManifestReader.strict()
                .forVersion(Version.of(version))
                .read(Source.of("", spec), LoggingSpec.class)
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
