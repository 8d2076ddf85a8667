package dev.gleaner.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Writes the proposal's manifests as YAML and reads them, with Gleaner and with its alternatives. An operation is the
 * whole set, with one text for each manifest. All write the same values and read the same texts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class ManifestBenchmark {
    private final KubernetesSerialization fabric8 = new KubernetesSerialization();
    private final YAMLMapper jackson = new YAMLMapper();

    private final List<ModelManifest> typed = new ArrayList<>();
    private final List<Class<? extends ModelManifest>> types = new ArrayList<>();
    private final List<Tree> trees = new ArrayList<>();
    private final List<GenericKubernetesResource> resources = new ArrayList<>();
    private final List<Map<?, ?>> maps = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** Selects the manifests that have a model: all but the namespace. */
    @Setup(Level.Trial)
    public void prepare() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        for (Manifest manifest :
                HarvesterLogging.release(HarvesterRelease.PROPOSAL).build().manifests()) {
            if (manifest instanceof ModelManifest model) {
                String text = model.toJson();
                typed.add(model);
                types.add(typeOf(model));
                trees.add(model.toTree());
                resources.add(json.readValue(text, GenericKubernetesResource.class));
                maps.add(json.readValue(text, LinkedHashMap.class));
                texts.add(model.toYaml());
            }
        }
        int characters = texts.stream().mapToInt(String::length).sum();
        System.out.println("# " + texts.size() + " manifests, " + characters + " characters");
    }

    /** The interface of the value, which has its shape; the class of the value is generated. */
    private static Class<? extends ModelManifest> typeOf(ModelManifest model) {
        for (Class<?> type : model.getClass().getInterfaces()) {
            if (ModelManifest.class.isAssignableFrom(type)) {
                return type.asSubclass(ModelManifest.class);
            }
        }
        throw new IllegalStateException("no model type of " + model.getClass());
    }

    @Benchmark
    public void writeTyped(Blackhole out) {
        for (ModelManifest manifest : typed) {
            out.consume(manifest.toYaml());
        }
    }

    @Benchmark
    public void writeTree(Blackhole out) {
        for (Tree tree : trees) {
            out.consume(tree.toYaml());
        }
    }

    @Benchmark
    public void writeFabric8Resource(Blackhole out) {
        for (GenericKubernetesResource resource : resources) {
            out.consume(fabric8.asYaml(resource));
        }
    }

    @Benchmark
    public void writeFabric8Map(Blackhole out) {
        for (Map<?, ?> map : maps) {
            out.consume(fabric8.asYaml(map));
        }
    }

    @Benchmark
    public void writeJacksonMap(Blackhole out) throws JsonProcessingException {
        for (Map<?, ?> map : maps) {
            out.consume(jackson.writeValueAsString(map));
        }
    }

    @Benchmark
    public void readTyped(Blackhole out) {
        for (int i = 0; i < texts.size(); i++) {
            Reading<? extends ModelManifest> reading = Manifests.read(texts.get(i), types.get(i));
            out.consume(reading.orThrow());
        }
    }

    @Benchmark
    public void readFabric8Resource(Blackhole out) {
        for (String text : texts) {
            out.consume(fabric8.unmarshal(text, GenericKubernetesResource.class));
        }
    }

    @Benchmark
    public void readJacksonTree(Blackhole out) throws JsonProcessingException {
        for (String text : texts) {
            out.consume(jackson.readTree(text));
        }
    }
}
