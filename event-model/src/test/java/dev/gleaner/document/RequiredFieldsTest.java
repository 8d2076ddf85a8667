package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredFieldsTest {
    @Test
    void aMissingFieldIsReportedAtItsObject() {
        assertThat(violations("readOnly: true\n", VolumeMount.class))
                .containsExactly(
                        "1:1: mountPath: missing; expected text [field-required]",
                        "1:1: name: missing; expected text [field-required]");
        assertThat(violations("name: a\nmountPath: null\n", VolumeMount.class))
                .containsExactly("1:1: mountPath: missing; expected text [field-required]");
    }

    @Test
    void fieldsOfNestedObjectsAreReportedWithTheirPaths() {
        assertThat(violations("""
                        name: config
                        secret:
                          items:
                          - key: a
                            path: b
                          - key: c
                        hostPath: {}
                        """, Volume.class))
                .containsExactly(
                        "6:5: secret.items[1].path: missing; expected text [field-required]",
                        "7:11: hostPath.path: missing; expected text [field-required]");
        assertThat(violations("httpGet:\n  path: /healthz\n", Probe.class))
                .containsExactly("2:3: httpGet.port: missing; expected a whole number or a text [field-required]");
        assertThat(violations("""
                        podAntiAffinity:
                          preferredDuringSchedulingIgnoredDuringExecution:
                          - weight: 1
                          - podAffinityTerm:
                              topologyKey: zone
                        """, Affinity.class))
                .containsExactly(
                        "3:5: podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm:"
                                + " missing; expected a PodAffinityTerm (a mapping) [field-required]",
                        "4:5: podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[1].weight:"
                                + " missing; expected a whole number [field-required]");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Affinity.class,
                PersistentVolumeClaimSpec.class,
                PodSecurityContext.class,
                Probe.class,
                ResourceRequirements.class,
                Toleration.class
            })
    void anObjectWithoutRequiredFieldsMayBeEmpty(Class<?> type) {
        assertThat(violations("{}\n", type)).isEmpty();
    }

    @Test
    void everyFieldOfTheTableIsAFieldOfFabric8() throws ReflectiveOperationException {
        for (Map.Entry<String, List<String>> entry : RequiredFields.byType().entrySet()) {
            EmbeddedType type = typeOf(entry.getKey());
            assertThat(type.fields().keySet()).as(entry.getKey()).containsAll(entry.getValue());
        }
    }

    @Test
    void theTableAgreesWithTheCrdsOfAllVersions() throws ReflectiveOperationException {
        Map<String, Set<String>> wanted = new CrdRequirements().read();
        Map<String, Set<String>> table = new TreeMap<>();
        RequiredFields.byType().forEach((type, fields) -> table.put(type, Set.copyOf(fields)));
        assertThat(table).isEqualTo(wanted);
    }

    private static List<String> violations(String yaml, Class<?> type) {
        Tree tree =
                ManifestReader.strict().readAll(Source.of(yaml)).parts().get(0).tree();
        Violations violations = new Violations("");
        new EmbeddedShape<>(type).read(tree, FieldPath.ROOT, Strictness.STRICT, violations);
        return violations.inOrder().stream().map(Violation::toString).toList();
    }

    private static EmbeddedType typeOf(String simpleName) throws ClassNotFoundException {
        return EmbeddedType.of(Class.forName(RequiredFields.PACKAGE + "." + simpleName));
    }

    /** What the CRDs require of the Kubernetes types that they embed, wherever they embed them. */
    private static final class CrdRequirements {
        private static final Pattern EMBEDDED = Pattern.compile("(array<)?(?:core|meta)/v1 (\\w+)>?");
        private static final Pattern STEP = Pattern.compile("\\[]|\\[\"([^\"]+)\"]|[^.\\[]+");

        private final Map<String, Set<String>> required = new TreeMap<>();

        /** A place of the CRDs with an embedded object. */
        private record Place(String kind, String path, String type) {}

        Map<String, Set<String>> read() throws ReflectiveOperationException {
            List<Place> places = places();
            Set<String> kinds = places.stream().map(Place::kind).collect(Collectors.toSet());
            for (Path file : Reference.files("crds", ".yaml")) {
                for (Part crd : ManifestReader.strict().readAll(Source.of(file)).parts()) {
                    Tree names = at(crd.tree(), "spec", "names").orElseThrow();
                    String kind = ((Tree.Mapping) names).text("kind").orElseThrow();
                    if (kinds.contains(kind)) {
                        addCrd(crd.tree(), kind, places);
                    }
                }
            }
            required.values().removeIf(Set::isEmpty);
            return required;
        }

        private static List<Place> places() {
            List<Place> places = new ArrayList<>();
            for (String line : Reference.lines("crd-properties.tsv")) {
                String[] cells = line.split("\t", -1);
                Matcher embedded = EMBEDDED.matcher(cells[2]);
                if (embedded.matches()) {
                    places.add(
                            new Place(cells[0], cells[1] + (embedded.group(1) == null ? "" : "[]"), embedded.group(2)));
                }
            }
            return places;
        }

        private void addCrd(Tree crd, String kind, List<Place> places) throws ReflectiveOperationException {
            for (Tree version : ((Tree.Sequence) at(crd, "spec", "versions").orElseThrow()).items()) {
                Optional<Tree> schema = at(version, "schema", "openAPIV3Schema");
                for (Place place : places) {
                    if (place.kind().equals(kind)) {
                        add(follow(schema, place.path()), typeOf(place.type()));
                    }
                }
            }
        }

        /** The schema of a path; empty if the version does not have it. */
        private static Optional<Tree> follow(Optional<Tree> schema, String path) {
            Optional<Tree> found = schema;
            for (MatchResult step : STEP.matcher(path).results().toList()) {
                String name = step.group(1) == null ? step.group() : step.group(1);
                found = found.flatMap(
                        value -> step.group().equals("[]") ? at(value, "items") : at(value, "properties", name));
            }
            return found;
        }

        private void add(Optional<Tree> schema, EmbeddedType type) {
            if (type.kind() == EmbeddedType.Kind.LIST) {
                add(schema.flatMap(value -> at(value, "items")), type.content());
            } else if (type.kind() == EmbeddedType.Kind.MAP) {
                add(schema.flatMap(value -> at(value, "additionalProperties")), type.content());
            } else if (type.javaClass().getPackageName().equals(RequiredFields.PACKAGE)) {
                schema.filter(value -> at(value, "properties").isPresent()).ifPresent(value -> addObject(value, type));
            }
        }

        private void addObject(Tree schema, EmbeddedType type) {
            Set<String> names = new HashSet<>();
            if (at(schema, "required").orElse(Tree.nothing()) instanceof Tree.Sequence list) {
                list.items().forEach(item -> names.add(((Tree.Text) item).value()));
            }
            required.computeIfAbsent(type.name(), name -> new HashSet<>(names)).retainAll(names);
            type.fields().forEach((name, field) -> add(at(schema, "properties", name), field));
        }

        private static Optional<Tree> at(Tree tree, String... names) {
            Optional<Tree> found = Optional.of(tree);
            for (String name : names) {
                found = found.flatMap(
                        value -> value instanceof Tree.Mapping mapping ? mapping.get(name) : Optional.empty());
            }
            return found;
        }
    }
}
