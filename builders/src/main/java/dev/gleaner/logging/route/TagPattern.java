package dev.gleaner.logging.route;

import java.util.regex.Pattern;

/** The pattern of a match section, such as {@code kubernetes.**} (fluentd 1.14.6, lib/fluent/match.rb). */
final class TagPattern {
    private static final Pattern TOKEN = Pattern.compile("\\.\\*\\*|\\*\\*\\.|\\*\\*|\\*|[^*]");

    private final Pattern pattern;

    private TagPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static TagPattern of(String text) {
        StringBuilder regexp = new StringBuilder();
        TOKEN.matcher(text)
                .results()
                .map(result -> result.group())
                .forEach(token -> regexp.append(
                        switch (token) {
                            case ".**" -> "(?:\\..*|)";
                            case "**." -> "(?:.*\\.|)";
                            case "**" -> ".*";
                            case "*" -> "[^.]*";
                            default -> Pattern.quote(token);
                        }));
        return new TagPattern(Pattern.compile(regexp.toString(), Pattern.DOTALL));
    }

    boolean matches(String tag) {
        return pattern.matcher(tag).matches();
    }
}
