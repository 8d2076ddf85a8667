package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Takes a text in a record apart into fields ({@code parser}, fluentd {@code @type parser}). */
@Value.Immutable
public non-sealed interface ParserFilter extends Filter, Editable<ParserFilter, ParserFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<ParserFilter> SHAPE = Shape.object("parser", Builder::new)
            .optional("key_name", Scalar.TEXT, ParserFilter::keyName, Builder::keyName)
            .optional("reserve_time", Scalar.FLAG, ParserFilter::reserveTime, Builder::reserveTime)
            .optional("reserve_data", Scalar.FLAG, ParserFilter::reserveData, Builder::reserveData)
            .optional(
                    "remove_key_name_field", Scalar.FLAG, ParserFilter::removeKeyNameField, Builder::removeKeyNameField)
            .optional(
                    "replace_invalid_sequence",
                    Scalar.FLAG,
                    ParserFilter::replaceInvalidSequence,
                    Builder::replaceInvalidSequence)
            .optional("inject_key_prefix", Scalar.TEXT, ParserFilter::injectKeyPrefix, Builder::injectKeyPrefix)
            .optional("hash_value_field", Scalar.TEXT, ParserFilter::hashValueField, Builder::hashValueField)
            .optional(
                    "emit_invalid_record_to_error",
                    Scalar.FLAG,
                    ParserFilter::emitInvalidRecordToError,
                    Builder::emitInvalidRecordToError)
            .optional("parse", Shape.ref(ParseSection.class), ParserFilter::parse, Builder::parse)
            .list("parsers", Shape.ref(ParseSection.class), ParserFilter::parsers, Builder::parsers)
            .rule(ParserFilter::refuseParsers);

    /** The field with the text; empty means {@code message}, or {@code log} where Docker runs the containers. */
    Optional<String> keyName();

    /** Whether the record keeps its old time; empty means it gets the one that was parsed. */
    Optional<Boolean> reserveTime();

    /** Whether the record keeps its other fields; empty means it does not. */
    Optional<Boolean> reserveData();

    /** Whether the text is removed once it is parsed; empty means it stays with the other fields. */
    Optional<Boolean> removeKeyNameField();

    /** Whether bytes that are no text are replaced; empty means that they make the record fail. */
    Optional<Boolean> replaceInvalidSequence();

    /** What the names of the new fields start with; empty means nothing. */
    Optional<String> injectKeyPrefix();

    /** The field below which the new fields are put; empty means the top of the record. */
    Optional<String> hashValueField();

    /** Whether a record that fails goes to the error output; empty means it does. */
    Optional<Boolean> emitInvalidRecordToError();

    /** How the text is parsed; empty means an empty section, which fluentd refuses. */
    Optional<ParseSection> parse();

    /** An old form of {@code parse}, which the operator refuses unless it is empty. */
    List<ParseSection> parsers();

    /** A filter that the consumer fills in. */
    static ParserFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void refuseParsers(Tree.Mapping parser, Position position, FieldPath path, Violations violations) {
        if (parser.has("parsers")) {
            violations.report(FilterFault.PARSERS, parser, path, "parsers");
        }
    }

    /** Builds the filter. */
    final class Builder extends ImmutableParserFilter.Builder implements ModelBuilder<ParserFilter> {
        Builder() {}

        /** Changes how the text is parsed. */
        public Builder parse(Consumer<ParseSection.Builder> change) {
            return parse(ModelBuilder.part(this, ParserFilter::parse, ParseSection::of, change));
        }
    }
}
