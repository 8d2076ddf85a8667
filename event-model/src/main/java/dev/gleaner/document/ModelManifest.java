package dev.gleaner.document;

import java.util.Objects;

/** A manifest with a model type. Its {@code apiVersion} and kind are those of its shape. */
public interface ModelManifest extends Manifest, OpenObject {
    @Override
    default String apiVersion() {
        return Objects.requireNonNull(shape().apiVersion(), "apiVersion");
    }

    @Override
    default String kind() {
        return shape().name();
    }

    @Override
    default Tree toTree() {
        return OpenObject.super.toTree();
    }

    @Override
    default String toYaml() {
        return OpenObject.super.toYaml();
    }
}
