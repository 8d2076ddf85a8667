package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.output.AwsElasticsearchOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorVersionTest {
    private static final String TIMESTAMP = "{awsElasticsearch: {include_timestamp: %s}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{gelf: {host: x, port: 1, max_bytes: 9}} | 3.17.7 | spec.gelf.max_bytes: the field \"max_bytes\" exists"
                        + " in 4.10.0 and later (Harvester v1.5.0 and later); 3.17.7 drops it without a message"
                        + " [field-version]",
                "{lmLogs: {}} | 4.10.0 | spec.lmLogs: the field \"lmLogs\" exists in 6.7.0 and later (no release of"
                        + " Harvester); 4.10.0 drops it without a message [field-version]",
                "{nullout: {}, enabledNamespaces: [a]} | 6.7.0 | spec.enabledNamespaces: the field \"enabledNamespaces\""
                        + " exists only up to 4.10.0 (every release of Harvester); 6.7.0 drops it without a message [field-version]",
            })
    void whatAVersionDoesNotHaveIsAnErrorWithTheReleasesThatHaveIt(String spec, String version, String violation) {
        assertThat(read(spec, version)).contains(violation);
    }

    @Test
    void aNameIsRequiredByTheOnlyVersionWhoseCrdRequiresIt() {
        String spec = "{cloudwatch: {region: r, use_tag_as_group: true, log_stream_name: s}}";

        assertThat(read(spec, "3.17.3"))
                .containsExactly("spec.cloudwatch.log_group_name: missing; expected text [field-required]");
        assertThat(read(spec, "3.17.7")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'true' | 3.17.3 | found the boolean true, expected text for 3.17.3: the type of the field changed"
                        + " after 3.17.3 [field-form]",
                "'\"true\"' | 4.4.0 | found the text \"true\", expected a boolean for 4.4.0: the type of"
                        + " the field changed after 3.17.3 [field-form]",
            })
    void aFieldThatChangedItsTypeHasTheTypeOfTheVersion(String value, String refusing, String violation) {
        String spec = TIMESTAMP.formatted(value);

        assertThat(read(spec, refusing)).containsExactly("spec.awsElasticsearch.include_timestamp: " + violation);
        assertThat(read(spec, refusing.equals("3.17.3") ? "4.4.0" : "3.17.3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "'\"true\"'"})
    void bothTypesAreReadAndWrittenBack(String value) {
        String text = manifest(TIMESTAMP.formatted(value));

        Reading<ClusterOutput> reading =
                ManifestReader.strict().read(Source.of("output.yaml", text), ClusterOutput.class);

        assertThat(reading.orThrow().toYaml()).contains("include_timestamp: " + value);
        assertThat(reading.orThrow().edit(o -> o.metadata(m -> m.name("other"))).toYaml())
                .contains("include_timestamp: " + value);
    }

    @Test
    void bothTypesAreBuilt() {
        assertThat(AwsElasticsearchOutput.of(a -> a.includeTimestamp(true)).toYaml())
                .contains("include_timestamp: true\n");
        assertThat(AwsElasticsearchOutput.of(a -> a.includeTimestampText("true"))
                        .toYaml())
                .contains("include_timestamp: \"true\"\n");
    }

    @ParameterizedTest
    @EnumSource(OperatorVersion.class)
    void aVersionIsFoundByItsNumber(OperatorVersion version) {
        assertThat(OperatorVersion.of(version.toString())).isEqualTo(version);
    }

    @Test
    void anUnknownVersionNamesTheKnownOnes() {
        assertThatThrownBy(() -> OperatorVersion.of("4.5.0"))
                .hasMessage(
                        "unknown version of the logging operator: \"4.5.0\"; known are 3.17.3, 3.17.7, 3.17.10, 4.4.0,"
                                + " 4.10.0, 6.7.0");
    }

    @Test
    void noVersionIsLaterThanTheLatest() {
        assertThat(OperatorVersion.values()).allSatisfy(known -> assertThat(known.version())
                .isLessThanOrEqualTo(OperatorVersion.latest().version()));
    }

    private static List<String> read(String spec, String version) {
        return ManifestReader.strict()
                .forVersion(OperatorVersion.of(version))
                .read(Source.of("output.yaml", manifest(spec)), ClusterOutput.class)
                .violations()
                .stream()
                .filter(Violation::isError)
                .map(violation -> violation.toString().replaceFirst("output.yaml:[0-9:]* ", ""))
                .toList();
    }

    private static String manifest(String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: sample}
                spec: %s
                """.formatted(spec);
    }
}
