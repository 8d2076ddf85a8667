package dev.gleaner.laws;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import dev.gleaner.document.Fault;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of one class of faults, with the explanations in its source.
 *
 * @param name the class
 * @param explanation what its faults have in common
 * @param rules its faults, sorted by code
 */
record Rules(String name, String explanation, List<Rule> rules) {
    /**
     * A fault and its explanation.
     *
     * @param fault the fault
     * @param explanation its Javadoc comment
     */
    record Rule(Fault fault, String explanation) {}

    /** The rules of all classes, module by module. */
    static List<Rules> all() throws IOException {
        Sources sources = Sources.parsed(file -> file.toString().matches(".*[a-z]Fault\\.java"));
        return sources.units().stream()
                .map(unit -> of(new TreePath(unit), sources.trees()))
                .toList();
    }

    private static Rules of(TreePath file, DocTrees trees) {
        CompilationUnitTree unit = file.getCompilationUnit();
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        TreePath path = new TreePath(file, type);
        String name = unit.getPackageName() + "." + type.getSimpleName();
        List<Rule> rules = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree constant
                    && constant.getType().toString().equals("Fault")) {
                rules.add(new Rule(
                        fault(name, constant.getName().toString()),
                        Markdown.of(trees.getDocCommentTree(new TreePath(path, constant)))));
            }
        }
        rules.sort(Comparator.comparing(rule -> rule.fault().code()));
        return new Rules(name, Markdown.of(trees.getDocCommentTree(path)), rules);
    }

    private static Fault fault(String type, String constant) {
        try {
            Field field = Class.forName(type).getField(constant);
            return (Fault) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + "." + constant + " is no public constant", e);
        }
    }
}
