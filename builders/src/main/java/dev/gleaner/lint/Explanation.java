package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/rules.md} says about a code. The build puts the page beside this class, so that the text exists once.
 *
 * @param code the code, such as {@code field-unknown}
 * @param severity {@code error} or {@code warning}
 * @param message the message, with {@code …} for what differs from violation to violation
 * @param text what the fault is, what the cluster does, and what to write instead
 */
public record Explanation(String code, String severity, String message, String text) {
    private static final String PAGE = "rules.md";
    private static final Pattern ENTRY = Pattern.compile("### (\\S+)\n\n {4}(\\w+): (.*)\n\n((?:(?!#).*\n?)*+)");

    /** Refuses null. */
    public Explanation {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(text, "text");
    }

    /** The explanations of all codes, in the order of the page. */
    public static List<Explanation> all() {
        List<Explanation> all = new ArrayList<>();
        Matcher entry = ENTRY.matcher(page());
        while (entry.find()) {
            all.add(new Explanation(
                    entry.group(1),
                    entry.group(2),
                    entry.group(3),
                    entry.group(4).strip().replaceAll("\\s+", " ")));
        }
        return List.copyOf(all);
    }

    /** The explanation of a code; empty if there is no such code. */
    public static Optional<Explanation> of(String code) {
        Objects.requireNonNull(code, "code");
        return all().stream()
                .filter(explanation -> explanation.code().equals(code))
                .findFirst();
    }

    /** Refuses codes of which there is no explanation. */
    static void requireCodes(Collection<String> codes) {
        List<String> known = all().stream().map(Explanation::code).toList();
        for (String code : codes) {
            if (!known.contains(code)) {
                throw new IllegalArgumentException(
                        "unknown code " + Violation.quoted(code) + NearestName.hint(code, known));
            }
        }
    }

    /** The rule with this code, which has examples; empty if the code is that of a check of single objects. */
    public Optional<LintRule> rule() {
        return LintRules.find(code);
    }

    private static String page() {
        try (InputStream in = Explanation.class.getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IllegalStateException("the build has not put docs/rules.md beside " + Explanation.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(PAGE + " cannot be read", e);
        }
    }
}
