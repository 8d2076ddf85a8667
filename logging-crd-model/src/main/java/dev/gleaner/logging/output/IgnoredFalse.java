package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Optional;

/** Warns about flags that cannot be turned off, because the operator omits false and the plug-in defaults to true. */
final class IgnoredFalse {
    private IgnoredFalse() {}

    /** The rule for the flags with these names. */
    static Shape.Rule<Tree.Mapping> among(String... flags) {
        List<String> names = List.of(flags);
        return (mapping, position, path, violations) -> names.stream()
                .filter(name -> mapping.get(name).equals(Optional.of(Tree.flag(false))))
                .forEach(name -> violations.report(OutputFault.FALSE_IGNORED, mapping, path, name));
    }
}
