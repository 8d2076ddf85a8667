package dev.gleaner.audit;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An argument of kube-apiserver in the configuration of an RKE2 or k3s server, such as {@code audit-log-maxage=30}. It
 * is read as RKE2 reads it (k3s, pkg/daemons/config/types.go, GetArgs).
 *
 * @param part the text of the argument
 * @param name the name of its option: without the two hyphens before it, and without the plus or minus sign after it,
 *     which adds to the default of RKE2; with hyphens for underscores, as in kube-apiserver
 * @param value the text after the first equals sign, with its spaces and quotes; empty if there is no equals sign
 */
public record ApiServerArgument(Part part, String name, Optional<String> value) {
    /** The option of a server that is a list of arguments, or a single one. */
    public static final String LIST = "kube-apiserver-arg";

    /** The option of a server whose arguments RKE2 adds to those of earlier files. */
    public static final String ADDED_LIST = LIST + "+";

    /** The argument with the path of the audit policy; RKE2 has an option with this name, too. */
    public static final String POLICY = "audit-policy-file";

    private static final String HYPHENS = "--";

    /** Refuses null. */
    public ApiServerArgument {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** The arguments of a configuration, in order; entries that are not texts are missing. */
    public static List<ApiServerArgument> in(Part config) {
        List<ApiServerArgument> arguments = new ArrayList<>();
        for (Part entry : entries(config)) {
            if (entry.tree() instanceof Tree.Text text) {
                arguments.add(of(entry, text.value()));
            }
        }
        return arguments;
    }

    /**
     * The entries of the lists of arguments, whatever they are. A list that is something else is one entry, unless it is
     * null or an empty text.
     */
    public static List<Part> entries(Part config) {
        Objects.requireNonNull(config, "config");
        List<Part> entries = new ArrayList<>();
        for (String option : List.of(LIST, ADDED_LIST)) {
            Part value = config.field(option);
            if (value.tree() instanceof Tree.Sequence) {
                entries.addAll(value.items());
            } else if (!(value.tree() instanceof Tree.Nothing) && !value.tree().equals(Tree.text(""))) {
                entries.add(value);
            }
        }
        return entries;
    }

    private static ApiServerArgument of(Part part, String text) {
        String argument = text.startsWith(HYPHENS) ? text.substring(HYPHENS.length()) : text;
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        return new ApiServerArgument(
                part,
                name.replaceAll("(?<![-+])[-+]++$", "").replace('_', '-'),
                equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1)));
    }

    /** The value that kube-apiserver gets: {@code true} if the argument has none. */
    public String valueOrTrue() {
        return value.orElse("true");
    }

    /** The location and the name, without the value, which may contain a secret. */
    @Override
    public String toString() {
        return part + ": " + name;
    }
}
