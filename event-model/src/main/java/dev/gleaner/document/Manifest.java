package dev.gleaner.document;

import org.immutables.value.Value;

/** A document with {@code apiVersion}, {@code kind} and metadata. */
public interface Manifest extends JsonForm {
    /** Group and version of the kind, such as {@code audit.k8s.io/v1}. */
    String apiVersion();

    /** The kind, such as {@code Policy}. */
    String kind();

    /** Name, namespace and labels; empty if the document has no metadata. */
    @Value.Default
    default Metadata metadata() {
        return Metadata.NONE;
    }

    /** The document as an untyped tree. */
    @Override
    Tree toTree();

    /** The document in block style YAML, with a final newline. */
    default String toYaml() {
        return toTree().toYaml();
    }
}
