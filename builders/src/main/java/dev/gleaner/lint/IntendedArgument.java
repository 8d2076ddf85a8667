package dev.gleaner.lint;

import dev.gleaner.audit.ApiServerArgument;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
