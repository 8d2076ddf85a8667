package dev.gleaner.cli;

/** The option that colours lines. */
final class ColorOption {
    private enum When {
        auto,
        always,
        never
    }

    private final Option<When> when;

    ColorOption(Syntax syntax, String about) {
        when = syntax.option(
                "--color",
                "WHEN",
                Words.of(When.class),
                about + " auto (the default): on a terminal, unless the variable NO_COLOR is set; always or never.");
    }

    /** Whether lines are coloured. */
    boolean isOn(Environment environment) {
        return switch (when.or(When.auto)) {
            case always -> true;
            case never -> false;
            case auto -> {
                String none = System.getenv("NO_COLOR");
                yield environment.isTerminal(StandardStream.OUT) && (none == null || none.isEmpty());
            }
        };
    }
}
