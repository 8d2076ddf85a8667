package dev.gleaner.logging.delivery;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.function.Consumer;

/** Outputs for tests. */
final class Outputs {
    private Outputs() {}

    /** An output {@code http} with a buffer in YAML's flow style; an empty text means none. */
    static Part withBuffer(String buffer) {
        return http(buffer.isEmpty() ? "" : "buffer: " + buffer);
    }

    /** An output {@code http} with further options in YAML's flow style. */
    static Part http(String options) {
        return plugin("http", "{endpoint: 'http://host/', " + options + "}");
    }

    /** An output with a plug-in in YAML's flow style. */
    static Part plugin(String key, String options) {
        return part("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: out, namespace: logging}
            spec:
              %s: %s
            """.formatted(key, options));
    }

    /** An output {@code http} with the options that the consumer puts. */
    static Part http(Consumer<Tree.MappingBuilder> options) {
        Part output = http("");
        return new Part(output.file(), output.path(), Tree.mapping(o -> o.put("apiVersion", output.text("apiVersion"))
                .put("kind", output.text("kind"))
                .put("spec", s -> s.put("http", options))));
    }

    /** The only document of a text. */
    static Part part(String yaml) {
        return ManifestReader.lenient()
                .readAll(Source.of("set.yaml", yaml))
                .parts()
                .get(0);
    }
}
