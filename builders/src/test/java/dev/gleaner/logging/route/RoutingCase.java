package dev.gleaner.logging.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A case of the reference material: manifests, batches of records, and the records that a real fluentd sent. */
record RoutingCase(Router router, List<Part> batches, Part expected) {
    static RoutingCase read(Path file) {
        Part document = ManifestReader.strict()
                .readAll(Source.of(file.getFileName().toString(), json(file)))
                .parts()
                .get(0);
        String manifests = Tree.toYaml(
                document.field("manifests").items().stream().map(Part::tree).toList());
        return new RoutingCase(
                Router.of(ClusterResources.of(
                        ParsedFile.read(Source.of(file.getFileName().toString(), manifests))
                                .objects())),
                document.field("batches").items(),
                document.field("expected"));
    }

    /** The file as JSON: it was written for a reader that takes {@code n} and {@code y} for texts. */
    private static String json(Path file) {
        try {
            Object content = new Yaml().load(Files.readString(file));
            return new ObjectMapper().writeValueAsString(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of each output, as {@code tag n}, in order of the tags. */
    Map<String, List<String>> foretold(FluentdSession session) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Part batch : batches) {
            deliveries.addAll(session.send(batch.text("tag"), records(batch).toList()));
        }
        if (session.end().isPresent()) {
            return Map.of();
        }
        deliveries.addAll(session.stop());
        Map<String, List<String>> byOutput = new TreeMap<>();
        deliveries.forEach(delivery -> byOutput.computeIfAbsent(delivery.output(), any -> new ArrayList<>())
                .add(delivery.tag() + " " + delivery.record().toJsonLine()));
        byOutput.values().forEach(list -> list.sort(null));
        return byOutput;
    }

    static Stream<Tree.Mapping> records(Part batch) {
        return batch.field("records").items().stream().map(record -> (Tree.Mapping) record.tree());
    }

    Map<String, List<String>> seen() {
        Map<String, List<String>> byOutput = new TreeMap<>();
        if (expected.field("outputs").tree() instanceof Tree.Mapping outputs) {
            for (Tree.Field output : outputs.fields()) {
                List<String> records = new ArrayList<>(expected.field("outputs").field(output.name()).items().stream()
                        .map(item -> item.text("tag") + " " + record(item))
                        .toList());
                records.sort(null);
                byOutput.put(output.name(), records);
            }
        }
        return byOutput;
    }

    /** The ends of the ids of the outputs that a real fluentd sent a record to. */
    Set<String> outputsOf(Tree.Mapping record) {
        Set<String> outputs = new LinkedHashSet<>();
        if (expected.field("outputs").tree() instanceof Tree.Mapping all) {
            for (Tree.Field output : all.fields()) {
                boolean isSent = expected.field("outputs").field(output.name()).items().stream()
                        .anyMatch(item ->
                                item.field("n").tree().equals(record.get("n").orElseThrow()));
                if (isSent) {
                    outputs.add(output.name().replaceFirst(".*:((?:cluster)?output:[^:]*:[^:]*)$", "$1"));
                }
            }
        }
        return outputs;
    }

    /** The record of an item: as it was sent, if the item does not say otherwise. */
    private String record(Part item) {
        if (!(item.field("record").tree() instanceof Tree.Nothing)) {
            return item.field("record").tree().toJsonLine();
        }
        return batches.stream()
                .flatMap(RoutingCase::records)
                .filter(record -> record.get("n").equals(((Tree.Mapping) item.tree()).get("n")))
                .findFirst()
                .orElseThrow()
                .toJsonLine();
    }
}
