package dev.gleaner.javacode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Trees;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.KindTypes;
import dev.gleaner.manifest.Rke2ServerConfig;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The printed code compiles without a warning, and builds the values that it was printed for. */
class JavaClassProperties {
    /** The values of one class: starting the compiler takes longer than compiling a few more. */
    private static final int TOGETHER = 50;

    @Provide
    Arbitrary<List<OpenObject>> models() {
        List<Class<? extends OpenObject>> types = new ArrayList<>(KindTypes.all());
        types.add(LoggingValues.class);
        types.add(Rke2ServerConfig.class);
        return Arbitraries.of(types)
                .flatMap(JavaClassProperties::valuesOf)
                .list()
                .ofSize(TOGETHER);
    }

    private static Arbitrary<OpenObject> valuesOf(Class<? extends OpenObject> type) {
        return Models.treesOf(type)
                .map(tree -> Manifests.readLenient(tree.toYaml(), type).orThrow());
    }

    @Provide
    Arbitrary<List<Tree>> trees() {
        return Trees.trees().list().ofSize(TOGETHER);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Trees.texts().list().ofSize(TOGETHER);
    }

    @Property(tries = 8)
    void everyValueIsBuilt(@ForAll("models") List<OpenObject> values) {
        JavaClass printed = JavaClass.named("com.example.Values");
        for (OpenObject value : values) {
            printed = printed.with(value);
        }
        CompiledClass.of(printed).isEqualToWhatWasPrinted();
    }

    @Property(tries = 4)
    void everyTreeIsBuilt(@ForAll("trees") List<Tree> trees) {
        JavaClass printed = JavaClass.named("com.example.Trees");
        for (Tree tree : trees) {
            printed = printed.with(new OpaqueManifest(Tree.mapping(m -> m.put("tree", tree))));
        }
        CompiledClass.of(printed).isEqualToWhatWasPrinted();
    }

    /** Line breaks, blanks at ends, quotes and characters that an editor does not show, in literals and text blocks. */
    @Property(tries = 4)
    void everyTextIsKept(@ForAll("texts") List<String> texts) {
        String lines = String.join("\n", texts);
        List<String> all = new ArrayList<>(texts);
        all.add(lines);
        all.add("  " + lines.replace("\n", "\n  "));
        all.add(lines + "\n");
        all.add(lines + "\n ");
        all.add(lines.replace('\'', '"') + "\"\"\"\"\n\"\"\"");
        OpaqueManifest manifest =
                new OpaqueManifest(Tree.mapping(m -> m.put("texts", Tree.texts(all.toArray(String[]::new)))));
        CompiledClass built =
                CompiledClass.of(JavaClass.named("com.example.Texts").with(manifest));
        assertThat(built.call("manifest")).isEqualTo(manifest);
    }
}
