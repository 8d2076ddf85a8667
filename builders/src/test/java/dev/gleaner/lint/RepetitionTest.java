package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that occur twice. */
class RepetitionTest {
    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: hook, namespace: logging}
            spec: {nullout: {}}
            """;

    private static List<String> found(Lint lint) {
        return lint.run().stream()
                .filter(violation -> violation.code().startsWith("object-re"))
                .map(Violation::toString)
                .toList();
    }

    /** An incomplete set may be two sets, one of which is applied. */
    @ParameterizedTest
    @CsvSource({
        "'spec: {nullout: {}}', false",
        "'spec: {loggingRef: audit, nullout: {}}', true",
    })
    void otherContentIsLostIfTheSetIsComplete(String spec, boolean isOther) {
        Lint lint =
                Lint.of(Source.of("a.yaml", OUTPUT), Source.of("b.yaml", OUTPUT.replace("spec: {nullout: {}}", spec)));
        String found = "another ClusterOutput has this name and other content, at a.yaml:1:1; ";
        assertThat(found(lint))
                .isEqualTo(
                        isOther
                                ? List.of("b.yaml:3:18: metadata.name: warning: " + found
                                        + "the cluster keeps one of them [object-repeated]")
                                : List.of());
        assertThat(found(lint.complete()))
                .isEqualTo(
                        isOther
                                ? List.of("b.yaml:3:18: metadata.name: " + found
                                        + "the one that is applied first is lost [object-replaced]")
                                : List.of());
    }
}
