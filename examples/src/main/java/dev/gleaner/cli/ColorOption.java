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
                about + " WHEN is always, never or auto (the default): on a terminal, unless NO_COLOR is set, CLICOLOR"
                        + " is 0 or TERM is dumb.");
    }

    /** Whether lines are coloured. */
    boolean isOn(Environment environment) {
        return switch (when.or(When.auto)) {
            case always -> true;
            case never -> false;
            case auto -> environment.isColorTerminal(StandardStream.OUT) && isWanted(environment);
        };
    }

    /** Follows the conventions of no-color.org and bixense.com/clicolors. */
    private static boolean isWanted(Environment environment) {
        return environment.variable("NO_COLOR").isEmpty()
                && !environment.variable("CLICOLOR").equals("0");
    }
}
