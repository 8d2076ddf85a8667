package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.plugin.RubyRegexp;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Joins records that are parts of one message ({@code concat}, fluentd {@code @type concat}). Exactly one of these
 * determines which records belong together: a number of lines, regular expressions of lines, a partial key, the
 * metadata of Docker, or the tags of the CRI.
 */
@Value.Immutable
public non-sealed interface ConcatFilter extends Filter, Editable<ConcatFilter, ConcatFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<ConcatFilter> SHAPE = Shape.object("concat", Builder::new)
            .text("key", ConcatFilter::key, Builder::key)
            .text("separator", ConcatFilter::separator, Builder::separator)
            .integer("n_lines", ConcatFilter::nLines, Builder::nLines)
            .text("multiline_start_regexp", ConcatFilter::multilineStartRegexp, Builder::multilineStartRegexp)
            .text("multiline_end_regexp", ConcatFilter::multilineEndRegexp, Builder::multilineEndRegexp)
            .text("continuous_line_regexp", ConcatFilter::continuousLineRegexp, Builder::continuousLineRegexp)
            .text("stream_identity_key", ConcatFilter::streamIdentityKey, Builder::streamIdentityKey)
            .integer("flush_interval", ConcatFilter::flushInterval, Builder::flushInterval)
            .text("timeout_label", ConcatFilter::timeoutLabel, Builder::timeoutLabel)
            .flag("use_first_timestamp", ConcatFilter::useFirstTimestamp, Builder::useFirstTimestamp)
            .text("partial_key", ConcatFilter::partialKey, Builder::partialKey)
            .text("partial_value", ConcatFilter::partialValue, Builder::partialValue)
            .flag("keep_partial_key", ConcatFilter::keepPartialKey, Builder::keepPartialKey)
            .text("use_partial_metadata", ConcatFilter::usePartialMetadata, Builder::usePartialMetadata)
            .text("keep_partial_metadata", ConcatFilter::keepPartialMetadata, Builder::keepPartialMetadata)
            .text("partial_metadata_format", ConcatFilter::partialMetadataFormat, Builder::partialMetadataFormat)
            .since("4.4.0")
            .flag("use_partial_cri_logtag", ConcatFilter::usePartialCriLogtag, Builder::usePartialCriLogtag)
            .since("4.4.0")
            .text("partial_cri_logtag_key", ConcatFilter::partialCriLogtagKey, Builder::partialCriLogtagKey)
            .since("4.4.0")
            .text("partial_cri_stream_key", ConcatFilter::partialCriStreamKey, Builder::partialCriStreamKey)
            .since("4.4.0")
            .rule(RubyRegexp.rule("multiline_start_regexp", "multiline_end_regexp", "continuous_line_regexp"))
            .rule(ConcatRules::checkModes)
            .rule(ConcatRules::checkPartialValue)
            .rule(Options.among(
                    "partial_metadata_format", "docker-fluentd", "docker-journald", "docker-journald-lowercase"));

    /**
     * The field with the text to join; empty means {@code message}, or {@code log} where Docker runs the containers.
     */
    Optional<String> key();

    /** The text between joined lines; empty means a line break. Old operators ignore an empty text. */
    Optional<String> separator();

    /** The number of records that are joined; 0 or empty means that the number does not determine the parts. */
    Optional<Integer> nLines();

    /** The Ruby regular expression of the first line of a message, between slashes; empty means none. */
    Optional<String> multilineStartRegexp();

    /** The Ruby regular expression of the last line of a message, between slashes; empty means none. */
    Optional<String> multilineEndRegexp();

    /**
     * The Ruby regular expression of the lines after the first one, between slashes; any other line ends the message.
     * Empty means that every line continues it.
     */
    Optional<String> continuousLineRegexp();

    /** The field whose value separates streams, such as {@code container_id}; empty means one stream for each tag. */
    Optional<String> streamIdentityKey();

    /** The time after which an incomplete message is flushed, in seconds; 0 or empty means 60. */
    Optional<Integer> flushInterval();

    /** The fluentd label that receives messages flushed after the interval; empty means the error label. */
    Optional<String> timeoutLabel();

    /** Whether a message has the time of its first line; empty means false, that of its last one. */
    Optional<Boolean> useFirstTimestamp();

    /** The field that marks a record as a part of a message, with {@link #partialValue()}; empty means none. */
    Optional<String> partialKey();

    /** The value of {@link #partialKey()} in every part except the last one; required with it, otherwise empty. */
    Optional<String> partialValue();

    /** Whether {@link #partialKey()} stays in joined records; empty means false. */
    Optional<Boolean> keepPartialKey();

    /** Whether the metadata of Docker determine the parts, {@code true} or {@code false}; empty means false. */
    Optional<String> usePartialMetadata();

    /** Whether the metadata of Docker stay in joined records, {@code true} or {@code false}; empty means false. */
    Optional<String> keepPartialMetadata();

    /**
     * The names of the metadata of Docker: {@code docker-fluentd}, {@code docker-journald} or
     * {@code docker-journald-lowercase}; empty means docker-fluentd.
     */
    Optional<String> partialMetadataFormat();

    /** Whether the tag that the CRI writes before each line determines the parts; empty means false. */
    Optional<Boolean> usePartialCriLogtag();

    /** The field with the tag of the CRI, usually {@code logtag}; empty means none. */
    Optional<String> partialCriLogtagKey();

    /** The field with the stream of the CRI; empty means {@code stream}. */
    Optional<String> partialCriStreamKey();

    /** A filter that the consumer fills in. */
    static ConcatFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutableConcatFilter.Builder implements ModelBuilder<ConcatFilter> {
        Builder() {}
    }
}
