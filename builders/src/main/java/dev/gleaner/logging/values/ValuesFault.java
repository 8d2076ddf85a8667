package dev.gleaner.logging.values;

import dev.gleaner.document.Fault;

/** Values of the chart rancher-logging that have no effect. */
public final class ValuesFault {
    /**
     * No template of the chart reads this value: its name is misspelt, or this version of the chart reads it in another
     * place, or does not have it. Helm accepts such a value without a message, and the setting has no effect. Write the
     * value that the message names, or remove it.
     */
    public static final Fault UNREAD = Fault.warning("value-unread", "no template reads %s%s");

    /**
     * The chart of this repository does not read the value, although the chart with the same version of another
     * repository does. Harvester replaces templates when it builds its installer: those of the EventTailer and of the
     * fluent-bit of the audit log. Write the value that the message names.
     */
    public static final Fault UNREAD_IN_BUILD =
            Fault.warning("value-unread-in-build", "no template of the chart of %s reads it; expected %s");

    /**
     * The chart reads {@code Merge_Log_Trim} only if {@code Merge_Trim} has a value, too, by a mistake in its template
     * (up to 107.0.1). Without it, the setting has no effect. Add {@code Merge_Trim}.
     */
    public static final Fault TRIM_CONDITION = Fault.warning(
            "value-trim-condition", "%s reads it only if Merge_Trim is set; add Merge_Trim with the same value");

    private ValuesFault() {}
}
