package dev.gleaner.lint;

import dev.gleaner.audit.ApiServerArgument;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was intended by a wrong argument of kube-apiserver. */
final class IntendedArgument {
    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*");

    /** A name and a value with other characters between them than an equals sign. */
    private static final Pattern SEPARATED = Pattern.compile("(audit-[a-z-]+)[\\s:]+(\\S+)");

    private IntendedArgument() {}

    /** Whether a flag can have the name of an argument. */
    static boolean hasName(ApiServerArgument argument) {
        return NAME.matcher(argument.name()).matches();
    }

    /** What was probably intended by an argument without a name. */
    static String ofNameless(ApiServerArgument argument) {
        String name = argument.name();
        Matcher separated = SEPARATED.matcher(name);
        return separated.matches()
                ? separated.group(1) + "=" + separated.group(2)
                : name.startsWith("/") && name.endsWith(".yaml")
                        ? "an option and its value, such as audit-policy-file=" + name
                        : "an option and its value, such as audit-log-maxage=30";
    }

    /** What is expected in place of an entry that is no text: the fields of a mapping as texts, if each has a plain value. */
    static String ofEntry(Part config, Part entry) {
        List<String> texts = new ArrayList<>();
        if (entry.tree() instanceof Tree.Mapping mapping) {
            mapping.fields().forEach(field -> text(field).ifPresent(texts::add));
            if (texts.size() < mapping.fields().size()) {
                texts.clear();
            }
        }
        if (texts.isEmpty()) {
            return "a text such as audit-log-maxage=30";
        }
        String all = Tree.texts(texts.toArray(String[]::new)).toJsonLine();
        boolean isList = Stream.of(ApiServerArgument.LIST, ApiServerArgument.ADDED_LIST)
                .anyMatch(list -> config.path().field(list).equals(entry.path()));
        return isList ? "the list " + all : texts.size() > 1 ? "the entries " + all : "the text " + texts.get(0);
    }

    private static Optional<String> text(Tree.Field field) {
        String name = NearestName.certain(field.name(), AuditOption.names()).orElse(field.name());
        return NAME.matcher(name).matches() ? value(field.value()).map(value -> name + "=" + value) : Optional.empty();
    }

    private static Optional<String> value(Tree scalar) {
        if (scalar instanceof Tree.Text text) {
            return Optional.of(text.value());
        }
        if (scalar instanceof Tree.Flag flag) {
            return Optional.of(String.valueOf(flag.value()));
        }
        return scalar instanceof Tree.Decimal number
                ? Optional.of(number.value().toPlainString())
                : Optional.empty();
    }

    /** An argument with the audit option that certainly was intended by its name. */
    static Replacement renamed(ApiServerArgument argument) {
        String name = argument.name();
        String text = argument.part().tree() instanceof Tree.Text entry ? entry.value() : "";
        int start = text.startsWith("--") ? 2 : 0;
        return NearestName.certain(name, AuditOption.names())
                .filter(known -> text.startsWith(name, start))
                .map(known ->
                        new Replacement(text, text.substring(0, start) + known + text.substring(start + name.length())))
                .orElse(Replacement.NONE);
    }
}
