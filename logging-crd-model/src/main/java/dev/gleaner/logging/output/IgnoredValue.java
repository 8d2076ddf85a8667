package dev.gleaner.logging.output;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Warns about values that have no effect, because the operator omits false and 0 and the plug-in has another default,
 * and about negative numbers
 * (logging-operator 3.17.3, pkg/sdk/logging/model/types/stringmaps.go). Fields that are pointers in Go are not omitted.
 */
final class IgnoredValue {
    private IgnoredValue() {}

    /** The rule for flags whose default is true. */
    static Shape.Rule<Tree.Mapping> falseOf(String... flags) {
        return rule(Tree.flag(false), OutputFault.FALSE_IGNORED, flags);
    }

    /** The rule for numbers whose default is not 0. */
    static Shape.Rule<Tree.Mapping> zeroOf(String... numbers) {
        return rule(Tree.number(0), OutputFault.ZERO_IGNORED, numbers);
    }

    /** The rule for numbers that stop the output if they are negative, and are omitted if they are 0. */
    static Shape.Rule<Tree.Mapping> positive(String... numbers) {
        List<String> names = List.of(numbers);
        Shape.Rule<Tree.Mapping> zero = zeroOf(numbers);
        return (plugin, position, path, violations) -> {
            zero.check(plugin, position, path, violations);
            for (String name : names) {
                if (plugin.get(name).orElse(Tree.nothing()) instanceof Tree.Decimal number
                        && number.value().signum() < 0) {
                    violations.report(
                            OutputFault.NEGATIVE,
                            plugin,
                            path,
                            name,
                            number.value().toPlainString());
                }
            }
        };
    }

    private static Shape.Rule<Tree.Mapping> rule(Tree ignored, Fault fault, String... fields) {
        List<String> names = List.of(fields);
        return (plugin, position, path, violations) -> names.stream()
                .filter(name -> plugin.get(name).equals(Optional.of(ignored)))
                .forEach(name -> violations.report(fault, plugin, path, name));
    }
}
