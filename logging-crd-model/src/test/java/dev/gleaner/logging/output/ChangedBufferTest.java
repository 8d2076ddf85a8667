package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.OutputSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The buffer of an output can be changed without knowing its plug-in. */
class ChangedBufferTest {
    static final List<Arguments> OUTPUTS = List.of(
            argumentSet("with a buffer", "loki: {url: \"http://loki:3100\", buffer: {timekey: 1m}}"),
            argumentSet("without a buffer", "splunkHec: {hec_host: splunk.example, hec_token: {value: abc}}"),
            argumentSet("not flushed by time", "gelf: {host: graylog.example, port: 12201}"),
            argumentSet("rabbitmq", "rabbitmq: {exchange: audit, exchange_type: fanout, buffer: {timekey: 1m}}"));

    private static ClusterOutput output(String target) {
        return Manifests.read("""
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: ClusterOutput
                        metadata: {name: any, namespace: cattle-logging-system}
                        spec:
                          loggingRef: audit
                          %s
                        """.formatted(target), ClusterOutput.class).orThrow();
    }

    @ParameterizedTest
    @FieldSource("OUTPUTS")
    void onlyTheBufferChanges(String target) {
        ClusterOutput output = output(target);
        ClusterOutput edited = output.edit(o -> o.spec(s -> s.targetBuffer(b -> b.flushInterval("10s"))));

        OutputTarget changed = edited.spec().target();
        assertThat(changed).hasSameClassAs(output.spec().target());
        assertThat(changed).isEqualTo(output.spec().target().withBuffer(b -> b.flushInterval("10s")));
        assertThat(((BufferedOutput) changed).buffer().orElseThrow().flushInterval())
                .contains("10s");
        assertThat(changed.withBuffer(b -> b.flushInterval("1s")))
                .isEqualTo(output.spec().target().withBuffer(b -> b.flushInterval("1s")));
        assertThat(edited.spec().loggingRef()).contains("audit");
    }

    @Test
    void specsOfOutputsHaveTheSameMethod() {
        Output output = Output.of(
                o -> o.metadata(m -> m.name("any")).spec(s -> s.target(LokiOutput.of(l -> l.url("http://loki:3100")))
                        .targetBuffer(b -> b.timekey("1m"))));
        assertThat(output.spec().target())
                .isEqualTo(LokiOutput.of(l -> l.url("http://loki:3100").buffer(b -> b.timekey("1m"))));
    }

    @Test
    void everyOutputWithABufferHasIt() {
        List<Class<?>> without =
                List.of(MattermostOutput.class, NullOutput.class, RelabelOutput.class, OpaqueOutput.class);
        assertThat(Stream.of(OutputTarget.class.getPermittedSubclasses())
                        .filter(type -> !BufferedOutput.class.isAssignableFrom(type)))
                .containsExactlyInAnyOrderElementsOf(without);
    }

    @Test
    void aPlugInWithoutAModelTypeIsNamed() {
        OutputTarget newer = OpaqueOutput.of("newer", Tree.mapping(m -> {}));
        assertThatIllegalStateException()
                .isThrownBy(() -> newer.withBuffer(b -> b.timekey("1m")))
                .withMessage(
                        "the plug-in \"newer\" has no model type, so its buffer is unknown; change its content instead");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nullout    | {}
            relabel    | {label: "@audit"}
            mattermost | {webhook_url: {value: "http://mattermost.example/hooks/a"}}
            """)
    void aPlugInWithoutABufferIsNamed(String plugin, String content) {
        ClusterOutput output = output(plugin + ": " + content);
        String message = "the plug-in \"" + plugin
                + "\" has no field buffer; only a BufferedOutput has one, such as SplunkHecOutput";
        assertThatIllegalStateException()
                .isThrownBy(() -> output.spec().target().withBuffer(b -> b.timekey("1m")))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> output.edit(o -> o.spec(s -> s.targetBuffer(b -> b.timekey("1m")))))
                .withMessage("ClusterOutput cattle-logging-system/any: " + message);
    }

    static final List<Arguments> CHANGES = List.of(
            change("a buffer of a target", o -> o.edit(e -> e.spec(s -> s.targetBuffer(b -> b.timekey("1m"))))),
            change("a target inside", o -> o.edit(e -> e.spec(s -> s.target(buffered(o))))),
            change("a target before", o -> {
                OutputTarget target = buffered(o);
                return o.edit(e -> e.spec(s -> s.target(target)));
            }));

    private static Arguments change(String name, UnaryOperator<Output> change) {
        return argumentSet(name, change);
    }

    private static OutputTarget buffered(Output output) {
        return output.spec().target().withBuffer(b -> b.timekey("1m"));
    }

    /** A change is applied to each object of a file or a folder, and the stack trace names none. */
    @ParameterizedTest
    @FieldSource("CHANGES")
    void theObjectWithoutABufferIsNamed(UnaryOperator<Output> change, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("outputs.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: first, namespace: team-a}
                spec: {loki: {url: "http://loki:3100"}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: second, namespace: team-a}
                spec: {nullout: {}}
                """);
        assertThatIllegalStateException()
                .isThrownBy(() -> Manifests.edit(file, Output.class, change))
                .withMessage("Output team-a/second: the plug-in \"nullout\" has no field buffer; only a BufferedOutput"
                        + " has one, such as SplunkHecOutput")
                .havingCause()
                .withMessageStartingWith("the plug-in");
    }

    /** Other failures of a change name the object, too; those of a program keep their type. */
    @Test
    void anyFailureOfAChangeNamesTheObject() {
        Output output = Output.of(o -> o.metadata(m -> m.name("any")).spec(s -> s.target(NullOutput.of(n -> {}))));
        assertThatIllegalStateException()
                .isThrownBy(() -> output.edit(o -> o.spec(OutputSpec.of(s -> s.loggingRef("audit")))))
                .withMessageStartingWith("Output any: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> output.edit(o -> {
                    throw new IllegalArgumentException("no");
                }))
                .withMessage("no");
    }
}
