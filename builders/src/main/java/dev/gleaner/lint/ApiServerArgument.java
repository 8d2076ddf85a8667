package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code kube-apiserver-arg} in the configuration of an RKE2 or k3s server.
 *
 * @param part the entry
 * @param name the name of the option, without hyphens before it
 * @param value its value; {@code true} if the entry has none
 */
record ApiServerArgument(Part part, String name, String value) {
    /** The options of a server that are lists of arguments; with a plus sign, RKE2 adds them to those before. */
    static final List<String> OPTIONS = List.of("kube-apiserver-arg", "kube-apiserver-arg+");

    /** The entries, a list or a single text; empty if there is none. */
    static List<Part> entries(Part config) {
        List<Part> entries = new ArrayList<>();
        for (String option : OPTIONS) {
            Part value = config.field(option);
            if (value.tree() instanceof Tree.Sequence) {
                entries.addAll(value.items());
            } else if (!(value.tree() instanceof Tree.Nothing)) {
                entries.add(value);
            }
        }
        return entries;
    }

    /** The entries that are texts, in order, read as RKE2 reads them (k3s, pkg/daemons/config/types.go, GetArgs). */
    static List<ApiServerArgument> of(Part config) {
        List<ApiServerArgument> arguments = new ArrayList<>();
        for (Part entry : entries(config)) {
            if (entry.tree() instanceof Tree.Text text) {
                arguments.add(of(entry, text.value()));
            }
        }
        return arguments;
    }

    /** The entry with another name for its option. */
    Replacement renamed(Optional<String> intended) {
        String text = part.tree() instanceof Tree.Text entry ? entry.value() : "";
        int start = text.startsWith("--") ? 2 : 0;
        return intended.filter(known -> text.startsWith(name, start))
                .map(known ->
                        new Replacement(text, text.substring(0, start) + known + text.substring(start + name.length())))
                .orElse(Replacement.NONE);
    }

    private static ApiServerArgument of(Part entry, String text) {
        String argument = text.startsWith("--") ? text.substring(2) : text;
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        // A plus or minus sign after the name adds to the default of RKE2; underscores are those of kube-apiserver.
        return new ApiServerArgument(
                entry,
                name.replaceAll("[-+]+$", "").replace('_', '-'),
                equals < 0 ? "true" : argument.substring(equals + 1));
    }
}
