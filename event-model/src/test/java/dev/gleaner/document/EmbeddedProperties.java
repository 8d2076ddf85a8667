package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Compares the check of fabric8's types, which builds no objects, with fabric8 itself. */
class EmbeddedProperties {
    private static final List<Class<?>> TYPES = List.of(
            Affinity.class,
            LabelSelector.class,
            PersistentVolumeClaimSpec.class,
            PodSecurityContext.class,
            Probe.class,
            ResourceRequirements.class,
            SecurityContext.class,
            Toleration.class,
            Volume.class,
            VolumeMount.class);

    /** A tree for a type, generated from the type's Java fields; with slips, some of its values have wrong types. */
    record Sample(Class<?> type, Tree tree) {}

    @Provide
    Arbitrary<Sample> right() {
        return Arbitraries.randomValue(random -> sample(random, 0));
    }

    @Provide
    Arbitrary<Sample> doubtful() {
        return Arbitraries.randomValue(random -> sample(random, 10));
    }

    @Property(tries = 2000)
    void fieldsOfTheModelAreAccepted(@ForAll("right") Sample sample) {
        assertThat(violations(sample)).isEmpty();
        assertThat(Fabric8.fromTree(sample.tree(), sample.type())).isNotNull();
    }

    @Property(tries = 4000)
    void acceptedTreesCanBeBuilt(@ForAll("doubtful") Sample sample) {
        boolean accepted = violations(sample).isEmpty();
        Statistics.label("accepted").collect(accepted);
        if (accepted) {
            assertThat(Fabric8.fromTree(sample.tree(), sample.type())).isNotNull();
        }
    }

    private static List<Violation> violations(Sample sample) {
        Violations violations = new Violations("");
        new EmbeddedShape<>(sample.type()).read(sample.tree(), FieldPath.ROOT, Strictness.STRICT, violations);
        return violations.inOrder();
    }

    private static Sample sample(Random random, int slips) {
        Class<?> type = TYPES.get(random.nextInt(TYPES.size()));
        return new Sample(type, object(type, random, slips, 4));
    }

    private static Tree object(Class<?> type, Random random, int slips, int depth) {
        return Tree.mapping(m -> {
            for (Field field : type.getDeclaredFields()) {
                JsonProperty name = field.getAnnotation(JsonProperty.class);
                if (name != null && RequiredFields.of(type).contains(name.value())) {
                    m.put(name.value(), present(field.getGenericType(), random, slips, depth - 1));
                } else if (name != null && random.nextInt(3) == 0) {
                    m.put(name.value(), value(field.getGenericType(), random, slips, depth - 1));
                }
            }
        });
    }

    private static Tree value(Type type, Random random, int slips, int depth) {
        return depth < 0 || random.nextInt(20) == 0 ? Tree.nothing() : present(type, random, slips, depth);
    }

    /** A value that is not null, unless it is a slip. */
    private static Tree present(Type type, Random random, int slips, int depth) {
        if (random.nextInt(100) < slips) {
            return Trees.tree(random, 1);
        }
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == List.class
                    ? Tree.sequence(value(element, random, slips, depth))
                    : Tree.mapping(m -> m.put("key", value(element, random, slips, depth)));
        }
        if (type == String.class) {
            return Tree.text(Trees.text(random));
        }
        if (type == Boolean.class) {
            return Tree.flag(random.nextBoolean());
        }
        if (type == Integer.class) {
            return Tree.number(random.nextInt());
        }
        if (type == Long.class) {
            return Tree.number(random.nextLong());
        }
        if (type == Quantity.class) {
            return random.nextBoolean() ? Tree.text("100Mi") : Tree.number(random.nextInt(1000));
        }
        if (type == IntOrString.class) {
            return random.nextBoolean() ? Tree.text("http") : port(random);
        }
        return object((Class<?>) type, random, slips, depth);
    }

    /** A number that YAML may write with decimal places. */
    private static Tree port(Random random) {
        return Tree.number(BigDecimal.valueOf(random.nextInt(65536)).setScale(random.nextInt(2)));
    }
}
