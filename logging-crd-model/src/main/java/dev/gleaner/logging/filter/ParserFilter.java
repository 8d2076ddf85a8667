package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.RecordAccessor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Parses a text in a record into fields ({@code parser}, fluentd {@code @type parser}). */
@Value.Immutable
public non-sealed interface ParserFilter extends Filter, Editable<ParserFilter, ParserFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<ParserFilter> SHAPE = Shape.object("parser", Builder::new)
            .text("key_name", ParserFilter::keyName, Builder::keyName)
            .flag("reserve_time", ParserFilter::reserveTime, Builder::reserveTime)
            .flag("reserve_data", ParserFilter::reserveData, Builder::reserveData)
            .flag("remove_key_name_field", ParserFilter::removeKeyNameField, Builder::removeKeyNameField)
            .flag("replace_invalid_sequence", ParserFilter::replaceInvalidSequence, Builder::replaceInvalidSequence)
            .text("inject_key_prefix", ParserFilter::injectKeyPrefix, Builder::injectKeyPrefix)
            .text("hash_value_field", ParserFilter::hashValueField, Builder::hashValueField)
            .flag(
                    "emit_invalid_record_to_error",
                    ParserFilter::emitInvalidRecordToError,
                    Builder::emitInvalidRecordToError)
            .part("parse", ParseSection.class, ParserFilter::parse, Builder::parse)
            .parts("parsers", ParseSection.class, ParserFilter::parsers, Builder::parsers)
            .rule(ParserFilter::refuseParsers)
            .rule(ParserFilter::requireParse)
            .rule(RecordAccessor.rule("key_name"));

    /** The field with the text; empty means {@code message}, or {@code log} where Docker runs the containers. */
    Optional<String> keyName();

    /** Whether the record keeps its original time; empty means that it gets the parsed one. */
    Optional<Boolean> reserveTime();

    /** Whether the record keeps its other fields; empty means false. */
    Optional<Boolean> reserveData();

    /** Whether the text is removed after it is parsed; empty means false. */
    Optional<Boolean> removeKeyNameField();

    /** Whether invalid bytes are replaced; empty means that such a record cannot be parsed. */
    Optional<Boolean> replaceInvalidSequence();

    /** The prefix of the names of new fields; empty means none. */
    Optional<String> injectKeyPrefix();

    /** The field that contains the new fields; empty means the top of the record. */
    Optional<String> hashValueField();

    /** Whether a record that cannot be parsed is sent to the error output; empty means true. */
    Optional<Boolean> emitInvalidRecordToError();

    /** How the text is parsed; empty results in an empty section, which fluentd refuses. */
    Optional<ParseSection> parse();

    /** A deprecated form of {@code parse}, which the operator refuses unless it is empty. */
    List<ParseSection> parsers();

    /** A filter that the consumer fills in. */
    static ParserFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void refuseParsers(Tree.Mapping parser, Position position, FieldPath path, Violations violations) {
        if (parser.hasValue("parsers")) {
            violations.report(FilterFault.PARSERS, parser, path, "parsers");
        }
    }

    private static void requireParse(Tree.Mapping parser, Position position, FieldPath path, Violations violations) {
        if (!parser.isSet("parse") && !parser.hasValue("parsers")) {
            violations.report(FilterFault.PARSER_TYPE_NONE, position, path.field("parse"));
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
