package dev.gleaner.logging.filter;

import dev.gleaner.document.OpenObject;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;

/** The options that {@link ParseSection} and {@link ParsePattern} share. */
public interface ParseOptions extends OpenObject {
    /**
     * The kind of parser, such as {@code json}, {@code regexp}, {@code multiline} or {@code multi_format}. fluentd
     * refuses a section without it; a pattern has {@link #format()} instead.
     */
    Optional<String> type();

    /**
     * The Ruby regular expression, for type {@code regexp}; its named groups become fields. Empty means none, which
     * fluentd refuses for that type.
     */
    Optional<String> expression();

    /** The time field; empty means {@code time}. */
    Optional<String> timeKey();

    /** The regular expression of values that count as null; empty means none. */
    Optional<String> nullValuePattern();

    /** Whether an empty text counts as null; empty means false. */
    Optional<Boolean> nullEmptyString();

    /** Whether a record without a time gets the current one; empty means fluentd's default. */
    Optional<Boolean> estimateCurrentEvent();

    /** Whether the time field stays in the record; empty means false. */
    Optional<Boolean> keepTimeKey();

    /**
     * The types of fields, such as {@code code:integer,at:time:unixtime}: {@code string}, {@code integer},
     * {@code float}, {@code bool}, {@code time} or {@code array}. Empty means that all are texts.
     */
    Optional<String> types();

    /** The format of the time, as for {@code strptime}; empty means that the parser guesses. */
    Optional<String> timeFormat();

    /** The type of the time: {@code string} (if empty), {@code unixtime}, {@code float} or {@code mixed}. */
    Optional<String> timeType();

    /** Whether times are local, which excludes {@code utc}; empty means fluentd's default. */
    Optional<Boolean> localTime();

    /** Whether times are in UTC, which excludes {@code local_time}; empty means false. */
    Optional<Boolean> utc();

    /** The time zone of times without one, such as {@code +09:00}; empty means the local one. */
    Optional<String> timezone();

    /**
     * The kind of parser of a pattern inside {@code multi_format}, such as {@code nginx}, {@code regexp} or
     * {@code none}; in a section, a parameter of that type. Empty means none.
     */
    Optional<String> format();

    /** The pattern, for type {@code grok} with only one; empty means none. */
    Optional<String> grokPattern();

    /** A file of custom grok patterns, as a secret; empty means none. Versions from 3.17.10 on accept it. */
    Optional<SecretValue> customPatternPath();

    /** The path of a file of custom grok patterns, for 3.17.7, where the field is a text; empty means none. */
    Optional<String> customPatternPathText();

    /** The field for the reason why no grok pattern matched; empty means none. */
    Optional<String> grokFailureKey();

    /** The field for the name of the grok pattern that matched; empty means none. */
    Optional<String> grokNameKey();

    /** The regular expression of the first line of a record, for type {@code multiline_grok}; empty means none. */
    Optional<String> multilineStartRegexp();

    /** The patterns that are tried in order, for type {@code grok}; empty means none. */
    List<GrokPattern> grokPatterns();
}
