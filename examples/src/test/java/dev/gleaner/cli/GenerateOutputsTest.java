package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateOutputsTest {
    private static final String FLOWS = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: mine, namespace: cattle-logging-system}
            spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [mine]}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: mine, namespace: cattle-logging-system}
            spec: {loggingRef: harvester-kube-audit-log-ref, nullout: {}}
            """;

    @TempDir
    private Path folder;

    @Test
    void anOutputIsWrittenOnTheCommandLine() {
        CommandRun run = CommandRun.of(
                "generate",
                "--enable",
                "--only",
                "audit",
                "--audit-output",
                "splunk=splunkHec:hec_host=splunk.example,hec_port=8088,index=123,insecure_ssl=true,"
                        + "hec_token=secret:splunk/token,ca_file=mounted:splunk/ca.crt,buffer.flush_mode=interval,buffer.flush_interval=10s,"
                        + "buffer.tags=tag\\,time,fields.app.kubernetes.io/name=app");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("""
                kind: ClusterOutput
                metadata:
                  name: splunk
                  namespace: cattle-logging-system
                spec:
                  splunkHec:
                    hec_host: splunk.example
                    hec_port: 8088
                    hec_token:
                      valueFrom:
                        secretKeyRef:
                          name: splunk
                          key: token
                    index: "123"
                    ca_file:
                      mountFrom:
                        secretKeyRef:
                          name: splunk
                          key: ca.crt
                    insecure_ssl: true
                    fields:
                      app.kubernetes.io/name: app
                    buffer:
                      tags: tag,time
                      flush_mode: interval
                      flush_interval: 10s
                  loggingRef: harvester-kube-audit-log-ref
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: splunk
                  namespace: cattle-logging-system
                spec:
                  loggingRef: harvester-kube-audit-log-ref
                  globalOutputRefs:
                  - splunk
                """);
    }

    @Test
    void allProblemsOfAnOutputAreViolations() {
        CommandRun run =
                CommandRun.of("generate", "--audit-output", "splunk=splunkHec:hec_hst=splunk.example,insecure_ssl=yes");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                --audit-output splunk: spec.splunkHec.hec_hst: unknown field "hec_hst"; did you mean "hec_host"? [field-unknown]
                --audit-output splunk: spec.splunkHec.insecure_ssl: found the text "yes", expected a boolean [type-wrong]
                --audit-output splunk: spec.splunkHec.hec_host: missing; expected text [field-required]
                --audit-output splunk: spec.splunkHec.hec_token: missing; expected a secret (a mapping) [field-required]
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            splunk:hec_host=a            | expected the file of a ClusterOutput, or NAME=PLUGIN:FIELD=VALUE,..., such as splunk=splunkHec:hec_host=TEXT,hec_token=secret:NAME/KEY
            mine=splunk/hec_host=a       | expected the file of a ClusterOutput, or NAME=PLUGIN:FIELD=VALUE,..., such as mine=splunkHec:hec_host=TEXT,hec_token=secret:NAME/KEY
            a=splunkhec:host=x           | unknown output target "splunkhec"; did you mean "splunkHec"?
            a=splunk:hec_host=x          | unknown output target "splunk"; did you mean "splunkHec"?
            Splunk=nullout               | 'Splunk' cannot be a name; expected lower case letters, digits, '-' and '.'
            splunk=splunkHec:hec_host    | the field after the plug-in has no '='; expected FIELD=VALUE, and \\, for a comma in a value
            a=gelf:host=x,port           | the field after 'host' has no '='; expected FIELD=VALUE, and \\, for a comma in a value
            a=gelf:host=x,host=y         | the field "host" is given twice
            a=gelf:buffer=x,buffer.tags=y | the field "buffer.tags" is given twice
            a=splunkHec:hec_token=s3cret | the field 'hec_token' may be a secret; expected secret:NAME/KEY for a key of a Secret, mounted:NAME/KEY for the file of one, or literal:TEXT for a text that everyone who can read the manifest can read
            a=http:headers.X-Key=s3cret  | the field 'headers.X-Key' may be a secret and cannot refer to a Secret; expected literal:TEXT, for a text that everyone who can read the manifest can read
            """)
    void aTextOfAnotherFormIsRefused(String output, String problem) {
        CommandRun run = CommandRun.of("generate", "--audit-output", output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "wrong value for option '--audit-output': " + problem + "\nTry 'gleaner generate --help'.\n");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            splunk,      'splunk=splunkHec:hec_host=TEXT,hec_token=secret:NAME/KEY'
            SplunkHec,   'splunkhec=splunkHec:hec_host=TEXT,hec_token=secret:NAME/KEY'
            gelf,        'gelf=gelf:host=TEXT,port=NUMBER'
            loki,        'loki=loki:url=TEXT'
            nullout,     'nullout=nullout'
            siem,        'siem=splunkHec:hec_host=TEXT,hec_token=secret:NAME/KEY'
            out.yaml,    'splunkhec=splunkHec:hec_host=TEXT,hec_token=secret:NAME/KEY'
            http://a:80, 'http=http:endpoint=TEXT'
            """)
    void aMissingFileIsAnsweredWithBothForms(String output, String example) {
        for (String option :
                List.of("--audit-output", "--event-output", "--logging-output", "--rancher-audit-output")) {
            assertThat(CommandRun.of("generate", option, output))
                    .isEqualTo(new CommandRun(
                            2,
                            "",
                            "wrong value for option '" + option + "': there is no file '" + output
                                    + "'; expected the file of a ClusterOutput, or NAME=PLUGIN:FIELD=VALUE,..., such as "
                                    + example
                                    + "\nTry 'gleaner generate --help'.\n"));
        }
    }

    @Test
    void theExampleOfEachPlugInHasTheFieldsThatItRequires() {
        String unknown = CommandRun.of("generate", "--audit-output", "a=zzz").err();
        String[] plugins = unknown.substring(unknown.indexOf("expected ") + "expected ".length(), unknown.indexOf('\n'))
                .split(", | or ");
        assertThat(plugins).hasSize(32);
        for (String plugin : plugins) {
            String expected = OutputSpec.expected("a=" + plugin);
            String example = expected.substring(expected.indexOf("such as ") + "such as ".length());
            assertThat(example).startsWith("a=" + plugin);
            assertThat(OutputSpec.read("--audit-output", example).violations())
                    .as(example)
                    .extracting(Violation::code)
                    .doesNotContain("field-required", "field-unknown");
        }
    }

    @Test
    void anUnknownPlugInNamesAllOthers() {
        CommandRun run = CommandRun.of("generate", "--audit-output", "a=zzz:host=x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("wrong value for option '--audit-output': unknown output target \"zzz\"; expected"
                        + " awsElasticsearch, azurestorage, ");
    }

    @Test
    void aLiteralSecretIsWrittenOnRequest() {
        assertThat(CommandRun.of(
                                "generate",
                                "--audit-output",
                                "hook=http:endpoint=http://hook.example/,headers.X-Key=literal:s3cret")
                        .out())
                .contains("      X-Key: s3cret\n");
    }

    @Test
    void theLogsOfAllPodsHaveAnOutputOfTheRootLogging() {
        CommandRun run = CommandRun.of("generate", "--enable", "--logging-output", "all=nullout");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("""
                kind: ClusterFlow
                metadata:
                  name: all
                  namespace: cattle-logging-system
                spec:
                  globalOutputRefs:
                  - all
                """);
    }

    @Test
    void ownFlowsAreAddedAfterTheirOutputs() throws IOException {
        String flows = Files.writeString(folder.resolve("mine.yaml"), FLOWS).toString();
        CommandRun run = CommandRun.of("generate", "--enable", "--only", "audit", "--flows", flows);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("""
                ---
                # kubectl-3-mine.yaml: flows and outputs of mine; apply it when the charts are ready
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: mine
                  namespace: cattle-logging-system
                spec:
                  nullout: {}
                  loggingRef: harvester-kube-audit-log-ref
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: mine
                  namespace: cattle-logging-system
                spec:
                  loggingRef: harvester-kube-audit-log-ref
                  globalOutputRefs:
                  - mine
                """);
    }

    @Test
    void ownFlowsAreCheckedTogetherWithTheOtherFiles() throws IOException {
        String flows = Files.writeString(
                        folder.resolve("mine.yaml"), FLOWS.replace("Refs: [mine]", "Refs: [mine, nothing]"))
                .toString();
        CommandRun run = CommandRun.of("generate", "--enable", "--flows", flows);
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo("kubectl-3-mine.yaml: spec.globalOutputRefs[1]: warning: no ClusterOutput \"nothing\" is in"
                        + " these files; unless the cluster has it, this is a dangling output reference"
                        + " [output-ref-absent]\n");
        String misspelt = Files.writeString(
                        folder.resolve("mine.yaml"), FLOWS.replace("globalOutputRefs", "globalRefs"))
                .toString();
        CommandRun refused = CommandRun.of("generate", "--flows", misspelt);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains(misspelt + ":4:").contains("[field-unknown]");
    }

    @Test
    void aFileOfOtherKindsIsNotOfFlows() throws IOException {
        String file = Files.writeString(
                        folder.resolve("mine.yaml"), "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n")
                .toString();
        CommandRun run = CommandRun.of("generate", "--flows", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("wrong value for option '--flows': " + file
                        + " has the kind Namespace; expected flows, outputs and Secrets\n");
    }

    @Test
    void theOnlyOutputOfAFileIsTaken(@TempDir Path folder) throws IOException {
        String first = folder.resolve("first").toString();
        CommandRun.of("generate", "--enable", "--out", first, "--audit-output", "hook=gelf:host=a,port=1");
        String file = Path.of(first).resolve("kubectl-3-hook.yaml").toString();
        CommandRun again = CommandRun.of("generate", "--enable", "--audit-output", file);
        assertThat(again).isEqualTo(CommandRun.of("generate", "--enable", "--audit-output", "hook=gelf:host=a,port=1"));
        Path two = Files.writeString(
                folder.resolve("two.yaml"),
                Files.readString(Path.of(file)) + "---\n" + Files.readString(Path.of(file)));
        assertThat(CommandRun.of("generate", "--audit-output", two.toString()).err())
                .contains("expected a file with one ClusterOutput, but " + two + " has 2");
    }

    @Test
    void warningsAboutWrittenOutputsArePrinted() {
        CommandRun run = CommandRun.of("generate", "--audit-output", "b=splunkHec:hec_host=h,hec_token=mounted:x/y");
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .first()
                .asString()
                .startsWith("kubectl-3-b.yaml:")
                .endsWith("[secret-mounted]");
        assertThat(run.err()).endsWith("[addon-off]\ngleaner generate --enable switches the addon on\n");
    }
}
