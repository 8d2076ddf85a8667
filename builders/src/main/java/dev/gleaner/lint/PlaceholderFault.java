package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** Placeholders that fluentd does not replace (fluentd 1.14.6, lib/fluent/plugin/output.rb, extract_placeholders). */
public final class PlaceholderFault {
    /**
     * A text has a placeholder that is no key of the output's chunks. fluentd logs {@code chunk key placeholder not
     * replaced} for each chunk, and all records go to one place with the placeholder in its name. Add the key to
     * {@code tags} of the buffer.
     */
    public static final Fault NO_KEY =
            Fault.warning("placeholder-no-key", "chunk key placeholder '%s' not replaced; the chunks have the keys %s");

    /**
     * A text has placeholders of a time, but the output's chunks are not divided by time. fluentd leaves them as they
     * are, without a message, and all records go to one place. Add {@code time} to {@code tags} of the buffer.
     */
    public static final Fault NO_TIME =
            Fault.warning("placeholder-no-time", "%s is not replaced; the chunks have the keys %s, without time");

    /**
     * A text has a time that is finer than the time slices of the buffer. Each chunk has the records of a whole slice,
     * and the finer parts are always those of its start. Write a shorter {@code timekey}, or leave the finer part out.
     */
    public static final Fault FINER_THAN_SLICE = Fault.warning(
            "placeholder-time-constant", "%s is always that of the start of a time slice; the timekey is %s");

    /**
     * A text has a part of the tag that the tag of audit records does not have: it is one word. fluentd logs {@code tag
     * placeholder not replaced} for each chunk. Write {@code ${tag}}.
     */
    public static final Fault TAG_PART =
            Fault.warning("placeholder-tag-part", "tag placeholder '%s' not replaced; the tag of audit records is %s");

    private PlaceholderFault() {}
}
