package dev.gleaner.logging.render;

import dev.gleaner.document.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the operator writes into the secret of a fluent-bit.
 *
 * @param texts the files by name, in order; empty if there is no fluent-bit, if it has a configuration of its own, or if
 *     the operator refuses it
 * @param violations the reasons why the operator refuses it, and the parts whose texts are not known
 */
public record FluentbitFiles(Map<String, String> texts, List<Violation> violations) {
    static final FluentbitFiles NONE = new FluentbitFiles(Map.of(), List.of());

    /** Copies the collections. */
    public FluentbitFiles {
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(violations, "violations");
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        violations = List.copyOf(violations);
    }

    /** The file {@code fluent-bit.conf}; empty if there are no files. */
    public Optional<String> configuration() {
        return Optional.ofNullable(texts.get(FluentbitConf.FILE));
    }

    /** The names of the files, and the violations, without texts, which may contain a shared key. */
    @Override
    public String toString() {
        return "FluentbitFiles[" + texts.keySet() + ", " + violations + "]";
    }
}
