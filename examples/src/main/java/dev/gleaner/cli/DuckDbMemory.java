package dev.gleaner.cli;

import java.util.regex.Pattern;

/** The option that limits the memory of DuckDB. */
final class DuckDbMemory {
    /** The default limit. */
    static final String DEFAULT = "1GB";

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}(?:KB|MB|GB|TB)");

    private DuckDbMemory() {}

    static Option<String> option(Syntax syntax) {
        return syntax.option(
                "--memory",
                "SIZE",
                DuckDbMemory::toSize,
                "The memory for the tables, such as 512MB; the default is " + DEFAULT
                        + ". Larger tables are moved to a temporary folder.");
    }

    private static String toSize(String text) {
        if (!SIZE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a size such as 512MB, but was '" + text + "'");
        }
        return text;
    }
}
