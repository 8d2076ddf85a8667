package dev.gleaner.cli;

import dev.gleaner.lint.Explanation;
import dev.gleaner.lint.LintRule;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/** Explains the codes of violations. */
final class Explain implements Command {
    private static final String MORE = "...";

    private final Syntax syntax = new Syntax(
            "explain",
            "Explains the code of a violation. Prints what is wrong, what the cluster does with it, and what to write"
                    + " instead. For a rule across manifests, also prints the origin of the rule, a manifest that"
                    + " breaks it, and one that follows it. Without CODE, prints one line for each code: the code and what is wrong."
                    + " On a terminal, long lines are shortened.");

    private final Operands code =
            syntax.operands("CODE", 0, 1, "The code at the end of a line of gleaner check, such as field-unknown.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        List<Explanation> all = Explanation.all();
        PrintWriter out = environment.out();
        if (code.all().isEmpty()) {
            boolean isTerminal = environment.isTerminal(StandardStream.OUT);
            int width = isTerminal ? environment.width(StandardStream.OUT) : Integer.MAX_VALUE;
            all.forEach(one -> out.print(line(one, width) + "\n"));
            return Gleaner.SUCCESS;
        }
        String wanted = code.one().replaceAll("^\\[|]$", "");
        print(all.stream().filter(one -> one.code().equals(wanted)).findFirst().orElseThrow(unknown(wanted, all)), out);
        return Gleaner.SUCCESS;
    }

    private static String line(Explanation explanation, int width) {
        String line = explanation.code() + ": " + Syntax.firstSentence(explanation.text());
        return line.length() <= width
                ? line
                : line.substring(0, width - MORE.length()).stripTrailing() + MORE;
    }

    private static Supplier<UsageException> unknown(String wanted, List<Explanation> all) {
        List<String> codes = all.stream().map(Explanation::code).toList();
        List<String> alike = codes.stream()
                .filter(known -> !wanted.isEmpty() && known.contains(wanted))
                .toList();
        String similar = Suggestion.of(wanted, codes);
        String hint = !similar.isEmpty() || alike.isEmpty()
                ? similar
                : "; codes with '" + wanted + "' are " + String.join(", ", alike);
        return () -> new UsageException(
                "unknown code '" + wanted + "'" + (hint.isEmpty() ? "; gleaner explain lists the codes" : hint));
    }

    private static void print(Explanation explanation, PrintWriter out) {
        out.print(explanation.code() + "\n\n");
        out.print("    " + explanation.severity() + ": " + explanation.message() + "\n\n");
        explanation.rule().ifPresent(rule -> out.print(Help.wrapped(rule.sentence()) + "\n"));
        out.print(Help.wrapped(explanation.text()));
        explanation.rule().ifPresent(rule -> print(rule, out));
    }

    private static void print(LintRule rule, PrintWriter out) {
        out.print("\n" + Help.wrapped("Source: " + rule.origin()));
        String conditions = (rule.isOfCompleteSets() ? " with --complete" : "")
                + rule.release().map(release -> " with --release " + release).orElse("");
        print("Reported" + conditions, rule.failing(), out);
        print("Not reported" + conditions, rule.passing(), out);
    }

    private static void print(String heading, String manifest, PrintWriter out) {
        if (!manifest.isEmpty()) {
            out.print("\n" + heading + ":\n\n" + manifest.stripTrailing().indent(4));
        }
    }
}
