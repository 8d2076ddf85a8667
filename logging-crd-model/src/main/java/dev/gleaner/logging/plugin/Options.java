package dev.gleaner.logging.plugin;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Rules for options that accept only some words. Not for users: the shapes of plug-ins use them. */
public final class Options {
    private Options() {}

    /** The rule that an option is one of the given words. fluentd requires this; the CRDs accept any text. */
    public static Shape.Rule<Tree.Mapping> among(String option, String... words) {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(words, "words");
        List<String> known = List.of(words);
        return (plugin, position, path, violations) -> unknown(plugin, option, known)
                .ifPresent(word -> violations.report(
                        PluginFault.OPTION_UNKNOWN,
                        plugin,
                        path,
                        option,
                        String.join(",", known),
                        Printable.line(word)));
    }

    /**
     * The value of an option if it is not one of the given words. An empty value counts as absent, because the operator
     * omits it.
     */
    public static Optional<String> unknown(Tree.Mapping plugin, String option, List<String> words) {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(words, "words");
        return plugin.text(option).flatMap(RawText::read).filter(word -> !word.isEmpty() && !words.contains(word));
    }
}
