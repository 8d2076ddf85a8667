package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every public type and member has a sentence. */
class DocumentationTest {
    @Test
    void everythingThatAUserSeesHasASentence() throws IOException {
        Sources sources = Sources.parsed(file -> true);
        Finder finder = new Finder(sources.trees());
        sources.units().forEach(finder::visit);

        assertThat(finder.seen).as("declarations looked at").isGreaterThan(500);
        assertThat(finder.missing).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(Sources.files()).extracting(Path::getParent).allSatisfy(folder -> assertThat(
                        folder.resolve("package-info.java"))
                .content()
                .contains("/**"));
    }

    /** Visits declarations, and collects those without a sentence. */
    private static final class Finder {
        private final DocTrees trees;
        private final List<String> missing = new ArrayList<>();
        private int seen;

        Finder(DocTrees trees) {
            this.trees = trees;
        }

        void visit(CompilationUnitTree file) {
            TreePath path = new TreePath(file);
            file.getTypeDecls().forEach(type -> visit(new TreePath(path, type), Tree.Kind.CLASS));
        }

        private void visit(TreePath path, Tree.Kind holder) {
            Tree tree = path.getLeaf();
            if (tree instanceof ClassTree type && isVisible(type.getModifiers(), holder)) {
                check(path, type.getSimpleName().toString());
                components(type).forEach(name -> checkParameter(path, name));
                type.getMembers().forEach(member -> visit(new TreePath(path, member), type.getKind()));
            } else if (tree instanceof MethodTree method && isVisible(method.getModifiers(), holder)) {
                check(path, method.getName() + "()");
            } else if (tree instanceof VariableTree field && isVisible(field.getModifiers(), holder)) {
                check(path, field.getName().toString());
            }
        }

        private static boolean isVisible(ModifiersTree modifiers, Tree.Kind holder) {
            boolean open = holder == Tree.Kind.INTERFACE || holder == Tree.Kind.ANNOTATION_TYPE;
            boolean overrides = modifiers.getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            return !overrides
                    && !modifiers.getFlags().contains(Modifier.PRIVATE)
                    && (open
                            || modifiers.getFlags().contains(Modifier.PUBLIC)
                            || modifiers.getFlags().contains(Modifier.PROTECTED));
        }

        /** The components of a record: its fields that are not static. */
        private static List<String> components(ClassTree type) {
            return type.getKind() != Tree.Kind.RECORD
                    ? List.of()
                    : type.getMembers().stream()
                            .filter(member -> member instanceof VariableTree field
                                    && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                            .map(member -> ((VariableTree) member).getName().toString())
                            .toList();
        }

        private void check(TreePath path, String name) {
            seen++;
            DocCommentTree comment = trees.getDocCommentTree(path);
            String text = comment == null ? "" : text(comment.getFullBody());
            if (!isSentence(text)) {
                missing.add(where(path) + " " + name + ": " + (text.isEmpty() ? "nothing" : text));
            }
        }

        private void checkParameter(TreePath path, String name) {
            DocCommentTree comment = trees.getDocCommentTree(path);
            if (!hasParameter(comment, name)) {
                missing.add(where(path) + " @param " + name);
            }
        }

        private static boolean hasParameter(@Nullable DocCommentTree comment, String name) {
            return comment != null
                    && comment.getBlockTags().stream()
                            .anyMatch(tag -> tag instanceof ParamTree parameter
                                    && parameter.getName().toString().equals(name)
                                    && !parameter.getDescription().isEmpty());
        }

        private static boolean isSentence(String text) {
            boolean starts = text.startsWith("{@") || !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
            return starts && text.endsWith(".") && !text.startsWith("Returns ") && !text.startsWith("This method ");
        }

        private static String text(List<? extends DocTree> body) {
            StringBuilder text = new StringBuilder();
            body.forEach(text::append);
            return Sources.EXAMPLE.matcher(text).replaceAll("").strip();
        }

        private String where(TreePath path) {
            CompilationUnitTree file = path.getCompilationUnit();
            long start = trees.getSourcePositions().getStartPosition(file, path.getLeaf());
            Path name =
                    Objects.requireNonNull(Path.of(file.getSourceFile().toUri()).getFileName());
            return name + ":" + file.getLineMap().getLineNumber(start);
        }
    }
}
