package dev.gleaner.logging.plugin;

import dev.gleaner.document.Fault;

/**
 * Errors that any plug-in of fluentd reports, output or filter (fluentd 1.14.6, lib/fluent/config/types.rb,
 * literal_parser.rb and v1_parser.rb). The operator writes texts into fluentd's configuration as they are.
 */
public final class PluginFault {
    /**
     * An option is not one of the words that the plug-in knows. fluentd does not start. Write one of the words in the
     * message; they are case-sensitive.
     */
    public static final Fault OPTION_UNKNOWN = Fault.error("option-unknown", "valid options are %s but got %s");

    /**
     * A text begins with a double quote and contains <code>#{...}</code>, which fluentd executes as Ruby code, also in
     * the configuration check. Whoever may write an output or a flow in a namespace thus runs code in the fluentd that
     * all namespaces share. Remove the quotes, or the code.
     */
    public static final Fault VALUE_RUBY = Fault.error(
            "value-runs-ruby", "fluentd executes the Ruby code in #{...}, because the text is in double quotes");

    /**
     * A text begins with a quote, a bracket or a brace, and does not end as fluentd expects of a quoted text or of
     * JSON. fluentd does not start. Complete the text, or put single quotes around it in the text itself; write a
     * regular expression between slashes.
     */
    public static final Fault VALUE_UNREADABLE = Fault.error("value-unreadable", "%s: %s");

    /**
     * A text has a line end, and what follows it opens or closes a section of the configuration or includes a file.
     * fluentd does not start, or does something that the manifest does not show. Write the text on one line.
     */
    public static final Fault VALUE_SECTION = Fault.error(
            "value-section", "the lines of a value are lines of the configuration, and %s is not part of this one");

    /**
     * A text has a line end, and what follows it becomes another parameter of the plug-in. Write the text on one line;
     * in a text in double quotes, {@code \n} is a line end.
     */
    public static final Fault VALUE_LINES = Fault.warning(
            "value-lines", "the lines of a value are lines of the configuration; fluentd reads only the first one");

    /**
     * A text contains a blank and a {@code #}, which start a comment in fluentd's configuration. fluentd reads only
     * the part in front of them, and the plug-in works differently. In a regular expression write {@code [#]};
     * elsewhere put double quotes around the text, in the text itself.
     */
    public static final Fault VALUE_COMMENT =
            Fault.warning("value-comment", "a blank and # start a comment; fluentd reads only %s");

    /**
     * A text has quotes around it, which fluentd drops because quotes are part of its own syntax. Put single quotes
     * around the text and its double quotes, or remove them.
     */
    public static final Fault VALUE_QUOTES = Fault.warning("value-quotes", "fluentd drops the quotes around the text");

    /**
     * A text has blanks around it, which fluentd drops. Put double quotes around them, in the text itself, or remove
     * them.
     */
    public static final Fault VALUE_BLANKS = Fault.warning("value-blanks", "fluentd drops the blanks around the text");

    /**
     * A name becomes the name of a parameter, and opens a section, includes a file, or begins with a quote that nothing
     * ends. fluentd does not start. Write another name.
     */
    public static final Fault VALUE_NAME =
            Fault.error("value-name", "fluentd does not read this as the name of a parameter: %s");

    /**
     * A name becomes the name of a parameter, and fluentd reads another one: a name ends at a blank, {@code #} starts a
     * comment, and quotes are dropped. Write another name.
     */
    public static final Fault VALUE_NAME_MISREAD =
            Fault.warning("value-name-misread", "fluentd reads another name than %s, or none");

    /**
     * A time, size, number, boolean, list or map means something else to fluentd than to its reader: digits before a
     * unit count, and other text is ignored. {@code 1h30m} is half an hour. Write a whole number with one unit, such as
     * {@code 90m} or {@code 1536KB}.
     */
    public static final Fault VALUE_MISREAD = Fault.warning("value-misread", "fluentd reads %s as %s");

    /**
     * A parameter is a path to a nested field that fluentd cannot read. fluentd does not start. Write it as
     * {@code $.kubernetes.host}, or as {@code $['kubernetes']['host']}.
     */
    public static final Fault FIELD_PATH = Fault.error("field-path", "unreadable path of a field: %s");

    /**
     * A time zone is neither an offset nor a region and city. fluentd does not start. Write {@code +09:00} or
     * {@code Asia/Tokyo}.
     */
    public static final Fault TIME_ZONE = Fault.error("time-zone-unknown", "Unsupported timezone '%s'");

    /**
     * A regular expression is invalid in Ruby. fluentd does not start. Correct the expression; a character such as a
     * parenthesis is written with a backslash.
     */
    public static final Fault REGEXP = Fault.error("regexp-invalid", "%s: %s");

    /**
     * A regular expression starts with a slash, and no slash ends it. fluentd does not start. Add the slash; only the
     * options {@code i} and {@code m} may follow it.
     */
    public static final Fault REGEXP_SLASH = Fault.error("regexp-slash", "invalid regexp: missing right slash: %s");

    /**
     * A file is named by a path that no system has. The plug-in fails when it reads the file. Mount the file with
     * {@code mountFrom}.
     */
    public static final Fault FILE_NONE = Fault.warning("file-none", "No such file or directory: %s");

    private PluginFault() {}
}
