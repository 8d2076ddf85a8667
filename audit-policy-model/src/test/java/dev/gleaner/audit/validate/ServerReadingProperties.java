package dev.gleaner.audit.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.BrokenText;
import dev.gleaner.document.Models;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServerReadingProperties {
    private static final String UNKNOWN = "fieldThatNobodyKnows";

    /** Fields in which the server accepts any value or any names. */
    private static final List<String> FREE = List.of("labels", "annotations", "fieldsV1");

    @Provide
    Arbitrary<Tree> trees() {
        return Models.treesOf(AuditPolicy.class).map(ServerReadingProperties::known);
    }

    /** The tree without unknown fields, and without fields of metadata that the model does not check. */
    private static Tree known(Tree tree) {
        if (tree instanceof Tree.Sequence list) {
            return Tree.sequence(
                    list.items().stream().map(ServerReadingProperties::known).toArray(Tree[]::new));
        }
        if (!(tree instanceof Tree.Mapping mapping)) {
            return tree;
        }
        return Tree.mapping(m -> mapping.fields().stream()
                .filter(field -> !CARRIED.contains(field.name()))
                .forEach(field ->
                        m.put(field.name(), FREE.contains(field.name()) ? field.value() : known(field.value()))));
    }

    private static final List<String> CARRIED = List.of(
            "x-unknown",
            "generateName",
            "selfLink",
            "generation",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "ownerReferences",
            "finalizers",
            "clusterName",
            "managedFields");

    @Provide
    Arbitrary<KubernetesVersion> versions() {
        return Arbitraries.integers().between(23, 36).map(KubernetesVersion::new);
    }

    @Property(tries = 1000)
    void strictReadingAndLoadingGiveTheSamePolicy(
            @ForAll("trees") Tree tree, @ForAll("versions") KubernetesVersion version) {
        Reading<AuditPolicy> strict = PolicyLoader.readStrictly(Source.of(tree.toYaml()), version);
        for (String text : List.of(tree.toYaml(), tree.toJson())) {
            ServerReading reading = PolicyLoader.readAsServer(text, version);
            assertThat(reading.policy()).as(reading.toString()).isEqualTo(strict.value());
            assertThat(reading.ignored()).isEmpty();
            assertThat(reading.warns()).isFalse();
        }
    }

    @Property(tries = 1000)
    void anUnknownFieldHasNoEffectAndIsReported(
            @ForAll("trees") Tree tree, @ForAll("versions") KubernetesVersion version, @ForAll int place) {
        int at = Math.floorMod(place, places(tree));
        String text = insert(tree, new int[] {at}).toYaml();
        ServerReading reading = PolicyLoader.readAsServer(text, version);
        assertThat(reading.policy())
                .isEqualTo(PolicyLoader.readAsServer(tree.toYaml(), version).policy());
        assertThat(reading.ignored()).hasSize(1).allSatisfy(violation -> {
            assertThat(violation.code()).isEqualTo("audit-field-ignored");
            assertThat(violation.path().toString()).endsWith(UNKNOWN);
        });
        assertThat(reading.warns()).isEqualTo(version.warnsOfIgnored());
    }

    @Property(tries = 3000)
    void aPolicyThatIsReadStrictlyIsLoaded(
            @ForAll("trees") Tree tree, @ForAll long seed, @ForAll("versions") KubernetesVersion version) {
        String text = BrokenText.of(tree.toYaml(), new Random(seed));
        ServerReading reading = PolicyLoader.readAsServer(text, version);
        assertThat(reading.policy().isPresent())
                .as(text)
                .isNotEqualTo(reading.refusal().isPresent());
        PolicyLoader.readStrictly(Source.of(text), version)
                .value()
                .ifPresent(policy -> assertThat(reading.policy()).as(text).contains(policy));
    }

    private static int places(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return 1
                    + mapping.fields().stream()
                            .mapToInt(field -> FREE.contains(field.name()) ? 0 : places(field.value()))
                            .sum();
        }
        return tree instanceof Tree.Sequence list
                ? list.items().stream()
                        .mapToInt(ServerReadingProperties::places)
                        .sum()
                : 0;
    }

    private static Tree insert(Tree tree, int[] place) {
        if (tree instanceof Tree.Mapping mapping) {
            boolean here = place[0]-- == 0;
            return Tree.mapping(m -> {
                mapping.fields()
                        .forEach(field -> m.put(
                                field.name(),
                                FREE.contains(field.name()) ? field.value() : insert(field.value(), place)));
                if (here) {
                    m.put(UNKNOWN, "x");
                }
            });
        }
        return tree instanceof Tree.Sequence list
                ? Tree.sequence(
                        list.items().stream().map(item -> insert(item, place)).toArray(Tree[]::new))
                : tree;
    }
}
