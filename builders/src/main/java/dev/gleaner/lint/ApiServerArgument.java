package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*");

    /** A name and a value with other characters between them than an equals sign. */
    private static final Pattern SEPARATED = Pattern.compile("(audit-[a-z-]+)[\\s:]+(\\S+)");

    /** The entries, a list or a single text; empty if there is none. */
    static List<Part> entries(Part config) {
        List<Part> entries = new ArrayList<>();
        for (String option : OPTIONS) {
            Part value = config.field(option);
            if (value.tree() instanceof Tree.Sequence) {
                entries.addAll(value.items());
            } else if (!(value.tree() instanceof Tree.Nothing) && !value.tree().equals(Tree.text(""))) {
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

    /** Whether a flag can have the name. */
    boolean hasName() {
        return NAME.matcher(name).matches();
    }

    /** What was probably intended by an argument without a name. */
    String intended() {
        Matcher separated = SEPARATED.matcher(name);
        return separated.matches()
                ? separated.group(1) + "=" + separated.group(2)
                : name.startsWith("/") && name.endsWith(".yaml")
                        ? "an option and its value, such as audit-policy-file=" + name
                        : "an option and its value, such as audit-log-maxage=30";
    }
}
