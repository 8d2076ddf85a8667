package dev.gleaner.harvester;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.PathOption;

/**
 * Mounts the Secrets for options that are paths of files: the operator writes the content of a {@code valueFrom} in
 * place of the path, and the output is dead.
 */
final class MountedSecrets {
    private MountedSecrets() {}

    /** The output with {@code mountFrom} for each option that is a path. One with an error stays as it is. */
    static ClusterOutput in(ClusterOutput output) {
        Tree before = output.toTree();
        Tree after = mounted(before);
        return after.equals(before)
                ? output
                : ManifestReader.lenient()
                        .read(new Part("", FieldPath.ROOT, after), ClusterOutput.class)
                        .value()
                        .orElse(output);
    }

    private static Tree mounted(Tree tree) {
        if (tree instanceof Tree.Sequence sequence) {
            return Tree.sequence(
                    sequence.items().stream().map(MountedSecrets::mounted).toArray(Tree[]::new));
        }
        return tree instanceof Tree.Mapping mapping ? mounted(mapping) : tree;
    }

    private static Tree mounted(Tree.Mapping mapping) {
        return Tree.mapping(m -> mapping.fields()
                .forEach(field -> m.put(
                        field.name(),
                        PathOption.isPath(field.name()) && isValueFrom(field.value())
                                ? renamed((Tree.Mapping) field.value())
                                : mounted(field.value()))));
    }

    private static boolean isValueFrom(Tree option) {
        return option instanceof Tree.Mapping secret
                && secret.hasValue("valueFrom")
                && !secret.hasValue("mountFrom")
                && !secret.hasValue("value");
    }

    private static Tree renamed(Tree.Mapping secret) {
        return Tree.mapping(m -> secret.fields()
                .forEach(field -> m.put(field.name().equals("valueFrom") ? "mountFrom" : field.name(), field.value())));
    }
}
