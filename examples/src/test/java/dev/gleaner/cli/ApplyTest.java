package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.manifest.apply.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {
    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Output
            metadata:
              name: hook
            spec:
              http:
                endpoint: http://hook.example/
            """;

    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Flow
            metadata:
              name: all
            spec:
              localOutputRefs:
              - hook
            """;

    @TempDir
    private Path folder;

    private final ApiServer server = new ApiServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Path kubeconfig;

    @BeforeEach
    void connect() throws IOException {
        kubeconfig = write("kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters:
                - name: test
                  cluster: {server: "%s"}
                - name: other
                  cluster: {server: "http://localhost:1"}
                contexts:
                - name: test
                  context: {cluster: test, user: me, namespace: shop}
                - name: other
                  context: {cluster: other, user: me}
                users:
                - name: me
                current-context: test
                """.formatted(server.url()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CommandRun apply(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("apply", "--kubeconfig", kubeconfig.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void objectsAreAppliedInOrderAndReported() throws IOException {
        String file = write("all.yaml", FLOW + "---\n" + OUTPUT).toString();
        assertThat(apply("--dry-run", "--namespace", "shop", file))
                .isEqualTo(new CommandRun(0, "Output hook: created (dry run)\nFlow all: created (dry run)\n", ""));
        CommandRun run = apply(file);
        assertThat(run.out()).isEqualTo("Output hook: created\nFlow all: created\n");
        assertThat(run.err())
                .contains(":4:3: metadata: warning: no namespace; ")
                .contains(":12:3: ");
        assertThat(server.applied().get(3))
                .startsWith("/apis/logging.banzaicloud.io/v1beta1/namespaces/shop/flows/all?");
        write("all.yaml", OUTPUT.replace("http://hook", "https://hook"));
        assertThat(apply("--namespace", "shop", file))
                .isEqualTo(new CommandRun(0, "Output hook: configured (spec.http.endpoint)\n", ""));
        assertThat(apply("--namespace", "other", file).out()).isEqualTo("Output hook: created\n");
    }

    @Test
    void anErrorOfTheCheckStopsEverything() throws IOException {
        String file = write("bad.yaml", OUTPUT.replace("endpoint:", "endpoin:")).toString();
        CommandRun run = apply(file);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("unknown field \"endpoin\"").endsWith("nothing was applied\n");
        assertThat(server.applied()).isEmpty();
    }

    @Test
    void anErrorOfTheCheckCanBeOverruled() throws IOException {
        String file = write("old.yaml", OUTPUT.replace("http:\n", "http:\n    compress: gzip\n"))
                .toString();
        assertThat(apply("--release", "v1.1.3", file).err()).endsWith("nothing was applied\n");
        assertThat(apply("--release", "v1.1.3", "--skip-check", file).out()).isEqualTo("Output hook: created\n");
    }

    @Test
    void whatIsNotAnObjectIsTold() throws IOException {
        String files = Files.createDirectory(folder.resolve("files")).toString();
        write("files/policy.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n");
        write("files/server.yaml", "cni: canal\naudit-policy-file: /policy.yaml\n");
        write("files/values.yaml", "disablePvc: true\n");
        CommandRun run = apply("--skip-check", files);
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "server.yaml:1:1: not applied: the configuration of an RKE2 server; gleaner install"
                                + " changes it on a node\n",
                        "policy.yaml:1:1: not applied: an audit policy; gleaner install puts it on a node\n",
                        "values.yaml:1:1: not applied: values of a chart; they are installed as a part of a"
                                + " ManagedChart or an Addon\n");
    }

    @Test
    void aGeneratedFolderIsAppliedOnce() {
        for (String chart : List.of("rancher-logging-crd", "rancher-logging")) {
            server.status(chart, Map.of("conditions", List.of(Map.of("type", "Ready", "status", "True"))));
        }
        String out = folder.resolve("out").toString();
        assertThat(CommandRun.of("generate", "--release", "v1.1.3", "--out", out)
                        .code())
                .isZero();
        CommandRun run = apply("--timeout", "0", out);
        assertThat(run.lines())
                .containsExactly(
                        "Namespace cattle-logging-system: created",
                        "ManagedChart fleet-local/rancher-logging-crd: created",
                        "ManagedChart fleet-local/rancher-logging: created",
                        "EventTailer cattle-logging-system/harvester-default: not applied: the CRD of EventTailer is not ready after 0"
                                + " seconds: missing");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aDayOnTheCommandLine() throws IOException {
        deploy();
        String out = folder.resolve("out").toString();
        String values = write("values.yaml", "fluentd: {resources: {limits: {memory: 2Gi}}}\n")
                .toString();
        String splunk = write("splunk.yaml", OUTPUT.replace("kind: Output", "kind: ClusterOutput"))
                .toString();
        assertThat(CommandRun.of("check", "--release", "v1.4.1", values)).isEqualTo(new CommandRun(0, "", ""));
        CommandRun generated = CommandRun.of(
                "generate",
                "--release",
                "v1.4.1",
                "--enable",
                "--values",
                values,
                "--audit-output",
                splunk,
                "--out",
                out);
        assertThat(generated.code()).as(generated.err()).isZero();
        CommandRun checked = CommandRun.of("check", "--release", "v1.4.1", out);
        assertThat(checked.code()).as(checked.out()).isZero();

        assertThat(apply("--dry-run", out).lines()).hasSize(5).allMatch(line -> line.endsWith(": created (dry run)"));
        CommandRun run = apply("--timeout", "0", "--release", "v1.4.1", out);
        assertThat(run.code()).as(run.toString()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "Namespace cattle-logging-system: created",
                        "ManagedChart fleet-local/rancher-logging-crd: created",
                        "Addon cattle-logging-system/rancher-logging: created",
                        "ClusterOutput cattle-logging-system/hook: created",
                        "ClusterFlow cattle-logging-system/hook: created");
        assertThat(run.err())
                .contains(
                        "rke2-90-harvester-server.yaml:1:1: not applied: the configuration of an RKE2 server",
                        "rke2-92-harvester-kube-audit-policy.yaml:1:1: not applied: an audit policy");
        assertThat(apply("--timeout", "0", out).lines()).allMatch(line -> line.endsWith(": unchanged"));
    }

    /** Lets the controllers of the cluster do their work at once. */
    private void deploy() throws IOException {
        server.status("rancher-logging-crd", Map.of("conditions", List.of(Map.of("type", "Ready", "status", "True"))));
        server.status("rancher-logging", Map.of("status", "AddonDeploySuccessful"));
        for (String plural : List.of("clusteroutputs", "clusterflows")) {
            String name = plural + ".logging.banzaicloud.io";
            server.status(name, Map.of("conditions", List.of(Map.of("type", "Established", "status", "True"))));
            String file = write(plural + ".yaml", """
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: {name: %s}
                    spec:
                      group: logging.banzaicloud.io
                      scope: Namespaced
                      names: {plural: %s, kind: Any}
                    """.formatted(name, plural)).toString();
            assertThat(apply(file).out()).isEqualTo("CustomResourceDefinition " + name + ": created\n");
        }
    }

    @Test
    void twoContentsOfAnObjectAreNotApplied() throws IOException {
        String one = write("one.yaml", OUTPUT).toString();
        String two = write("two.yaml", OUTPUT.replace("hook.example", "other.example"))
                .toString();
        assertThat(apply("--namespace", "shop", one, two))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        two + ":4:9: metadata.name: warning: another Output has this name and other content, at " + one
                                + ":1:1; the cluster keeps one of them [object-repeated]\n" + two
                                + ":1:1: logging.banzaicloud.io Output hook is also in " + one
                                + ":1:1, with another content\nnothing was applied\n"));
        assertThat(apply(one, one).out()).isEqualTo("Output hook: created\n");
    }

    @Test
    void aFailureHasTheWordsOfTheServer() throws IOException {
        String file = write("all.yaml", FLOW + "---\n" + OUTPUT).toString();
        server.own("hook", "helm");
        assertThat(apply("--namespace", "shop", file)).isEqualTo(new CommandRun(1, """
                        Output hook: conflict: .spec: conflict with "helm" using logging.banzaicloud.io/v1beta1
                        Flow all: not applied: Output hook failed
                        """, ""));
        assertThat(apply("--force-conflicts", file).code()).isZero();
    }

    @Test
    void aGoTemplateIsNotApplied() throws IOException {
        String file = write("template.yaml", OUTPUT.replace("name: hook", "name: {{ .Name }}"))
                .toString();
        CommandRun run = apply(file);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .endsWith(file + ": is a Go template, which must be rendered first\nnothing was applied\n");
    }

    @Test
    void aClusterThatCannotBeReachedIsNamed() throws IOException {
        String file = write("all.yaml", OUTPUT).toString();
        CommandRun run = apply("--context", "other", "--namespace", "shop", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("the API server http://localhost:1/ cannot be reached: connection refused\n");
        assertThat(apply("--context", "tst", "--namespace", "shop", file)).isEqualTo(new CommandRun(2, "", """
                        wrong value for option '--context': no context 'tst' in the configuration; did you mean 'test'?
                        Try 'gleaner apply --help'.
                        """));
        assertThat(CommandRun.of("apply", "--kubeconfig", file, "--namespace", "shop", file))
                .isEqualTo(new CommandRun(2, "", """
                        wrong value for option '--kubeconfig': %s has no current context
                        Try 'gleaner apply --help'.
                        """.formatted(file)));
        assertThat(CommandRun.of("apply", "--kubeconfig", folder.resolve("none").toString(), "--namespace", "a", file)
                        .err())
                .isEqualTo(folder.resolve("none") + " cannot be read: no such file\n");
    }
}
