package dev.gleaner.logging.plugin;

import dev.gleaner.document.Fault;

/** Errors that any plug-in of fluentd reports, output or filter (fluentd 1.14.6, lib/fluent/config/types.rb). */
public final class PluginFault {
    /**
     * An option is not one of the words that the plug-in knows. fluentd does not start. Write one of the words in the
     * message; they are case-sensitive.
     */
    public static final Fault OPTION_UNKNOWN = Fault.error("option-unknown", "valid options are %s but got %s");

    private PluginFault() {}
}
