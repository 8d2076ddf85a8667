package dev.gleaner.cli;

/**
 * The options that say how records are printed, and whether those that are added to a log are printed, too.
 *
 * @param <R> the type of a record
 */
final class PrintOptions<R> {
    private final RecordStyle<R> style;
    private final Option<LineFormat> format;
    private final ColorOption color;
    private final Option<String> follow;

    /**
     * Adds the options.
     *
     * @param colors a sentence about the colours of text
     * @param followed the beginning of the sentence about what is printed of logs that grow
     * @param more a further sentence about them, after a blank; may be empty
     */
    PrintOptions(Syntax syntax, RecordStyle<R> style, String colors, String followed, String more) {
        this.style = style;
        format = syntax.option(
                "--format",
                "FORMAT",
                Words.of(LineFormat.class),
                "text (the default), json (one object per line) or csv. Fields of json and csv: "
                        + String.join(", ", style.rows().names()) + ".");
        color = new ColorOption(syntax, colors);
        follow = syntax.flag(
                "--follow",
                followed
                        + " added to the logs, across rotations. Ends with Ctrl-C, or when the reader of a pipe ends."
                        + " Each PATH is a log file or the folder of one log. Waits for logs that do not exist"
                        + " yet." + more);
    }

    /** Whether records that are added to a log are printed, too. */
    boolean isFollowing() {
        return follow.isGiven();
    }

    /** Starts to print. */
    RecordPrinter<R> to(Lines lines, Environment environment) {
        LineFormat shown = format.or(LineFormat.text);
        return new RecordPrinter<>(style, shown, shown == LineFormat.text && color.isOn(environment), lines);
    }
}
